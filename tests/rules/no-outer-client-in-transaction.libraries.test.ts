import rule from '../../src/rules/no-outer-client-in-transaction.js';
import { testRule } from '../support/rule-tester.js';

const likely = { evidence: 'likely' };
/** A module in plain JavaScript. */
const filename = 'src/index.js';

testRule('no-outer-client-in-transaction: libraries', rule, {
  valid: [
    {
      name: 'statements through the handle of each library',
      filename,
      options: likely,
      code: `
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import { Kysely, sql as fragment } from 'kysely';
import { Model } from 'objection';
import { Firestore } from '@google-cloud/firestore';
const sql = postgres();
const pool = mysql.createPool({});
const db = new Kysely({});
const store = new Firestore();
class User extends Model {}
export async function all() {
  await sql.begin(async (sql) => { await sql\`update orders set paid = true\`; });
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.query('update orders set paid = true');
  await connection.commit();
  await db.transaction().execute(async (trx) => {
    await trx.insertInto('notes').values({}).execute();
    await fragment\`select 1\`.execute(trx);
  });
  await User.transaction(async (trx) => { await User.query(trx).insert({}); await User.query().patch({}).transacting(trx); });
  await store.runTransaction(async (t) => { const ref = store.doc('a/b'); await t.get(ref); t.update(ref, {}); });
}
`,
    },
    {
      name: 'Sequelize: options of the caller, of which nobody can say what is in them',
      filename,
      code: `
const { Sequelize, Model } = require('sequelize');
const sequelize = new Sequelize('postgres://localhost/wiki');
class Doc extends Model {
  restoreWithin(ctx) {
    const options = { ...ctx.context, event: true };
    return this.restore(options);
  }
  reloadWithin(ctx) {
    const options = { ...ctx.context };
    return this.reload(options);
  }
}
exports.back = (id, ctx) => sequelize.transaction(async (transaction) => {
  const doc = await Doc.findByPk(id, { transaction });
  await doc.restoreWithin(ctx);
  await doc.reloadWithin(ctx);
});
`,
    },
    {
      name: 'knex: a statement that was begun on the handle and goes on',
      filename,
      code: `
const knex = require('knex')({ client: 'pg' });
exports.update = (match) => knex.transaction(async (trx) => {
  const query = trx('users');
  for (const [key, value] of Object.entries(match)) query.andWhere(key, value);
  const user = await query.select('id').first();
  const change = trx('users').where('id', user.id);
  await change.update({ seen: true });
});
`,
    },
  ],
  invalid: [
    {
      name: 'knex, with a callback and without',
      filename,
      code: `
const knex = require('knex')({ client: 'pg' });
exports.pay = async (id) => {
  await knex.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ paid: true });
    await knex('notes').insert({ id });
  });
  const trx = await knex.transaction();
  try {
    await trx('orders').where({ id }).update({ paid: true });
    await knex('notes').insert({ id });
    await trx.commit();
    await knex('notes').insert({ id });
  } catch (error) {
    await trx.rollback();
    throw error;
  }
};
`,
      errors: [
        {
          at: "knex('notes').insert",
          line: 6,
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'trx' },
              output: `
const knex = require('knex')({ client: 'pg' });
exports.pay = async (id) => {
  await knex.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ paid: true });
    await trx('notes').insert({ id });
  });
  const trx = await knex.transaction();
  try {
    await trx('orders').where({ id }).update({ paid: true });
    await knex('notes').insert({ id });
    await trx.commit();
    await knex('notes').insert({ id });
  } catch (error) {
    await trx.rollback();
    throw error;
  }
};
`,
            },
          ],
        },
        {
          at: "knex('notes').insert",
          line: 11,
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'trx' },
              output: `
const knex = require('knex')({ client: 'pg' });
exports.pay = async (id) => {
  await knex.transaction(async (trx) => {
    await trx('orders').where({ id }).update({ paid: true });
    await knex('notes').insert({ id });
  });
  const trx = await knex.transaction();
  try {
    await trx('orders').where({ id }).update({ paid: true });
    await trx('notes').insert({ id });
    await trx.commit();
    await knex('notes').insert({ id });
  } catch (error) {
    await trx.rollback();
    throw error;
  }
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'drizzle: statements and relational queries',
      filename,
      code: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { notes, orders } from './schema.js';
const db = drizzle('postgres://');
export const pay = (id) =>
  db.transaction(async (tx) => {
    await tx.update(orders).set({ paid: true });
    await db.insert(notes).values({ id });
    await db.query.orders.findMany();
  });
`,
      errors: [
        {
          at: 'db.insert(notes).values',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { notes, orders } from './schema.js';
const db = drizzle('postgres://');
export const pay = (id) =>
  db.transaction(async (tx) => {
    await tx.update(orders).set({ paid: true });
    await tx.insert(notes).values({ id });
    await db.query.orders.findMany();
  });
`,
            },
          ],
        },
        {
          at: 'db.query.orders.findMany',
          messageId: 'readsOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { notes, orders } from './schema.js';
const db = drizzle('postgres://');
export const pay = (id) =>
  db.transaction(async (tx) => {
    await tx.update(orders).set({ paid: true });
    await db.insert(notes).values({ id });
    await tx.query.orders.findMany();
  });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'kysely: builders, fragments, a transaction without a callback',
      filename,
      code: `
import { Kysely, sql } from 'kysely';
const db = new Kysely({});
export async function pay() {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('orders').set({ paid: true }).execute();
    await db.insertInto('notes').values({}).execute();
    await sql\`update notes set seen = true\`.execute(db);
  });
  const trx = await db.startTransaction().execute();
  await trx.updateTable('orders').set({ paid: true }).execute();
  await db.insertInto('notes').values({}).execute();
  await trx.commit().execute();
}
`,
      errors: [
        {
          at: "db.insertInto('notes').values({}).execute",
          line: 7,
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'trx' },
              output: `
import { Kysely, sql } from 'kysely';
const db = new Kysely({});
export async function pay() {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('orders').set({ paid: true }).execute();
    await trx.insertInto('notes').values({}).execute();
    await sql\`update notes set seen = true\`.execute(db);
  });
  const trx = await db.startTransaction().execute();
  await trx.updateTable('orders').set({ paid: true }).execute();
  await db.insertInto('notes').values({}).execute();
  await trx.commit().execute();
}
`,
            },
          ],
        },
        {
          at: 'sql`update notes set seen = true`.execute',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'trx' },
              output: `
import { Kysely, sql } from 'kysely';
const db = new Kysely({});
export async function pay() {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('orders').set({ paid: true }).execute();
    await db.insertInto('notes').values({}).execute();
    await sql\`update notes set seen = true\`.execute(trx);
  });
  const trx = await db.startTransaction().execute();
  await trx.updateTable('orders').set({ paid: true }).execute();
  await db.insertInto('notes').values({}).execute();
  await trx.commit().execute();
}
`,
            },
          ],
        },
        {
          at: "db.insertInto('notes').values({}).execute",
          line: 12,
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'trx' },
              output: `
import { Kysely, sql } from 'kysely';
const db = new Kysely({});
export async function pay() {
  await db.transaction().execute(async (trx) => {
    await trx.updateTable('orders').set({ paid: true }).execute();
    await db.insertInto('notes').values({}).execute();
    await sql\`update notes set seen = true\`.execute(db);
  });
  const trx = await db.startTransaction().execute();
  await trx.updateTable('orders').set({ paid: true }).execute();
  await trx.insertInto('notes').values({}).execute();
  await trx.commit().execute();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeORM: the source, its manager, an entity that saves itself',
      code: `
