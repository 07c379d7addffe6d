import rule from '../../src/rules/no-query-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const DRIZZLE = `
import { drizzle } from 'drizzle-orm/node-postgres';
import * as schema from './schema';
export const db = drizzle(process.env.DATABASE_URL!, { schema });
`;
const DRIZZLE_SCHEMA = `
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { relations } from 'drizzle-orm';
export const users = pgTable('users', { id: integer('id').primaryKey(), name: text('name').notNull() });
export const orders = pgTable('orders', { id: integer('id').primaryKey(), userId: integer('user_id').notNull(), total: integer('total').notNull() });
export const usersRelations = relations(users, ({ many }) => ({ orders: many(orders) }));
export const ordersRelations = relations(orders, ({ one }) => ({ user: one(users, { fields: [orders.userId], references: [users.id] }) }));
`;
const TYPEORM = `
import { Column, Entity, ManyToOne, OneToMany, PrimaryGeneratedColumn } from 'typeorm';
@Entity()
export class User {
  @PrimaryGeneratedColumn() id!: number;
  @Column() name!: string;
  @OneToMany(() => Order, (order) => order.user) orders!: Order[];
}
@Entity()
export class Order {
  @PrimaryGeneratedColumn() id!: number;
  @Column() userId!: number;
  @Column() total!: number;
  @ManyToOne(() => User, (user) => user.orders) user!: User;
}
`;
const SEQUELIZE = `
import { DataTypes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://localhost');
export class Order extends Model { declare id: number; declare userId: number; declare total: number; }
Order.init({ userId: DataTypes.INTEGER, total: DataTypes.INTEGER }, { sequelize });
export class User extends Model { declare id: number; declare name: string; }
User.init({ name: DataTypes.STRING }, { sequelize });
`;
const MONGOOSE = `
import mongoose, { Schema, model } from 'mongoose';
const orderSchema = new Schema({ userId: { type: Schema.Types.ObjectId, required: true }, total: { type: Number, required: true } });
export const Order = model('Order', orderSchema);
export type Id = mongoose.Types.ObjectId;
`;
const MONGODB = `
import { MongoClient, type ObjectId } from 'mongodb';
const client = new MongoClient('mongodb://localhost');
export const db = client.db('shop');
export type Id = ObjectId;
`;
const KNEX = `
import knex from 'knex';
export const db = knex({ client: 'pg', connection: process.env.DATABASE_URL });
`;
const KYSELY = `
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
export interface Tables { orders: { id: number; user_id: number; total: number }; users: { id: number; name: string } }
export const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool: new Pool() }) });
`;
const MIKRO = `
import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/core';
@Entity()
export class User {
  @PrimaryKey() id!: number;
  @Property() name!: string;
  @OneToMany(() => Order, (order) => order.user) orders = new Collection<Order>(this);
}
@Entity()
export class Order {
  @PrimaryKey() id!: number;
  @ManyToOne(() => User) user!: User;
  @Property() total!: number;
}
`;
const PG = `
import { Pool } from 'pg';
export const pool = new Pool();
`;
const MYSQL = `
import mysql from 'mysql2/promise';
export const pool = mysql.createPool('mysql://localhost');
`;
const POSTGRES = `
import postgres from 'postgres';
export const sql = postgres();
`;
const SUPABASE = `
import { createClient } from '@supabase/supabase-js';
export const supabase = createClient('http://localhost', 'key');
`;
const FIRESTORE = `
import { getFirestore } from 'firebase-admin/firestore';
export const db = getFirestore();
`;
const DYNAMO = `
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
export const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
`;
const REDIS = `
import { createClient } from 'redis';
export const redis = createClient();
`;
const IOREDIS = `
import { Redis } from 'ioredis';
export const redis = new Redis();
`;

testRule('no-query-in-loop: libraries', rule, {
  valid: [
    {
      name: 'D1: statements that a batch sends, and pages that each begin where the last one ended',
      files: { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' },
      code: `
export async function close(env: { DB: D1Database }, ids: string[]) {
  await env.DB.batch(ids.map((id) => env.DB.prepare('select * from orders where id = ?').bind(id)));
  for (let last = 0; ; ) {
    const { results } = await env.DB.prepare('select id from orders where id > ? limit 100').bind(last).all<{ id: number }>();
    if (results.length === 0) break;
    last = results[results.length - 1].id;
  }
}
`,
    },
    {
      name: 'Drizzle: one select for a list of keys, and a relation loaded with its parents',
      files: { 'src/db.ts': DRIZZLE, 'src/schema.ts': DRIZZLE_SCHEMA },
      code: `
import { inArray } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function load(ids: number[]) {
  for (const user of await db.query.users.findMany({ with: { orders: true } })) console.log(user.orders);
  for (const order of await db.select().from(orders).where(inArray(orders.userId, ids))) console.log(order);
}
`,
    },
    {
      name: 'Drizzle: a builder of the project with the same methods',
      code: `
const db = { select: () => ({ from: (list: number[]) => ({ where: (id: number) => list.filter((each) => each === id) }) }) };
export async function load(ids: number[]) { for (const id of ids) console.log(await db.select().from(ids).where(id)); }
`,
    },
    {
      name: 'Drizzle: a query of each element goes out in one batch',
      files: {
        'src/db.ts': `
import { drizzle } from 'drizzle-orm/d1';
export const open = (binding: any) => drizzle(binding);
`,
        'src/schema.ts': DRIZZLE_SCHEMA,
      },
      code: `
import { eq } from 'drizzle-orm';
import { open } from './db';
import { orders } from './schema';
export async function load(binding: any, ids: number[]) {
  const db = open(binding);
  return db.batch(ids.map((id) => db.select().from(orders).where(eq(orders.userId, id))) as any);
}
`,
    },
    {
      name: 'TypeORM: In with a list, relations in the query, and a repository of the project',
      files: {
        'src/entities.ts': TYPEORM,
        'src/memory.ts':
          'export class Repository<T> { constructor(private readonly rows: T[]) {} async findOneBy(_: object) { return this.rows[0]; } }',
      },
      code: `
import { In, type Repository } from 'typeorm';
import { Repository as Memory } from './memory';
import type { Order, User } from './entities';
export async function load(orders: Repository<Order>, users: Repository<User>, ids: number[]) {
  for (const order of await orders.findBy({ userId: In(ids) })) console.log(order.total);
  for (const user of await users.find({ relations: { orders: true } })) console.log(user.orders);
  const memory = new Memory(ids);
  for (const id of ids) console.log(await memory.findOneBy({ id }));
}
`,
    },
    {
      name: 'Sequelize: a list as value, an include, and a list in memory',
      files: { 'src/models.ts': SEQUELIZE },
      code: `
import { Order, User } from './models';
const Cache = { findByPk: async (id: number) => id, findAll: async (options: object) => [options] };
export async function load(ids: number[]) {
  for (const order of await Order.findAll({ where: { userId: ids } })) console.log(order.total);
  for (const user of await User.findAll({ include: 'orders' })) console.log(user.name);
  for (const id of ids) console.log(await Cache.findByPk(id), await Cache.findAll({ where: { id } }));
}
`,
    },
    {
      name: 'Mongoose: $in, populate, and a model that is no model',
      files: { 'src/models.ts': MONGOOSE },
      code: `
import { Order, type Id } from './models';
const Orders = { findById: async (id: unknown) => id, find: async (filter: object) => [filter] };
export async function load(ids: Id[]) {
  for (const order of await Order.find({ userId: { $in: ids } })) console.log(order.total);
  for (const order of await Order.find().populate('userId')) console.log(order.userId);
  for (const id of ids) console.log(await Orders.findById(id), await Orders.find({ id }));
}
`,
    },
    {
      name: 'MongoDB: the first rows of each element are likely and not certain',
      files: { 'src/db.ts': MONGODB },
      code: `
import { db, type Id } from './db';
export async function load(ids: Id[]) {
  for (const userId of ids) console.log(await db.collection('orders').find({ userId }).limit(3).toArray());
}
`,
    },
    {
      name: 'MongoDB: $in, a cursor gone through, and a collection that is none',
      files: { 'src/db.ts': MONGODB },
      code: `
