import rule from '../../src/rules/no-outer-client-in-transaction.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const files = { 'src/db.ts': DB };
/** A client that a package of the workspace hands on, and a helper that opens a transaction on whatever it is handed. */
const PACKAGED = {
  'package.json': '{"workspaces":["packages/*","apps/*"]}',
  'packages/database/package.json':
    '{"name":"@acme/database","main":"./src/index.ts","dependencies":{"@prisma/client":"^6.0.0"}}',
  'packages/database/src/index.ts': "export * from '@prisma/client';\n",
  'apps/web/package.json': '{"name":"web","dependencies":{"@acme/database":"workspace:*"}}',
  'apps/web/src/db.ts': `
import { PrismaClient, type Prisma } from '@acme/database';
type Handle = Omit<PrismaClient, '$connect' | '$transaction'>;
export const prisma = new PrismaClient();
const isHandle = (client: PrismaClient | Handle): client is Handle => !('$transaction' in client);
export async function inTransaction<R>(client: PrismaClient | Handle, run: (tx: Handle) => Promise<R>, options?: { timeout?: number }) {
  if (isHandle(client)) return run(client);
  try {
    return await (client as PrismaClient).$transaction(run, options);
  } catch (error) {
    console.error(error);
    throw error;
  }
}
`,
};
const likely = { evidence: 'likely' };

/** Repositories whose client is annotated by what the module exports, or a transaction of it. */
const REPOSITORIES = {
  'package.json': '{"dependencies":{"drizzle-orm":"^0.45.0","pg":"^8.0.0"}}',
  'src/db.ts': `
import { drizzle } from 'drizzle-orm/node-postgres';
export const db = drizzle(process.env.DATABASE_URL!);
export type Database = typeof db | Parameters<Parameters<(typeof db)['transaction']>[0]>[0];
`,
  'src/orders.ts': `
import { pgTable, text } from 'drizzle-orm/pg-core';
import type { Database } from './db';
const orders = pgTable('orders', { id: text('id') });
export class OrderRepository {
  constructor(readonly client: Database) {}
  with(client: Database) { return new OrderRepository(client); }
  async create(row: object) { return this.client.insert(orders).values(row); }
}
export const makeOrders = (client: Database) => new OrderRepository(client);
export class Unit {
  readonly orders: OrderRepository;
  constructor(client: Database) { this.orders = new OrderRepository(client); }
}
`,
};

testRule('no-outer-client-in-transaction', rule, {
  valid: [
    {
      name: 'repositories that are made of the handle, although their class says of which client it takes one: that or a transaction',
      files: REPOSITORIES,
      code: `
import { db, type Database } from './db';
import { makeOrders, OrderRepository, Unit } from './orders';
export class Checkout {
  private readonly orders: OrderRepository;
  constructor(client: Database) { this.orders = new OrderRepository(client); }
  named(row: object) {
    return this.orders.client.transaction(async (tx) => {
      const orders = new OrderRepository(tx);
      return orders.create(row);
    });
  }
  inPlace(row: object) { return db.transaction((tx) => new OrderRepository(tx).create(row)); }
  ofOther(row: object) {
    return db.transaction(async (tx) => {
      const orders = this.orders.with(tx);
      return orders.create(row);
    });
  }
  byFactory(row: object) {
    return db.transaction(async (tx) => {
      let orders: OrderRepository;
      orders = makeOrders(tx);
      return orders.create(row);
    });
  }
  inObject(row: object) {
    return db.transaction(async (tx) => {
      const repositories = { orders: new OrderRepository(tx) };
      return repositories.orders.create(row);
    });
  }
  inUnit(row: object) {
    return db.transaction(async (tx) => {
      const { orders } = new Unit(tx);
      return orders.create(row);
    });
  }
}
`,
    },
    {
      name: 'a transaction that is held for its lock: what runs under it is no part of it',
      files,
      options: { evidence: 'likely' },
      code: `
import { prisma } from './db';
async function underLock(work: () => Promise<void>) {
  await prisma.$transaction(async (tx) => {
    const [row] = await tx.$queryRaw\`SELECT pg_try_advisory_xact_lock(7) AS locked\`;
    if (!row.locked) return;
    await work();
  });
}
export const tick = () =>
  underLock(async () => {
    await prisma.order.updateMany({ data: { total: 0 } });
    await fetch('https://example.com/ticked');
  });
`,
    },
    {
      name: 'what is written in front of a throw, by which all else is undone',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function close(id: number) {
  await prisma.$transaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { id } });
    if (!order) {
      await prisma.failure.create({ data: { id } });
      throw new Error('no order');
    }
    await tx.order.delete({ where: { id } });
  });
}
`,
    },
    {
      name: 'statements through the handle',
      files,
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await tx.note.create({ data: { orderId: id } });
  });
`,
    },
    {
      name: 'a handle of the same name as the client is another one',
      files,
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (prisma) => {
    await prisma.order.update({ where: { id }, data: { paid: true } });
  });