import { BaseEntity, Column, DataSource, Entity } from 'typeorm';
@Entity() class User { @Column() id: number; }
@Entity() class Note extends BaseEntity { @Column() id: number; }
const source = new DataSource({ type: 'postgres' });
export const pay = () =>
  source.transaction(async (em) => {
    await em.save(new User());
    await source.getRepository(User).insert({ id: 1 });
    await source.manager.insert(User, { id: 1 });
    const note = new Note();
    await note.save();
  });
`,
      errors: [
        {
          at: 'source.getRepository(User).insert',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'em' },
              output: `
import { BaseEntity, Column, DataSource, Entity } from 'typeorm';
@Entity() class User { @Column() id: number; }
@Entity() class Note extends BaseEntity { @Column() id: number; }
const source = new DataSource({ type: 'postgres' });
export const pay = () =>
  source.transaction(async (em) => {
    await em.save(new User());
    await em.getRepository(User).insert({ id: 1 });
    await source.manager.insert(User, { id: 1 });
    const note = new Note();
    await note.save();
  });
`,
            },
          ],
        },
        {
          at: 'source.manager.insert',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'em' },
              output: `
import { BaseEntity, Column, DataSource, Entity } from 'typeorm';
@Entity() class User { @Column() id: number; }
@Entity() class Note extends BaseEntity { @Column() id: number; }
const source = new DataSource({ type: 'postgres' });
export const pay = () =>
  source.transaction(async (em) => {
    await em.save(new User());
    await source.getRepository(User).insert({ id: 1 });
    await em.insert(User, { id: 1 });
    const note = new Note();
    await note.save();
  });
