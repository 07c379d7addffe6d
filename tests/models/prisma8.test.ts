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
  ).toEqual([]);
});

test('without a last call nothing is sent', () => {
  expect(
    ask(`
  const orders = await db.orm.public.Order.where({ userId: id });
  db.orm.public.User.include('orders');
  const composed = db.orm.public.Order.select('id');
  const page = await composed.limit(10).all();
  for await (const order of composed.all()) console.log(order);`),
  ).toEqual([]);
});

test('plans are sent by the runtime or by a transaction', () => {
  expect(
    ask(`
  const plan = db.sql.public.orders.select('id').where((fields, fns) => fns.eq(fields.userId, id)).build();
  const rows = await db.runtime().query(plan);
  await db.runtime().execute(db.sql.public.orders.delete().where((fields, fns) => fns.eq(fields.id, id)).build());
  await db.runtime().query(db.sql.public.orders.insert([{ id }]).returning('id').build());
  await db.runtime().query(db.raw.sql\`select id from orders where id = \${id}\`.returnsRow({ id: db.sql.public.orders.columns.id }));
  await db.runtime().execute(db.raw.sql\`update orders set paid = true\`.affectedCount());
  db.sql.public.users.select('id').build();`),
  ).toEqual([]);
});