`,
    },
    {
      name: 'a helper that is handed the handle, as an argument, among others, or in the place of a default',
      files: {
        ...files,
        'src/notes.ts': `
import { Prisma } from '@prisma/client';
import { prisma } from './db';
export const note = (client: Prisma.TransactionClient, body: string) => client.note.create({ data: { body } });
export const log = (body: string, tx?: Prisma.TransactionClient) => (tx ?? prisma).note.create({ data: { body } });
export const mark = (body: string, { client = prisma }: { client?: Prisma.TransactionClient } = {}) =>
  client.note.create({ data: { body } });
`,
      },
      code: `
import { prisma } from './db';
import { log, mark, note } from './notes';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await note(tx, 'paid');
    await log('paid', tx);
    await mark('paid', { client: tx });
  });
`,
      options: likely,
    },

    {
      name: 'what is written about the failure stays, and so does what nothing waits for',
      files,
      options: likely,
      code: `
import { prisma } from './db';
const audit = (id: number) => prisma.note.create({ data: { orderId: id } });
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    try {
      await tx.order.update({ where: { id }, data: { paid: true } });
    } catch (error) {
      await prisma.failure.create({ data: { orderId: id } });
      throw error;
    }
    await tx.order.count().catch(() => audit(id));
    void audit(id);
    setImmediate(() => audit(id));
    [id].map(async (each) => { await prisma.note.create({ data: { orderId: each } }); });
    [id].forEach(async (each) => { await audit(each); });
  });
