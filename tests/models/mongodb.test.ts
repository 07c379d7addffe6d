import { queriesIn } from '../support/queries.js';

const CLIENT = `
import { MongoClient, type ClientSession, type Collection, type Db } from 'mongodb';
interface Order { user: string; total: number }
export const client = new MongoClient('mongodb://localhost');
export const db = client.db('shop');
export const orders = db.collection<Order>('orders');
`;

test('every kind of operation', () => {
  const code = `${CLIENT}
export async function all(user: string) {
  await orders.find({ user }).sort({ total: -1 }).limit(5).toArray();
  await orders.find({ user }).next();
  await orders.findOne({ user });
  await orders.countDocuments({ user });
  await orders.distinct('user', { total: 1 });
  await orders.aggregate([{ $match: { user } }]).toArray();
  await orders.insertOne({ user, total: 1 });
  await orders.insertMany([{ user, total: 1 }]);
  await orders.updateOne({ user }, { $set: { total: 1 } });
  await orders.updateMany({ user }, { $set: { total: 1 } });
  await orders.replaceOne({ user }, { user, total: 1 });
  await orders.findOneAndUpdate({ user }, { $set: { total: 1 } });
  await orders.deleteOne({ user });
  await orders.deleteMany({ user });
  await orders.bulkWrite([]);
  await db.command({ ping: 1 });
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-many orders: orders.find().sort()….toArray()',
    'read-one orders: orders.find().next()',
    'read-one orders: orders.findOne()',
    'count orders: orders.countDocuments()',
    'read-many orders: orders.distinct()',
    'read-many orders: orders.aggregate().toArray()',
    'create orders: orders.insertOne()',
    'create orders: orders.insertMany()',
    'update orders: orders.updateOne()',
    'update orders: orders.updateMany()',
    'update orders: orders.replaceOne()',
    'update orders: orders.findOneAndUpdate()',
    'delete orders: orders.deleteOne()',
    'delete orders: orders.deleteMany()',
    'update orders: orders.bulkWrite()',
    'raw unknown: db.command()',
  ]);
});

test('a cursor sends nothing until it is read, wherever it is kept', () => {
  const code = `${CLIENT}
export async function read(user: string) {
  const cursor = await orders.find({ user });
  for await (const order of orders.find({ user })) console.log(order);
  await cursor.toArray();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['read-many orders: cursor.toArray()']);
});

test('handles by annotation, in a class, from a factory, through NestJS', () => {
  const code = `
import { Injectable } from '@nestjs/common';
import { InjectConnection } from '@nestjs/mongoose';
import { MongoClient, Db, type Collection } from 'mongodb';
import { Connection } from 'mongoose';
interface Order { user: string }
async function connect() { const client = await MongoClient.connect('mongodb://localhost'); return client.db(); }
class Base { protected readonly orders: Collection<Order>; constructor(private readonly db: Db) { this.orders = db.collection('orders'); } }
@Injectable() export class Orders extends Base {
  constructor(db: Db, @InjectConnection() private readonly connection: Connection) { super(db); }
  async list(user: string, given: Collection<Order>) {
    await this.orders.findOne({ user });
    await given.deleteMany({ user });
    await (await connect()).collection('orders').insertOne({ user });
    await this.connection.db.collection('orders').findOne({ user });
    await this.connection.getClient().db().collection('orders').findOne({ user });
  }
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'read-one Order: this.orders.findOne()',
    'delete Order: given.deleteMany()',
    "create orders: await connect().collection('orders').insertOne()",
    "read-one orders: this.connection.db.collection('orders').findOne()",
    'read-one orders: this.connection.getClient().db()….findOne()',
  ]);
});

test('transactions', () => {
  const code = `${CLIENT}
export async function move(user: string) {
  const session = client.startSession();
  await session.withTransaction(async (own) => {
    await orders.deleteOne({ user }, { session: own });
  });
  await client.withSession(async (own) => own.withTransaction(async () => orders.insertOne({ user, total: 1 }, { session: own })));
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual([
    'transaction: session.withTransaction()',
    'delete orders: orders.deleteOne()',
    'transaction: own.withTransaction()',
    'create orders: orders.insertOne()',
  ]);
});

test('rows are no collection, and what only looks like one is none', () => {
  const code = `${CLIENT}
class Store { insertOne(row: object) { return row; } find(filter: object) { return { toArray: () => [filter] }; } }
export async function names(anything: any, store: Store, list: Order[]) {
  const rows = await orders.find().toArray();
  rows.find((row) => row.total === 1);
  list.find((row) => row.total === 1);
  await anything.collection('orders').findOne({});
  store.insertOne({});
  store.find({}).toArray();
}`;
  expect(queriesIn({ 'src/a.ts': code })).toEqual(['read-many orders: orders.find().toArray()']);
});
