import { queriesIn } from '../support/queries.js';

const CLIENT = `
import knexFactory from 'knex';
export const knex = knexFactory({ client: 'pg' });
`;
const ask = (body: string, head = CLIENT) =>
  queriesIn({
    'src/a.ts': `${head}\nexport async function run(id: number, ids: number[], other: any) {\n${body}\n}`,
  });

describe('a client in the process', () => {
  const sent = (made: string) =>
    ask(
      `await db('orders');`,
      `import knexFactory from 'knex';\nimport { given } from 'somewhere';\nconst constant = { client: 'better-sqlite3' };\nexport const db = ${made};`,
    ).length;

  test.each([
    `knexFactory({ client: 'better-sqlite3' })`,
    `knexFactory({ 'client': 'better-sqlite3' } as const)`,
    `knexFactory(constant)`,
    `knexFactory({ ...constant, pool: { max: 1 } })`,
    `knexFactory({ client: 'pg', client: 'sqlite3' })`,
  ])('%s', (made) => {
    expect(sent(made)).toBe(0);
  });

  test.each([
    `knexFactory({ client: 'better-sqlite3', ...given })`,
    `knexFactory({ client: 'pg' })`,
    `knexFactory({ ...constant, client: 'pg' })`,
    `knexFactory(given)`,
    `knexFactory(...given)`,
  ])('not %s', (made) => {
    expect(sent(made)).toBe(1);
  });
});

test('a builder is one statement, whatever its chain does', () => {
  expect(
    ask(`
  await knex('orders').where('user_id', id);
  await knex('orders').where({ id }).first();
  await knex.select('id').from('orders').where('user_id', '=', id).orderBy('id');
  await knex.from('orders').count('* as n');
  await knex('orders').insert({ user_id: id }).returning('*');
  await knex('orders').insert({ id }).onConflict('id').merge();
  await knex('orders').where({ id }).update({ paid: true });
  await knex('orders').where({ id }).increment('n', 1);
  await knex('orders').where('id', id).del();
  await knex.batchInsert('orders', [{ id }], 100);
  await knex('orders').where('user_id', id).then((rows) => rows.length);
  return knex('users').pluck('id');`),
  ).toEqual([
    "read-many orders: knex('orders').where()",
    "read-one orders: knex('orders').where().first()",
    "read-many orders: knex.select('id').from('orders')….orderBy('id')",
    "count orders: knex.from('orders').count('*as n')",
    "create orders: knex('orders').insert().returning('*')",
    "upsert orders: knex('orders').insert()….merge()",
    "update orders: knex('orders').where().update()",
    "update orders: knex('orders').where().increment()",
    "delete orders: knex('orders').where().del()",
    'create orders: knex.batchInsert()',
    "read-many orders: knex('orders').where()",
    "read-many users: knex('users').pluck('id')",
  ]);
});

test('raw SQL does what its text says, and a fragment is sent by nothing', () => {
  expect(
    ask(`
  await knex.raw('select * from orders where user_id = ?', [id]);
  await knex.raw('update orders set paid = true');
  await knex('orders').select(knex.raw('count(*) as n')).where(knex.raw('paid'));
  await knex('orders').update({ paid_at: knex.raw('now()') });`),
  ).toEqual([
    'raw read: knex.raw()',
    'raw write: knex.raw()',
    "read-many orders: knex('orders').select().where()",
    "update orders: knex('orders').update()",
  ]);
});

test('a subquery is a part of another statement, under a name or not', () => {
  expect(
    ask(`
  const paid = knex('orders').where('paid', true).select('user_id');
  await knex('users').whereIn('id', paid);
  await knex('users').whereIn('id', knex('orders').select('user_id'));
  await knex('users').select({ n: knex('orders').count() }).where(function () { this.where('a', 1); });
  await knex.with('late', knex('orders').where('late', true)).select('*').from('late');`),
  ).toEqual([
    "read-many users: knex('users').whereIn()",
    "read-many users: knex('users').whereIn()",
    "read-many users: knex('users').select().where()",
    "read-many late: knex.with().select('*').from('late')",
  ]);
});

test('a builder under a name is sent where it is waited for, not where it changes', () => {
  expect(
    ask(`
  const query = knex('orders').where('user_id', id);
  if (id) query.andWhere('paid', true);
  for (const each of ids) query.orWhere('id', each).select('id');
  const total = await query.clone().count('* as n');
  return query.first();`),
  ).toEqual(["count orders: query.clone().count('*as n')", 'read-one orders: query.first()']);
});