`,
    },
    {
      name: 'a comment says that it is meant to be outside',
      files,
      options: likely,
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    // Outside of the transaction, so that the attempt is on record whatever becomes of it.
    await prisma.attempt.create({ data: { orderId: id } });
    await prisma.attempt.count(); // intentionally not through tx
  });
`,
    },
    {
      name: 'another database, a replica, a client of another library',
      files: {
        ...files,
        'src/replica.ts': `
import { PrismaClient } from '@prisma/client';
export const replica = new PrismaClient({ datasourceUrl: process.env.REPLICA });
`,
      },
      options: likely,
      code: `
import { Pool } from 'pg';
import { prisma } from './db';
import { replica } from './replica';
const pool = new Pool();
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await replica.order.findMany();
    await pool.query('insert into notes values (1)');
  });
`,
    },
    {
      name: 'two clients that one function made of what it was given',
      files: {
        'src/clients.ts': `
import { PrismaClient } from '@prisma/client';
const make = (datasourceUrl: string) => new PrismaClient({ datasourceUrl });
export const orders = make('postgres://orders');
export const archive = make('postgres://archive');
`,
      },
      options: likely,
      code: `
import { archive, orders } from './clients';
export const move = (id: number) =>
  orders.$transaction(async (tx) => {
    const order = await tx.order.delete({ where: { id } });
    await archive.order.create({ data: order });
  });
`,
    },
    {
      name: 'locks, sequences and settings, and a list of statements',
      options: likely,
      code: `
const knex = require('knex')({ client: 'pg' });
exports.next = async (id) => {
  await knex.transaction(async (trx) => {
    await knex.raw('select pg_advisory_xact_lock(1)');
    const { rows } = await knex.raw("select nextval('orders_number')");
    await trx('orders').where({ id }).update({ number: rows[0].nextval });
    await knex('orders').where({ id }).update({ seen: true }).transacting(trx);
  });
};
`,
      filename: 'src/index.js',
    },
    {
      name: 'a transaction of its own',
      files,
      options: likely,
      code: `
import { prisma } from './db';
const nextNumber = () => prisma.$transaction(async (tx) => { await tx.counter.update({ where: { id: 1 }, data: {} }); });
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await nextNumber();
    await tx.order.update({ where: { id }, data: { paid: true } });
  });
`,
    },
    {
      name: 'a handle inside of a handle, and the outer handle inside of the inner one',
      files: {},
      options: likely,
      code: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { notes } from './schema';
const db = drizzle('postgres://');
export const save = () =>
  db.transaction(async (tx) => {
    await tx.transaction(async (inner) => { await inner.insert(notes).values({}); await tx.insert(notes).values({}); });
  });
`,
    },
    {
      name: 'Sequelize that knows its transaction by the running code',
      files: {
        'src/setup.js':
          "const Sequelize = require('sequelize'); Sequelize.useCLS(require('cls-hooked').createNamespace('tx'));",
      },
      options: likely,
      code: `
const { Sequelize } = require('sequelize');
const sequelize = new Sequelize('postgres://');
const Order = sequelize.define('Order', {});
exports.pay = () => sequelize.transaction(async () => { await Order.create({}); });
`,
      filename: 'src/index.js',
    },
    {
      name: 'Sequelize 7, Mongoose with its storage, TypeORM with typeorm-transactional',
      files: {
        'package.json': '{"dependencies":{"typeorm-transactional":"^0.5.0","typeorm":"^0.3.0"}}',
        'src/main.ts':
          "import { addTransactionalDataSource } from 'typeorm-transactional';\nexport { addTransactionalDataSource };",
      },
      options: likely,
      code: `
import { Sequelize } from '@sequelize/core';
import mongoose from 'mongoose';
import { DataSource } from 'typeorm';
class User {}
mongoose.set('transactionAsyncLocalStorage', true);
const sequelize = new Sequelize('postgres://');
const Order = sequelize.define('Order', {});
const Note = mongoose.model('Note', new mongoose.Schema({}));
const source = new DataSource({ type: 'postgres' });
export async function all() {
  await sequelize.transaction(async () => { await Order.create({}); });
  await mongoose.connection.transaction(async () => { await Note.create({}); });
  await source.transaction(async () => { await source.getRepository(User).save({}); });
}
`,
    },
    {
      name: "MikroORM's contexts",
      options: likely,
      code: `
import { MikroORM } from '@mikro-orm/postgresql';
class Order {}
const orm = await MikroORM.init({});
export const pay = () => orm.em.transactional(async (em) => { await em.flush(); await orm.em.nativeUpdate(Order, {}, {}); });
`,
    },
    {
      name: 'a document that was read in the session keeps it',
      options: likely,
      code: `
const mongoose = require('mongoose');
const Order = mongoose.model('Order', new mongoose.Schema({}));
exports.pay = async (id, options) => {
  const session = await mongoose.startSession();
  await session.withTransaction(async () => {
    const order = await Order.findById(id).session(session);
    order.paid = true;
    await order.save();
    await Order.create([{}], { session });
    await Order.updateOne({}, {}, options);
  });
};
`,
      filename: 'src/index.js',
    },
    {
      name: 'the connection of the transaction, and what comes before, behind, or after a rollback',
      options: likely,
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.pay = async (id) => {
  const client = await pool.connect();
  await pool.query('select 1');
  try {
    await client.query('begin');
    const { rowCount } = await client.query('update orders set paid = true where id = $1', [id]);
    if (rowCount === 0) {
      await client.query('rollback');
      await pool.query('insert into misses values ($1)', [id]);
      return;
    }
    await client.query('commit');
    await pool.query('insert into notes values ($1)', [id]);
  } catch (error) {
    await client.query('rollback');
    await pool.query('insert into failures values ($1)', [id]);
    throw error;
  } finally {
    client.release();
  }
};
`,
      filename: 'src/index.js',
    },
    {
      name: 'a repository of another connection, by its name',
      files: {
        'src/user.ts': "import { Entity } from 'typeorm';\n@Entity() export class User { id: number; }",
      },
      options: likely,
      code: `
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { User } from './user';
export class Users {
  constructor(
    private readonly source: DataSource,
    @InjectRepository(User) private readonly users: Repository<User>,
    @InjectRepository(User, 'archive') private readonly archived: Repository<User>,
  ) {}
  async move(id: number) {
    await this.source.transaction(async (em) => {
      await em.withRepository(this.users).delete({ id });
      await em.getRepository(User).update({ id }, {});
      await this.archived.insert({ id });
    });
  }
}
`,
    },
    {
      name: 'an unrelated object with the same members',
      code: `
export const run = (db: any, prisma: any) =>
  prisma.$transaction(async (tx: any) => { await db.order.create({}); await tx.order.create({}); });
`,
    },
    {
      name: 'a helper of the project that runs the callback with the transaction it is handed: there both are one',
      files: PACKAGED,
      filename: 'apps/web/src/pay.ts',
      code: `
import { inTransaction, prisma as client } from './db';
export const pay = (id: number) =>
  client.$transaction(async (prisma) => {
    const order = await prisma.order.findUnique({ where: { id } });
    return inTransaction(prisma, async (tx) => {
      await tx.note.create({ data: { orderId: order.id } });
      return prisma.order.update({ where: { id }, data: { paid: true } });
    });
  });
`,
    },
  ],
  invalid: [
    {
      name: 'repositories that are made of the outer client, and one that the class holds',
      files: REPOSITORIES,
      code: `
import { db, type Database } from './db';
import { makeOrders, OrderRepository } from './orders';
export class Checkout {
  private readonly orders: OrderRepository;
  constructor(client: Database) { this.orders = new OrderRepository(client); }
  held(row: object) {
    return this.orders.client.transaction(async (tx) => {
      await tx.execute('select 1');
      return this.orders.create(row);
    });
  }
  made(row: object) {
    return db.transaction(async (tx) => {
      await tx.execute('select 1');
      const orders = new OrderRepository(db);
      return orders.create(row);
    });
  }
  byFactory(row: object) {
    return db.transaction(async (tx) => {
      await tx.execute('select 1');
      return makeOrders(db).create(row);
    });
  }
}
`,
      errors: [
        { messageId: 'reachesOutside', at: 'this.orders.create' },
        { messageId: 'reachesOutside', at: 'orders.create', line: 17 },
        { messageId: 'reachesOutside', at: 'makeOrders(db).create' },
      ],
    },
    {
      name: 'Knex takes the transaction by its chain alone: a value behind a column is no options; a function gives the client',
      filename: 'src/accounts.js',
      files: {
        'src/db.js': "module.exports = require('knex')({ client: 'pg' });\n",
        'src/mongo.js':
          "const { MongoClient } = require('mongodb');\nconst client = new MongoClient(process.env.MONGO_URL);\nmodule.exports = { client, getDb: () => client.db('shop') };\n",
      },
      code: `
const db = require('./db');
const { client, getDb } = require('./mongo');
exports.move = (a, b, n) =>
  db.transaction(async (trx) => {
    await trx('accounts').where('id', a).decrement('balance', n);
    await db('accounts').where('id', b).increment('balance', n);
    await db('accounts').where('id', b).transacting(trx).increment('balance', n);
  });
exports.buy = async (order) => {
  const session = client.startSession();
  await session.withTransaction(async () => {
    await getDb().collection('orders').insertOne(order, { session });
    await getDb().collection('items').updateOne({ _id: order.item }, { $inc: { stock: -1 } });
  });
};
`,
      errors: [
        {
          messageId: 'writesOutside',
          at: "db('accounts').where('id', b).increment",
          data: {
            query: "db('accounts').where().increment()",
            client: 'db',
            remedy: 'Use `trx`',
          },
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'trx' },
              output: `
const db = require('./db');
const { client, getDb } = require('./mongo');
exports.move = (a, b, n) =>
  db.transaction(async (trx) => {
    await trx('accounts').where('id', a).decrement('balance', n);
    await trx('accounts').where('id', b).increment('balance', n);
    await db('accounts').where('id', b).transacting(trx).increment('balance', n);
  });
exports.buy = async (order) => {
  const session = client.startSession();
  await session.withTransaction(async () => {
    await getDb().collection('orders').insertOne(order, { session });
    await getDb().collection('items').updateOne({ _id: order.item }, { $inc: { stock: -1 } });
  });
};
`,
            },
          ],
        },
        {
          messageId: 'lacksOption',
          at: "getDb().collection('items').updateOne",
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              output: `
const db = require('./db');
const { client, getDb } = require('./mongo');
exports.move = (a, b, n) =>
  db.transaction(async (trx) => {
    await trx('accounts').where('id', a).decrement('balance', n);
    await db('accounts').where('id', b).increment('balance', n);
    await db('accounts').where('id', b).transacting(trx).increment('balance', n);
  });
exports.buy = async (order) => {
  const session = client.startSession();
  await session.withTransaction(async () => {
    await getDb().collection('orders').insertOne(order, { session });
    await getDb().collection('items').updateOne({ _id: order.item }, { $inc: { stock: -1 } }, { session });
  });
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Mongoose: a query takes the session by a member of its chain, and holds no connection',
      code: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({}));
const Entry = mongoose.model('Entry', new mongoose.Schema({}));
export async function pay(id: string) {
  const session = await mongoose.startSession();
  session.startTransaction();
  const user = await User.findById(id);
  await Entry.create([{ user }], { session });
  const entries = await Entry.find({ user: id });
  await User.updateOne({ _id: id }, { $inc: { n: 1 } });
  await Entry.insertMany([{ entries }]);
  await session.commitTransaction();
}
`,
      errors: [
        {
          at: 'User.findById',
          messageId: 'lacksOption',
          data: {
            query: 'User.findById()',
            harm: 'it does not read from its snapshot',
            remedy: 'Chain `.session(session)`',
          },
        },
        {
          at: 'Entry.find',
          messageId: 'lacksOption',
          data: {
            query: 'Entry.find()',
            harm: 'it does not see what was written',
            remedy: 'Chain `.session(session)`',
          },
        },
        {
          at: 'User.updateOne',
          messageId: 'lacksOption',
          data: {
            query: 'User.updateOne()',
            harm: 'it stays when that is rolled back',
            remedy: 'Chain `.session(session)`',
          },
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: ', { session }' },
              output: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({}));
const Entry = mongoose.model('Entry', new mongoose.Schema({}));
export async function pay(id: string) {
  const session = await mongoose.startSession();
  session.startTransaction();
  const user = await User.findById(id);
  await Entry.create([{ user }], { session });
  const entries = await Entry.find({ user: id });
  await User.updateOne({ _id: id }, { $inc: { n: 1 } }, { session });
  await Entry.insertMany([{ entries }]);
  await session.commitTransaction();
}
`,
            },
          ],
        },
        {
          at: 'Entry.insertMany',
          messageId: 'lacksOption',
          data: {
            query: 'Entry.insertMany()',
            harm: 'it stays when that is rolled back',
            remedy: 'Pass `{ session }`',
          },
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: ', { session }' },
              output: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({}));
const Entry = mongoose.model('Entry', new mongoose.Schema({}));
export async function pay(id: string) {
  const session = await mongoose.startSession();
  session.startTransaction();
  const user = await User.findById(id);
  await Entry.create([{ user }], { session });
  const entries = await Entry.find({ user: id });
  await User.updateOne({ _id: id }, { $inc: { n: 1 } });
  await Entry.insertMany([{ entries }], { session });
  await session.commitTransaction();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a client of a package of the workspace, in a helper of the project that opens the transaction',
      files: PACKAGED,
      filename: 'apps/web/src/pay.ts',
      code: `
import { inTransaction, prisma } from './db';
export const pay = (id: number) =>
  inTransaction(prisma, async (tx) => {
    await tx.note.create({ data: { orderId: id } });
    return await prisma.order.update({ where: { id }, data: { paid: true } });
  });
`,
      errors: [
        {
          at: 'prisma.order.update',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { inTransaction, prisma } from './db';
export const pay = (id: number) =>
  inTransaction(prisma, async (tx) => {
    await tx.note.create({ data: { orderId: id } });
    return await tx.order.update({ where: { id }, data: { paid: true } });
  });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a write and a read through the client around it',
      files,
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    const order = await prisma.order.findUnique({ where: { id } });
    await tx.order.update({ where: { id }, data: { paid: true } });
    await prisma.note.create({ data: { orderId: id } });
    return order;
  });
`,
      errors: [
        {
          at: 'prisma.order.findUnique',
          messageId: 'readsOutside',
          data: {
            query: 'prisma.order.findUnique()',
            client: 'prisma',
            harm: 'it needs a second connection',
            remedy: 'Use `tx`',
          },
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    const order = await tx.order.findUnique({ where: { id } });
    await tx.order.update({ where: { id }, data: { paid: true } });
    await prisma.note.create({ data: { orderId: id } });
    return order;
  });
`,
            },
          ],
        },
        {
          at: 'prisma.note.create',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    const order = await prisma.order.findUnique({ where: { id } });
    await tx.order.update({ where: { id }, data: { paid: true } });
    await tx.note.create({ data: { orderId: id } });
    return order;
  });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a helper of another file that imports the client',
      files: {
        ...files,
        'src/notes.ts': `
import { prisma } from './db';
export async function note(body: string) {
  await prisma.note.create({ data: { body } });
}
`,
        'src/audit.ts': `
import { note } from './notes';
export const audit = async (id: number) => { await note('paid ' + id); };
`,
      },
      code: `
import { prisma } from './db';
import { audit } from './audit';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await audit(id);
  });
