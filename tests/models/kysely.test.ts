import { queriesIn } from '../support/queries.js';

const CLIENT = `
import { Kysely, type Transaction } from 'kysely';
export interface Database { orders: { id: number; user_id: number } }
export const db = new Kysely<Database>({} as never);
`;

test('reads and writes are sent by execute', () => {
  const code = `${CLIENT}
export async function load(id: number) {
  const rows = await db.selectFrom('orders').selectAll().where('user_id', '=', id).execute();
  const row = await db.selectFrom('orders').select('id').where('id', '=', id).executeTakeFirst();
  await db.insertInto('orders').values({ id, user_id: id }).execute();
  await db.updateTable('orders').set({ user_id: id }).where('id', '=', id).executeTakeFirst();
  await db.deleteFrom('orders').where('id', '=', id).execute();
  return [rows, row];
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "read-many orders: db.selectFrom('orders').selectAll()….execute()",
    "read-one orders: db.selectFrom('orders').select('id')….executeTakeFirst()",
    "create orders: db.insertInto('orders').values().execute()",
    "update orders: db.updateTable('orders').set()….executeTakeFirst()",
    "delete orders: db.deleteFrom('orders').where().execute()",
  ]);
});

test('a builder that nothing executes is not sent, awaited or not', () => {
  const code = `${CLIENT}
export async function save(id: number) {
  db.insertInto('orders').values({ id, user_id: id });
  await db.deleteFrom('orders').where('id', '=', id);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "unsent create orders: db.insertInto('orders').values()",
    "unsent delete orders: db.deleteFrom('orders').where()",
  ]);
});

test('a transaction hands its callback a client, and an annotation is enough', () => {
  const code = `${CLIENT}
export async function move(trx: Transaction<Database>, id: number) {
  await db.transaction().setIsolationLevel('serializable').execute(async (inner) => {
    await inner.deleteFrom('orders').where('id', '=', id).execute();
  });
  await trx.selectFrom('orders').selectAll().execute();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "transaction: db.transaction().setIsolationLevel('serializable').execute()",
    "delete orders: inner.deleteFrom('orders').where().execute()",
    "read-many orders: trx.selectFrom('orders').selectAll().execute()",
  ]);
});

test('rows are no builder any more', () => {
  const code = `${CLIENT}
export async function names(ids: number[]) {
  const rows = await db.selectFrom('orders').selectAll().execute();
  return ids.map((id) => rows.filter((row) => row.user_id === id));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toHaveLength(1);
});

test('a shared builder is one statement where it is executed', () => {
  const code = `${CLIENT}
export async function page(id: number, late: boolean) {
  let query = db.selectFrom('orders').where('user_id', '=', id);
  if (late) query = query.where('late', '=', true);
  const one = await query.selectAll().executeTakeFirstOrThrow();
  for await (const row of query.selectAll().stream()) void row;
  return one;
}`;
  expect(queriesIn({ 'src/a.ts': code }).filter((each) => !each.startsWith('unsent'))).toEqual([
    'read-one orders: query.selectAll().executeTakeFirstOrThrow()',
    'read-many orders: query.selectAll().stream()',
  ]);
});

test('raw SQL is sent by execute, and does what its text says', () => {
  const code = `${CLIENT}
import { CompiledQuery, sql } from 'kysely';
export async function raw(id: number) {
  await sql<{ n: number }>\`select count(*) as n from orders where user_id = \${id}\`.execute(db);
  await sql\`delete from orders\`.execute(db);
  await sql.raw('select 1').execute(db);
  await db.executeQuery(CompiledQuery.raw('select 1'));
  await db.updateTable('orders').set({ at: sql\`now()\` }).execute();
}`;
  expect(queriesIn({ 'src/a.ts': code }).filter((each) => !each.startsWith('unsent'))).toEqual([
    'raw read: sql.execute(db)',
    'raw write: sql.execute(db)',
    "raw read: sql.raw('select 1').execute(db)",
    'raw unknown: db.executeQuery()',
    "update orders: db.updateTable('orders').set().execute()",
  ]);
});

test('other writes, and a subquery that is sent with its statement', () => {
  const code = `${CLIENT}
export async function other(id: number) {
  await db.replaceInto('orders').values({ id }).executeTakeFirst();
  await db.mergeInto('orders').using('late', 'late.id', 'orders.id').whenMatched().thenDelete().execute();
  await db.with('late', (qb) => qb.selectFrom('orders').selectAll()).selectFrom('late').selectAll().execute();
  await db.selectFrom('users').where('id', 'in', (eb) => eb.selectFrom('orders').select('user_id')).execute();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "create orders: db.replaceInto('orders').values().executeTakeFirst()",
    "upsert orders: db.mergeInto('orders').using()….execute()",
    "read-many late: db.with().selectFrom('late')….execute()",
    "read-many users: db.selectFrom('users').where().execute()",
  ]);
});

test('a transaction that the code ends by itself, and one connection', () => {
  const code = `${CLIENT}
export async function move(id: number) {
  const trx = await db.startTransaction().setIsolationLevel('serializable').execute();
  await trx.deleteFrom('orders').where('id', '=', id).execute();
  await trx.commit().execute();
  await db.connection().execute(async (one) => one.selectFrom('orders').selectAll().execute());
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "transaction: db.startTransaction().setIsolationLevel('serializable').execute()",
    "delete orders: trx.deleteFrom('orders').where().execute()",
    "read-many orders: one.selectFrom('orders').selectAll().execute()",
  ]);
});