`,
            },
          ],
        },
        { at: 'note.save', messageId: 'lacksOption' },
      ],
    },
    {
      name: 'TypeORM: an injected repository, in a callback and in a query runner: likely',
      files: {
        'src/user.ts': "import { Entity } from 'typeorm';\n@Entity() export class User { id: number; }",
      },
      options: likely,
      code: `
import { InjectRepository } from '@nestjs/typeorm';
import { DataSource, Repository } from 'typeorm';
import { User } from './user';
export class Users {
  constructor(private readonly source: DataSource, @InjectRepository(User) private readonly users: Repository<User>) {}
  async both(id: number) {
    await this.source.transaction(async (em) => {
      await this.users.delete({ id });
    });
    const runner = this.source.createQueryRunner();
    await runner.startTransaction();
    await runner.manager.delete(User, { id });
    await this.users.delete({ id });
    await runner.commitTransaction();
  }
}
`,
      errors: [
        { at: 'this.source.transaction', messageId: 'usesNothing' },
        { at: 'this.users.delete', line: 14, messageId: 'writesOutside' },
      ],
    },
    {
      name: 'Sequelize: classes, rows, helpers that are not handed the transaction',
      filename,
      code: `
const { Sequelize } = require('sequelize');
const sequelize = new Sequelize('postgres://');
const Order = sequelize.define('Order', {});
const note = (row, transaction) => Order.create(row, { transaction });
const add = (row, options) => Order.create(row, options);
exports.pay = async (id, options) => {
  await sequelize.transaction(async (t) => {
    const order = await Order.findByPk(id, { transaction: t });
    order.paid = true;
    await order.save();
    await Order.create({ id }, { validate: false });
    await Order.create({ id }, options);
    await note({ id }, t);
    await note({ id });
    await add({ id }, { transaction: t });
    await add({ id });
  });
};
`,
      errors: [
        {
          at: 'order.save',
          messageId: 'lacksOption',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: '{ transaction: t }' },
              output: `
const { Sequelize } = require('sequelize');
const sequelize = new Sequelize('postgres://');
const Order = sequelize.define('Order', {});
const note = (row, transaction) => Order.create(row, { transaction });
const add = (row, options) => Order.create(row, options);
exports.pay = async (id, options) => {
  await sequelize.transaction(async (t) => {
    const order = await Order.findByPk(id, { transaction: t });
    order.paid = true;
    await order.save({ transaction: t });
    await Order.create({ id }, { validate: false });
    await Order.create({ id }, options);
    await note({ id }, t);
    await note({ id });
    await add({ id }, { transaction: t });
    await add({ id });
  });
};
`,
            },
          ],
        },
        {
          at: 'Order.create',
          line: 12,
          messageId: 'lacksOption',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: ', transaction: t' },
              output: `
const { Sequelize } = require('sequelize');
const sequelize = new Sequelize('postgres://');
const Order = sequelize.define('Order', {});
const note = (row, transaction) => Order.create(row, { transaction });
const add = (row, options) => Order.create(row, options);
exports.pay = async (id, options) => {
  await sequelize.transaction(async (t) => {
    const order = await Order.findByPk(id, { transaction: t });
    order.paid = true;
    await order.save();
    await Order.create({ id }, { validate: false, transaction: t });
    await Order.create({ id }, options);
    await note({ id }, t);
    await note({ id });
    await add({ id }, { transaction: t });
    await add({ id });
  });
};
`,
            },
          ],
        },
        { at: 'note', line: 15, messageId: 'reachesWithoutOption' },
        { at: 'add', line: 17, messageId: 'reachesWithoutOption' },
      ],
    },
    {
      name: 'Mongoose and its driver: a session that is not passed',
      filename,
      code: `