`,
      errors: [
        {
          at: 'audit',
          line: 7,
          messageId: 'reachesOutside',
        },
      ],
    },
    {
      name: 'a callback that takes no handle, and one that does not use its own',
      files,
      code: `
import { prisma } from './db';
export const close = (id: number) =>
  prisma.$transaction(async () => {
    await prisma.order.update({ where: { id }, data: { closed: true } });
    await prisma.note.create({ data: { orderId: id } });
  });
export const open = (id: number) =>
  prisma.$transaction(async (tx) => {
    await prisma.order.update({ where: { id }, data: { closed: false } });
  });
`,
      errors: [
        {
          at: 'prisma.$transaction',
          line: 4,
          messageId: 'usesNothing',
          suggestions: [
            {
              messageId: 'takeHandle',
              data: { repair: 'trx' },
              output: `
import { prisma } from './db';
export const close = (id: number) =>
  prisma.$transaction(async (trx) => {
    await trx.order.update({ where: { id }, data: { closed: true } });
    await trx.note.create({ data: { orderId: id } });
  });
export const open = (id: number) =>
  prisma.$transaction(async (tx) => {
    await prisma.order.update({ where: { id }, data: { closed: false } });
  });
`,
            },
          ],
        },
        { at: 'prisma.$transaction', line: 9, messageId: 'usesNothing' },
      ],
    },
    {
      name: 'a function that takes the client is given the outer one, or none',
      files,
      filename: 'src/index.js',
      code: `
