import { nodesIn } from '../../src/ast/walk.js';
import { unsentQueryOf } from '../../src/facts/queries/unsent-queries.js';
import { queriesIn } from '../support/queries.js';
import { inProject } from '../support/testkit.js';

const MODELS = `
import { Model } from 'objection';
export class BaseModel extends Model {}
export class Order extends BaseModel {
  static tableName = 'orders';
  id!: number;
  userId!: number;
}
export class User extends BaseModel {
  static tableName = 'users';
  id!: number;
  orders?: Order[];
}
`;
const ask = (body: string, head = "import { Order, User } from './models';") =>
  queriesIn({
    'src/models.ts': MODELS,
    'src/a.ts': `${head}\nexport async function run(id: number, ids: number[], other: any) {\n${body}\n}`,
  });

test('a query of a class is one statement, whatever its chain does', () => {
  expect(
    ask(`
  await Order.query().where('userId', id).orderBy('id');
  await Order.query().findById(id);
  await Order.query().findOne({ userId: id });
  await Order.query().where('userId', id).first();
  await Order.query().where('userId', id).resultSize();
  await Order.query().where('userId', id).execute();
  await Order.query().page(0, 10);
  await Order.query().insert({ userId: id });
  await Order.query().findById(id).patch({ userId: id });
  await Order.query().patchAndFetchById(id, { userId: id });
  await Order.query().deleteById(id);
  await Order.query().delete().where('userId', id);
  await User.query().upsertGraph({ id, orders: [] });
  return User.query().withGraphFetched('orders');`),
  ).toEqual([
    "read-many Order: Order.query().where().orderBy('id')",
    'read-one Order: Order.query().findById(id)',
    'read-one Order: Order.query().findOne()',
    'read-one Order: Order.query().where().first()',
    'count Order: Order.query().where().resultSize()',
    'read-many Order: Order.query().where().execute()',
    'read-many Order: Order.query().page()',
    'create Order: Order.query().insert()',
    'update Order: Order.query().findById(id).patch()',
    'update Order: Order.query().patchAndFetchById()',
    'delete Order: Order.query().deleteById(id)',
    'delete Order: Order.query().delete().where()',
    'upsert User: User.query().upsertGraph()',
    "read-many User: User.query().withGraphFetched('orders')",
  ]);
});

test('rows are instances of their class, with queries of their own', () => {
  expect(
    ask(`
  const users = await User.query();
  for (const user of users) {
    user.orders = await user.$relatedQuery('orders').where('paid', true);
    await user.$relatedQuery('orders').insert({ userId: id });
    await user.$query().patch({ id });
  }
  const order = await Order.query().findById(id);
  await order?.$query().delete();
  await order!.$fetchGraph('user');
  await User.relatedQuery('orders').for(ids);
  await User.fetchGraph(users, 'orders');
  users.find((user) => user.id === id);`),
  ).toEqual([
    'read-many User: User.query()',
    "read-many orders: user.$relatedQuery('orders').where()",
    "create orders: user.$relatedQuery('orders').insert()",
    'update: user.$query().patch()',
    'read-one Order: Order.query().findById(id)',
    'delete: order.$query().delete()',
    'read-one: order!.$fetchGraph()',
    "read-many orders: User.relatedQuery('orders').for(ids)",
    'read-many User: User.fetchGraph()',
  ]);
});

test('transactions are arguments, bound classes or values', () => {
  expect(
    ask(
      `
  await Order.transaction(async (trx) => {
    await Order.query(trx).insert({ userId: id });
    await trx('orders').where({ id }).del();
  });
  await transaction(Order.knex(), async (trx) => { await Order.bindTransaction(trx).query().deleteById(id); });
  const trx = await transaction.start(Order.knex());
  await trx.raw('select 1');
  await Order.knexQuery().where({ id }).first();`,
      "import { transaction } from 'objection';\nimport { Order } from './models';",
    ),
  ).toEqual([
    'transaction Model: Order.transaction()',
    'create Order: Order.query(trx).insert()',
    "delete orders: trx('orders').where().del()",
    'transaction: transaction()',
    'delete Order: Order.bindTransaction(trx).query().deleteById(id)',
    'transaction: transaction.start()',
    'raw read: trx.raw()',
    'read-one: Order.knexQuery().where().first()',
  ]);
});

test('a subquery, a fragment and a builder under a name are sent with their statement', () => {
  expect(
    ask(
      `
  const late = Order.query().where('late', true).select('userId');
  await User.query().whereIn('id', late);
  await User.query().select(raw('count(*)')).whereExists(User.relatedQuery('orders'));
  const query = User.query();
  query.where('id', id);
  if (id) query.orderBy('id');
  return query.first();`,
      "import { raw } from 'objection';\nimport { Order, User } from './models';",
    ),
  ).toEqual([
    'read-many User: User.query().whereIn()',
    'read-many User: User.query().select().whereExists()',
    'read-one User: query.first()',
  ]);
});

test.each([
  ["import { Order } from './models';", 'typeof Order'],
  [
    "import type { Order } from './models';\nimport type { ModelClass } from 'objection';",
    'ModelClass<Order>',
  ],
])('a class that is injected: %s', (head, type) => {
  const code = `${head}
import { Inject } from '@nestjs/common';
export class Orders {
  constructor(@Inject('Order') private readonly orders: ${type}) {}
  of(id: number) { return this.orders.query().where('userId', id); }
}`;
  expect(queriesIn({ 'src/models.ts': MODELS, 'src/a.ts': code })).toEqual([
    'read-many Order: this.orders.query().where()',
  ]);
});

test('static and own methods of a model', () => {
  const code = `import { Model } from 'objection';
export class Order extends Model {
  static late() { return this.query().where('late', true); }
  async pay() { await this.$query().patch({ paid: true }); }
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-many Order: this.query().where()',
    'update: this.$query().patch()',
  ]);
});

test('what is sent at once is not forgotten', () => {
  const code = `import { Order } from './models.js';
export function run() { void Order.query().resultSize(); void Order.query().execute(); void Order.query().delete(); }`;
  const sends = inProject({ 'src/models.ts': MODELS, 'src/a.ts': code }, ({ module, analysis }) =>
    nodesIn(module.ast).flatMap((node) =>
      node.type === 'CallExpression' ? (unsentQueryOf(node, analysis)?.query.operation ?? []) : [],
    ),
  );
  expect(sends).toEqual(['delete']);
});

test('CommonJS', () => {
  const code = `const { Model } = require('objection');
class Order extends Model {}
exports.all = async () => { const rows = await Order.query(); return rows; };`;
  expect(queriesIn({ 'src/a.js': code })).toEqual(['read-many Order: Order.query()']);
});

test('look-alikes are none', () => {
  expect(
    ask(`
  await other.query().where('id', id);
  await Pool.query().where('id', id);
  new Map().get(id);
  [1].find(String);
}
class Pool {
  static query() { return new Pool(); }
  where(_: string, __: number) { return Promise.resolve([]); }`),
  ).toEqual([]);
});
