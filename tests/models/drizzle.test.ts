import { queriesIn } from '../support/queries.js';

const CLIENT = `
import { drizzle } from 'drizzle-orm/node-postgres';
import { and, eq, exists, inArray, sql } from 'drizzle-orm';
import { integer, pgTable } from 'drizzle-orm/pg-core';
export const orders = pgTable('orders', { id: integer('id'), userId: integer('user_id') });
export const users = pgTable('users', { id: integer('id') });
export const db = drizzle(process.env.URL!, { schema: { orders, users } });
`;
const ask = (body: string, head = CLIENT) =>
  queriesIn({
    'src/a.ts': `${head}\nexport async function run(id: number, ids: number[], tx: any) {\n${body}\n}`,
  });

test('a builder is one statement, sent where its chain ends', () => {
  expect(
    ask(`
  const rows = await db.select().from(orders).where(eq(orders.userId, id)).orderBy(orders.id);
  const [row] = await db.selectDistinct({ id: orders.id }).from(orders).limit(1).$dynamic();
  await db.insert(orders).values({ id }).returning();
  await db.insert(orders).values({ id }).onConflictDoUpdate({ target: orders.id, set: { id } });
  await db.update(orders).set({ userId: id }).where(eq(orders.id, id));
  await db.delete(orders).where(eq(orders.id, id));
  const n = await db.$count(orders, eq(orders.userId, id));
  return [rows, row, n];`),
  ).toEqual([
    'read-many orders: db.select().from(orders)….orderBy()',
    'read-many orders: db.selectDistinct().from(orders)….$dynamic()',
    'create orders: db.insert(orders).values().returning()',
    'upsert orders: db.insert(orders).values().onConflictDoUpdate()',
    'update orders: db.update(orders).set().where()',
    'delete orders: db.delete(orders).where()',
    'count orders: db.$count()',
  ]);
});

test('relational reads, of both versions', () => {
  expect(
    ask(`
  await db.query.orders.findMany({ where: eq(orders.userId, id), with: { user: true } });
  await db.query.orders.findMany({ where: { userId: id } });
  await db.query.users.findFirst({ where: (user, { eq }) => eq(user.id, id) });
  await db.query.users.findFirst().execute();`),
  ).toEqual([
    'read-many orders: db.query.orders.findMany()',
    'read-many orders: db.query.orders.findMany()',
    'read-one users: db.query.users.findFirst()',
    'read-one: db.query.users.findFirst().execute()',
  ]);
});

test('raw SQL does what its text says', () => {
  expect(
    ask('await db.execute(sql`select 1 from orders`);\n  await db.execute(sql`delete from orders`);'),
  ).toEqual(['raw read: db.execute()', 'raw write: db.execute()']);
});

test('a part of another statement is not sent by itself', () => {
  expect(
    ask(`
  const late = db.$with('late').as(db.select().from(orders));
  await db.with(late).select().from(late);
  await db.select().from(users).where(inArray(users.id, db.select({ id: orders.userId }).from(orders)));
  await db.select().from(users).where(exists(db.select().from(orders)));
  const sub = db.select().from(orders).as('sub');
  await db.select({ id: users.id, n: db.$count(orders, eq(orders.userId, users.id)) }).from(sub);
  await db.execute(sql\`select * from (\${db.select().from(orders)}) as o\`);
  await db.select().from(users).union(db.select().from(users));`),
  ).toEqual([
    'read-many late: db.with(late).select().from(late)',
    'read-many users: db.select().from(users).where()',
    'read-many users: db.select().from(users).where()',
    'read-many sub: db.select().from(sub)',
    'raw read: db.execute()',
    'read-many users: db.select().from(users).union()',
  ]);
});