test('a builder that is waited for under its name is sent there', () => {
  const body = `const query = knex('orders').where('user_id', id);
  query.limit(10);
  let page = knex('users');
  page = page.limit(10).select('id');
  return [await query, await page];`;
  expect(ask(body)).toEqual(["read-many orders: knex('orders').where()", 'read-many users: knex()']);
});

test('transactions, with a function and without one', () => {
  expect(
    ask(`
  await knex.transaction(async (trx) => {
    await trx('orders').insert({ id });
    await knex('users').transacting(trx).where({ id }).del();
    await trx.savepoint(async (inner) => inner('orders').del());
  });
  const own = await knex.transaction();
  await own('orders').first();
  await own.commit();
  const provider = knex.transactionProvider();
  const late = await provider();
  await late.raw('select 1');`),
  ).toEqual([
    'transaction: knex.transaction()',
    "create orders: trx('orders').insert()",
    "delete users: knex('users').transacting(trx)….del()",
    "delete orders: inner('orders').del()",
    'transaction: knex.transaction()',
    "read-one orders: own('orders').first()",
    'raw read: late.raw()',
  ]);
});

test.each([
  ["import type { Knex } from 'knex';", 'Knex'],
  ["import type { Knex } from 'knex';", 'Knex<any, unknown[]>'],
  ["import type { Knex } from 'knex';", 'Knex.Transaction'],
  ["import type { Knex } from 'knex';", 'Knex | Knex.Transaction'],
  ["import Knex = require('knex');", 'Knex.Knex'],
  ["import type { Db } from './db';", 'Db'],
])('a client by annotation: %s %s', (head, type) => {
  const code = `${head}
import { InjectConnection } from 'nestjs-knex';
export class Orders {
  constructor(@InjectConnection() private readonly db: ${type}) {}
  private get table() { return this.db('orders'); }
  private rows() { return this.db('orders'); }
  find(id: number) { return this.db('orders').where({ id }).first(); }
  async late() { return [await this.table.where('late', true), await this.rows().whereNull('paid_at')]; }
}`;
  const db = `${CLIENT}\nexport type Db = typeof knex;`;
  expect(queriesIn({ 'src/db.ts': db, 'src/a.ts': code })).toEqual([
    "read-one orders: this.db('orders').where().first()",
    'read-many orders: this.table.where()',
    "read-many orders: this.rows().whereNull('paid_at')",
  ]);
});

test('a builder by annotation', () => {
  const code = `import type { Knex } from 'knex';
export function paginate(query: Knex.QueryBuilder, page: number) {
  query.limit(10).offset(page * 10);
}
export const late = (query: Knex.QueryBuilder) => query.whereNull('paid_at').first();
export async function firstOf(query: Knex.QueryBuilder) { const row = await query.clone().first(); return row; }`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['read-one: query.clone().first()']);
});

test('CommonJS, and a client from another file', () => {
  const db = "const knex = require('knex')({ client: 'pg' });\nmodule.exports = { knex };";
  const index = "module.exports = require('./db');";
  const code = `const { knex } = require('./index');
exports.all = async () => { const rows = await knex('orders'); return rows; };`;
  expect(queriesIn({ 'src/db.js': db, 'src/index.js': index, 'src/a.js': code })).toEqual([
    'read-many orders: knex()',
  ]);
});

test('rows are no builder any more, and look-alikes are none', () => {
  expect(
    ask(`
  const rows = await knex('orders');
  rows.where('a', 1);
  rows.map((row) => row.first());
  const [row] = await knex('users').where({ id });
  row.update({ id });
  await other('orders').where({ id }).first();
  await new Table().where('id', id).first();
  return [rows].filter(Boolean);
}
class Table {
  where(_: string, __: number) { return this; }
  async first() { return 1; }`),
  ).toEqual(['read-many orders: knex()', "read-many users: knex('users').where()"]);
});

test('SQLite stays in the process', () => {
  const local = CLIENT.replace("'pg'", "'better-sqlite3'");
  const body = `await knex('orders').where('user_id', id);
  const query = knex('orders').select('id');
  return [await query, await query.clone().first(), await knex.raw('select 1'), await knex('orders')];`;
  expect(ask(body)).toHaveLength(5);
  expect(ask(body, local)).toEqual([]);
});
