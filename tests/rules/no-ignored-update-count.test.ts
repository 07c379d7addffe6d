import rule from '../../src/rules/no-ignored-update-count.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-ignored-update-count', rule, {
  valid: [
    { name: 'an empty file', code: '' },
    {
      name: 'the count is looked at, in a name, at once, by who calls; a library that throws',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function pay(id: number) {
  const { count } = await prisma.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
  if (count === 0) throw new Error('paid already');
  await prisma.shipment.create({ data: { orderId: id } });
}
export async function claim(id: number) {
  if ((await prisma.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } })).count === 0) return;
  await prisma.shipment.create({ data: { orderId: id } });
}
export const tryToPay = (id: number) =>
  prisma.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
export async function payOnce(id: number) {
  await prisma.order.update({ where: { id, state: 'open' }, data: { state: 'paid' } });
  await prisma.shipment.create({ data: { orderId: id } });
}
`,
    },
    {
      name: 'a sweep, the rows of a family, a list of ids',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function expire(familyId: number, ids: number[]) {
  await prisma.offer.updateMany({ where: { state: 'open', endsAt: { lt: new Date() } }, data: { state: 'over' } });
  await prisma.refreshToken.updateMany({ where: { familyId, revokedAt: null }, data: { revokedAt: new Date() } });
  await prisma.order.updateMany({ where: { id: { in: ids }, state: 'open' }, data: { state: 'held' } });
  await prisma.audit.create({ data: { what: 'expired' } });
}
`,
    },
    {
      name: 'a mark on which nothing rests, an owner in the filter, a state that is not changed',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function read(id: number, userId: number) {
  await prisma.message.updateMany({ where: { id, readAt: null }, data: { readAt: new Date() } });
}
export async function rename(id: number, userId: number, name: string) {
  await prisma.list.updateMany({ where: { id, userId }, data: { name } });
  await prisma.audit.create({ data: { what: 'renamed' } });
}
export async function retitle(id: number, title: string) {
  await prisma.page.updateMany({ where: { id, deletedAt: null }, data: { title } });
  await prisma.audit.create({ data: { what: 'retitled' } });
}
`,
    },
    {
      name: 'the row is read again, or is locked',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function pay(id: number) {
  await prisma.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
  const order = await prisma.order.findUniqueOrThrow({ where: { id } });
  await prisma.shipment.create({ data: { orderId: order.id } });
}
export const alone = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.$queryRaw\`select 1 from orders where id = \${id} for update\`;
    await tx.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
    await tx.shipment.create({ data: { orderId: id } });
  });
`,
    },
    {
      name: 'the same members on something else, and a client of which nothing is known',
      code: `
class Store { async updateMany(_: object) {} async create(_: object) {} }
const shop = { order: new Store() };
export async function pay(prisma: any, id: number) {
  await shop.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
  await shop.order.create({});
  await prisma.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
  await prisma.shipment.create({ data: { orderId: id } });
}
`,
    },
    {
      name: 'Kysely: a bigint compared as one, or made a number',
      code: `
import { Kysely, PostgresDialect } from 'kysely';
const db = new Kysely<any>({ dialect: new PostgresDialect({} as any) });
export async function pay(id: number) {
  const result = await db.updateTable('orders').set({ state: 'paid' }).where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
  if (result.numUpdatedRows === 0n) throw new Error('paid already');
  if (Number(result.numUpdatedRows) === 0 || result.numUpdatedRows < 1) throw new Error('paid already');
  const count = { numUpdatedRows: 0 };
  return count.numUpdatedRows === 0;
}
`,
    },
  ],
  invalid: [
    {
      name: 'what follows runs whether the row was changed or not',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function pay(id: number) {
  await prisma.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
  await prisma.shipment.create({ data: { orderId: id } });
}
export const both = (id: number) =>
  prisma.$transaction([
    prisma.coupon.updateMany({ where: { id, usedAt: null }, data: { usedAt: new Date() } }),
    prisma.discount.create({ data: { couponId: id } }),
  ]);
`,
      errors: [
        {
          messageId: 'goesOnAnyway',
          at: 'prisma.order.updateMany',
          data: { write: 'prisma.order.updateMany()', column: 'state', next: 'prisma.shipment.create' },
        },
      ],
    },
    {
      name: 'a version, or a sum that is there: the caller is told that it was done',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function save(id: number, title: string, version: number) {
  await prisma.page.updateMany({ where: { id, version }, data: { title, version: version + 1 } });
}
export async function take(id: number, amount: number) {
  await prisma.account.updateMany({ where: { id, balance: { gte: amount } }, data: { balance: { decrement: amount } } });
}
`,
      errors: [
        {
          messageId: 'toldAsDone',
          at: 'prisma.page.updateMany',
          data: { write: 'prisma.page.updateMany()', column: 'version' },
        },
        { messageId: 'toldAsDone', at: 'prisma.account.updateMany' },
      ],
    },
    {
      name: 'a helper gives the count, and its caller drops it',
      files: {
        'src/orders.ts': `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const markPaid = (id: number) =>
  prisma.order.updateMany({ where: { id, state: 'open' }, data: { state: 'paid' } });
export const ship = (id: number) => prisma.shipment.create({ data: { orderId: id } });
`,
      },
      filename: 'src/pay.ts',
      code: `
import { markPaid, ship } from './orders';
export async function pay(id: number) {
  await markPaid(id);
  await ship(id);
}
`,
      errors: [
        {
          messageId: 'goesOnAnyway',
          at: 'markPaid',
          line: 4,
          data: { write: 'markPaid', column: 'state', next: 'ship' },
        },
      ],
    },
    {
      name: 'SQL, builders, repositories',
      code: `
import { Pool } from 'pg';
import knex from 'knex';
import { Kysely, PostgresDialect } from 'kysely';
import { and, eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable, text } from 'drizzle-orm/pg-core';
import { Column, DataSource, Entity, PrimaryColumn } from 'typeorm';
const pool = new Pool();
const builder = knex({ client: 'pg' });
const db = new Kysely<any>({ dialect: new PostgresDialect({} as any) });
const orders = pgTable('orders', { id: integer().primaryKey(), state: text() });
const orm = drizzle(pool);
@Entity() class Order { @PrimaryColumn() id!: number; @Column() state!: string; }
const repository = new DataSource({ type: 'postgres' }).getRepository(Order);
export async function bySql(id: number) {
  await pool.query("update orders set state = 'paid' where id = $1 and state = 'open'", [id]);
  await pool.query('insert into shipments (order_id) values ($1)', [id]);
}
export async function byKnex(id: number) {
  await builder('orders').where({ id, state: 'open' }).update({ state: 'paid' });
  await builder('shipments').insert({ orderId: id });
}
export async function byKysely(id: number) {
  await db.updateTable('orders').set({ state: 'paid' }).where('id', '=', id).where('state', '=', 'open').execute();
  await db.insertInto('shipments').values({ orderId: id }).execute();
}
export async function byDrizzle(id: number) {
  await orm.update(orders).set({ state: 'paid' }).where(and(eq(orders.id, id), eq(orders.state, 'open')));
  await orm.insert(orders).values({ id: 1 });
}
export async function byRepository(id: number) {
  await repository.update({ id, state: 'open' }, { state: 'paid' });
  await repository.insert({ id: 1 });
}
`,
      errors: [
        { messageId: 'goesOnAnyway', at: 'pool.query', line: 17 },
        { messageId: 'goesOnAnyway', at: "builder('orders').where({ id, state: 'open' }).update" },
        {
          messageId: 'goesOnAnyway',
          at: "db.updateTable('orders').set({ state: 'paid' }).where('id', '=', id).where('state', '=', 'open').execute",
        },
        { messageId: 'goesOnAnyway', at: "orm.update(orders).set({ state: 'paid' }).where" },
        { messageId: 'goesOnAnyway', at: 'repository.update' },
      ],
    },
    {
      name: 'plain JavaScript with Mongoose: the filter asks, the answer is dropped',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const mongoose = require('mongoose');
const Order = mongoose.model('Order', new mongoose.Schema({ state: String }));
const Shipment = mongoose.model('Shipment', new mongoose.Schema({ order: String }));
exports.pay = async (id) => {
  await Order.updateOne({ _id: id, state: 'open' }, { $set: { state: 'paid' } });
  await Shipment.create({ order: id });
};
`,
      errors: [{ messageId: 'goesOnAnyway', at: 'Order.updateOne' }],
    },
    {
      name: 'Kysely: a bigint that never equals a number',
      code: `
import { Kysely, PostgresDialect } from 'kysely';
const db = new Kysely<any>({ dialect: new PostgresDialect({} as any) });
export async function pay(id: number) {
  const result = await db.updateTable('orders').set({ state: 'paid' }).where('id', '=', id).where('state', '=', 'open').executeTakeFirst();
  if (result.numUpdatedRows === 0) throw new Error('paid already');
}
export async function remove(id: number) {
  const { numDeletedRows } = await db.deleteFrom('orders').where('id', '=', id).executeTakeFirstOrThrow();
  return numDeletedRows !== 1;
}
`,
      errors: [
        {
          messageId: 'neverEqual',
          at: 'result.numUpdatedRows === 0',
          data: { count: 'result.numUpdatedRows', number: '0' },
        },
        { messageId: 'neverEqual', at: 'numDeletedRows !== 1' },
      ],
    },
  ],
});
