import { queriesIn } from '../support/queries.js';

const MODELS = `
import { DataTypes, Model, Sequelize } from 'sequelize';
export const sequelize = new Sequelize('postgres://localhost/shop');
export class User extends Model {}
export class Order extends Model { declare id: number; declare userId: number; }
Order.init({ userId: DataTypes.INTEGER }, { sequelize });
User.hasMany(Order, { foreignKey: 'userId', as: 'orders' });
`;
const queriesOf = (code: string, more: Readonly<Record<string, string>> = {}) =>
  queriesIn({ 'src/models.ts': MODELS, ...more, 'src/a.ts': code });

test('a class that extends Model reads and writes', () => {
  const code = `
import { Order, sequelize } from './models.js';
export async function run(id: number) {
  await Order.findAll({ where: { userId: id } });
  await Order.findAndCountAll({ limit: 10 });
  await Order.findOne({ where: { id } });
  await Order.findByPk(id);
  await Order.count({ where: { userId: id } });
  await Order.sum('total', { where: { userId: id } });
  await Order.findOrCreate({ where: { id } });
  await Order.create({ userId: id });
  await Order.bulkCreate([{ userId: id }]);
  await Order.upsert({ id });
  await Order.update({ userId: id }, { where: { id } });
  await Order.destroy({ where: { id } });
  await Order.increment('count', { where: { id } });
  await Order.scope('paid').findAll();
  await Order.unscoped().count();
  await sequelize.models.Order.findAll();
  await sequelize.query('select * from orders');
  await sequelize.query('update orders set paid = true');
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Order: Order.findAll()',
    'read-many Order: Order.findAndCountAll()',
    'read-one Order: Order.findOne()',
    'read-one Order: Order.findByPk()',
    'count Order: Order.count()',
    'count Order: Order.sum()',
    'upsert Order: Order.findOrCreate()',
    'create Order: Order.create()',
    'create Order: Order.bulkCreate()',
    'upsert Order: Order.upsert()',
    'update Order: Order.update()',
    'delete Order: Order.destroy()',
    'update Order: Order.increment()',
    "read-many Order: Order.scope('paid').findAll()",
    'count Order: Order.unscoped().count()',
    'read-many Order: sequelize.models.Order.findAll()',
    'raw read orders: sequelize.query()',
    'raw write orders: sequelize.query()',
  ]);
});

test('rows save, change and remove themselves, and are lists no more', () => {
  const code = `
import { Order } from './models.js';
export async function run(id: number) {
  const rows = await Order.findAll();
  for (const row of rows) await row.save();
  const order = await Order.findByPk(id);
  await order?.update({ userId: id });
  await order?.reload();
  const made = await Order.create({ userId: id });
  await made.destroy();
  const built = Order.build({ userId: id });
  await built.save();
  return rows.find((row) => row.id === id);
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Order: Order.findAll()',
    'upsert: row.save()',
    'read-one Order: Order.findByPk()',
    'update: order?.update()',
    'read-one: order?.reload()',
    'create Order: Order.create()',
    'delete: made.destroy()',
    'upsert: built.save()',
  ]);
});

test('models that are defined, in CommonJS', () => {
  const models = `
const { Sequelize, DataTypes } = require('sequelize');
const sequelize = new Sequelize('sqlite::memory:');
const Order = sequelize.define('order', { userId: DataTypes.INTEGER });
module.exports = { sequelize, Order };`;
  const code = `
const { Order, sequelize } = require('./models');
const db = require('./models');
exports.run = async (id) => {
  const [order] = await Order.findAll({ where: { userId: id } });
  await order.destroy();
  const { rows } = await db.Order.findAndCountAll();
  await rows[0].save();
  await sequelize.model('order').findOne();
};`;
  expect(queriesIn({ 'models.js': models, 'a.js': code, 'package.json': '{}' }, { file: 'a.js' })).toEqual([
    'read-many Order: Order.findAll()',
    'delete: order.destroy()',
    'read-many Order: db.Order.findAndCountAll()',
    'upsert: rows[0].save()',
    "read-one order: sequelize.model('order').findOne()",
  ]);
});