const mongoose = require('mongoose');
const { MongoClient } = require('mongodb');
const Order = mongoose.model('Order', new mongoose.Schema({}));
const client = new MongoClient('mongodb://');
const notes = client.db('shop').collection('notes');
exports.pay = async (id) => {
  const session = await mongoose.startSession();
  await session.withTransaction(async () => {
    await Order.updateOne({ id }, { paid: true }, { session });
    await Order.create({ id });
    const order = new Order({ id });
    await order.save();
  });
  session.startTransaction();
  await Order.deleteOne({ id });
  await session.commitTransaction();
  await client.withSession((own) => own.withTransaction(async () => {
    await notes.insertOne({ id }, { session: own });
    await notes.insertOne({ id });
  }));
};
`,
      errors: [
        { at: 'Order.create', messageId: 'lacksOption' },
        {
          at: 'order.save',
          messageId: 'lacksOption',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: '{ session }' },
              output: `
const mongoose = require('mongoose');
const { MongoClient } = require('mongodb');
const Order = mongoose.model('Order', new mongoose.Schema({}));
const client = new MongoClient('mongodb://');
const notes = client.db('shop').collection('notes');
exports.pay = async (id) => {
  const session = await mongoose.startSession();
  await session.withTransaction(async () => {
    await Order.updateOne({ id }, { paid: true }, { session });
    await Order.create({ id });
    const order = new Order({ id });
    await order.save({ session });
  });
  session.startTransaction();
  await Order.deleteOne({ id });
  await session.commitTransaction();
  await client.withSession((own) => own.withTransaction(async () => {
    await notes.insertOne({ id }, { session: own });
    await notes.insertOne({ id });
  }));
};
`,
            },
          ],
        },
        {
          at: 'Order.deleteOne',
          messageId: 'lacksOption',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: ', { session }' },
              output: `
const mongoose = require('mongoose');
const { MongoClient } = require('mongodb');
const Order = mongoose.model('Order', new mongoose.Schema({}));
const client = new MongoClient('mongodb://');
const notes = client.db('shop').collection('notes');
exports.pay = async (id) => {
  const session = await mongoose.startSession();
  await session.withTransaction(async () => {
    await Order.updateOne({ id }, { paid: true }, { session });
    await Order.create({ id });
    const order = new Order({ id });
    await order.save();
  });
  session.startTransaction();
  await Order.deleteOne({ id }, { session });
  await session.commitTransaction();
  await client.withSession((own) => own.withTransaction(async () => {
    await notes.insertOne({ id }, { session: own });
    await notes.insertOne({ id });
  }));
};
`,
            },
          ],
        },
        {
          at: 'notes.insertOne',
          line: 20,
          messageId: 'lacksOption',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: ', { session: own }' },
              output: `