import { prisma } from './db';
const note = (client, body) => client.note.create({ data: { body } });
const log = (body, client = prisma) => client.note.create({ data: { body } });
export const pay = (id) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await note(prisma, 'paid');
    await log('paid');
  });
`,
      errors: [
        {
          at: 'note',
          line: 8,
          messageId: 'handsOverOuter',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { prisma } from './db';
const note = (client, body) => client.note.create({ data: { body } });
const log = (body, client = prisma) => client.note.create({ data: { body } });
export const pay = (id) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await note(tx, 'paid');
    await log('paid');
  });
`,
            },
          ],
        },
        { at: 'log', line: 9, messageId: 'reachesOutside' },
      ],
    },
    {
      name: 'through a function of the project that hands its callback on',
      files: {
        ...files,
        'src/tx.ts': `
import { PrismaClient, Prisma } from '@prisma/client';
export async function inTransaction<T>(client: PrismaClient, fn: (tx: Prisma.TransactionClient) => Promise<T>): Promise<T> {
  return client.$transaction((tx) => fn(tx));
}
`,
      },
      code: `
import { prisma } from './db';
import { inTransaction } from './tx';
export const pay = (id: number) =>
  inTransaction(prisma, async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await prisma.note.create({ data: { orderId: id } });
  });
`,
      errors: [
        {
          at: 'prisma.note.create',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { prisma } from './db';
import { inTransaction } from './tx';
export const pay = (id: number) =>
  inTransaction(prisma, async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await tx.note.create({ data: { orderId: id } });
  });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a client that a generic function keeps',
      files: {
        'src/once.ts':
          'export function once<T>(name: string, make: () => T): T { const all = globalThis as any; return (all[name] ??= make()); }',
        'src/db.ts': `
import { PrismaClient } from '@prisma/client';
import { once } from './once';
export const prisma = once('prisma', () => new PrismaClient());
`,
      },
      code: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    for (const note of ['a', 'b']) { await prisma.note.count(); }
  });