test('a prepared statement is sent by execute', () => {
  const code = `${CLIENT}
const byId = db.select().from(orders).where(eq(orders.id, sql.placeholder('id'))).prepare('by_id');
const remove = db.delete(orders).where(eq(orders.id, sql.placeholder('id'))).prepare('remove');
export async function load(id: number) {
  await remove.execute({ id });
  return byId.execute({ id });
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    "unsent read-many orders: db.select().from(orders)….prepare('by_id')",
    "unsent delete orders: db.delete(orders).where().prepare('remove')",
    'delete orders: remove.execute()',
    'read-many orders: byId.execute()',
  ]);
});

test('a transaction hands its callback a client; a batch is one', () => {
  expect(
    ask(`
  await db.transaction(async (inner) => {
    await inner.insert(orders).values({ id });
    await inner.transaction(async (deeper) => deeper.delete(orders));
  }, { isolationLevel: 'serializable' });`),
  ).toEqual([
    'transaction: db.transaction()',
    'create orders: inner.insert(orders).values()',
    'transaction: inner.transaction()',
    'delete orders: deeper.delete()',
  ]);
});

test.each([
  ["import type { NodePgDatabase } from 'drizzle-orm/node-postgres';", 'NodePgDatabase<typeof schema>'],
  ["import type { PostgresJsDatabase } from 'drizzle-orm/postgres-js';", 'PostgresJsDatabase'],
  ["import type { PgDatabase } from 'drizzle-orm/pg-core';", 'PgDatabase<any, any>'],
  ["import type { PgTransaction } from 'drizzle-orm/pg-core';", 'PgTransaction<any, any, any>'],
  ["import type { PgAsyncDatabase } from 'drizzle-orm/pg-core';", 'PgAsyncDatabase<any>'],
  ["import type { MySqlDatabase } from 'drizzle-orm/mysql-core';", 'MySqlDatabase<any, any>'],
  ["import type { MySql2Database } from 'drizzle-orm/mysql2';", 'MySql2Database'],
  ["import type { DrizzleD1Database } from 'drizzle-orm/d1';", 'DrizzleD1Database'],
  ["import type { LibSQLDatabase } from 'drizzle-orm/libsql';", 'LibSQLDatabase'],
  ["import { db } from './db';\ntype Db = typeof db;", 'Db'],
  ["import { db } from './db';\ntype Tx = Parameters<Parameters<typeof db.transaction>[0]>[0];", 'Tx'],
])('a client by annotation: %s', (head, type) => {
  const code = `${head}
import { Inject, Injectable } from '@nestjs/common';
@Injectable()
export class Orders {
  constructor(@Inject('DB') private readonly client: ${type}) {}
  all() { return this.client.select().from(orders); }
}`;
  expect(queriesIn({ 'src/db.ts': CLIENT, 'src/a.ts': code })).toEqual([
    'read-many orders: this.client.select().from(orders)',
  ]);
});

test.each([
  'node-postgres',
  'postgres-js',
  'neon-http',
  'neon-serverless',
  'vercel-postgres',
  'mysql2',
  'planetscale-serverless',
  'libsql',
  'libsql/web',
  'd1',
  'aws-data-api/pg',
  'pg-proxy',
  'bun-sql',
  'tidb-serverless',
])('the driver %s sends its statements', (driver) => {
  const code = `const { drizzle } = require('drizzle-orm/${driver}');
const db = drizzle({});
module.exports.all = async () => db.select().from(orders);`;
  expect(queriesIn({ 'src/a.js': code })).toHaveLength(1);
});

test.each([
  'pglite',
  'better-sqlite3',
  'bun-sqlite',
  'sql-js',
  'expo-sqlite',
  'op-sqlite',
  'durable-sqlite',
  'node-sqlite',
])('the driver %s stays in the process', (driver) => {
  const code = `import { drizzle } from 'drizzle-orm/${driver}';
const db = drizzle({});
export const all = () => db.select().from(orders).all();
export const find = async () => db.query.orders.findMany();
db.transaction((tx) => { tx.delete(orders).run(); });`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
});

test('a client from another file, and read replicas', () => {
  const files = {
    'src/db.ts': CLIENT,
    'src/index.ts': "export { db } from './db';",
    'src/a.ts': `import { db } from './index';
import { withReplicas } from 'drizzle-orm/pg-core';
const all = withReplicas(db, [db]);
export async function load() { await db.delete(orders); return all.$primary.query.orders.findMany(); }`,
  };
  expect(queriesIn(files)).toEqual([
    'delete orders: db.delete()',
    'read-many orders: all.$primary.query.orders.findMany()',
  ]);
});

test('rows are no builder any more, and look-alikes are none', () => {
  expect(
    ask(`
  const rows = await db.select().from(orders);
  const some = await Promise.all(ids.map((each) => rows.filter((row) => row.userId === each)));
  const list = await db.query.orders.findMany();
  list.find((row) => row.id === id);
  new Map().delete(id);
  await tx.select().from(orders);
  await new Orders().select().from(orders);
  const query = { orders: { findMany: () => [] } };
  query.orders.findMany();
  return some;
}
class Orders {
  select() { return { from: (table: unknown) => [table] }; }`),
  ).toEqual(['read-many orders: db.select().from(orders)', 'read-many orders: db.query.orders.findMany()']);
});