const mongoose = require('mongoose');
const { MongoClient } = require('mongodb');
const Order = mongoose.model('Order', new mongoose.Schema({}));
const client = new MongoClient('mongodb://');
const notes = client.db('shop').collection('notes');
exports.pay = async (id) => {
  const session = await mongoose.startSession();
  await session.withTransaction(async () => {
    await Order.updateOne({ id }, { paid: true }, { session });
    await Order.create({ id });
    const order = new Order({ id });
    await order.save();
  });
  session.startTransaction();
  await Order.deleteOne({ id });
  await session.commitTransaction();
  await client.withSession((own) => own.withTransaction(async () => {
    await notes.insertOne({ id }, { session: own });
    await notes.insertOne({ id }, { session: own });
  }));
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pg: the pool beside a connection, by hand and in a function of the project: likely',
      filename,
      options: likely,
      code: `
const { Pool } = require('pg');
const pool = new Pool();
async function inTransaction(fn) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await fn(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
exports.pay = async (id) => {
  await inTransaction(async (c) => {
    await c.query('update orders set paid = true where id = $1', [id]);
    await pool.query('insert into notes values ($1)', [id]);
  });
  const client = await pool.connect();
  await client.query('begin');
  await pool.query('insert into notes values ($1)', [id]);
  await client.query('commit');
};
`,
      errors: [
        {
          at: 'pool.query',
          line: 21,
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'c' },
              output: `
const { Pool } = require('pg');
const pool = new Pool();
async function inTransaction(fn) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await fn(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
exports.pay = async (id) => {
  await inTransaction(async (c) => {
    await c.query('update orders set paid = true where id = $1', [id]);
    await c.query('insert into notes values ($1)', [id]);
  });
  const client = await pool.connect();
  await client.query('begin');
  await pool.query('insert into notes values ($1)', [id]);
  await client.query('commit');
};
`,
            },
          ],
        },
        {
          at: 'pool.query',
          line: 25,
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'client' },
              output: `
const { Pool } = require('pg');
const pool = new Pool();
async function inTransaction(fn) {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    const result = await fn(client);
    await client.query('COMMIT');
    return result;
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}
exports.pay = async (id) => {
  await inTransaction(async (c) => {
    await c.query('update orders set paid = true where id = $1', [id]);
    await pool.query('insert into notes values ($1)', [id]);
  });
  const client = await pool.connect();
  await client.query('begin');
  await client.query('insert into notes values ($1)', [id]);
  await client.query('commit');
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'postgres.js, mysql2, pg-promise, slonik, Objection, MikroORM, Firestore',
      filename,
      options: likely,
      code: `
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import pgPromise from 'pg-promise';
import { createPool, sql as text } from 'slonik';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/postgresql';
import { Firestore } from '@google-cloud/firestore';
const sql = postgres();
const pool = mysql.createPool({});
const pgp = pgPromise()('postgres://');
const slonik = await createPool('postgres://');
const orm = await MikroORM.init({});
const store = new Firestore();
class User extends Model {}
export async function all() {
  await sql.begin(async (tx) => {
    await tx\`select 1\`;
    await sql\`insert into notes values (1)\`;
  });
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await pool.query('insert into notes values (1)');
  await connection.commit();
  await pgp.tx(async (t) => { await t.none('select 1'); await pgp.none('insert into notes values (1)'); });
  await slonik.transaction(async (tx) => { await tx.query(text.unsafe\`select 1\`); await slonik.query(text.unsafe\`insert into notes values (1)\`); });
  await User.transaction(async (trx) => { await User.query(trx).insert({}); await User.query().delete(); });
  const own = orm.em.fork();
  await own.transactional(async (em) => { await em.flush(); await own.nativeDelete('User', {}); });
  await store.runTransaction(async (t) => { const ref = store.collection('a').doc('b'); await t.get(ref); await ref.update({}); });
}
`,
      errors: [
        {
          at: 'sql',
          line: 19,
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import pgPromise from 'pg-promise';
import { createPool, sql as text } from 'slonik';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/postgresql';
import { Firestore } from '@google-cloud/firestore';
const sql = postgres();
const pool = mysql.createPool({});
const pgp = pgPromise()('postgres://');
const slonik = await createPool('postgres://');
const orm = await MikroORM.init({});
const store = new Firestore();
class User extends Model {}
export async function all() {
  await sql.begin(async (tx) => {
    await tx\`select 1\`;
    await tx\`insert into notes values (1)\`;
  });
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await pool.query('insert into notes values (1)');
  await connection.commit();
  await pgp.tx(async (t) => { await t.none('select 1'); await pgp.none('insert into notes values (1)'); });
  await slonik.transaction(async (tx) => { await tx.query(text.unsafe\`select 1\`); await slonik.query(text.unsafe\`insert into notes values (1)\`); });
  await User.transaction(async (trx) => { await User.query(trx).insert({}); await User.query().delete(); });
  const own = orm.em.fork();
  await own.transactional(async (em) => { await em.flush(); await own.nativeDelete('User', {}); });
  await store.runTransaction(async (t) => { const ref = store.collection('a').doc('b'); await t.get(ref); await ref.update({}); });
}
`,
            },
          ],
        },
        {
          at: 'pool.query',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'connection' },
              output: `
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import pgPromise from 'pg-promise';
import { createPool, sql as text } from 'slonik';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/postgresql';
import { Firestore } from '@google-cloud/firestore';
const sql = postgres();
const pool = mysql.createPool({});
const pgp = pgPromise()('postgres://');
const slonik = await createPool('postgres://');
const orm = await MikroORM.init({});
const store = new Firestore();
class User extends Model {}
export async function all() {
  await sql.begin(async (tx) => {
    await tx\`select 1\`;
    await sql\`insert into notes values (1)\`;
  });
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await connection.query('insert into notes values (1)');
  await connection.commit();
  await pgp.tx(async (t) => { await t.none('select 1'); await pgp.none('insert into notes values (1)'); });
  await slonik.transaction(async (tx) => { await tx.query(text.unsafe\`select 1\`); await slonik.query(text.unsafe\`insert into notes values (1)\`); });
  await User.transaction(async (trx) => { await User.query(trx).insert({}); await User.query().delete(); });
  const own = orm.em.fork();
  await own.transactional(async (em) => { await em.flush(); await own.nativeDelete('User', {}); });
  await store.runTransaction(async (t) => { const ref = store.collection('a').doc('b'); await t.get(ref); await ref.update({}); });
}
`,
            },
          ],
        },
        {
          at: 'pgp.none',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 't' },
              output: `
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import pgPromise from 'pg-promise';
import { createPool, sql as text } from 'slonik';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/postgresql';
import { Firestore } from '@google-cloud/firestore';
const sql = postgres();
const pool = mysql.createPool({});
const pgp = pgPromise()('postgres://');
const slonik = await createPool('postgres://');
const orm = await MikroORM.init({});
const store = new Firestore();
class User extends Model {}
export async function all() {
  await sql.begin(async (tx) => {
    await tx\`select 1\`;
    await sql\`insert into notes values (1)\`;
  });
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await pool.query('insert into notes values (1)');
  await connection.commit();
  await pgp.tx(async (t) => { await t.none('select 1'); await t.none('insert into notes values (1)'); });
  await slonik.transaction(async (tx) => { await tx.query(text.unsafe\`select 1\`); await slonik.query(text.unsafe\`insert into notes values (1)\`); });
  await User.transaction(async (trx) => { await User.query(trx).insert({}); await User.query().delete(); });
  const own = orm.em.fork();
  await own.transactional(async (em) => { await em.flush(); await own.nativeDelete('User', {}); });
  await store.runTransaction(async (t) => { const ref = store.collection('a').doc('b'); await t.get(ref); await ref.update({}); });
}
`,
            },
          ],
        },
        {
          at: 'slonik.query',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'tx' },
              output: `
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import pgPromise from 'pg-promise';
import { createPool, sql as text } from 'slonik';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/postgresql';
import { Firestore } from '@google-cloud/firestore';
const sql = postgres();
const pool = mysql.createPool({});
const pgp = pgPromise()('postgres://');
const slonik = await createPool('postgres://');
const orm = await MikroORM.init({});
const store = new Firestore();
class User extends Model {}
export async function all() {
  await sql.begin(async (tx) => {
    await tx\`select 1\`;
    await sql\`insert into notes values (1)\`;
  });
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await pool.query('insert into notes values (1)');
  await connection.commit();
  await pgp.tx(async (t) => { await t.none('select 1'); await pgp.none('insert into notes values (1)'); });
  await slonik.transaction(async (tx) => { await tx.query(text.unsafe\`select 1\`); await tx.query(text.unsafe\`insert into notes values (1)\`); });
  await User.transaction(async (trx) => { await User.query(trx).insert({}); await User.query().delete(); });
  const own = orm.em.fork();
  await own.transactional(async (em) => { await em.flush(); await own.nativeDelete('User', {}); });
  await store.runTransaction(async (t) => { const ref = store.collection('a').doc('b'); await t.get(ref); await ref.update({}); });
}
`,
            },
          ],
        },
        { at: 'User.query().delete', messageId: 'lacksOption' },
        {
          at: 'own.nativeDelete',
          messageId: 'writesOutside',
          suggestions: [
            {
              messageId: 'sendThroughHandle',
              data: { repair: 'em' },
              output: `
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import pgPromise from 'pg-promise';
import { createPool, sql as text } from 'slonik';
import { Model } from 'objection';
import { MikroORM } from '@mikro-orm/postgresql';
import { Firestore } from '@google-cloud/firestore';
const sql = postgres();
const pool = mysql.createPool({});
const pgp = pgPromise()('postgres://');
const slonik = await createPool('postgres://');
const orm = await MikroORM.init({});
const store = new Firestore();
class User extends Model {}
export async function all() {
  await sql.begin(async (tx) => {
    await tx\`select 1\`;
    await sql\`insert into notes values (1)\`;
  });
  const connection = await pool.getConnection();
  await connection.beginTransaction();
  await pool.query('insert into notes values (1)');
  await connection.commit();
  await pgp.tx(async (t) => { await t.none('select 1'); await pgp.none('insert into notes values (1)'); });
  await slonik.transaction(async (tx) => { await tx.query(text.unsafe\`select 1\`); await slonik.query(text.unsafe\`insert into notes values (1)\`); });
  await User.transaction(async (trx) => { await User.query(trx).insert({}); await User.query().delete(); });
  const own = orm.em.fork();
  await own.transactional(async (em) => { await em.flush(); await em.nativeDelete('User', {}); });
  await store.runTransaction(async (t) => { const ref = store.collection('a').doc('b'); await t.get(ref); await ref.update({}); });
}
`,
            },
          ],
        },
        { at: 'ref.update', messageId: 'writesOutside' },
      ],
    },
  ],
});