import { db, type Id } from './db';
const shelf = { findOne: async (filter: object) => filter };
export async function load(ids: Id[]) {
  for (const order of await db.collection('orders').find({ userId: { $in: ids } }).toArray()) console.log(order);
  for await (const order of db.collection('orders').find()) console.log(order);
  for (const id of ids) console.log(await shelf.findOne({ _id: id }));
}
`,
    },
    {
      name: 'Knex: whereIn, and a function of the project that looks the same',
      files: { 'src/db.ts': KNEX },
      code: `
import { db } from './db';
const memory = (table: string) => ({ where: async (filter: object) => [table, filter] });
export async function load(ids: number[]) {
  for (const order of await db('orders').whereIn('user_id', ids)) console.log(order);
  for (const id of ids) console.log(await memory('orders').where({ id }));
}
`,
    },
    {
      name: 'Kysely: a list of keys, and a builder of the project',
      files: { 'src/db.ts': KYSELY },
      code: `
import { db } from './db';
const memory = { selectFrom: (table: string) => ({ where: (id: number) => ({ execute: async () => [table, id] }) }) };
export async function load(ids: number[]) {
  for (const order of await db.selectFrom('orders').selectAll().where('user_id', 'in', ids).execute()) console.log(order);
  for (const id of ids) console.log(await memory.selectFrom('orders').where(id).execute());
}
`,
    },
    {
      name: 'MikroORM: $in, populate, and a store of the project',
      files: { 'src/entities.ts': MIKRO },
      code: `