test.each([
  ["import type { Kysely } from 'kysely';", 'Kysely<Database>'],
  ["import type { Kysely, Transaction } from 'kysely';", 'Kysely<Database> | Transaction<Database>'],
  ["import type { ControlledTransaction } from 'kysely';", 'ControlledTransaction<Database>'],
  ["import type { ReadonlyKysely } from 'kysely/readonly';", 'ReadonlyKysely<Database>'],
  ["import { Kysely } from 'kysely';\nclass Db extends Kysely<Database> {}", 'Db'],
  ["import { db } from './index';", 'typeof db'],
  [
    "import { db } from './index';\ntype Trx = Parameters<Parameters<ReturnType<typeof db.transaction>['execute']>[0]>[0];",
    'Trx',
  ],
])('a client by annotation: %s %s', (head, type) => {
  const code = `${head}
import { InjectKysely } from 'nestjs-kysely';
export class Orders {
  constructor(@InjectKysely() private readonly client: ${type}) {}
  protected orders() { return this.client.selectFrom('orders'); }
  all() { return this.client.selectFrom('orders').selectAll().execute(); }
  late() { return this.orders().where('late', '=', true).execute(); }
}`;
  const files = { 'src/db.ts': CLIENT, 'src/index.ts': "export * from './db';", 'src/a.ts': code };
  expect(queriesIn(files).filter((each) => !each.startsWith('unsent'))).toEqual([
    "read-many orders: this.client.selectFrom('orders').selectAll().execute()",
    'read-many orders: this.orders().where().execute()',
  ]);
});

test('CommonJS; SQLite and PGlite stay in the process', () => {
  const code = (
    dialect: string,
  ) => `const { Kysely, SqliteDialect, PGliteDialect, PostgresDialect } = require('kysely');
const dialect = new ${dialect}({});
const db = new Kysely({ dialect });
exports.all = () => db.selectFrom('orders').selectAll().execute();`;
  expect(queriesIn({ 'src/a.js': code('PostgresDialect') })).toHaveLength(1);
  expect(queriesIn({ 'src/a.js': code('SqliteDialect') })).toEqual([]);
  expect(queriesIn({ 'src/a.js': code('PGliteDialect') })).toEqual([]);
});

test('look-alikes are no client', () => {
  const code = `
export async function run(other: any, id: number) {
  await other.selectFrom('orders').selectAll().execute();
  const mine = new Builder();
  await mine.selectFrom('orders').execute();
  [1].find(String);
  return new Map().get(id);
}
class Builder {
  selectFrom(_: string) { return this; }
  async execute() { return []; }
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});