test('sequelize-typescript and what NestJS injects', () => {
  const entities = `
import { Column, ForeignKey, HasMany, Model, Table } from 'sequelize-typescript';
@Table export class User extends Model { @HasMany(() => Order) orders!: Order[]; }
@Table export class Order extends Model<Order> { @ForeignKey(() => User) @Column userId!: number; }`;
  const code = `
import { InjectConnection, InjectModel } from '@nestjs/sequelize';
import { Sequelize, type Repository } from 'sequelize-typescript';
import type { ModelStatic } from 'sequelize';
import { Order, User } from './entities.js';
export class Orders {
  constructor(
    @InjectModel(Order) private readonly orders: typeof Order,
    @InjectModel(User) private readonly users: ModelStatic<User>,
    private readonly repository: Repository<Order>,
    @InjectConnection() private readonly sequelize: Sequelize,
  ) {}
  async run(id: number) {
    await this.orders.findByPk(id);
    await this.users.findAll();
    await this.repository.findOne();
    await this.sequelize.query('select 1');
    const orders = this.sequelize.getRepository(Order);
    await orders.count();
  }
}`;
  expect(queriesIn({ 'src/entities.ts': entities, 'src/a.ts': code })).toEqual([
    'read-one Order: this.orders.findByPk()',
    'read-many User: this.users.findAll()',
    'read-one Order: this.repository.findOne()',
    'raw read: this.sequelize.query()',
    'count Order: orders.count()',
  ]);
});

test('version 7, its transactions, and a class between', () => {
  const code = `
import { Model, Sequelize } from '@sequelize/core';
const sequelize = new Sequelize({ dialect: 'postgres' });
abstract class Base extends Model {
  static mine(id: number) { return this.findAll({ where: { userId: id } }); }
}
class Order extends Base {}
export async function run(id: number) {
  await sequelize.transaction(async (transaction) => {
    await Order.update({ paid: true }, { where: { id }, transaction });
  });
  const transaction = await sequelize.startUnmanagedTransaction();
  await Order.mine(id);
  await transaction.commit();
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Base: this.findAll()',
    'transaction: sequelize.transaction()',
    'update Order: Order.update()',
    'transaction: sequelize.startUnmanagedTransaction()',
  ]);
});

test('what is no model', () => {
  const code = `
import { Order } from './models.js';
class Shelf { static findAll() {} save() {} }
export async function run(anything: any, list: Order[], map: Map<number, Order>, id: number) {
  Shelf.findAll();
  new Shelf().save();
  anything.findAll();
  anything.findByPk(id);
  list.find((row) => row.id === id);
  map.get(id);
  map.delete(id);
  const rows = await Order.findAll();
  rows.filter((row) => row.id === id);
}`;
  // In a project that has the library, a member that only its models have is a likely sign.
  expect(queriesOf(code)).toEqual([
    'read-one anything: anything.findByPk() ?',
    'read-many Order: Order.findAll()',
  ]);
});

test('types know a model that is followed nowhere', () => {
  const code = `
import type { Model, ModelStatic, Sequelize } from 'sequelize';
type Made = { orders: ModelStatic<Model>; sequelize: Sequelize; row: Model };
declare function pick<T>(value: T): T;
declare const made: Made;
export async function run() {
  const { orders, sequelize, row } = pick(made);
  await orders.findAll();
  await sequelize.query('select 1');
  await row.save();
}`;
  expect(queriesIn({ 'src/a.ts': code }, { isTyped: true })).toEqual([
    'read-many orders: orders.findAll()',
    'raw read: sequelize.query()',
    'upsert: row.save()',
  ]);
});

test('a class whose own init hands on to that of the library, in a table of models', () => {
  const files = {
    'src/summary.js': `
import Sequelize from 'sequelize';
const { DataTypes } = Sequelize;
export default class Summary extends Sequelize.Model {
  static init(sequelize) { return super.init({ quantity: DataTypes.INTEGER }, { sequelize, modelName: 'summary' }); }
}
`,
    'src/cache.js': `
class Store { static init() { return new Map(); } }
export default class Cache extends Store {
  static init(sequelize) { return super.init(); }
  static findOne() {}
}
`,
    'src/db.js': `
import Sequelize from 'sequelize';
import Summary from './summary.js';
import Cache from './cache.js';
const sequelize = new Sequelize('postgres://localhost/shop');
const models = { Summary: Summary.init(sequelize), Cache: Cache.init(sequelize) };
export default { ...models, sequelize };
`,
    'src/a.js': `
import db from './db.js';
export async function run(id) {
  const row = await db.Summary.findOne({ where: { id } });
  await row.update({ quantity: 1 });
  await db.Summary.create({ quantity: 1 });
  await db.Cache.findOne({ where: { id } });
}
`,
  };
  expect(queriesIn(files)).toEqual([
    'read-one Summary: db.Summary.findOne()',
    'update: row.update()',
    'create Summary: db.Summary.create()',
  ]);
});