import type { EntityManager } from '@mikro-orm/postgresql';
import { Order, User } from './entities';
const store = { findOne: async (type: unknown, filter: object) => [type, filter] };
export async function load(em: EntityManager, ids: number[]) {
  for (const order of await em.find(Order, { id: { $in: ids } })) console.log(order.total);
  for (const user of await em.find(User, {}, { populate: ['orders'] })) console.log(user.orders.getItems());
  for (const id of ids) console.log(await store.findOne(Order, { id }));
}
`,
    },
    {
      name: 'pg: any with a list, and a pool of the project',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
const workers = { query: async (text: string, values: number[]) => ({ rows: [text, values] }) };
export async function load(ids: number[]) {
  const { rows } = await pool.query('select * from orders where user_id = any($1)', [ids]);
  for (const order of rows) console.log(order);
  for (const id of ids) console.log(await workers.query('select * from orders where user_id = $1', [id]));
}
`,
    },
    {
      name: 'mysql2: in with a list, and a pool of the project',
      files: { 'src/db.ts': MYSQL },
      code: `
import { pool } from './db';
const workers = { execute: async (text: string, values: number[]) => [[text, values]] };
export async function load(ids: number[]) {
  const [rows] = await pool.query('select * from orders where user_id in (?)', [ids]);
  for (const order of rows as unknown[]) console.log(order);
  for (const id of ids) console.log(await workers.execute('select * from orders where user_id = ?', [id]));
}
`,
    },
    {
      name: 'postgres.js: in with a list, and a template of the project',
      files: { 'src/db.ts': POSTGRES },
      code: `
import { sql } from './db';
const html = async (parts: TemplateStringsArray, ...values: unknown[]) => [parts, values];
export async function load(ids: number[]) {
  for (const order of await sql\`select * from orders where user_id in \${sql(ids)}\`) console.log(order);
  for (const id of ids) console.log(await html\`select * from orders where user_id = \${id}\`);
}
`,
    },
    {
      name: 'Supabase: in with a list, a related table in the select, and a table of the project',
      files: { 'src/db.ts': SUPABASE },
      code: `
import { supabase } from './db';
const store = { from: (table: string) => ({ select: (_: string) => ({ eq: async (_: string, id: string) => [table, id] }) }) };
export async function load(ids: string[]) {
  const { data } = await supabase.from('orders').select('*').in('user_id', ids);
  for (const order of data ?? []) console.log(order);
  const { data: users } = await supabase.from('users').select('*, orders(*)');
  for (const user of users ?? []) console.log(user);
  for (const id of ids) console.log(await store.from('orders').select('*').eq('user_id', id));
}
`,
    },
    {
      name: 'Firestore: getAll, in with a list, and a Map of documents',
      files: { 'src/db.ts': FIRESTORE },
      code: `
import { db } from './db';
export async function load(ids: string[]) {
  const refs = ids.map((id) => db.collection('users').doc(id));
  for (const user of await db.getAll(...refs)) console.log(user.data());
  const found = await db.collection('orders').where('userId', 'in', ids).get();
  const byId = new Map(found.docs.map((each) => [each.id, each]));
  for (const id of ids) console.log(byId.get(id));
}
`,
    },
    {
      name: 'DynamoDB: a batch of keys, another client that sends, and a command for a queue',
      files: { 'src/db.ts': DYNAMO },
      code: `
import { BatchGetCommand } from '@aws-sdk/lib-dynamodb';
import { client } from './db';
class GetCommand { constructor(readonly input: object) {} }
const queue = { send: async (command: GetCommand) => command.input };
export async function load(ids: string[]) {
  await client.send(new BatchGetCommand({ RequestItems: { users: { Keys: ids.map((id) => ({ id })) } } }));
  for (const id of ids) console.log(await queue.send(new GetCommand({ id })));
}
`,
    },
    {
      name: 'DynamoDB: a query of one partition, which no query of several stands for',
      files: { 'src/db.ts': DYNAMO },
      code: `
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { client } from './db';
const ofUser = (id: string) =>
  client.send(new QueryCommand({ TableName: 'orders', KeyConditionExpression: 'userId = :id', ExpressionAttributeValues: { ':id': id } }));
export async function load(ids: string[]) {
  for (const id of ids) {
    const { Items } = await client.send(
      new QueryCommand({ TableName: 'orders', KeyConditionExpression: 'userId = :id', ExpressionAttributeValues: { ':id': id } }),
    );
    console.log(Items, await ofUser(id));
  }
}
`,
    },
    {
      name: 'node-redis: mGet, commands of one tick, and a Map',
      files: { 'src/db.ts': REDIS },
      code: `
import { redis } from './db';
const cache = new Map<string, string>();
export async function load(ids: string[]) {
  console.log(await redis.mGet(ids));
  await Promise.all(ids.map((id) => redis.get(id)));
  for (const id of ids) console.log(cache.get(id));
}
`,
    },
    {
      name: 'ioredis: mget, a pipeline, and an object of the project',
      files: { 'src/db.ts': IOREDIS },
      code: `
import { redis } from './db';
const store = { get: async (key: string) => key, hget: async (key: string, field: string) => key + field };
export async function load(ids: string[]) {
  console.log(await redis.mget(ids));
  const pipeline = redis.pipeline();
  for (const id of ids) pipeline.get(id);
  await pipeline.exec();
  for (const id of ids) console.log(await store.get(id), await store.hget('a', id));
}
`,
    },
  ],
  invalid: [
    {
      name: 'D1: a statement for each row, of a binding and in Hono',
      files: { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' },
      code: `
import { Hono } from 'hono';
export async function load(env: { DB: D1Database }) {
  const { results } = await env.DB.prepare('select * from orders').all<{ id: string }>();
  const items = [];
  for (const order of results) {
    items.push(await env.DB.prepare('select * from items where order_id = ?').bind(order.id).all());
  }
  return items;
}
const app = new Hono<{ Bindings: { DB: D1Database } }>();
app.post('/items', async (c) => {
  const ids = await c.req.json<string[]>();
  return c.json(await Promise.all(ids.map((id) => c.env.DB.prepare('select * from items where id = ?').bind(id).first())));
});
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "env.DB.prepare('select * from items where order_id = ?').bind(order.id).all",
        },
        {
          messageId: 'readPerElement',
          at: "c.env.DB.prepare('select * from items where id = ?').bind(id).first",
        },
      ],
    },
    {
      name: 'Drizzle core: a select for each key, through a client of another file',
      files: { 'src/db.ts': DRIZZLE, 'src/schema.ts': DRIZZLE_SCHEMA },
      code: `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function totals(userIds: number[]) {
  const sums: number[] = [];
  for (const userId of userIds) {
    const rows = await db.select().from(orders).where(eq(orders.userId, userId));
    sums.push(rows.length);
  }
  return sums;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'userIds',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { eq, inArray } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function totals(userIds: number[]) {
  const sums: number[] = [];
  const allOrders = await db.select().from(orders).where(inArray(orders.userId, userIds));
  const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(order.userId);
    if (group) group.push(order);
    else ordersByUserId.set(order.userId, [order]);
  }
  for (const userId of userIds) {
    const rows = ordersByUserId.get(userId) ?? [];
    sums.push(rows.length);
  }
  return sums;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Drizzle core: one row per key with chosen columns, taken apart',
      files: { 'src/db.ts': DRIZZLE, 'src/schema.ts': DRIZZLE_SCHEMA },
      code: `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { users } from './schema';
export async function names(orders: { userId: number }[]) {
  return Promise.all(orders.map(async ({ userId }) => {
    const [user] = await db.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, userId)).limit(1);
    return user?.name;
  }));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select({ id: users.id, name: users.name }).from(users).where(eq(users.id, userId)).limit',
          data: {
            query: 'db.select().from(users)….limit(1)',
            list: 'orders',
            remedy: 'Read all rows first with `inArray(users.id, …)`, then look them up.',
          },
          line: 7,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { eq, inArray } from 'drizzle-orm';
import { db } from './db';
import { users } from './schema';
export async function names(orders: { userId: number }[]) {
  const allUsers = await db.select({ id: users.id, name: users.name }).from(users).where(inArray(users.id, orders.map((each) => each.userId)));
  const usersById = new Map<(typeof allUsers)[number]['id'], (typeof allUsers)[number][]>();
  for (const eachUser of allUsers) {
    const group = usersById.get(eachUser.id);
    if (group) group.push(eachUser);
    else usersById.set(eachUser.id, [eachUser]);
  }
  return Promise.all(orders.map(async ({ userId }) => {
    const [user] = usersById.get(userId) ?? [];
    return user?.name;
  }));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Drizzle core: the key is not among the chosen columns, so the rows could not be told apart and nothing is suggested',
      files: { 'src/db.ts': DRIZZLE, 'src/schema.ts': DRIZZLE_SCHEMA },
      code: `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { users } from './schema';
export async function names(orders: { userId: number }[]) {
  for (const order of orders) {
    const rows = await db.select({ name: users.name }).from(users).where(eq(users.id, order.userId));
    console.log(rows);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select({ name: users.name }).from(users).where',
          data: {
            query: 'db.select().from(users).where()',
            list: 'orders',
            remedy: 'Read all rows first with `inArray(users.id, …)`, then look them up.',
          },
          line: 7,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Drizzle core: the best rows of each element, where likely signs are wanted; a limit has no form for many keys, so nothing is suggested',
      files: { 'src/db.ts': DRIZZLE, 'src/schema.ts': DRIZZLE_SCHEMA },
      options: { evidence: 'likely' },
      code: `
import { desc, eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function latest(userIds: number[]) {
  for (const userId of userIds) {
    const rows = await db.select().from(orders).where(eq(orders.userId, userId)).orderBy(desc(orders.total)).limit(3);
    console.log(rows);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where(eq(orders.userId, userId)).orderBy(desc(orders.total)).limit',
          data: {
            query: 'db.select().from(orders)….limit(3)',
            list: 'userIds',
            remedy:
              'Read the first of each with their parents, or in one query that ranks the rows of each key.',
          },
          line: 7,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Drizzle relational: the relation is loaded with the parents',
      files: { 'src/db.ts': DRIZZLE, 'src/schema.ts': DRIZZLE_SCHEMA },
      code: `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function load() {
  const users = await db.query.users.findMany();
  return Promise.all(users.map(async (user) => ({ ...user, orders: await db.query.orders.findMany({ where: eq(orders.userId, user.id) }) })));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.query.orders.findMany',
          data: {
            query: 'db.query.orders.findMany()',
            list: 'users',
            remedy: 'Load it with the parents: `with: { orders: true }`.',
          },
          line: 7,
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: 'with: { orders: true }' },
              output: `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function load() {
  const users = await db.query.users.findMany({ with: { orders: true } });
  return users;
}
`,
            },
            {
              messageId: 'readAllFirst',
              output: `
import { eq, inArray } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function load() {
  const users = await db.query.users.findMany();
  const allOrders = await db.query.orders.findMany({ where: inArray(orders.userId, users.map((user) => user.id)) });
  const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(order.userId);
    if (group) group.push(order);
    else ordersByUserId.set(order.userId, [order]);
  }
  return Promise.all(users.map(async (user) => ({ ...user, orders: ordersByUserId.get(user.id) ?? [] })));
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Drizzle relational: one row per key, with a handle that is a parameter',
      files: { 'src/db.ts': DRIZZLE, 'src/schema.ts': DRIZZLE_SCHEMA },
      code: `
import { eq } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from './schema';
export async function load(db: NodePgDatabase<typeof schema>, ids: number[]) {
  for (const id of ids) {
    const user = await db.query.users.findFirst({ where: eq(schema.users.id, id) });
    console.log(user?.name);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.query.users.findFirst',
          data: {
            query: 'db.query.users.findFirst()',
            list: 'ids',
            remedy:
              'Read all rows first with one `findMany` and `inArray(schema.users.id, …)`, then look them up.',
          },
          line: 7,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { eq, inArray } from 'drizzle-orm';
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import * as schema from './schema';
export async function load(db: NodePgDatabase<typeof schema>, ids: number[]) {
  const users = await db.query.users.findMany({ where: inArray(schema.users.id, ids) });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const eachUser of users) {
    if (!userById.has(eachUser.id)) userById.set(eachUser.id, eachUser);
  }
  for (const id of ids) {
    const user = userById.get(id);
    console.log(user?.name);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeORM: a repository injected by a decorator, one row per key',
      files: { 'src/entities.ts': TYPEORM },
      code: `
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './entities';
@Injectable()
export class UserService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async names(ids: number[]) {
    const names: string[] = [];
    for (const id of ids) {
      const user = await this.users.findOneBy({ id });
      if (user) names.push(user.name);
    }
    return names;
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.users.findOneBy',
          data: {
            query: 'this.users.findOneBy()',
            list: 'ids',
            remedy: 'Read all rows first with one `findBy` and `id: In(…)`, then look them up.',
          },
          line: 12,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, In } from 'typeorm';
import { User } from './entities';
@Injectable()
export class UserService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async names(ids: number[]) {
    const names: string[] = [];
    const users = await this.users.findBy({ id: In(ids) });
    const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
    for (const eachUser of users) {
      if (!userById.has(eachUser.id)) userById.set(eachUser.id, eachUser);
    }
    for (const id of ids) {
      const user = userById.get(id) ?? null;
      if (user) names.push(user.name);
    }
    return names;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeORM: the relation is loaded with the parents',
      files: { 'src/entities.ts': TYPEORM },
      code: `
import type { Repository } from 'typeorm';
import type { Order, User } from './entities';
export class Reports {
  constructor(private readonly users: Repository<User>, private readonly orders: Repository<Order>) {}
  async load() {
    const users = await this.users.find();
    for (const user of users) {
      user.orders = await this.orders.find({ where: { userId: user.id } });
    }
    return users;
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.orders.find',
          data: {
            query: 'this.orders.find()',
            list: 'users',
            remedy: 'Load it with the parents: `relations: { orders: true }`.',
          },
          line: 9,
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: 'relations: { orders: true }' },
              output: `
import type { Repository } from 'typeorm';
import type { Order, User } from './entities';
export class Reports {
  constructor(private readonly users: Repository<User>, private readonly orders: Repository<Order>) {}
  async load() {
    const users = await this.users.find({ relations: { orders: true } });
    return users;
  }
}
`,
            },
            {
              messageId: 'readAllFirst',
              output: `
import type { Repository } from 'typeorm';
import type { Order, User } from './entities';
import { In } from 'typeorm';
export class Reports {
  constructor(private readonly users: Repository<User>, private readonly orders: Repository<Order>) {}
  async load() {
    const users = await this.users.find();
    const orders = await this.orders.find({ where: { userId: In(users.map((user) => user.id)) } });
    const ordersByUserId = new Map<(typeof orders)[number]['userId'], (typeof orders)[number][]>();
    for (const order of orders) {
      const group = ordersByUserId.get(order.userId);
      if (group) group.push(order);
      else ordersByUserId.set(order.userId, [order]);
    }
    for (const user of users) {
      user.orders = ordersByUserId.get(user.id) ?? [];
    }
    return users;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeORM: repositories of a data source',
      files: { 'src/entities.ts': TYPEORM },
      code: `
import { DataSource } from 'typeorm';
import { Order } from './entities';
export class Reports {
  constructor(private readonly source: DataSource) {}
  async load(users: { id: number }[]) {
    for (const user of users) {
      const rows = await this.source.getRepository(Order).find({ where: { userId: user.id } });
      console.log(rows.length);
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.source.getRepository(Order).find',
          data: {
            query: 'this.source.getRepository(Order).find()',
            list: 'users',
            remedy: 'Read all rows first with one `find` and `userId: In(…)`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { DataSource, In } from 'typeorm';
import { Order } from './entities';
export class Reports {
  constructor(private readonly source: DataSource) {}
  async load(users: { id: number }[]) {
    const orders = await this.source.getRepository(Order).find({ where: { userId: In(users.map((user) => user.id)) } });
    const ordersByUserId = new Map<(typeof orders)[number]['userId'], (typeof orders)[number][]>();
    for (const order of orders) {
      const group = ordersByUserId.get(order.userId);
      if (group) group.push(order);
      else ordersByUserId.set(order.userId, [order]);
    }
    for (const user of users) {
      const rows = ordersByUserId.get(user.id) ?? [];
      console.log(rows.length);
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeORM: an EntityManager, rows of one key',
      files: { 'src/entities.ts': TYPEORM },
      code: `
import type { EntityManager } from 'typeorm';
import { Order } from './entities';
export async function load(manager: EntityManager, userIds: number[]) {
  for (const userId of userIds) {
    const rows = await manager.findBy(Order, { userId });
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'manager.findBy',
          data: {
            query: 'manager.findBy()',
            list: 'userIds',
            remedy: 'Read all rows first with one `findBy` and `userId: In(…)`, then look them up.',
          },
          line: 6,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { EntityManager } from 'typeorm';
import { Order } from './entities';
import { In } from 'typeorm';
export async function load(manager: EntityManager, userIds: number[]) {
  const orders = await manager.findBy(Order, { userId: In(userIds) });
  const ordersByUserId = new Map<(typeof orders)[number]['userId'], (typeof orders)[number][]>();
  for (const order of orders) {
    const group = ordersByUserId.get(order.userId);
    if (group) group.push(order);
    else ordersByUserId.set(order.userId, [order]);
  }
  for (const userId of userIds) {
    const rows = ordersByUserId.get(userId) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'TypeORM: a query builder with a named parameter, whose condition is not read, so nothing is suggested',
      files: { 'src/entities.ts': TYPEORM },
      code: `
import type { Repository } from 'typeorm';
import type { Order } from './entities';
export async function load(orders: Repository<Order>, userIds: number[]) {
  for (const userId of userIds) {
    const rows = await orders.createQueryBuilder('o').where('o.userId = :userId', { userId }).getMany();
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "orders.createQueryBuilder('o').where('o.userId = :userId', { userId }).getMany",
          data: {
            query: "orders.createQueryBuilder('o').where().getMany()",
            list: 'userIds',
            remedy: 'Read the rows of all elements in one query before the loop, then look them up.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'TypeORM: a count per element has no rows to look up, so nothing is suggested',
      files: { 'src/entities.ts': TYPEORM },
      code: `
import type { Repository } from 'typeorm';
import type { Order } from './entities';
export async function load(orders: Repository<Order>, userIds: number[]) {
  for (const userId of userIds) console.log(await orders.countBy({ userId }));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'orders.countBy',
          data: {
            query: 'orders.countBy()',
            list: 'userIds',
            remedy: 'Ask for all elements in one query that is grouped by their key.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'TypeORM: a read that throws when there is no row would no longer throw, so nothing is suggested',
      files: { 'src/entities.ts': TYPEORM },
      code: `
import type { Repository } from 'typeorm';
import type { User } from './entities';
export async function load(users: Repository<User>, ids: number[]) {
  for (const id of ids) console.log(await users.findOneByOrFail({ id }));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'users.findOneByOrFail',
          data: {
            query: 'users.findOneByOrFail()',
            list: 'ids',
            remedy: 'Read all rows first with one `findBy` and `id: In(…)`, then look them up.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Sequelize: findByPk of a model in another file',
      files: { 'src/models.ts': SEQUELIZE },
      code: `
import { User } from './models';
export async function names(orders: { userId: number }[]) {
  const names = [];
  for (const order of orders) {
    const user = await User.findByPk(order.userId);
    names.push(user?.name);
  }
  return names;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'User.findByPk',
          data: {
            query: 'User.findByPk()',
            list: 'orders',
            remedy: 'Read all rows first with one `findAll` and `{ where: { id: … } }`, then look them up.',
          },
          line: 6,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { User } from './models';
export async function names(orders: { userId: number }[]) {
  const names = [];
  const users = await User.findAll({ where: { id: orders.map((order) => order.userId) } });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const eachUser of users) {
    if (!userById.has(eachUser.id)) userById.set(eachUser.id, eachUser);
  }
  for (const order of orders) {
    const user = userById.get(order.userId) ?? null;
    names.push(user?.name);
  }
  return names;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Sequelize: findAll of one key, in a class that holds the model',
      files: { 'src/models.ts': SEQUELIZE },
      code: `
import { Order } from './models';
export class Reports {
  private readonly orders = Order;
  async totals(userIds: number[]) {
    for (const userId of userIds) {
      const rows = await this.orders.findAll({ where: { userId } });
      console.log(rows.length);
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.orders.findAll',
          data: {
            query: 'this.orders.findAll()',
            list: 'userIds',
            remedy: 'Read all rows first with one `findAll` and `userId: …`, then look them up.',
          },
          line: 7,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { Order } from './models';
export class Reports {
  private readonly orders = Order;
  async totals(userIds: number[]) {
    const orders = await this.orders.findAll({ where: { userId: userIds } });
    const ordersByUserId = new Map<(typeof orders)[number]['userId'], (typeof orders)[number][]>();
    for (const order of orders) {
      const group = ordersByUserId.get(order.userId);
      if (group) group.push(order);
      else ordersByUserId.set(order.userId, [order]);
    }
    for (const userId of userIds) {
      const rows = ordersByUserId.get(userId) ?? [];
      console.log(rows.length);
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Sequelize: a limit per element has no form for many keys, so nothing is suggested',
      files: { 'src/models.ts': SEQUELIZE },
      code: `
import { Order } from './models';
export async function latest(userIds: number[]) {
  return Promise.all(userIds.map((userId) => Order.findAll({ where: { userId }, limit: 3 })));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'Order.findAll',
          data: {
            query: 'Order.findAll()',
            list: 'userIds',
            remedy:
              'Read the first of each with their parents, or in one query that ranks the rows of each key.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Mongoose: findById of a model in another file',
      files: { 'src/models.ts': MONGOOSE },
      code: `
import { Order, type Id } from './models';
export async function totals(ids: Id[]) {
  const totals: number[] = [];
  for (const id of ids) {
    const order = await Order.findById(id);
    totals.push(order?.total ?? 0);
  }
  return totals;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'Order.findById',
          data: {
            query: 'Order.findById()',
            list: 'ids',
            remedy: 'Read all rows first with `{ _id: { $in: … } }`, then look them up.',
          },
          line: 6,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { Order, type Id } from './models';
export async function totals(ids: Id[]) {
  const totals: number[] = [];
  const orders = await Order.find({ _id: { $in: ids } });
  const orderById = new Map<string, (typeof orders)[number]>();
  for (const eachOrder of orders) {
    if (!orderById.has(String(eachOrder._id))) orderById.set(String(eachOrder._id), eachOrder);
  }
  for (const id of ids) {
    const order = orderById.get(String(id)) ?? null;
    totals.push(order?.total ?? 0);
  }
  return totals;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Mongoose: find of one key, executed, with a chain',
      files: { 'src/models.ts': MONGOOSE },
      code: `
import { Order, type Id } from './models';
export async function totals(users: { _id: Id }[]) {
  for (const user of users) {
    const rows = await Order.find({ userId: user._id }).lean().exec();
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'Order.find({ userId: user._id }).lean().exec',
          data: {
            query: 'Order.find().lean().exec()',
            list: 'users',
            remedy: 'Read all rows first with `userId: { $in: … }`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { Order, type Id } from './models';
export async function totals(users: { _id: Id }[]) {
  const orders = await Order.find({ userId: { $in: users.map((user) => user._id) } }).lean().exec();
  const ordersByUserId = new Map<string, (typeof orders)[number][]>();
  for (const order of orders) {
    const group = ordersByUserId.get(String(order.userId));
    if (group) group.push(order);
    else ordersByUserId.set(String(order.userId), [order]);
  }
  for (const user of users) {
    const rows = ordersByUserId.get(String(user._id)) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Mongoose: a model injected by a decorator',
      files: {
        'src/models.ts': MONGOOSE,
        'src/order.schema.ts': `
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
@Schema()
export class Order { @Prop() userId!: string; @Prop() total!: number; }
export const OrderSchema = SchemaFactory.createForClass(Order);
`,
      },
      code: `
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Order } from './order.schema';
@Injectable()
export class OrderService {
  constructor(@InjectModel(Order.name) private readonly orderModel: Model<Order>) {}
  async totals(userIds: string[]) {
    for (const userId of userIds) {
      const rows = await this.orderModel.find({ userId });
      console.log(rows.length);
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.orderModel.find',
          data: {
            query: 'this.orderModel.find()',
            list: 'userIds',
            remedy: 'Read all rows first with `userId: { $in: … }`, then look them up.',
          },
          line: 11,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { Injectable } from '@nestjs/common';
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Order } from './order.schema';
@Injectable()
export class OrderService {
  constructor(@InjectModel(Order.name) private readonly orderModel: Model<Order>) {}
  async totals(userIds: string[]) {
    const orders = await this.orderModel.find({ userId: { $in: userIds } });
    const ordersByUserId = new Map<string, (typeof orders)[number][]>();
    for (const order of orders) {
      const group = ordersByUserId.get(String(order.userId));
      if (group) group.push(order);
      else ordersByUserId.set(String(order.userId), [order]);
    }
    for (const userId of userIds) {
      const rows = ordersByUserId.get(String(userId)) ?? [];
      console.log(rows.length);
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Mongoose: a sorted and limited read per element, so nothing is suggested',
      files: { 'src/models.ts': MONGOOSE },
      code: `
import { Order, type Id } from './models';
export async function latest(userIds: Id[]) {
  for (const userId of userIds) console.log(await Order.find({ userId }).sort({ total: -1 }).limit(3));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'Order.find({ userId }).sort({ total: -1 }).limit',
          data: {
            query: 'Order.find().sort().limit(3)',
            list: 'userIds',
            remedy:
              'Read the first of each with their parents, or in one query that ranks the rows of each key.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'MongoDB: findOne of a collection',
      files: { 'src/db.ts': MONGODB },
      code: `
import { db, type Id } from './db';
const orders = db.collection('orders');
export async function load(ids: Id[]) {
  for (const id of ids) {
    const order = await orders.findOne({ _id: id });
    console.log(order);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'orders.findOne',
          data: {
            query: 'orders.findOne()',
            list: 'ids',
            remedy: 'Read all rows first with one `find` and `_id: { $in: … }`, then look them up.',
          },
          line: 6,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { db, type Id } from './db';
const orders = db.collection('orders');
export async function load(ids: Id[]) {
  const allOrders = await orders.find({ _id: { $in: ids } }).toArray();
  const orderById = new Map<string, (typeof allOrders)[number]>();
  for (const eachOrder of allOrders) {
    if (!orderById.has(String(eachOrder._id))) orderById.set(String(eachOrder._id), eachOrder);
  }
  for (const id of ids) {
    const order = orderById.get(String(id)) ?? null;
    console.log(order);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'MongoDB: a cursor read to a list, in a class that is handed the database',
      files: { 'src/db.ts': MONGODB },
      code: `
import type { Db, ObjectId } from 'mongodb';
export class Orders {
  constructor(private readonly db: Db) {}
  async load(users: { _id: ObjectId }[]) {
    for (const user of users) {
      const rows = await this.db.collection('orders').find({ userId: user._id }).toArray();
      console.log(rows.length);
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "this.db.collection('orders').find({ userId: user._id }).toArray",
          data: {
            query: "this.db.collection('orders').find().toArray()",
            list: 'users',
            remedy: 'Read all rows first with `userId: { $in: … }`, then look them up.',
          },
          line: 7,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { Db, ObjectId } from 'mongodb';
export class Orders {
  constructor(private readonly db: Db) {}
  async load(users: { _id: ObjectId }[]) {
    const allOrders = await this.db.collection('orders').find({ userId: { $in: users.map((user) => user._id) } }).toArray();
    const ordersByUserId = new Map<string, (typeof allOrders)[number][]>();
    for (const order of allOrders) {
      for (const key of new Set([order.userId].flat().map(String))) {
        const group = ordersByUserId.get(key);
        if (group) group.push(order);
        else ordersByUserId.set(key, [order]);
      }
    }
    for (const user of users) {
      const rows = ordersByUserId.get(String(user._id)) ?? [];
      console.log(rows.length);
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'MongoDB: a limited cursor per element, where likely signs are wanted; nothing is suggested',
      files: { 'src/db.ts': MONGODB },
      options: { evidence: 'likely' },
      code: `
import { db, type Id } from './db';
export async function load(ids: Id[]) {
  for (const userId of ids) console.log(await db.collection('orders').find({ userId }).limit(3).toArray());
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db.collection('orders').find({ userId }).limit(3).toArray",
          data: {
            query: "db.collection('orders').find()….toArray()",
            list: 'ids',
            remedy:
              'Read the first of each with their parents, or in one query that ranks the rows of each key.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Knex: rows of one key',
      files: { 'src/db.ts': KNEX },
      code: `
import { db } from './db';
export async function load(userIds: number[]) {
  for (const userId of userIds) {
    const rows = await db('orders').where({ user_id: userId });
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db('orders').where",
          data: {
            query: "db('orders').where()",
            list: 'userIds',
            remedy: "Read all rows first with `whereIn('user_id', …)`, then look them up.",
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { db } from './db';
export async function load(userIds: number[]) {
  const allOrders = await db('orders').whereIn('user_id', userIds);
  const ordersByUserId = new Map<string, (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(String(order.user_id));
    if (group) group.push(order);
    else ordersByUserId.set(String(order.user_id), [order]);
  }
  for (const userId of userIds) {
    const rows = ordersByUserId.get(String(userId)) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Knex: the first row of one key, in a class that is handed the client',
      files: { 'src/db.ts': KNEX },
      code: `
import type { Knex } from 'knex';
export class Users {
  constructor(private readonly knex: Knex) {}
  async names(orders: { userId: number }[]) {
    return Promise.all(orders.map(async (order) => {
      const user = await this.knex('users').where('id', order.userId).first();
      return user?.name;
    }));
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "this.knex('users').where('id', order.userId).first",
          data: {
            query: "this.knex('users').where().first()",
            list: 'orders',
            remedy: "Read all rows first with `whereIn('id', …)`, then look them up.",
          },
          line: 7,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { Knex } from 'knex';
export class Users {
  constructor(private readonly knex: Knex) {}
  async names(orders: { userId: number }[]) {
    const allUsers = await this.knex('users').whereIn('id', orders.map((order) => order.userId));
    const userById = new Map<string, (typeof allUsers)[number]>();
    for (const eachUser of allUsers) {
      if (!userById.has(String(eachUser.id))) userById.set(String(eachUser.id), eachUser);
    }
    return Promise.all(orders.map(async (order) => {
      const user = userById.get(String(order.userId));
      return user?.name;
    }));
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Knex: columns without the key, so nothing is suggested',
      files: { 'src/db.ts': KNEX },
      code: `
import { db } from './db';
export async function load(ids: number[]) {
  for (const id of ids) console.log(await db('users').select('name').where('id', '=', id));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db('users').select('name').where",
          data: {
            query: "db('users').select('name').where()",
            list: 'ids',
            remedy: "Read all rows first with `whereIn('id', …)`, then look them up.",
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Kysely: rows of one key',
      files: { 'src/db.ts': KYSELY },
      code: `
import { db } from './db';
export async function load(userIds: number[]) {
  for (const userId of userIds) {
    const rows = await db.selectFrom('orders').selectAll().where('user_id', '=', userId).execute();
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db.selectFrom('orders').selectAll().where('user_id', '=', userId).execute",
          data: {
            query: "db.selectFrom('orders').selectAll()….execute()",
            list: 'userIds',
            remedy: "Read all rows first with `where('user_id', 'in', …)`, then look them up.",
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { db } from './db';
export async function load(userIds: number[]) {
  const allOrders = userIds.length > 0 ? await db.selectFrom('orders').selectAll().where('user_id', 'in', userIds).execute() : [];
  const ordersByUserId = new Map<(typeof allOrders)[number]['user_id'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(order.user_id);
    if (group) group.push(order);
    else ordersByUserId.set(order.user_id, [order]);
  }
  for (const userId of userIds) {
    const rows = ordersByUserId.get(userId) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Kysely: one row per key, in a class that is handed the client',
      files: { 'src/db.ts': KYSELY },
      code: `
import type { Kysely } from 'kysely';
import type { Tables } from './db';
export class Users {
  constructor(private readonly db: Kysely<Tables>) {}
  async names(ids: number[]) {
    const names = [];
    for (const id of ids) {
      const user = await this.db.selectFrom('users').select(['id', 'name']).where('id', '=', id).executeTakeFirst();
      names.push(user?.name);
    }
    return names;
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "this.db.selectFrom('users').select(['id', 'name']).where('id', '=', id).executeTakeFirst",
          data: {
            query: "this.db.selectFrom('users').select()….executeTakeFirst()",
            list: 'ids',
            remedy: "Read all rows first with `where('id', 'in', …)`, then look them up.",
          },
          line: 9,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { Kysely } from 'kysely';
import type { Tables } from './db';
export class Users {
  constructor(private readonly db: Kysely<Tables>) {}
  async names(ids: number[]) {
    const names = [];
    const allUsers = ids.length > 0 ? await this.db.selectFrom('users').select(['id', 'name']).where('id', 'in', ids).execute() : [];
    const userById = new Map<(typeof allUsers)[number]['id'], (typeof allUsers)[number]>();
    for (const eachUser of allUsers) {
      if (!userById.has(eachUser.id)) userById.set(eachUser.id, eachUser);
    }
    for (const id of ids) {
      const user = userById.get(id);
      names.push(user?.name);
    }
    return names;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'Kysely: a read that throws when there is no row would no longer throw, so nothing is suggested',
      files: { 'src/db.ts': KYSELY },
      code: `
import { db } from './db';
export async function load(ids: number[]) {
  for (const id of ids) console.log(await db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow());
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db.selectFrom('users').selectAll().where('id', '=', id).executeTakeFirstOrThrow",
          data: {
            query: "db.selectFrom('users').selectAll()….executeTakeFirstOrThrow()",
            list: 'ids',
            remedy: "Read all rows first with `where('id', 'in', …)`, then look them up.",
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'MikroORM: rows by a relation, which a row holds as an object: nothing is suggested',
      files: { 'src/entities.ts': MIKRO },
      code: `
import type { EntityManager } from '@mikro-orm/postgresql';
import { Order } from './entities';
export class Orders {
  constructor(private readonly em: EntityManager) {}
  async load(userIds: number[]) {
    for (const user of userIds) {
      const rows = await this.em.find(Order, { user });
      console.log(rows.length);
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.em.find',
          data: {
            query: 'this.em.find()',
            list: 'userIds',
            remedy: 'Read the rows of all elements in one query before the loop, then look them up.',
          },
          line: 8,
          suggestions: [],
        },
      ],
    },
    {
      name: 'MikroORM: an injected repository, one row per key',
      files: { 'src/entities.ts': MIKRO },
      code: `
import { InjectRepository } from '@mikro-orm/nestjs';
import { EntityRepository } from '@mikro-orm/postgresql';
import { User } from './entities';
export class Users {
  constructor(@InjectRepository(User) private readonly users: EntityRepository<User>) {}
  async names(ids: number[]) {
    for (const id of ids) {
      const user = await this.users.findOne({ id });
      console.log(user?.name);
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.users.findOne',
          data: {
            query: 'this.users.findOne()',
            list: 'ids',
            remedy: 'Read all rows first with one `find` and `id: { $in: … }`, then look them up.',
          },
          line: 9,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { InjectRepository } from '@mikro-orm/nestjs';
import { EntityRepository } from '@mikro-orm/postgresql';
import { User } from './entities';
export class Users {
  constructor(@InjectRepository(User) private readonly users: EntityRepository<User>) {}
  async names(ids: number[]) {
    const users = await this.users.find({ id: { $in: ids } });
    const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
    for (const eachUser of users) {
      if (!userById.has(eachUser.id)) userById.set(eachUser.id, eachUser);
    }
    for (const id of ids) {
      const user = userById.get(id) ?? null;
      console.log(user?.name);
    }
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'MikroORM: the relation is loaded with the parents',
      files: { 'src/entities.ts': MIKRO },
      code: `
import type { EntityManager } from '@mikro-orm/postgresql';
import { Order, User } from './entities';
export async function load(em: EntityManager) {
  const users = await em.find(User, {});
  for (const user of users) {
    const orders = await em.find(Order, { user: user.id });
    console.log(user.name, orders.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'em.find',
          data: {
            query: 'em.find()',
            list: 'users',
            remedy: "Load it with the parents: `populate: ['orders']`.",
          },
          line: 7,
          suggestions: [
            {
              messageId: 'loadWithParents',
              data: { repair: "populate: ['orders']" },
              output: `
import type { EntityManager } from '@mikro-orm/postgresql';
import { Order, User } from './entities';
export async function load(em: EntityManager) {
  const users = await em.find(User, {}, { populate: ['orders'] });
  for (const user of users) {
    const orders = user.orders.getItems();
    console.log(user.name, orders.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pg: rows of one key',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
export async function load(userIds: number[]) {
  for (const userId of userIds) {
    const { rows } = await pool.query('select * from orders where user_id = $1', [userId]);
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          data: {
            query: 'pool.query()',
            list: 'userIds',
            remedy: 'Read all rows first with `user_id = any($1)`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { pool } from './db';
export async function load(userIds: number[]) {
  const { rows: allOrders } = await pool.query('select * from orders where user_id = any($1)', [userIds]);
  const ordersByUserId = new Map<string, (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(String(order.user_id));
    if (group) group.push(order);
    else ordersByUserId.set(String(order.user_id), [order]);
  }
  for (const userId of userIds) {
    const rows = ordersByUserId.get(String(userId)) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pg: one row per key, in a class that is handed a client',
      files: { 'src/db.ts': PG },
      code: `
import type { PoolClient } from 'pg';
export class Users {
  constructor(private readonly client: PoolClient) {}
  async names(orders: { userId: number }[]) {
    const names = [];
    for (const order of orders) {
      const found = await this.client.query('select id, name from users where id = $1', [order.userId]);
      names.push(found.rows[0]?.name);
    }
    return names;
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.client.query',
          data: {
            query: 'this.client.query()',
            list: 'orders',
            remedy: 'Read all rows first with `id = any($1)`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { PoolClient } from 'pg';
export class Users {
  constructor(private readonly client: PoolClient) {}
  async names(orders: { userId: number }[]) {
    const names = [];
    const { rows: allUsers } = await this.client.query('select id, name from users where id = any($1)', [orders.map((order) => order.userId)]);
    const usersById = new Map<string, (typeof allUsers)[number][]>();
    for (const user of allUsers) {
      const group = usersById.get(String(user.id));
      if (group) group.push(user);
      else usersById.set(String(user.id), [user]);
    }
    for (const order of orders) {
      const found = { rows: usersById.get(String(order.userId)) ?? [] };
      names.push(found.rows[0]?.name);
    }
    return names;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'pg: a limit per element has no form for many keys, so nothing is suggested',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
export async function load(userIds: number[]) {
  for (const userId of userIds) {
    const { rows } = await pool.query('select * from orders where user_id = $1 order by total desc limit 3', [userId]);
    console.log(rows);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          data: {
            query: 'pool.query()',
            list: 'userIds',
            remedy:
              'Read the first of each with their parents, or in one query that ranks the rows of each key.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'pg: the key is not among the columns, so nothing is suggested',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
export async function load(ids: number[]) {
  for (const id of ids) {
    const { rows } = await pool.query('select name from users where id = $1', [id]);
    console.log(rows);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          data: {
            query: 'pool.query()',
            list: 'ids',
            remedy: 'Read all rows first with `id = any($1)`, then look them up.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'mysql2: rows of one key through a prepared statement',
      files: { 'src/db.ts': MYSQL },
      code: `
import type { RowDataPacket } from 'mysql2';
import { pool } from './db';
export async function load(userIds: number[]) {
  for (const userId of userIds) {
    const [rows] = await pool.execute<RowDataPacket[]>('select * from orders where user_id = ?', [userId]);
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.execute',
          data: {
            query: 'pool.execute()',
            list: 'userIds',
            remedy: 'Read all rows first with one `query` and `user_id in (?)`, then look them up.',
          },
          line: 6,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { RowDataPacket } from 'mysql2';
import { pool } from './db';
export async function load(userIds: number[]) {
  const allOrders = userIds.length > 0 ? (await pool.query<RowDataPacket[]>('select * from orders where user_id in (?)', [userIds]))[0] : [];
  const ordersByUserId = new Map<(typeof allOrders)[number]['user_id'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(order.user_id);
    if (group) group.push(order);
    else ordersByUserId.set(order.user_id, [order]);
  }
  for (const userId of userIds) {
    const rows = ordersByUserId.get(userId) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'mysql2: a class that holds a connection, rows and fields',
      files: { 'src/db.ts': MYSQL },
      code: `
import type { Connection } from 'mysql2/promise';
export class Orders {
  constructor(private readonly connection: Connection) {}
  async load(userIds: number[]) {
    for (const userId of userIds) {
      const [rows, fields] = await this.connection.query('select * from orders where user_id = ?', [userId]);
      console.log(rows, fields);
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.connection.query',
          data: {
            query: 'this.connection.query()',
            list: 'userIds',
            remedy: 'Read all rows first with `user_id in (?)`, then look them up.',
          },
          line: 7,
          suggestions: [],
        },
      ],
    },
    {
      name: 'postgres.js: rows of one key',
      files: { 'src/db.ts': POSTGRES },
      code: `
import { sql } from './db';
export async function load(userIds: number[]) {
  for (const userId of userIds) {
    const rows = await sql\`select * from orders where user_id = \${userId}\`;
    console.log(rows.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'sql',
          data: {
            query: 'sql',
            list: 'userIds',
            remedy: 'Read all rows first with `user_id in ${sql(…)}`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { sql } from './db';
export async function load(userIds: number[]) {
  const allOrders = await sql\`select * from orders where user_id in \${sql(userIds)}\`;
  const ordersByUserId = new Map<string, (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(String(order.user_id));
    if (group) group.push(order);
    else ordersByUserId.set(String(order.user_id), [order]);
  }
  for (const userId of userIds) {
    const rows = ordersByUserId.get(String(userId)) ?? [];
    console.log(rows.length);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'postgres.js: a class that is handed the client, the first row taken apart',
      files: { 'src/db.ts': POSTGRES },
      code: `
import type { Sql } from 'postgres';
export class Users {
  constructor(private readonly sql: Sql) {}
  async names(orders: { userId: number }[]) {
    const names = [];
    for (const order of orders) {
      const [user] = await this.sql\`select id, name from users where id = \${order.userId}\`;
      names.push(user?.name);
    }
    return names;
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.sql',
          data: {
            query: 'this.sql',
            list: 'orders',
            remedy: 'Read all rows first with `id in ${this.sql(…)}`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { Sql } from 'postgres';
export class Users {
  constructor(private readonly sql: Sql) {}
  async names(orders: { userId: number }[]) {
    const names = [];
    const allUsers = await this.sql\`select id, name from users where id in \${this.sql(orders.map((order) => order.userId))}\`;
    const usersById = new Map<string, (typeof allUsers)[number][]>();
    for (const eachUser of allUsers) {
      const group = usersById.get(String(eachUser.id));
      if (group) group.push(eachUser);
      else usersById.set(String(eachUser.id), [eachUser]);
    }
    for (const order of orders) {
      const [user] = usersById.get(String(order.userId)) ?? [];
      names.push(user?.name);
    }
    return names;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'postgres.js: a sum per element, so nothing is suggested',
      files: { 'src/db.ts': POSTGRES },
      code: `
import { sql } from './db';
export async function load(userIds: number[]) {
  for (const userId of userIds) console.log(await sql\`select sum(total) from orders where user_id = \${userId}\`);
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'sql',
          data: {
            query: 'sql',
            list: 'userIds',
            remedy: 'Ask for all elements in one query that is grouped by their key.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Supabase: rows stand beside their error, so that what reads them has to be written anew and nothing is suggested',
      files: { 'src/db.ts': SUPABASE },
      code: `
import { supabase } from './db';
export async function load(userIds: string[]) {
  for (const userId of userIds) {
    const { data, error } = await supabase.from('orders').select('*').eq('user_id', userId);
    if (error) throw error;
    console.log(data.length);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "supabase.from('orders').select('*').eq",
          data: {
            query: "supabase.from('orders').select('*').eq()",
            list: 'userIds',
            remedy: "Read all of them first with one `in('…', […])`, then look them up.",
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Supabase: a class that is handed the client, one row per key',
      files: { 'src/db.ts': SUPABASE },
      code: `
import type { SupabaseClient } from '@supabase/supabase-js';
export class Users {
  constructor(private readonly supabase: SupabaseClient) {}
  async names(ids: string[]) {
    return Promise.all(ids.map(async (id) => {
      const { data } = await this.supabase.from('users').select('name').eq('id', id).single();
      return data?.name;
    }));
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "this.supabase.from('users').select('name').eq('id', id).single",
          data: {
            query: "this.supabase.from('users').select('name')….single()",
            list: 'ids',
            remedy: "Read all of them first with one `in('…', […])`, then look them up.",
          },
          line: 7,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Firestore: a document per key; a list of references is limited, so nothing is suggested',
      files: { 'src/db.ts': FIRESTORE },
      code: `
import { db } from './db';
export async function load(ids: string[]) {
  for (const id of ids) {
    const user = await db.collection('users').doc(id).get();
    console.log(user.data());
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db.collection('users').doc(id).get",
          data: {
            query: "db.collection('users').doc(id).get()",
            list: 'ids',
            remedy: 'Read all of them first with one `getAll(...refs)`, then look them up.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'Firestore: a query per key in a class that is handed the client',
      files: { 'src/db.ts': FIRESTORE },
      code: `
import type { Firestore } from 'firebase-admin/firestore';
export class Orders {
  constructor(private readonly db: Firestore) {}
  async load(userIds: string[]) {
    return Promise.all(userIds.map((userId) => this.db.collection('orders').where('userId', '==', userId).get()));
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "this.db.collection('orders').where('userId', '==', userId).get",
          data: {
            query: "this.db.collection('orders').where().get()",
            list: 'userIds',
            remedy: "Read all of them first with one `where('…', 'in', […])`, then look them up.",
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'DynamoDB: a command per key; a batch takes up to 100 keys and may leave some, so nothing is suggested',
      files: { 'src/db.ts': DYNAMO },
      code: `
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { client } from './db';
export async function load(ids: string[]) {
  for (const id of ids) {
    const { Item } = await client.send(new GetCommand({ TableName: 'users', Key: { id } }));
    console.log(Item);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'client.send',
          data: {
            query: 'client.send()',
            list: 'ids',
            remedy: 'Read all of them first with one `BatchGetCommand`, then look them up.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'DynamoDB: a scan for each element',
      files: { 'src/db.ts': DYNAMO },
      code: `
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { client } from './db';
export async function load(ids: string[]) {
  for (const id of ids) {
    const found = await client.send(
      new ScanCommand({ TableName: 'orders', FilterExpression: 'userId = :id', ExpressionAttributeValues: { ':id': id } }),
    );
    console.log(found);
  }
}
`,
      errors: [{ messageId: 'readPerElement', at: 'client.send', line: 6 }],
    },
    {
      name: 'DynamoDB by the second version of its SDK',
      filename: 'src/users.js',
      code: `
const { DynamoDB } = require('aws-sdk');
const db = new DynamoDB.DocumentClient();
exports.load = async (ids) => {
  const users = [];
  for (const id of ids) {
    const { Item } = await db.get({ TableName: 'users', Key: { id } }).promise();
    users.push(Item);
  }
  return users;
};
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "db.get({ TableName: 'users', Key: { id } }).promise",
          data: {
            query: 'db.get().promise()',
            list: 'ids',
            remedy: 'Read all of them first with one `batchGet`, then look them up.',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'DynamoDB: the document client with methods, in a class',
      files: { 'src/db.ts': DYNAMO },
      code: `
import type { DynamoDBDocument } from '@aws-sdk/lib-dynamodb';
export class Users {
  constructor(private readonly documents: DynamoDBDocument) {}
  async load(ids: string[]) {
    return Promise.all(ids.map((id) => this.documents.get({ TableName: 'users', Key: { id } })));
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.documents.get',
          data: {
            query: 'this.documents.get()',
            list: 'ids',
            remedy: 'Read all of them first with one `BatchGetCommand`, then look them up.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'node-redis: a key per element, one after the other',
      files: { 'src/db.ts': REDIS },
      code: `
import { redis } from './db';
export async function load(ids: string[]) {
  for (const id of ids) {
    const session = await redis.get(\`session:\${id}\`);
    console.log(session);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'redis.get',
          data: {
            query: 'redis.get()',
            list: 'ids',
            remedy: 'Read all of them first with one `mGet(…)`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { redis } from './db';
export async function load(ids: string[]) {
  const keys = ids.map((id) => \`session:\${id}\`);
  const values = keys.length > 0 ? await redis.mGet(keys) : [];
  const valueByKey = new Map(keys.map((key, index) => [key, values[index] ?? null] as const));
  for (const id of ids) {
    const session = valueByKey.get(\`session:\${id}\`) ?? null;
    console.log(session);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'node-redis: a hash per element has no form for many keys, so nothing is suggested',
      files: { 'src/db.ts': REDIS },
      code: `
import { redis } from './db';
export async function load(ids: string[]) { for (const id of ids) console.log(await redis.hGetAll(id)); }
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'redis.hGetAll',
          data: {
            query: 'redis.hGetAll()',
            list: 'ids',
            remedy: 'Read all of them first with one `multi()…exec()`, then look them up.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'ioredis: a key per element, in a class that is handed the client',
      files: { 'src/db.ts': IOREDIS },
      code: `
import type { Redis } from 'ioredis';
export class Sessions {
  constructor(private readonly redis: Redis) {}
  async load(users: { id: string }[]) {
    const found: (string | null)[] = [];
    for (const user of users) {
      const session = await this.redis.get(user.id);
      found.push(session);
    }
    return found;
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'this.redis.get',
          data: {
            query: 'this.redis.get()',
            list: 'users',
            remedy: 'Read all of them first with one `mget(…)`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import type { Redis } from 'ioredis';
export class Sessions {
  constructor(private readonly redis: Redis) {}
  async load(users: { id: string }[]) {
    const found: (string | null)[] = [];
    const keys = users.map((user) => user.id);
    const values = keys.length > 0 ? await this.redis.mget(keys) : [];
    const valueByKey = new Map(keys.map((key, index) => [key, values[index] ?? null] as const));
    for (const user of users) {
      const session = valueByKey.get(user.id) ?? null;
      found.push(session);
    }
    return found;
  }
}
`,
            },
            {
              messageId: 'startTogether',
              data: { repair: 'await Promise.all(users.map(…))' },
              output: `
import type { Redis } from 'ioredis';
export class Sessions {
  constructor(private readonly redis: Redis) {}
  async load(users: { id: string }[]) {
    const found: (string | null)[] = await Promise.all(users.map(async (user) => {
      const session = await this.redis.get(user.id);
      return session;
    }));
    return found;
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'ioredis: a key per element, looked up in what was read before',
      files: { 'src/db.ts': IOREDIS },
      code: `
import { redis } from './db';
export async function load(ids: string[]) {
  for (const id of ids) {
    const session = await redis.get(id);
    console.log(session);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'redis.get',
          data: {
            query: 'redis.get()',
            list: 'ids',
            remedy: 'Read all of them first with one `mget(…)`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { redis } from './db';
export async function load(ids: string[]) {
  const keys = ids;
  const values = keys.length > 0 ? await redis.mget(keys) : [];
  const valueByKey = new Map(keys.map((key, index) => [key, values[index] ?? null] as const));
  for (const id of ids) {
    const session = valueByKey.get(id) ?? null;
    console.log(session);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'ioredis: where the key of the hash or the set differs too, the command for many fields or members is no way out',
      files: { 'src/db.ts': IOREDIS },
      code: `
import { redis } from './db';
export async function load(ids: string[]) {
  for (const id of ids) {
    const key = 'vendor:' + id;
    console.log(await redis.hget(key, 'pincode'), await redis.sismember(\`rejected:\${id}\`, 'anna'));
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'redis.hget',
          data: {
            query: 'redis.hget()',
            list: 'ids',
            remedy: 'Read all of them first with one `pipeline()…exec()`, then look them up.',
          },
          suggestions: [],
        },
        {
          messageId: 'readPerElement',
          at: 'redis.sismember',
          data: {
            query: 'redis.sismember()',
            list: 'ids',
            remedy: 'Read all of them first with one `pipeline()…exec()`, then look them up.',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'Supabase: rows that are counted and not given',
      files: { 'src/db.ts': SUPABASE },
      code: `
import { supabase } from './db';
export async function load(userIds: string[]) {
  for (const userId of userIds) {
    const { count } = await supabase.from('orders').select('*', { count: 'exact', head: true }).eq('user_id', userId);
    console.log(count);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: "supabase.from('orders').select('*', { count: 'exact', head: true }).eq",
          data: {
            query: "supabase.from('orders').select().eq()",
            list: 'userIds',
            remedy: 'Ask for all elements in one query that is grouped by their key.',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'ioredis: a field of one hash per element; the key of the hash stands beside it, so nothing is suggested',
      files: { 'src/db.ts': IOREDIS },
      code: `
import { redis } from './db';
export async function load(ids: string[]) {
  for (const id of ids) {
    const score = await redis.hget('scores', id);
    console.log(score);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'redis.hget',
          data: {
            query: 'redis.hget()',
            list: 'ids',
            remedy: 'Read all of them first with one `hmget(…)`, then look them up.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
  ],
});
