import rule from '../../src/rules/no-query-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { drizzle } from 'drizzle-orm/node-postgres';
export const db = drizzle(process.env.DATABASE_URL!);
`;
const SCHEMA = `
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: integer('id').primaryKey(), name: text('name').notNull() });
export const orders = pgTable('orders', { id: integer('id').primaryKey(), userId: integer('user_id').notNull(), status: text('status').notNull() });
export const nodes = pgTable('nodes', { id: integer('id').primaryKey(), parentId: integer('parent_id') });
`;
const PRISMA = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const PG = `
import { Pool } from 'pg';
export const pool = new Pool();
`;
const TENANTS = `
import { Pool } from 'pg';
export const poolOf = (tenant: string) => new Pool({ database: tenant });
`;

testRule('no-query-in-loop: benign', rule, {
  valid: [
    {
      name: 'a table for each element: no statement reads them all',
      files: { 'src/db.ts': PG },
      options: { evidence: 'likely' },
      code: `
import { pool } from './db';
export async function sizes(tables: string[]) {
  for (const table of tables) {
    const { rows } = await pool.query(\`SELECT count(*) AS size FROM "\${table}"\`);
    const text = 'SELECT max(id) AS last FROM public.' + table + ' WHERE deleted = false';
    const last = await pool.query(text);
    console.log(table, rows[0].size, last.rows[0].last);
  }
}
`,
    },
    {
      name: 'what runs for the one element that the code names',
      files: { 'src/db.ts': PG },
      options: { evidence: 'likely' },
      code: `
import { pool } from './db';
export async function measure(metrics: string[], from: Date) {
  return Promise.all(
    metrics.map(async (metric) => {
      switch (metric) {
        case 'visits':
          return (await pool.query('SELECT count(*) FROM visits WHERE at >= $1', [from])).rows[0];
        default:
          return metric === 'orders' ? (await pool.query('SELECT count(*) FROM orders WHERE at >= $1', [from])).rows[0] : null;
      }
    }),
  );
}
`,
    },
    {
      name: 'an answer that is put into a property first, and kept in an object from there',
      files: { 'src/db.ts': PG },
      options: { evidence: 'likely' },
      code: `
import { pool } from './db';
export async function load(list) {
  const kept = {};
  for (const item of list) {
    if (kept[item.owner]) {
      item.rows = kept[item.owner];
    } else {
      item.rows = await pool.query('select * from owners where id = $1', [item.owner]);
      kept[item.owner] = item.rows;
    }
  }
}
`,
    },
    {
      name: 'pages by offset',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load() {
  for (let offset = 0; ; offset += 100) {
    const page = await db.select().from(orders).limit(100).offset(offset);
    if (page.length === 0) break;
    console.log(page);
  }
}
`,
    },
    {
      name: 'pages by number, until one is short',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load() {
  let page = 1;
  let rows;
  do {
    rows = await prisma.order.findMany({ take: 50, skip: (page - 1) * 50 });
    page++;
  } while (rows.length === 50);
}
`,
    },
    {
      name: 'pages by a key that was seen last',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load() {
  let last = 0;
  while (true) {
    const rows = await db.select().from(orders).where(gt(orders.id, last)).orderBy(asc(orders.id)).limit(500);
    const end = rows.at(-1);
    if (!end) return;
    last = end.id;
  }
}
`,
    },
    {
      name: 'pages by a cursor',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load() {
  let cursor: number | undefined;
  for (;;) {
    const rows = await prisma.order.findMany({ take: 100, ...(cursor !== undefined && { skip: 1, cursor: { id: cursor } }) });
    if (rows.length === 0) break;
    cursor = rows[rows.length - 1]!.id;
  }
}
`,
    },
    {
      name: 'numbered pages of SQL',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
export async function load(pages: number) {
  for (let page = 0; page < pages; page++) {
    const { rows } = await pool.query('select * from orders order by id limit 100 offset $1', [page * 100]);
    console.log(rows);
  }
}
`,
    },
    {
      name: 'steps through a list by a size, with a slice',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
const SIZE = 500;
export async function load(ids: number[]) {
  for (let i = 0; i < ids.length; i += SIZE) {
    const part = ids.slice(i, i + SIZE);
    console.log(await db.select().from(orders).where(inArray(orders.userId, part)));
  }
}
`,
    },
    {
      name: 'a helper of the project that cuts a list',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
function* inParts<T>(list: T[], size: number) {
  for (let i = 0; i < list.length; i += size) yield list.slice(i, i + size);
}
export async function load(ids: number[]) {
  for (const part of inParts(ids, 500)) console.log(await db.select().from(orders).where(inArray(orders.userId, part)));
}
`,
    },
    {
      name: 'chunks all at once',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
declare function chunk<T>(list: T[], size: number): T[][];
export const load = (ids: number[]) => Promise.all(chunk(ids, 500).map((part) => db.select().from(orders).where(inArray(orders.userId, part))));
`,
    },
    {
      name: 'elements that hold a list of keys',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(items: { ids: number[] }[]) {
  for (const item of items) console.log(await db.select().from(orders).where(inArray(orders.userId, item.ids)));
}
`,
    },
    {
      name: 'a list of keys by kind, taken apart',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(byKind: Map<string, number[]>) {
  for (const [kind, ids] of byKind) console.log(kind, await db.select().from(orders).where(inArray(orders.userId, ids)));
}
`,
    },
    {
      name: 'elements that hold a list of keys, as an array in SQL',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
export async function load(groups: { ids: number[] }[]) {
  for (const group of groups) console.log(await pool.query('select * from orders where user_id = any($1)', [group.ids]));
}
`,
    },
    {
      name: 'a retry',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(id: number) {
  for (let attempt = 0; attempt < 3; attempt++) {
    try { return await db.select().from(orders).where(eq(orders.id, id)); } catch (error) { console.error(error); }
  }
}
`,
    },
    {
      name: 'a poll',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function wait(id: number) {
  while (true) {
    const [order] = await db.select().from(orders).where(eq(orders.id, id));
    if (order?.status === 'done') return order;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}
`,
    },
    {
      name: 'a poll that counts its turns',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function wait(id: number) {
  let tries = 0;
  while (tries < 10) {
    const found = await prisma.job.findUnique({ where: { id } });
    if (found?.done) break;
    tries += 1;
  }
}
`,
    },
    {
      name: 'messages of a queue, one by one',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
declare const queue: AsyncIterable<{ userId: number }>;
export async function consume() {
  for await (const message of queue) console.log(await db.select().from(orders).where(eq(orders.userId, message.userId)));
}
`,
    },
    {
      name: 'lines of a stream',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
import { createInterface } from 'node:readline';
export async function consume(input: NodeJS.ReadableStream) {
  for await (const line of createInterface({ input })) console.log(await db.select().from(users).where(eq(users.name, line)));
}
`,
    },
    {
      name: 'a worker that takes the next job',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function work() {
  while (true) {
    const job = await prisma.job.findFirst({ where: { state: 'open' } });
    if (!job) return;
    console.log(await prisma.order.findMany({ where: { jobId: job.id } }));
  }
}
`,
    },
    {
      name: 'a step machine',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function run(id: number) {
  let state = 'start';
  while (state !== 'end') {
    switch (state) {
      case 'start': {
        const found = await prisma.order.findFirst({ where: { id } });
        state = found ? 'pay' : 'end';
        break;
      }
      case 'pay': {
        const paid = await prisma.payment.findFirst({ where: { orderId: id } });
        state = paid ? 'end' : 'start';
        break;
      }
    }
  }
}
`,
    },
    {
      name: 'a search that stops at the first match',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function find(names: string[]) {
  for (const name of names) {
    const [user] = await db.select().from(users).where(eq(users.name, name));
    if (user) return user;
  }
}
`,
    },
    {
      name: 'a search for a free name',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function freeName(names: string[]) {
  for (const name of names) {
    const taken = await prisma.user.findFirst({ where: { name } });
    if (!taken) return name;
  }
}
`,
    },
    {
      name: 'a search that breaks off',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function find(names: string[]) {
  let found;
  for (const name of names) {
    found = await prisma.user.findFirst({ where: { name } });
    if (found) break;
  }
  return found;
}
`,
    },
    {
      name: 'a short list that is written out',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load() {
  for (const status of ['open', 'paid', 'done']) console.log(await db.select().from(orders).where(eq(orders.status, status)));
}
`,
    },
    {
      name: 'a constant of the module',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
const STATES = ['a', 'b', 'c', 'd', 'e', 'f', 'g'] as const;
export const load = () => Promise.all(STATES.map((status) => db.select().from(orders).where(eq(orders.status, status))));
`,
    },
    {
      name: 'the values of an enum',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
enum Status { Open = 'open', Paid = 'paid' }
export async function load() { for (const status of Object.values(Status)) console.log(await db.select().from(orders).where(eq(orders.status, status))); }
`,
    },
    {
      name: 'the keys of an object that is written out',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
const LABELS = { open: 'Open', paid: 'Paid' };
export async function load() { for (const status of Object.keys(LABELS)) console.log(await db.select().from(orders).where(eq(orders.status, status))); }
`,
    },
    {
      name: 'a walk down a tree that calls itself',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function walk(parentId: number): Promise<void> {
  for (const child of await db.select().from(nodes).where(eq(nodes.parentId, parentId))) await walk(child.id);
}
`,
    },
    {
      name: 'a walk with a stack of its own',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function walk(root: number) {
  const open = [root];
  for (const id of open) {
    for (const child of await db.select().from(nodes).where(eq(nodes.parentId, id))) open.push(child.id);
  }
}
`,
    },
    {
      name: 'a walk with a queue',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function walk(root: number) {
  const queue = [root];
  while (queue.length > 0) {
    const id = queue.shift()!;
    const children = await db.select().from(nodes).where(eq(nodes.parentId, id));
    queue.push(...children.map((child) => child.id));
  }
}
`,
    },
    {
      name: 'up a chain of parents',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function ancestors(id: number) {
  const path: number[] = [];
  let current: number | null = id;
  while (current !== null) {
    const [node]: { parentId: number | null }[] = await db.select().from(nodes).where(eq(nodes.id, current));
    path.push(current);
    current = node?.parentId ?? null;
  }
  return path;
}
`,
    },
    {
      name: 'a failure that is handled for each element is likely and not certain',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  for (const id of ids) {
    try { console.log(await db.select().from(orders).where(eq(orders.userId, id))); } catch (error) { console.error(id, error); }
  }
}
`,
    },
    {
      name: 'compensation in a catch',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
declare function send(id: number): Promise<void>;
export async function notify(ids: number[]) {
  for (const id of ids) {
    try { await send(id); } catch { console.log(await db.select().from(orders).where(eq(orders.userId, id))); }
  }
}
`,
    },
    {
      name: 'collected for one transaction',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const reads = [];
  for (const id of ids) reads.push(prisma.order.findMany({ where: { userId: id } }));
  return prisma.$transaction(reads);
}
`,
    },
    {
      name: 'an answer that is kept in an object',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(rows: { userId: number }[]) {
  const known: Record<number, unknown> = {};
  for (const row of rows) {
    if (!known[row.userId]) known[row.userId] = await prisma.user.findFirst({ where: { id: row.userId } });
    console.log(known[row.userId]);
  }
}
`,
    },
    {
      name: 'an answer that is kept in a map',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(rows: { userId: number }[]) {
  const known = new Map<number, unknown>();
  for (const row of rows) {
    let user = known.get(row.userId);
    if (!user) {
      user = await prisma.user.findFirst({ where: { id: row.userId } });
      known.set(row.userId, user);
    }
  }
}
`,
    },
    {
      name: 'the database of each tenant',
      files: { 'src/tenants.ts': TENANTS },
      code: `

import { poolOf } from './tenants';
export async function load(tenants: { name: string; since: number }[]) {
  for (const tenant of tenants) console.log(await poolOf(tenant.name).query('select * from orders where created > $1', [tenant.since]));
}
`,
    },
    {
      name: 'the database of each tenant, in a variable',
      files: { 'src/tenants.ts': TENANTS },
      code: `

import { poolOf } from './tenants';
export async function load(tenants: { name: string; since: number }[]) {
  for (const tenant of tenants) {
    const pool = poolOf(tenant.name);
    const { rows } = await pool.query('select * from orders where created > $1', [tenant.since]);
    console.log(rows);
  }
}
`,
    },
    {
      name: 'a table of each element',
      files: {
        'src/db.ts': `
import knex from 'knex';
export const db = knex({ client: 'pg' });
`,
      },
      code: `

import { db } from './db';
export async function load(kinds: { table: string; id: number }[]) {
  for (const kind of kinds) console.log(await db(kind.table).where({ id: kind.id }));
}
`,
    },
    {
      name: 'a program that calls its own main',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
async function main() {
  for (const user of await db.select().from(users)) console.log(await db.select().from(orders).where(eq(orders.userId, user.id)));
}
main().catch(console.error);
`,
    },
    {
      name: 'elements that hold a list of keys, in a template of SQL',
      files: {},
      code: `

import postgres from 'postgres';
const sql = postgres();
export async function load(groups: { ids: number[] }[]) {
  for (const group of groups) console.log(await sql\`select * from orders where user_id in \${sql(group.ids)}\`);
}
`,
    },
    {
      name: 'elements that are lists of keys, behind a question mark',
      files: {},
      code: `

import mysql from 'mysql2/promise';
const pool = mysql.createPool('mysql://localhost');
export async function load(groups: { kind: string; ids: number[] }[]) {
  for (const { kind, ids } of groups) console.log(await pool.query('select * from orders where kind = ? and user_id in (?)', [kind, ids]));
}
`,
    },
  ],
  invalid: [
    {
      name: 'one row for each index is no page',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  for (let i = 0; i < ids.length; i++) {
    const rows = await db.select().from(orders).where(eq(orders.userId, ids[i]!));
    console.log(rows);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'ids',
            remedy: 'Read the rows of all elements in one query before the loop, then look them up.',
          },
          line: 7,
          suggestions: [],
        },
      ],
    },
    {
      name: 'what is read in a page, once per row of it',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load() {
  for (let offset = 0; ; offset += 100) {
    const page = await db.select().from(users).limit(100).offset(offset);
    if (page.length === 0) break;
    for (const user of page) console.log(await db.select().from(orders).where(eq(orders.userId, user.id)));
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'page',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 9,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load() {
  for (let offset = 0; ; offset += 100) {
    const page = await db.select().from(users).limit(100).offset(offset);
    if (page.length === 0) break;
    const allOrders = await db.select().from(orders).where(inArray(orders.userId, page.map((user) => user.id)));
    const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
    for (const order of allOrders) {
      const group = ordersByUserId.get(order.userId);
      if (group) group.push(order);
      else ordersByUserId.set(order.userId, [order]);
    }
    for (const user of page) console.log(ordersByUserId.get(user.id) ?? []);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'elements that hold one key beside their list',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(items: { id: number; ids: number[] }[]) {
  for (const item of items) console.log(item.ids, await db.select().from(orders).where(eq(orders.userId, item.id)));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'items',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 6,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(items: { id: number; ids: number[] }[]) {
  const allOrders = await db.select().from(orders).where(inArray(orders.userId, items.map((item) => item.id)));
  const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(order.userId);
    if (group) group.push(order);
    else ordersByUserId.set(order.userId, [order]);
  }
  for (const item of items) console.log(item.ids, ordersByUserId.get(item.id) ?? []);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'each row of a chunk',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
declare function chunk<T>(list: T[], size: number): T[][];
export async function load(ids: number[]) {
  for (const part of chunk(ids, 500)) {
    await Promise.all(part.map(async (id) => console.log(await db.select().from(orders).where(eq(orders.userId, id)))));
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'part',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
declare function chunk<T>(list: T[], size: number): T[][];
export async function load(ids: number[]) {
  for (const part of chunk(ids, 500)) {
    const allOrders = await db.select().from(orders).where(inArray(orders.userId, part));
    const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
    for (const order of allOrders) {
      const group = ordersByUserId.get(order.userId);
      if (group) group.push(order);
      else ordersByUserId.set(order.userId, [order]);
    }
    await Promise.all(part.map(async (id) => console.log(ordersByUserId.get(id) ?? [])));
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a retry around a read of each element',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  for (const id of ids) {
    for (let attempt = 0; attempt < 3; attempt++) {
      const rows = await db.select().from(orders).where(eq(orders.userId, id));
      if (rows.length > 0) break;
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'ids',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  const allOrders = await db.select().from(orders).where(inArray(orders.userId, ids));
  const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByUserId.get(order.userId);
    if (group) group.push(order);
    else ordersByUserId.set(order.userId, [order]);
  }
  for (const id of ids) {
    for (let attempt = 0; attempt < 3; attempt++) {
      const rows = ordersByUserId.get(id) ?? [];
      if (rows.length > 0) break;
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
      name: 'promises of a list, waited for in turn',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  for await (const rows of ids.map((id) => db.select().from(orders).where(eq(orders.userId, id)))) console.log(rows);
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'ids',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'leaving because a row is missing is an error path',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  for (const id of ids) {
    const found = await prisma.user.findFirst({ where: { id } });
    if (!found) return null;
    console.log(found);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.user.findFirst',
          data: {
            query: 'prisma.user.findFirst()',
            list: 'ids',
            remedy: 'Read all rows first with one `findMany` and `id: { in: … }`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: ids } } });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const user of users) {
    if (!userById.has(user.id)) userById.set(user.id, user);
  }
  for (const id of ids) {
    const found = userById.get(id) ?? null;
    if (!found) return null;
    console.log(found);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'going on to the next element is no exit',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  for (const id of ids) {
    const found = await prisma.user.findFirst({ where: { id } });
    if (!found) continue;
    console.log(found);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.user.findFirst',
          data: {
            query: 'prisma.user.findFirst()',
            list: 'ids',
            remedy: 'Read all rows first with one `findMany` and `id: { in: … }`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const users = await prisma.user.findMany({ where: { id: { in: ids } } });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const user of users) {
    if (!userById.has(user.id)) userById.set(user.id, user);
  }
  for (const id of ids) {
    const found = userById.get(id) ?? null;
    if (!found) continue;
    console.log(found);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a list that grows',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(more: string[]) {
  const states = ['open'];
  for (const each of more) states.push(each);
  for (const status of states) console.log(await db.select().from(orders).where(eq(orders.status, status)));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'states',
            remedy: 'Read all rows first with `inArray(orders.status, …)`, then look them up.',
          },
          line: 8,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(more: string[]) {
  const states = ['open'];
  for (const each of more) states.push(each);
  const allOrders = await db.select().from(orders).where(inArray(orders.status, states));
  const ordersByStatus = new Map<(typeof allOrders)[number]['status'], (typeof allOrders)[number][]>();
  for (const order of allOrders) {
    const group = ordersByStatus.get(order.status);
    if (group) group.push(order);
    else ordersByStatus.set(order.status, [order]);
  }
  for (const status of states) console.log(ordersByStatus.get(status) ?? []);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a list that is spread into',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(more: string[]) {
  for (const status of ['open', ...more]) console.log(await db.select().from(orders).where(eq(orders.status, status)));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: "['open', ...more]",
            remedy: 'Read all rows first with `inArray(orders.status, …)`, then look them up.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'one level of a tree for each root',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(roots: { id: number }[]) {
  for (const root of roots) console.log(await db.select().from(nodes).where(eq(nodes.parentId, root.id)));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(nodes).where',
          data: {
            query: 'db.select().from(nodes).where()',
            list: 'roots',
            remedy: 'Read all rows first with `inArray(nodes.parentId, …)`, then look them up.',
          },
          line: 6,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(roots: { id: number }[]) {
  const allNodes = await db.select().from(nodes).where(inArray(nodes.parentId, roots.map((root) => root.id)));
  const nodesByParentId = new Map<(typeof allNodes)[number]['parentId'], (typeof allNodes)[number][]>();
  for (const node of allNodes) {
    const group = nodesByParentId.get(node.parentId);
    if (group) group.push(node);
    else nodesByParentId.set(node.parentId, [node]);
  }
  for (const root of roots) console.log(nodesByParentId.get(root.id) ?? []);
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a failure that is handled for each element, where likely signs are wanted',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      options: { evidence: 'likely' },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  for (const id of ids) {
    try { console.log(await db.select().from(orders).where(eq(orders.userId, id))); } catch (error) { console.error(id, error); }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'ids',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 7,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a failure that is handled for the whole loop',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  try {
    for (const id of ids) console.log(await db.select().from(orders).where(eq(orders.userId, id)));
  } catch (error) {
    console.error(error);
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'ids',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 7,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function load(ids: number[]) {
  try {
    const allOrders = await db.select().from(orders).where(inArray(orders.userId, ids));
    const ordersByUserId = new Map<(typeof allOrders)[number]['userId'], (typeof allOrders)[number][]>();
    for (const order of allOrders) {
      const group = ordersByUserId.get(order.userId);
      if (group) group.push(order);
      else ordersByUserId.set(order.userId, [order]);
    }
    for (const id of ids) console.log(ordersByUserId.get(id) ?? []);
  } catch (error) {
    console.error(error);
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'collected and then waited for',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const reads = [];
  for (const id of ids) reads.push(prisma.order.findMany({ where: { userId: id } }));
  return Promise.all(reads);
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.order.findMany',
          data: {
            query: 'prisma.order.findMany()',
            list: 'ids',
            remedy: 'Read all rows first with one `findMany` and `userId: { in: … }`, then look them up.',
          },
          line: 5,
          suggestions: [],
        },
      ],
    },
    {
      name: 'answers that are put in a map and never looked up',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const found = new Map<number, unknown>();
  for (const id of ids) found.set(id, await prisma.user.findFirst({ where: { id } }));
  return found;
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.user.findFirst',
          data: {
            query: 'prisma.user.findFirst()',
            list: 'ids',
            remedy: 'Read all rows first with one `findMany` and `id: { in: … }`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function load(ids: number[]) {
  const found = new Map<number, unknown>();
  const users = await prisma.user.findMany({ where: { id: { in: ids } } });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const user of users) {
    if (!userById.has(user.id)) userById.set(user.id, user);
  }
  for (const id of ids) found.set(id, userById.get(id) ?? null);
  return found;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'one database, asked for the name of each tenant',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
export async function load(tenants: { name: string }[]) {
  for (const tenant of tenants) console.log(await pool.query('select * from orders where tenant = $1', [tenant.name]));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          data: {
            query: 'pool.query()',
            list: 'tenants',
            remedy: 'Read all rows first with `tenant = any($1)`, then look them up.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'the same function in a module that others import',
      files: { 'src/db.ts': DB, 'src/schema.ts': SCHEMA },
      code: `
import { and, asc, eq, gt, inArray } from 'drizzle-orm';
import { db } from './db';
import { nodes, orders, users } from './schema';
export async function main() {
  for (const user of await db.select().from(users)) console.log(await db.select().from(orders).where(eq(orders.userId, user.id)));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'db.select().from(orders).where',
          data: {
            query: 'db.select().from(orders).where()',
            list: 'await db.select().from(users)',
            remedy: 'Read all rows first with `inArray(orders.userId, …)`, then look them up.',
          },
          line: 6,
          suggestions: [],
        },
      ],
    },
    {
      name: 'one value of each element behind a list that is the same for all',
      files: { 'src/db.ts': PG },
      code: `
import { pool } from './db';
export async function load(groups: { kind: string }[], ids: number[]) {
  for (const group of groups) console.log(await pool.query('select * from orders where user_id = any($1) and kind = $2', [ids, group.kind]));
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'pool.query',
          data: {
            query: 'pool.query()',
            list: 'groups',
            remedy: 'Read all rows first with `kind = any($2)`, then look them up.',
          },
          line: 4,
          suggestions: [],
        },
      ],
    },
    {
      name: 'a way out of a loop inside leaves that loop only',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function load(ids: number[], names: string[]) {
  for (const id of ids) {
    const user = await prisma.user.findFirst({ where: { id } });
    for (const name of names) {
      if (user?.name === name) break;
    }
  }
}
`,
      errors: [
        {
          messageId: 'readPerElement',
          at: 'prisma.user.findFirst',
          data: {
            query: 'prisma.user.findFirst()',
            list: 'ids',
            remedy: 'Read all rows first with one `findMany` and `id: { in: … }`, then look them up.',
          },
          line: 5,
          suggestions: [
            {
              messageId: 'readAllFirst',
              output: `
import { prisma } from './db';
export async function load(ids: number[], names: string[]) {
  const users = await prisma.user.findMany({ where: { id: { in: ids } } });
  const userById = new Map<(typeof users)[number]['id'], (typeof users)[number]>();
  for (const eachUser of users) {
    if (!userById.has(eachUser.id)) userById.set(eachUser.id, eachUser);
  }
  for (const id of ids) {
    const user = userById.get(id) ?? null;
    for (const name of names) {
      if (user?.name === name) break;
    }
  }
}
`,
            },
          ],
        },
      ],
    },
  ],
});
