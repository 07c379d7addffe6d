import rule from '../../src/rules/no-query-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { drizzle } from 'drizzle-orm/node-postgres';
export const db = drizzle(process.env.DATABASE_URL!);
`;
const SCHEMA = `
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: integer('id').primaryKey(), name: text('name').notNull() });
export const orders = pgTable('orders', { id: integer('id').primaryKey(), userId: integer('user_id').notNull() });
`;
const REPOSITORY = `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export class OrderRepo {
  async findByUser(userId: number) {
    return db.select().from(orders).where(eq(orders.userId, userId));
  }
}
export const orderRepo = new OrderRepo();
`;
const SERVICE = `
import { orderRepo } from './orders.repo';
export async function ordersOf(userId: number) {
  const rows = await orderRepo.findByUser(userId);
  return rows.filter((row) => row.id > 0);
}
`;
const PG = `
import { Pool } from 'pg';
const pool = new Pool();
export const query = (text: string, values: unknown[]) => pool.query(text, values);
`;
const PRISMA = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const EACH_OF = `
export async function eachOf<T>(list: readonly T[], run: (each: T) => Promise<void>) {
  for (const each of list) await run(each);
}
`;

testRule('no-query-in-loop: paths', rule, {
  valid: [
    {
      name: "a class's own find that is called once is no loop over the class",
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export class Seats {
  find(hall: string, row: string) {
    return prisma.seat.findFirst({ where: { hall, row } });
  }
  async take(hall: string, row: string) {
    return (await this.find(hall, row)) ?? prisma.seat.create({ data: { hall, row } });
  }
}
`,
    },
    {
      name: 'nor is an imported object whose method is called filter, in plain JavaScript',
      filename: 'src/seats.js',
      files: {
        'src/db.js': `
const { Pool } = require('pg');
module.exports = new Pool();
`,
        'src/repository.js': `
const pool = require('./db');
exports.filter = async (hall) => (await pool.query('select id, name from seats where hall = $1', [hall])).rows;
exports.some = function (hall) { return pool.query('select 1 from seats where hall = $1 limit 1', [hall]); };
`,
      },
      code: `
const repository = require('./repository');
exports.show = async (hall) => {
  if (await repository.some(hall)) return repository.filter(hall);
};
`,
    },
    {
      name: 'nor is a method called map on an instance of another file',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/users.repo.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
class Users {
  map = async (id: number) => db.select().from(orders).where(eq(orders.userId, id));
}
export const users = new Users();
`,
      },
      code: `
import { users } from './users.repo';
export const one = async (id: number) => users.map(id);
`,
    },
    {
      name: 'three hops are not certain',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.service.ts': SERVICE,
        'src/totals.ts': `
import { ordersOf } from './orders.service';
export async function totalOf(userId: number) {
  const orders = await ordersOf(userId);
  return orders.length;
}
`,
      },
      code: `
import { totalOf } from './totals';
export async function load(users: { id: number }[]) {
  return Promise.all(users.map(async (user) => ({ ...user, total: await totalOf(user.id) })));
}
`,
    },
    {
      name: 'the same helper, called once with all elements',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.service.ts': `
import { inArray } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export const ordersOfAll = (userIds: number[]) => db.select().from(orders).where(inArray(orders.userId, userIds));
`,
      },
      code: `
import { ordersOfAll } from './orders.service';
export async function load(users: { id: number }[]) {
  const rows = await ordersOfAll(users.map((user) => user.id));
  for (const user of users) console.log(rows.filter((row) => row.userId === user.id));
}
`,
    },
    {
      name: 'a helper of the same name that asks no database',
      files: { 'src/orders.service.ts': 'export const ordersOf = async (userId: number) => [userId];' },
      code: `
import { ordersOf } from './orders.service';
export async function load(users: { id: number }[]) { for (const user of users) console.log(await ordersOf(user.id)); }
`,
    },
    {
      name: 'an inherited method that the class replaces with a lookup in memory',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/base.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export abstract class BaseRepo {
  async findByUser(userId: number) { return db.select().from(orders).where(eq(orders.userId, userId)); }
}
`,
      },
      code: `
import { BaseRepo } from './base';
class OrderRepo extends BaseRepo { override async findByUser(userId: number) { return [{ id: 1, userId }]; } }
const repo = new OrderRepo();
export async function load(userIds: number[]) { for (const id of userIds) console.log(await repo.findByUser(id)); }
`,
    },
    {
      name: 'a method of an interface that two classes implement',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.ts': `
export interface Orders { findByUser(userId: number): Promise<unknown[]>; }
`,
        'src/sql-orders.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
import type { Orders } from './orders';
export class SqlOrders implements Orders {
  async findByUser(userId: number) { return db.select().from(orders).where(eq(orders.userId, userId)); }
}
`,
        'src/cached-orders.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
import type { Orders } from './orders';
export class CachedOrders implements Orders {
  async findByUser(userId: number) { return db.select().from(orders).where(eq(orders.userId, userId)); }
}
`,
      },
      code: `
import type { Orders } from './orders';
export class Reports {
  constructor(private readonly orders: Orders) {}
  async load(userIds: number[]) { for (const id of userIds) console.log(await this.orders.findByUser(id)); }
}
`,
    },
    {
      name: 'a callback for a helper of the project that calls it once',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/timed.ts': `
export async function timed<T, R>(value: T, run: (value: T) => Promise<R>) { return run(value); }
`,
      },
      code: `
import { orderRepo } from './orders.repo';
import { timed } from './timed';
export async function load(user: { id: number }) { return timed(user, async (each) => orderRepo.findByUser(each.id)); }
`,
    },
    {
      name: 'a callback that a helper of the project calls with chunks',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/in-chunks.ts': `
export async function inChunks<T>(list: T[], size: number, run: (part: T[]) => Promise<void>) {
  for (let i = 0; i < list.length; i += size) await run(list.slice(i, i + size));
}
`,
      },
      code: `
import { inArray } from 'drizzle-orm';
import { db } from './db';
import { inChunks } from './in-chunks';
import { orders } from './schema';
export async function load(ids: number[]) {
  await inChunks(ids, 500, async (part) => { console.log(await db.select().from(orders).where(inArray(orders.userId, part))); });
}
`,
    },
    {
      name: 'a wrapper that is handed a writing statement, or one that is not known',
      files: { 'src/db.ts': PG },
      options: { evidence: 'likely' },
      code: `
import { query } from './db';
export async function save(userIds: number[], text: string) {
  for (const id of userIds) await query('update users set seen = now() where id = $1', [id]);
  for (const id of userIds) await query('insert into visits (user_id) values ($1)', [id]);
  for (const id of userIds) await query(text, [id]);
}
`,
    },
    {
      name: 'a wrapper that is handed one statement for all',
      files: { 'src/db.ts': PG },
      code: `
import { query } from './db';
export async function load(userIds: number[]) {
  const { rows } = await query('select * from orders where user_id = any($1)', [userIds]);
  for (const row of rows) console.log(row);
}
`,
    },
    {
      name: 'a helper whose result is dropped',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/notify.ts': `
import { orderRepo } from './orders.repo';
export async function notify(userId: number) {
  const rows = await orderRepo.findByUser(userId);
  console.log(rows);
  return rows;
}
`,
      },
      code: `
import { notify } from './notify';
export async function run(userIds: number[]) { for (const id of userIds) await notify(id); }
`,
    },
    {
      name: 'a helper that gives back nothing of what it read',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/check.ts': `
import { orderRepo } from './orders.repo';
export async function check(userId: number) {
  const rows = await orderRepo.findByUser(userId);
  if (rows.length === 0) throw new Error('none');
  return Date.now();
}
`,
      },
      code: `
import { check } from './check';
export async function run(userIds: number[]) { for (const id of userIds) console.log(await check(id)); }
`,
    },
    {
      name: 'a helper that writes as well is a step of work',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/close.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export async function close(userId: number) {
  const rows = await db.select().from(orders).where(eq(orders.userId, userId));
  await db.delete(orders).where(eq(orders.userId, userId));
  return rows;
}
`,
      },
      code: `
import { close } from './close';
export async function run(userIds: number[]) { for (const id of userIds) console.log(await close(id)); }
`,
    },
    {
      name: 'a helper whose reads of one tick the library merges',
      files: {
        'src/db.ts': PRISMA,
        'src/users.ts': `
import { prisma } from './db';
export const userOf = (id: number) => prisma.user.findUnique({ where: { id } });
`,
      },
      code: `
import { userOf } from './users';
export const load = (ids: number[]) => Promise.all(ids.map((id) => userOf(id)));
`,
    },
    {
      name: 'commands of one tick behind a helper, which are written together',
      files: {
        'src/sessions.ts': `
import { createClient } from 'redis';
const redis = createClient();
export const sessionOf = async (id: string) => redis.get(id);
`,
      },
      code: `
import { sessionOf } from './sessions';
export const load = (ids: string[]) => Promise.all(ids.map((id) => sessionOf(id)));
`,
    },
    {
      name: 'a helper that reads through a loader, which batches',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/loader.ts': `
import DataLoader from 'dataloader';
import { inArray } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export const loader = new DataLoader(async (ids: readonly number[]) => {
  const rows = await db.select().from(orders).where(inArray(orders.userId, [...ids]));
  return ids.map((id) => rows.filter((row) => row.userId === id));
});
`,
      },
      code: `
import { loader } from './loader';
export const load = (ids: number[]) => Promise.all(ids.map((id) => loader.load(id)));
`,
    },
  ],
  invalid: [
    {
      name: "a class's own find, once for each of a list",
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export class Seats {
  find(hall: string, row: string) {
    return prisma.seat.findFirst({ where: { hall, row } });
  }
  async all(hall: string, rows: string[]) {
    const found = [];
    for (const row of rows) found.push(await this.find(hall, row));
    return found;
  }
}
`,
      errors: [{ messageId: 'readBehindCall', at: 'this.find', suggestions: [] }],
    },
    {
      name: "a class's own find is handed to a list's map",
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export class Seats {
  find = (row: string) => prisma.seat.findMany({ where: { row } });
  all(rows: string[]) {
    return Promise.all(rows.map(this.find));
  }
}
`,
      errors: [{ messageId: 'readBehindCall', at: 'rows.map', suggestions: [] }],
    },
    {
      name: 'one hop: a method of a repository in another file',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA, 'src/orders.repo.ts': REPOSITORY },
      code: `
import { orderRepo } from './orders.repo';
export async function load(users: { id: number }[]) {
  for (const user of users) console.log(user.id, await orderRepo.findByUser(user.id));
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'orderRepo.findByUser',
          data: {
            call: 'orderRepo.findByUser()',
            query: 'db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'users',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a pool that a function opens, keeps and gives back, in plain JavaScript',
      files: {
        'src/db.js': `
const { Pool } = require('pg');
let pool;
const open = () => {
  try {
    pool = new Pool({ max: 20 });
    return pool;
  } catch (error) {
    console.error(error);
    throw error;
  }
};
try { pool = open(); } catch { process.exit(1); }
pool.on('error', () => { pool = open(); });
module.exports = pool;
module.exports.ping = () => pool.query('select 1');
`,
      },
      filename: 'src/machines.js',
      code: `
const pool = require('./db');
exports.status = async (machines) => {
  const all = [];
  for (const machine of machines) {
    const { rows } = await pool.query('select * from tests where machine_id = $1 order by taken_at desc limit 1', [machine.id]);
    all.push(rows[0]);
  }
  return all;
};
`,
      errors: [{ messageId: 'readPerElement', at: 'pool.query' }],
    },
    {
      name: 'two hops: a helper and the repository behind it, with the way to the query',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.service.ts': SERVICE,
      },
      code: `
import { ordersOf } from './orders.service';
export async function load(users: { id: number }[]) {
  const all = [];
  for (const user of users) all.push(await ordersOf(user.id));
  return all;
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'ordersOf',
          data: {
            call: 'ordersOf()',
            query: 'orderRepo.findByUser → db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'users',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'three hops are a likely sign',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.service.ts': SERVICE,
        'src/totals.ts': `
import { ordersOf } from './orders.service';
export async function totalOf(userId: number) {
  const orders = await ordersOf(userId);
  return orders.length;
}
`,
      },
      options: { evidence: 'likely' },
      code: `
import { totalOf } from './totals';
export async function load(users: { id: number }[]) {
  return Promise.all(users.map(async (user) => ({ ...user, total: await totalOf(user.id) })));
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'totalOf',
          data: {
            call: 'totalOf()',
            query: 'ordersOf → orderRepo.findByUser → db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'users',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a service that is injected into a class',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.service.ts': `
import type { OrderRepo } from './orders.repo';
export class OrderService {
  constructor(private readonly repo: OrderRepo) {}
  async listFor(userId: number) { return this.repo.findByUser(userId); }
}
`,
      },
      code: `
import type { OrderService } from './orders.service';
export class Reports {
  constructor(private readonly orders: OrderService) {}
  async load(userIds: number[]) { return Promise.all(userIds.map((id) => this.orders.listFor(id))); }
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'this.orders.listFor',
          data: {
            call: 'this.orders.listFor()',
            query: 'repo.findByUser → db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a method of the same class',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA, 'src/orders.repo.ts': REPOSITORY },
      code: `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export class Reports {
  async load(userIds: number[]) { for (const id of userIds) console.log(await this.ordersOf(id)); }
  private async ordersOf(userId: number) { return db.select().from(orders).where(eq(orders.userId, userId)); }
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'this.ordersOf',
          data: {
            call: 'this.ordersOf()',
            query: 'db.select().from(orders).where()',
            place: 'line 7',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'an inherited method',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/base.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export abstract class BaseRepo {
  async findByUser(userId: number) { return db.select().from(orders).where(eq(orders.userId, userId)); }
}
`,
      },
      code: `
import { BaseRepo } from './base';
class OrderRepo extends BaseRepo {}
const repo = new OrderRepo();
export async function load(userIds: number[]) { for (const id of userIds) console.log(await repo.findByUser(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'repo.findByUser',
          data: {
            call: 'repo.findByUser()',
            query: 'db.select().from(orders).where()',
            place: 'base.ts:6',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'an object of functions',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
const findByUser = (userId: number) => db.select().from(orders).where(eq(orders.userId, userId));
export const orderStore = { findByUser };
`,
      },
      code: `
import { orderStore } from './orders';
export async function load(userIds: number[]) { for (const id of userIds) console.log(await orderStore.findByUser(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'orderStore.findByUser',
          data: {
            call: 'orderStore.findByUser()',
            query: 'db.select().from(orders).where()',
            place: 'orders.ts:5',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a namespace import',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.service.ts': SERVICE,
      },
      code: `
import * as service from './orders.service';
export async function load(userIds: number[]) { for (const id of userIds) console.log(await service.ordersOf(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'service.ordersOf',
          data: {
            call: 'service.ordersOf()',
            query: 'orderRepo.findByUser → db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'an object that a factory gives',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
export function createOrders() {
  return { async findByUser(userId: number) { return db.select().from(orders).where(eq(orders.userId, userId)); } };
}
`,
      },
      code: `
import { createOrders } from './orders';
const orders = createOrders();
export async function load(userIds: number[]) { for (const id of userIds) console.log(await orders.findByUser(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'orders.findByUser',
          data: {
            call: 'orders.findByUser()',
            query: 'db.select().from(orders).where()',
            place: 'orders.ts:6',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a method of an interface that one class implements',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/orders.ts': `
export interface Orders { findByUser(userId: number): Promise<unknown[]>; }
`,
        'src/sql-orders.ts': `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './schema';
import type { Orders } from './orders';
export class SqlOrders implements Orders {
  async findByUser(userId: number) { return db.select().from(orders).where(eq(orders.userId, userId)); }
}
`,
      },
      code: `
import type { Orders } from './orders';
export class Reports {
  constructor(private readonly orders: Orders) {}
  async load(userIds: number[]) { for (const id of userIds) console.log(await this.orders.findByUser(id)); }
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'this.orders.findByUser',
          data: {
            call: 'this.orders.findByUser()',
            query: 'db.select().from(orders).where()',
            place: 'sql-orders.ts:7',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a callback for a helper of the project that loops',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/each-of.ts': EACH_OF,
      },
      code: `
import { eachOf } from './each-of';
import { orderRepo } from './orders.repo';
export async function load(users: { id: number }[]) {
  await eachOf(users, async (user) => { console.log(await orderRepo.findByUser(user.id)); });
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'orderRepo.findByUser',
          data: {
            call: 'orderRepo.findByUser()',
            query: 'db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'users',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a query in a callback for a helper of the project that maps',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/all-of.ts': `
export const allOf = <T, R>(list: T[], run: (each: T) => Promise<R>) => Promise.all(list.map((each) => run(each)));
`,
      },
      code: `
import { eq } from 'drizzle-orm';
import { allOf } from './all-of';
import { db } from './db';
import { orders } from './schema';
export const load = (users: { id: number }[]) => allOf(users, async (user) => db.select().from(orders).where(eq(orders.userId, user.id)));
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'users',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a wrapper that is handed a statement',
      files: { 'src/db.ts': PG },
      code: `
import { query } from './db';
export async function load(userIds: number[]) {
  for (const id of userIds) {
    const { rows } = await query('select * from orders where user_id = $1', [id]);
    console.log(rows);
  }
}
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'query',
          data: {
            call: 'query()',
            query: 'pool.query()',
            place: 'db.ts:4',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a helper that hands its statement to a wrapper',
      files: {
        'src/db.ts': PG,
        'src/orders.ts': `
import { query } from './db';
export async function ordersOf(userId: number) {
  const { rows } = await query('select * from orders where user_id = $1', [userId]);
  return rows;
}
`,
      },
      code: `
import { ordersOf } from './orders';
export async function load(userIds: number[]) { for (const id of userIds) console.log(await ordersOf(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'ordersOf',
          data: {
            call: 'ordersOf()',
            query: 'query → pool.query()',
            place: 'db.ts:4',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a helper whose result is dropped, where likely signs are wanted',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/notify.ts': `
import { orderRepo } from './orders.repo';
export async function notify(userId: number) {
  const rows = await orderRepo.findByUser(userId);
  console.log(rows);
  return rows;
}
`,
      },
      options: { evidence: 'likely' },
      code: `
import { notify } from './notify';
export async function run(userIds: number[]) { for (const id of userIds) await notify(id); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'notify',
          data: {
            call: 'notify()',
            query: 'orderRepo.findByUser → db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a helper that gives back nothing of what it read, where likely signs are wanted',
      files: {
        'src/db.ts': DB,
        'src/schema.ts': SCHEMA,
        'src/orders.repo.ts': REPOSITORY,
        'src/check.ts': `
import { orderRepo } from './orders.repo';
export async function check(userId: number) {
  const rows = await orderRepo.findByUser(userId);
  if (rows.length === 0) throw new Error('none');
  return Date.now();
}
`,
      },
      options: { evidence: 'likely' },
      code: `
import { check } from './check';
export async function run(userIds: number[]) { for (const id of userIds) console.log(await check(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'check',
          data: {
            call: 'check()',
            query: 'orderRepo.findByUser → db.select().from(orders).where()',
            place: 'orders.repo.ts:7',
            list: 'userIds',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'the same helper, one element after the other',
      files: {
        'src/db.ts': PRISMA,
        'src/users.ts': `
import { prisma } from './db';
export const userOf = (id: number) => prisma.user.findUnique({ where: { id } });
`,
      },
      code: `
import { userOf } from './users';
export async function load(ids: number[]) { for (const id of ids) console.log(await userOf(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'userOf',
          data: {
            call: 'userOf()',
            query: 'prisma.user.findUnique()',
            place: 'users.ts:3',
            list: 'ids',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
    {
      name: 'commands behind a helper, one after the other',
      files: {
        'src/sessions.ts': `
import { createClient } from 'redis';
const redis = createClient();
export const sessionOf = async (id: string) => redis.get(id);
`,
      },
      code: `
import { sessionOf } from './sessions';
export async function load(ids: string[]) { for (const id of ids) console.log(await sessionOf(id)); }
`,
      errors: [
        {
          messageId: 'readBehindCall',
          at: 'sessionOf',
          data: {
            call: 'sessionOf()',
            query: 'redis.get()',
            place: 'sessions.ts:4',
            list: 'ids',
            remedy: 'Give it all elements at once and send one query.',
          },
          line: 3,
          suggestions: [],
        },
      ],
    },
  ],
});
