import rule from '../../src/rules/no-concurrent-queries-in-transaction.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const files = { 'src/db.ts': DB };
const likely = { evidence: 'likely' };

testRule('no-concurrent-queries-in-transaction', rule, {
  valid: [
    {
      name: 'one by one, on a client, and transactions beside each other',
      files,
      options: likely,
      code: `
import { prisma } from './db';
export async function ship(items: { id: number }[]) {
  await prisma.$transaction(async (tx) => {
    for (const { id } of items) await tx.item.update({ where: { id }, data: {} });
    await Promise.all([tx.order.create({ data: {} })]);
    await Promise.all([prisma.order.create({ data: {} }), prisma.note.create({ data: {} })]);
  });
  await Promise.all(items.map(({ id }) =>
    prisma.$transaction(async (tx) => { await tx.item.update({ where: { id }, data: {} }); await tx.note.create({ data: {} }); })));
}
`,
    },
    {
      name: 'a helper of the project opens a transaction for each element, and hands it to a callback in another method',
      files: {
        'src/in-transaction.ts': `
import type { DataSource, EntityManager } from 'typeorm';
export class InTransaction {
  constructor(private readonly dataSource: DataSource) {}
  async run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    await runner.connect();
    await runner.startTransaction();
    try {
      const result = await work(runner.manager);
      await runner.commitTransaction();
      return result;
    } finally {
      await runner.release();
    }
  }
}
`,
      },
      options: likely,
      code: `
import type { EntityManager } from 'typeorm';
import { InTransaction } from './in-transaction';
class Payout { id!: number; }
export class Payouts {
  constructor(private readonly transaction: InTransaction) {}
  async sendAll(payouts: Payout[]) { await Promise.allSettled(payouts.map((payout) => this.send(payout))); }
  private async send(payout: Payout) { await this.complete(payout); }
  private async complete(payout: Payout) {
    await this.transaction.run(async (manager) => { await manager.save(payout); await manager.insert(Payout, {}); });
  }
}
`,
    },
    {
      name: 'reads that do no more than wait for each other, and those that the library merges',
      files,
      options: likely,
      code: `
import { prisma } from './db';
export const load = (ids: number[]) =>
  prisma.$transaction(async (tx) => {
    await Promise.all([tx.order.findMany(), tx.order.count()]);
    await Promise.all(ids.map((id) => tx.user.findUnique({ where: { id } })));
    await Promise.all([tx.order.create({ data: {} }), fetch('https://example.com')]);
  });
`,
    },
    {
      name: 'libraries that send one behind the other by design, and a batch that is no Promise.all',
      options: likely,
      code: `
import postgres from 'postgres';
import pgPromise from 'pg-promise';
const sql = postgres();
const db = pgPromise()('postgres://');
export async function all() {
  await sql.begin(async (sql) => { await Promise.all([sql\`update a set b = 1\`, sql\`update c set d = 1\`]); });
  await db.tx(async (t) => { await t.batch([t.none('update a set b = 1'), t.none('update c set d = 1')]); });
}
`,
    },
    {
      name: 'a connection before a transaction is opened on it, and two connections',
      options: likely,
      filename: 'src/index.js',
      code: `
const mysql = require('mysql2/promise');
const pool = mysql.createPool({});
exports.run = async () => {
  const a = await pool.getConnection();
  const b = await pool.getConnection();
  await Promise.all([a.query('update x set y = 1'), a.query('update z set y = 1')]);
  await a.beginTransaction();
  await b.beginTransaction();
  await Promise.all([a.query('update x set y = 1'), b.query('update z set y = 1')]);
  await a.commit();
  await b.commit();
};
`,
    },
    {
      name: 'an unrelated object, and another Promise',
      code: `
import { Promise } from './promise';
export const run = (tx: any) => Promise.all([tx.a.create({}), tx.b.create({})]);
`,
    },
  ],
  invalid: [
    {
      name: 'a list that is written out, one that is made, one under a name',
      files,
      code: `
import { prisma } from './db';
export const ship = (items: { id: number }[]) =>
  prisma.$transaction(async (tx) => {
    await Promise.all([tx.order.create({ data: {} }), tx.note.create({ data: {} })]);
    await Promise.all(items.map(({ id }) => tx.item.update({ where: { id }, data: {} })));
    const notes = items.map((item) => tx.note.create({ data: item }));
    await Promise.allSettled(notes);
  });
`,
      errors: [
        {
          at: 'Promise.all',
          line: 5,
          messageId: 'queue',
          data: { method: 'Promise.all', statements: '`tx.order.create()` and 1 more', handle: 'tx' },
        },
        {
          at: 'Promise.all',
          line: 6,
          messageId: 'queue',
          data: { method: 'Promise.all', statements: '`tx.item.update()` for each of `items`', handle: 'tx' },
        },
        { at: 'Promise.allSettled', line: 8, messageId: 'queue' },
      ],
    },
    {
      name: 'through functions of another file, in plain JavaScript',
      files: {
        'src/steps.js': `
exports.charge = async (tx, id) => { await tx('charges').insert({ id }); };
exports.note = async (tx, id) => { await tx('notes').insert({ id }); };
`,
      },
      filename: 'src/index.js',
      code: `
const knex = require('knex')({ client: 'pg' });
const { charge, note } = require('./steps');
exports.pay = (id) =>
  knex.transaction(async (trx) => {
    await Promise.all([charge(trx, id), note(trx, id)]);
  });
`,
      errors: [{ at: 'Promise.all', messageId: 'queue' }],
    },
    {
      name: 'a handle that a function takes',
      code: `
import { Prisma } from '@prisma/client';
export async function ship(tx: Prisma.TransactionClient, ids: number[]) {
  await Promise.all(ids.map(async (id) => {
    const item = await tx.item.findFirst({ where: { id } });
    await tx.note.create({ data: { itemId: item?.id } });
  }));
}
`,
      errors: [{ at: 'Promise.all', messageId: 'queue' }],
    },
    {
      name: 'a connection of pg between begin and commit; reads are likely, as its driver deprecates them',
      filename: 'src/index.js',
      options: likely,
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.move = async () => {
  const client = await pool.connect();
  await client.query('begin');
  await Promise.all([client.query('update a set b = 1'), client.query('update c set d = 1')]);
  await Promise.all([client.query('select 1'), client.query('select 2')]);
  await client.query('commit');
};
`,
      errors: [
        { at: 'Promise.all', line: 7, messageId: 'queue' },
        { at: 'Promise.all', line: 8, messageId: 'queueReads' },
      ],
    },
    {
      name: 'a session of MongoDB, reads too',
      filename: 'src/index.js',
      code: `
const mongoose = require('mongoose');
const Order = mongoose.model('Order', new mongoose.Schema({}));
exports.load = async () => {
  const session = await mongoose.startSession();
  await session.withTransaction(async () => {
    await Promise.all([Order.find({}).session(session), Order.countDocuments({}, { session })]);
  });
};
`,
      errors: [{ at: 'Promise.all', messageId: 'mayFail' }],
    },
    {
      name: 'drizzle, TypeORM, Sequelize, Kysely',
      filename: 'src/index.js',
      code: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { DataSource } from 'typeorm';
import { Sequelize } from 'sequelize';
import { Kysely } from 'kysely';
import { notes } from './schema.js';
const db = drizzle('postgres://');
const source = new DataSource({ type: 'postgres' });
const sequelize = new Sequelize('postgres://');
const Order = sequelize.define('Order', {});
const kysely = new Kysely({});
export async function all() {
  await db.transaction(async (tx) => { await Promise.all([tx.insert(notes).values({}), tx.delete(notes)]); });
  await source.transaction(async (em) => { await Promise.all([em.save({}), em.insert('User', {})]); });
  await sequelize.transaction(async (transaction) => { await Promise.all([Order.create({}, { transaction }), Order.destroy({ where: { id: 1 }, transaction })]); });
  await kysely.transaction().execute(async (trx) => { await Promise.all([1, 2].map((id) => trx.deleteFrom('notes').where('id', '=', id).execute())); });
}
`,
      errors: [
        { at: 'Promise.all', line: 13, messageId: 'queue' },
        { at: 'Promise.all', line: 14, messageId: 'queue' },
        { at: 'Promise.all', line: 15, messageId: 'queue' },
        { at: 'Promise.all', line: 16, messageId: 'queue' },
      ],
    },
  ],
});