`,
      errors: [
        {
          at: 'prisma.note.count',
          messageId: 'readsOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { prisma } from './db';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    for (const note of ['a', 'b']) { await tx.note.count(); }
  });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an injected service, behind another one: likely',
      files: {
        'src/prisma.service.ts': `
import { PrismaClient } from '@prisma/client';
export class PrismaService extends PrismaClient {}
`,
        'src/audit.service.ts': `
import { PrismaService } from './prisma.service';
export class AuditService {
  constructor(private readonly prisma: PrismaService) {}
  async log(id: number) { await this.prisma.note.create({ data: { orderId: id } }); }
}
`,
      },
      options: likely,
      code: `
import { PrismaService } from './prisma.service';
import { AuditService } from './audit.service';
export class Orders {
  constructor(private readonly prisma: PrismaService, private readonly audit: AuditService) {}
  async pay(id: number) {
    await this.prisma.$transaction(async (tx) => {
      await tx.order.update({ where: { id }, data: { paid: true } });
      await this.audit.log(id);
      await this.note(id);
    });
  }
  async note(id: number) { await this.prisma.note.create({ data: { orderId: id } }); }
}
`,
      errors: [
        { at: 'this.audit.log', messageId: 'reachesOutside' },
        { at: 'this.note', messageId: 'reachesOutside' },
      ],
    },
    {
      name: 'the same: what is certain of it is the service itself',
      files: {
        'src/prisma.service.ts': `
