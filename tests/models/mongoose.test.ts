import { queriesIn, queriesInModule } from '../support/queries.js';

const MODELS = `
import mongoose, { Schema, model, type Model, type HydratedDocument } from 'mongoose';
const orderSchema = new Schema({ user: { type: Schema.Types.ObjectId, ref: 'User' }, total: Number });
export const Order = model('Order', orderSchema);
export const User = mongoose.model<{ name: string }>('User', new Schema({ name: String }));
`;

test('every kind of operation', () => {
  const code = `${MODELS}
export async function all(id: string, ids: string[]) {
  await Order.find({ user: id });
  await Order.findOne({ user: id });
  await Order.findById(id);
  await Order.countDocuments({ user: id });
  await Order.estimatedDocumentCount();
  await Order.exists({ user: id });
  await Order.distinct('user', { total: 1 });
  await Order.aggregate([{ $match: { user: id } }]);
  await Order.create({ user: id });
  await Order.insertMany(ids.map((user) => ({ user })));
  await Order.bulkWrite([]);
  await Order.updateOne({ _id: id }, { total: 1 });
  await Order.updateMany({ user: id }, { total: 1 });
  await Order.findByIdAndUpdate(id, { total: 1 });
  await Order.findOneAndUpdate({ user: id }, { total: 1 });
  await Order.deleteOne({ _id: id });
  await Order.deleteMany({ user: id });
  await Order.findByIdAndDelete(id);
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-many Order: Order.find()',
    'read-one Order: Order.findOne()',
    'read-one Order: Order.findById()',
    'count Order: Order.countDocuments()',
    'count Order: Order.estimatedDocumentCount()',
    'count Order: Order.exists()',
    'read-many Order: Order.distinct()',
    'read-many Order: Order.aggregate()',
    'create Order: Order.create()',
    'create Order: Order.insertMany()',
    'update Order: Order.bulkWrite()',
    'update Order: Order.updateOne()',
    'update Order: Order.updateMany()',
    'update Order: Order.findByIdAndUpdate()',
    'update Order: Order.findOneAndUpdate()',
    'delete Order: Order.deleteOne()',
    'delete Order: Order.deleteMany()',
    'delete Order: Order.findByIdAndDelete()',
  ]);
});

test('a chain is one query, and exec sends it', () => {
  const code = `${MODELS}
export async function list(id: string) {
  const rows = await Order.find({ user: id }).sort({ total: -1 }).limit(5).populate('user').lean().exec();
  const row = await Order.findById(id).select('total').lean();
  const total = await User.findOne().where('name').equals(id).exec();
  await Order.updateOne({ _id: id }, { total: 1 }).exec();
  return [rows, row, total];
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-many Order: Order.find().sort()….exec()',
    "read-one Order: Order.findById(id).select('total').lean()",
    "read-one User: User.findOne().where('name')….exec()",
    'update Order: Order.updateOne().exec()',
  ]);
});

test('a document saves, removes and populates itself, and its own fields are no queries', () => {
  const code = `${MODELS}
export async function change(id: string, given: HydratedDocument<Model<{ total: number }>>) {
  const order = await Order.findById(id);
  if (!order) return;
  order.set('total', 1);
  await order.save();
  await order.populate('user');
  await order.deleteOne();
  await new Order({ total: 1 }).save();
  await given.updateOne({ total: 2 });
  for (const each of await Order.find()) await each.save();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one Order: Order.findById()',
    'update Order: order.save()',
    'delete Order: order.deleteOne()',
    'update: new Order({total:1}).save()',
    'update Model: given.updateOne()',
    'read-many Order: Order.find()',
    'update Order: each.save()',
  ]);
});

test('transactions hand a session to their callback, on a connection and on a session', () => {
  const code = `${MODELS}
import { createConnection, type Connection, type ClientSession } from 'mongoose';
export async function move(connection: Connection, session: ClientSession, id: string) {
  await connection.transaction(async (inner) => {
    await Order.create([{ user: id }], { session: inner });
  });
  await session.withTransaction(async () => Order.deleteOne({ _id: id }).session(session));
  const own = createConnection('mongodb://localhost').model('Order');
  await own.find();
  await connection.collection('orders').findOne({ user: id });
  await mongoose.models.Order.find();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'transaction: connection.transaction()',
    'create Order: Order.create()',
    'transaction: session.withTransaction()',
    'delete Order: Order.deleteOne().session(session)',
    'read-many Order: own.find()',
    "read-one orders: connection.collection('orders').findOne()",
    'read-many: mongoose.models.Order.find()',
  ]);
});

const NEST = `
import { Injectable } from '@nestjs/common';
import { InjectConnection, InjectModel, Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { Connection, HydratedDocument, Model } from 'mongoose';
@Schema() export class Order { @Prop() total: number; }
export type OrderDocument = HydratedDocument<Order>;
export const OrderSchema = SchemaFactory.createForClass(Order);
@Injectable() export class Orders {
  constructor(
    @InjectModel(Order.name) private readonly orders: Model<Order>,
    @InjectModel('Order') private readonly documents: Model<OrderDocument>,
    @InjectConnection() private readonly connection: Connection,
  ) {}
  async list(user: string) {
    await this.orders.find({ user }).exec();
    const row = await this.documents.findOne({ user });
    await row?.save();
    await this.connection.transaction(async () => this.orders.deleteMany({ user }));
  }
}`;

test('models and connections that NestJS injects', () => {
  expect(queriesIn({ 'src/a.ts': NEST })).toEqual([
    'read-many Order: this.orders.find().exec()',
    'read-one OrderDocument: this.documents.findOne()',
    'update OrderDocument: row?.save()',
    'transaction: this.connection.transaction()',
    'delete Order: this.orders.deleteMany()',
  ]);
});

test('models of Typegoose', () => {
  const code = `
import { getModelForClass, prop, type ReturnModelType } from '@typegoose/typegoose';
class Order { @prop() public total?: number; }
export const OrderModel = getModelForClass(Order);
export async function list(given: ReturnModelType<typeof Order>) {
  await OrderModel.find({ total: 1 });
  await given.findOne({ total: 1 });
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-many Order: OrderModel.find()',
    'read-one Order: given.findOne()',
  ]);
});

test('a model is followed through other modules, CommonJS among them', () => {
  const files = {
    'src/models/order.ts': MODELS,
    'src/models/index.ts': "export * from './order.js';",
    'src/a.ts':
      "import { Order } from './models/index.js';\nexport const list = async () => { await Order.find(); };",
  };
  expect(queriesIn(files)).toEqual(['read-many Order: Order.find()']);
  expect(queriesInModule(files)).toEqual(['read-many Order: Order.find()']);
  const old = {
    'src/order.js':
      "const mongoose = require('mongoose');\nexports.Order = mongoose.models.Order || mongoose.model('Order', new mongoose.Schema({}));",
    'src/a.js':
      "const { Order } = require('./order');\nmodule.exports = async () => { await Order.findById(1); };",
  };
  expect(queriesIn(old)).toEqual(['read-one Order: Order.findById()']);
});

test('rows are no model, and what only looks like one is none', () => {
  const code = `${MODELS}
class Store { async find(filter: object) { return [filter]; } findById(id: string) { return id; } }
export async function names(ids: string[], anything: any, cache: Map<string, string>, store: Store) {
  const rows = await Order.find();
  rows.find((row) => row.total === 1);
  ids.find((id) => id === 'a');
  cache.get('a');
  await anything.findById('a');
  await store.find({});
  store.findById('a');
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['read-many Order: Order.find()']);
});
