import { queriesIn } from '../support/queries.js';

const CLIENT = `
import postgres from '@prisma/orm-postgres/runtime';
import type { Contract } from './contract.d';
import contractJson from './contract.json' with { type: 'json' };
export const db = postgres<Contract>({ contractJson, url: process.env.DATABASE_URL });
`;
const ask = (body: string, head = CLIENT) =>
  queriesIn({
    'src/a.ts': `${head}\nexport async function run(id: number, ids: number[], other: any) {\n${body}\n}`,
  });

test('a collection is composed, and its last call sends', () => {
  expect(
    ask(`
  await db.orm.public.Order.all();
  await db.orm.public.Order.where({ userId: id }).orderBy((order) => order.id.asc()).limit(10).all();
  await db.orm.public.User.include('orders', (orders) => orders.where({ paid: true }).limit(5)).all();
  await db.orm.public.User.include('orders', (orders) => orders.count()).all().toArray();
  await db.orm.auth.Session.first({ id });
  await db.orm.public.Order.where((order) => order.userId.eq(id)).all().firstOrThrow();
  await db.orm.public.Order.where({ userId: id }).aggregate((aggregate) => ({ n: aggregate.count() }));
  await db.orm.public.Order.groupBy('userId').having((having) => having.count().gte(2)).aggregate((a) => ({ n: a.count() }));
  await db.orm.public.Order.create({ userId: id });
  await db.orm.public.Order.select('id').create({ userId: id });
  await db.orm.public.Order.createAll([{ userId: id }]);
  await db.orm.public.Order.createAndCount([{ userId: id }]);
  await db.orm.public.Order.where({ id }).update({ paid: true });
  await db.orm.public.Order.where({ userId: id }).updateAll({ paid: true });
  await db.orm.public.Order.where({ userId: id }).updateAndCount({ paid: true });
  await db.orm.public.Order.upsert({ create: { id }, update: { paid: true } });
  await db.orm.public.Order.where({ id }).delete();
  await db.orm.public.Order.where({ userId: id }).deleteAll();
  await db.orm.public.Order.where({ userId: id }).deleteAndCount();`),
  ).toEqual([
    'read-many Order: db.orm.public.Order.all()',
    'read-many Order: db.orm.public.Order.where().orderBy()….all()',
    'read-many User: db.orm.public.User.include().all()',
    'read-many User: db.orm.public.User.include().all().toArray()',
    'read-one Session: db.orm.auth.Session.first()',
    'read-many Order: db.orm.public.Order.where().all().firstOrThrow()',
    'count Order: db.orm.public.Order.where().aggregate()',
    "count Order: db.orm.public.Order.groupBy('userId').having().aggregate()",
    'create Order: db.orm.public.Order.create()',
    "create Order: db.orm.public.Order.select('id').create()",
    'create Order: db.orm.public.Order.createAll()',
    'create Order: db.orm.public.Order.createAndCount()',
    'update Order: db.orm.public.Order.where().update()',
    'update Order: db.orm.public.Order.where().updateAll()',
    'update Order: db.orm.public.Order.where().updateAndCount()',
    'upsert Order: db.orm.public.Order.upsert()',
    'delete Order: db.orm.public.Order.where().delete()',
    'delete Order: db.orm.public.Order.where().deleteAll()',
    'delete Order: db.orm.public.Order.where().deleteAndCount()',
  ]);
});

test('without a last call nothing is sent', () => {
  expect(
    ask(`
  const orders = await db.orm.public.Order.where({ userId: id });
  db.orm.public.User.include('orders');
  const composed = db.orm.public.Order.select('id');
  const page = await composed.limit(10).all();
  for await (const order of composed.all()) console.log(order);`),
  ).toEqual([
    'unsent read-many Order: db.orm.public.Order.where()',
    'unsent read-many User: db.orm.public.User.include()',
    'unsent read-many Order: db.orm.public.Order.select()',
    'read-many Order: composed.limit(10).all()',
    'read-many Order: composed.all()',
  ]);
});

test('plans are sent by the runtime or by a transaction', () => {
  expect(
    ask(`
  const plan = db.sql.public.orders.select('id').where((fields, fns) => fns.eq(fields.userId, id)).build();
  const rows = await db.runtime().query(plan);
  await db.transaction(async (tx) => {
    const gone = tx.sql.public.orders.delete().where((fields, fns) => fns.eq(fields.id, id)).build();
    await tx.execute(gone);
    await tx.orm.public.Order.create({ userId: id });
  });
  const made = db.sql.public.orders.insert([{ id }]).returning('id').build();
  await db.runtime().query(made);
  const raw = db.raw.sql\`select id from orders where id = \${id}\`.returnsRow({ id: db.sql.public.orders.columns.id }).build();
  const runtime = await db.connect();
  await runtime.query(raw);
  const paid = db.raw.sql\`update orders set paid = true\`.affectedCount().build();
  await runtime.execute(paid);`),
  ).toEqual([
    'read-many: db.runtime().query(plan)',
    'transaction: db.transaction()',
    'delete: tx.execute()',
    'create Order: tx.orm.public.Order.create()',
    'create: db.runtime().query(made)',
    'raw read: runtime.query()',
    'raw write: runtime.execute()',
  ]);
});

test('clients that are handed over, and a client for each request', () => {
  const code = `
import type { PostgresClient } from '@prisma/orm-postgres/runtime';
import serverless from '@prisma/orm-postgres/serverless';
import { orm } from '@prisma/orm-postgres/orm-client';
import { db } from './index.js';
import type { Db } from './db.js';
export class Orders {
  constructor(private readonly db: PostgresClient<Contract>, private readonly same: Db) {}
  async late() { return [await this.db.orm.public.Order.all(), await this.same.orm.public.User.first()]; }
}
const edge = serverless<Contract>({ contractJson });
export async function fetch(request: Request, env: Env) {
  await using runtime = await edge.connect({ url: env.URL });
  const plan = edge.sql.public.orders.select('id').build();
  const own = orm({ runtime, context: edge.context });
  return [await runtime.query(plan), await own.public.Order.first({ id: 1 }), await db.orm.public.Order.all()];
}`;
  const files = {
    'src/db.ts': `${CLIENT}\nexport type Db = typeof db;`,
    'src/index.ts': "export { db } from './db.js';",
    'src/a.ts': code,
  };
  expect(queriesIn(files)).toEqual([
    'read-many Order: this.db.orm.public.Order.all()',
    'read-one User: this.same.orm.public.User.first()',
    'read-many: runtime.query()',
    'read-one Order: own.public.Order.first()',
    'read-many Order: db.orm.public.Order.all()',
  ]);
});

test('rows are no collection any more, and look-alikes are none', () => {
  expect(
    ask(`
  const rows = await db.orm.public.Order.all();
  rows.where({ id });
  rows.map((row) => row.first());
  const one = await db.orm.public.Order.first({ id });
  one.update({ id });
  await other.orm.public.Order.where({ id }).all();
  await new Table().where({ id }).all();
  await Promise.all(ids);
  new Map<number, number>().delete(id);
}
class Table {
  where(_: object) { return this; }
  async all() { return 1; }`),
  ).toEqual(['read-many Order: db.orm.public.Order.all()', 'read-one Order: db.orm.public.Order.first()']);
});