import { PrismaClient } from '@prisma/client';
export class PrismaService extends PrismaClient {}
`,
        'src/audit.service.ts': `
import { PrismaService } from './prisma.service';
export class AuditService {
  constructor(private readonly prisma: PrismaService) {}
  async log(id: number) { await this.prisma.note.create({ data: { orderId: id } }); }
}
`,
      },
      code: `
import { PrismaService } from './prisma.service';
import { AuditService } from './audit.service';
export class Orders {
  constructor(private readonly prisma: PrismaService, private readonly audit: AuditService) {}
  async pay(id: number) {
    await this.prisma.$transaction(async (tx) => {
      await tx.order.update({ where: { id }, data: { paid: true } });
      await this.audit.log(id);
      await this.note(id);
    });
  }
  async note(id: number) { await this.prisma.note.create({ data: { orderId: id } }); }
}
`,
      errors: [{ at: 'this.note', messageId: 'reachesOutside' }],
    },
    {
      name: 'only the shape of the calls is known: likely',
      files: { 'package.json': '{"dependencies":{"@prisma/client":"^6.0.0"}}' },
      options: likely,
      code: `
import { prisma } from '@acme/core/prisma-client';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.order.update({ where: { id }, data: { paid: true } });
    await prisma.note.create({ data: { orderId: id } });
  });
`,
      errors: [{ at: 'prisma.note.create', messageId: 'writesOutside' }],
    },
    {
      name: 'the manifest runs the command of the library, and a package that is not there hands the client on: likely',
      files: {
        'package.json':
          '{"scripts":{"deploy":"dotenv -e .env -- npx prisma migrate deploy"},"dependencies":{"@acme/core":"^1.0.0"}}',
      },
      options: likely,
      code: `
import { prisma } from '@acme/core/prisma-client';
export const pay = (id: number) =>
  prisma.$transaction(async (tx) => {
    await prisma.order.update({ where: { id }, data: { paid: true } });
  });
`,
      errors: [{ at: 'prisma.$transaction', messageId: 'usesNothing' }],
    },
    {
      name: 'a statement that may fail, and helpers that take a client only: by their type, by what they do with it',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
const audit = (db: PrismaClient, id: number) => db.log.create({ data: { id } });
const both = async (db, id: number) => {
  await db.log.create({ data: { id } });
  await db.$disconnect();
};
export async function close(id: number) {
  await prisma.$transaction(async (tx) => {
    await tx.order.delete({ where: { id } });
    try {
      await prisma.mail.create({ data: { id } });
    } catch (error) {
      console.warn(error);
    }
    await prisma.notice.create({ data: { id } }).catch(() => null);
    await audit(prisma, id);
    await both(prisma, id);
  });
}
`,
      errors: [
        { messageId: 'writesOutside', at: 'prisma.mail.create', suggestions: [] },
        { messageId: 'writesOutside', at: 'prisma.notice.create', suggestions: [] },
        { messageId: 'handsOverOuter', at: 'audit', line: 18, suggestions: [] },
        { messageId: 'handsOverOuter', at: 'both', line: 19, suggestions: [] },
      ],
    },
  ],
});
