import rule from '../../src/rules/no-read-modify-write.js';
import { testRule } from '../support/rule-tester.js';

const ITEMS = `
model Item {
  id    Int    @id
  name  String
  stock Int
  sold  Int
}
`;
const SAVED_BEFORE = `
import { DataTypes, Sequelize, type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
class Item extends Model<InferAttributes<Item>, InferCreationAttributes<Item>> {
  declare id: CreationOptional<number>;
  declare stock: number;
  declare name: string;
}
Item.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, stock: DataTypes.INTEGER, name: DataTypes.STRING }, { sequelize: new Sequelize('') });
export async function sell(id: number, quantity: number) {
  const item = await Item.findByPk(id, { rejectOnEmpty: true });
  item.stock -= quantity;
  await item.save();
}
export async function count(id: number) {
  const item = await Item.findByPk(id, { rejectOnEmpty: true });
  item.stock++;
  await item.save();
}
export async function rename(id: number) {
  const item = await Item.findByPk(id, { rejectOnEmpty: true });
  item.stock -= 1;
  item.name = 'sold';
  await item.save();
}
export async function show(id: number) {
  const item = await Item.findByPk(id, { rejectOnEmpty: true });
  item.stock -= 1;
  await item.save();
  return item;
}
`;
const SAVED = {
  sell: SAVED_BEFORE.replace(
    '  item.stock -= quantity;\n  await item.save();',
    "  await item.decrement('stock', { by: quantity });",
  ),
  count: SAVED_BEFORE.replace(
    '  item.stock++;\n  await item.save();',
    "  await item.increment('stock', { by: 1 });",
  ),
};

testRule('no-read-modify-write', rule, {
  valid: [
    {
      name: 'chains of promises: the database computes it, and another row',
      filename: 'src/pay.js',
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, balance: Number, resetToken: String, used: Boolean }));
const Order = mongoose.model('Order', new mongoose.Schema({ user: String, total: Number }));
exports.pay = (req, res, next) => {
  User.findById(req.params.id)
    .then((user) => User.updateOne({ _id: user._id }, { $inc: { balance: -req.body.amount } }))
    .then(() => res.end())
    .catch(next);
};
exports.order = (req, res, next) => {
  User.findById(req.params.id)
    .then((user) => Order.create({ user: user.id, total: user.balance - 1 }))
    .then((order) => res.json(order))
    .catch(next);
};
exports.first = async (id) => {
  const user = await User.find({ email: id }).then((users) => users[0]);
  return user.balance - 1;
};
`,
    },
    {
      name: 'D1: computed by the statement; behind a list of unknown length nobody knows which column a value is written to',
      files: { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' },
      code: `
export async function add({ DB }: { DB: D1Database }, id: string, by: number, others: number[]) {
  const account = await DB.prepare('SELECT balance FROM accounts WHERE id = ?').bind(id).first<{ balance: number }>();
  if (!account) return;
  await DB.prepare('UPDATE accounts SET balance = balance + ? WHERE id = ?').bind(by, id).run();
  await DB.prepare('UPDATE accounts SET balance = ?, seen = ?, other = ? WHERE id = ?').bind(...others, account.balance + by, id).run();
}
`,
    },
    {
      name: 'a collection of MikroORM, of which a flush writes what was put in and taken out row by row',
      files: {
        'src/user.ts': `
import { Collection, Entity, ManyToMany, PrimaryKey } from '@mikro-orm/core';
@Entity() export class Group { @PrimaryKey() id!: number; }
@Entity() class Base { @ManyToMany({ entity: () => Group }) invited: Collection<Group> = new Collection<Group>(this); }
@Entity() export class User extends Base {
  @PrimaryKey() id!: number;
  @ManyToMany({ entity: () => Group }) groups = new Collection<Group>(this);
}
`,
      },
      code: `
import { MikroORM } from '@mikro-orm/core';
import { Group, User } from './user';
const orm = await MikroORM.init({});
export async function join(ids: number[], groupId: number) {
  await orm.em.transactional(async (em) => {
    const group = await em.findOneOrFail(Group, groupId);
    const users = await em.find(User, { id: { $in: ids } }, { populate: ['groups'] });
    for (const user of users) user.groups.add(group);
    await em.flush();
  });
}
export async function leave(id: number, groupId: number) {
  const em = orm.em.fork();
  const user = await em.findOneOrFail(User, id, { populate: ['groups', 'invited'] });
  user.invited.add(em.getReference(Group, groupId));
  user.groups.remove(em.getReference(Group, groupId));
  await em.flush();
}
`,
    },
    {
      name: 'a function of the project with which something else comes in, or that only rounds what is there',
      code: `
import mongoose from 'mongoose';
const Wallet = mongoose.model('Wallet', new mongoose.Schema({ balance: Number }));
const round = (n) => Math.round(n * 100) / 100;
const feeOf = (n) => fees[n];
export async function charge(id, amount) {
  const wallet = await Wallet.findById(id);
  await Wallet.updateOne({ _id: id }, { balance: feeOf(wallet.balance - amount) });
}
export async function tidy(id) {
  const wallet = await Wallet.findById(id);
  await Wallet.updateOne({ _id: id }, { balance: round(wallet.balance) });
}
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'Mongoose writes the part that was changed, whatever stands there where there was nothing',
      code: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({ wallets: { eth: String, btc: String } }));
export async function setWallet(id, net, address) {
  const user = await User.findById(id);
  user.wallets = user.wallets || {};
  user.wallets[net] = address;
  await user.save();
}
`,
      options: { evidence: 'likely' },
    },
    {
      name: 'a value for the time between, which a later statement replaces',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function exchange(one: string, two: string) {
  const a = await prisma.user.findUniqueOrThrow({ where: { id: one } });
  const b = await prisma.user.findUniqueOrThrow({ where: { id: two } });
  await prisma.$transaction([
    prisma.user.update({ where: { id: a.id }, data: { email: \`parked-\${a.email}\` } }),
    prisma.user.update({ where: { id: b.id }, data: { email: a.email } }),
    prisma.user.update({ where: { id: a.id }, data: { email: b.email } }),
  ]);
}
`,
      options: { evidence: 'likely' },
    },
    { name: 'an empty file', code: '' },
    {
      name: 'the database computes it',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id: item.id }, data: { stock: { decrement: 1 } } });
}
`,
    },
    {
      name: 'the filter repeats what was read: the old value, a version, the time of the last change',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const { count } = await prisma.item.updateMany({ where: { id, stock: item.stock }, data: { stock: item.stock - 1 } });
  if (count === 0) throw new Error('try again');
}
export async function rename(id: number, name: string) {
  const page = await prisma.page.findUniqueOrThrow({ where: { id } });
  const { count } = await prisma.page.updateMany({ where: { id, version: page.version }, data: { name, version: page.version + 1 } });
  if (count === 0) throw new Error('try again');
}
export async function tag(id: number, tag: string) {
  const post = await prisma.post.findUniqueOrThrow({ where: { id } });
  await prisma.post.update({ where: { id, updatedAt: post.updatedAt }, data: { tags: [...post.tags, tag] } });
}
`,
    },
    {
      name: 'nobody comes in between: a serialisable transaction, a row lock, a lock of its own',
      code: `
import { PrismaClient } from '@prisma/client';
import { Mutex } from 'async-mutex';
const prisma = new PrismaClient();
const mutex = new Mutex();
export const serialisable = (id: number) =>
  prisma.$transaction(async (tx) => {
    const item = await tx.item.findUniqueOrThrow({ where: { id } });
    await tx.item.update({ where: { id }, data: { stock: item.stock - 1 } });
  }, { isolationLevel: 'Serializable' });
export const locked = (id: number) =>
  prisma.$transaction(async (tx) => {
    await tx.$queryRaw\`select 1 from items where id = \${id} for update\`;
    const item = await tx.item.findUniqueOrThrow({ where: { id } });
    await tx.item.update({ where: { id }, data: { stock: item.stock - 1 } });
  });
export const alone = (id: number) =>
  mutex.runExclusive(async () => {
    const item = await prisma.item.findUniqueOrThrow({ where: { id } });
    await prisma.item.update({ where: { id }, data: { stock: item.stock - 1 } });
  });
`,
    },
    {
      name: 'a repeatable transaction: on PostgreSQL the second writer is refused, and which database it is nobody knows',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const sell = (id: number) =>
  prisma.$transaction(async (tx) => {
    const item = await tx.item.findUniqueOrThrow({ where: { id } });
    await tx.item.update({ where: { id }, data: { stock: item.stock - 1 } });
  }, { isolationLevel: 'RepeatableRead' });
`,
    },
    {
      name: 'builders that lock the row',
      code: `
import knex from 'knex';
import { Kysely, PostgresDialect } from 'kysely';
import { eq } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/node-postgres';
import { integer, pgTable } from 'drizzle-orm/pg-core';
const builder = knex({ client: 'pg' });
const db = new Kysely<any>({ dialect: new PostgresDialect({} as any) });
const items = pgTable('items', { id: integer().primaryKey(), stock: integer().notNull() });
const orm = drizzle('');
export const byKnex = (id: number) =>
  builder.transaction(async (trx) => {
    const item = await trx('items').where({ id }).forUpdate().first();
    await trx('items').where({ id }).update({ stock: item.stock - 1 });
  });
export const byKysely = (id: number) =>
  db.transaction().execute(async (trx) => {
    const item = await trx.selectFrom('items').selectAll().where('id', '=', id).forUpdate().executeTakeFirstOrThrow();
    await trx.updateTable('items').set({ stock: item.stock - 1 }).where('id', '=', id).execute();
  });
export const byDrizzle = (id: number) =>
  orm.transaction(async (tx) => {
    const [item] = await tx.select().from(items).where(eq(items.id, id)).for('update');
    if (item) await tx.update(items).set({ stock: item.stock - 1 }).where(eq(items.id, id));
  });
`,
    },
    {
      name: 'a row that was made here: nobody else knows it',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function open(name: string) {
  const made = await prisma.account.create({ data: { name, points: 1 } });
  const account = await prisma.account.findUniqueOrThrow({ where: { id: made.id } });
  await prisma.account.update({ where: { id: account.id }, data: { points: account.points + 10 } });
}
`,
    },
    {
      name: 'a row that this run has claimed before',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function work(id: number) {
  const { count } = await prisma.job.updateMany({ where: { id, state: 'new' }, data: { state: 'busy' } });
  if (count === 0) return;
  const job = await prisma.job.findUniqueOrThrow({ where: { id } });
  await prisma.job.update({ where: { id }, data: { attempts: job.attempts + 1 } });
}
`,
    },
    {
      name: 'another row, another column, a value that decides and is not in it',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function shift(id: number, other: number, amount: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id: 1 } });
  await prisma.item.update({ where: { id: 2 }, data: { stock: item.stock - 1 } });
  await prisma.item.update({ where: { id: item.id }, data: { sold: amount + 1 } });
  await prisma.item.update({ where: { id: item.id }, data: { total: item.stock * item.price } });
  await prisma.item.update({ where: { id: item.id }, data: { stock: item.stock > 0 ? amount : 0 } });
  await prisma.item.update({ where: { id: item.id }, data: { stock: item.stock } });
  await prisma.stocktaking.update({ where: { id: item.id }, data: { stock: item.stock - 1 } });
}
`,
    },
    {
      name: 'brought into one form: the second time it is the same',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function tidy(id: number) {
  const user = await prisma.user.findUniqueOrThrow({ where: { id } });
  await prisma.user.update({ where: { id }, data: { email: user.email.toLowerCase(), score: Math.round(user.score) } });
}
`,
    },
    {
      name: 'what is turned or joined is a likely sign only',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function toggle(id: number) {
  const post = await prisma.post.findUniqueOrThrow({ where: { id } });
  await prisma.post.update({ where: { id }, data: { hidden: !post.hidden } });
}
export async function remove(id: number) {
  const user = await prisma.user.findUniqueOrThrow({ where: { id } });
  await prisma.user.update({ where: { id }, data: { email: \`\${user.email}.deleted\` } });
}
`,
    },
    {
      name: 'the same members on something else, and a client of which nothing is known',
      code: `
class Store { async findUnique(_: object) { return { id: 1, stock: 1 }; } async update(_: object) {} }
const shop = { item: new Store() };
export async function sell(prisma: any, id: number) {
  const item = await shop.item.findUnique({ where: { id } });
  await shop.item.update({ where: { id: item.id }, data: { stock: item.stock - 1 } });
  const other = await prisma.item.findUnique({ where: { id } });
  await prisma.item.update({ where: { id: other.id }, data: { stock: other.stock - 1 } });
}
`,
    },
    {
      name: 'Mongoose: a list is sent as what was done to it, a part of an object alone, and a transaction that meets another is run again',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const mongoose = require('mongoose');
const Cart = mongoose.model('Cart', new mongoose.Schema({ items: [String], address: { city: String }, total: Number }));
exports.add = async (id, item) => {
  const cart = await Cart.findById(id);
  cart.items.push(item);
  cart.address.city = item;
  await cart.save();
};
exports.pay = (id, amount) =>
  mongoose.connection.transaction(async (session) => {
    const cart = await Cart.findById(id).session(session);
    cart.total += amount;
    await cart.save({ session });
  });
`,
    },
    {
      name: 'versions that the library compares',
      code: `
import mongoose from 'mongoose';
import { Sequelize, DataTypes } from 'sequelize';
const Cart = mongoose.model('Cart', new mongoose.Schema({ total: Number }, { optimisticConcurrency: true }));
const Order = new Sequelize('').define('order', { total: DataTypes.INTEGER }, { version: true });
export async function add(id: string, amount: number) {
  const cart = await Cart.findById(id);
  if (!cart) return;
  cart.total = (cart.total ?? 0) + amount;
  await cart.save();
}
export async function charge(id: string, amount: number) {
  const order: any = await Order.findByPk(id);
  order.total += amount;
  await order.save();
}
`,
    },
    {
      name: 'versions that are declared where the row is: an imported schema, an imported entity and the class that it extends',
      files: {
        'src/cart-schema.ts': `
import { Schema } from 'mongoose';
export const cartSchema = new Schema({ total: Number }, { optimisticConcurrency: true });
`,
        'src/cart.ts': `
import mongoose from 'mongoose';
import { cartSchema } from './cart-schema';
export const Cart = mongoose.model('Cart', cartSchema);
`,
        'src/versioned.ts': `
import { VersionColumn } from 'typeorm';
export abstract class Versioned { @VersionColumn() version!: number; }
`,
        'src/order.ts': `
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { Versioned } from './versioned';
@Entity()
export class Order extends Versioned { @PrimaryGeneratedColumn() id!: number; @Column() total!: number; }
`,
      },
      filename: 'src/file.ts',
      code: `
import { DataSource } from 'typeorm';
import { Cart } from './cart';
import { Order } from './order';
const orders = new DataSource({ type: 'postgres' }).getRepository(Order);
export async function add(id: string, amount: number) {
  const cart = await Cart.findById(id);
  if (!cart) return;
  cart.total = (cart.total ?? 0) + amount;
  await cart.save();
}
export async function charge(id: number, amount: number) {
  const order = await orders.findOneByOrFail({ id });
  order.total += amount;
  await orders.save(order);
}
`,
    },
    {
      name: 'SQL: the database computes it, the filter repeats it, the row is locked',
      code: `
import { Pool } from 'pg';
const pool = new Pool();
export async function sell(id: number) {
  const { rows } = await pool.query('select * from items where id = $1', [id]);
  const item = rows[0];
  await pool.query('update items set stock = stock - $1 where id = $2', [item.size - 1, item.id]);
  await pool.query('update items set stock = $1 where id = $2 and stock = $3', [item.stock - 1, item.id, item.stock]);
}
export async function take(id: number) {
  const { rows } = await pool.query('select * from items where id = $1 for update', [id]);
  await pool.query('update items set stock = $1 where id = $2', [rows[0].stock - 1, rows[0].id]);
}
`,
    },
    {
      name: 'a cache that is filled behind a helper, where it holds nothing: what is written is another value under the same name',
      files: {
        'src/cache.js': `
const { createClient } = require('redis');
const client = createClient();
exports.getCache = async (key) => { const text = await client.get(key); return text ? JSON.parse(text) : null; };
exports.setCache = async (key, value, ttl) => { await client.set(key, JSON.stringify(value), { EX: ttl }); };
`,
      },
      filename: 'src/machines.js',
      code: `
const { getCache, setCache } = require('./cache');
const { load } = require('./load');
exports.list = async (key) => {
  let machines = await getCache(key);
  if (!machines) {
    machines = await load();
    machines = machines.map((each) => ({ ...each, seen: true }));
    await setCache(key, machines, 60);
  }
  return machines;
};
exports.settings = async (key) => {
  let settings = await getCache(key);
  if (!settings) {
    settings = await load();
    settings.limits = JSON.parse(settings.limits);
  }
  await setCache(key, settings, 60);
  return settings;
};
exports.one = async (key) => {
  let machine = await getCache(key);
  if (machine) return machine;
  machine = await load();
  machine.seen = true;
  await setCache(key, machine, 60);
  return machine;
};
`,
    },
    {
      name: 'Redis: another key, a copy that is filled where it is missing',
      code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function count(day: string) {
  const n = Number(await redis.get('visits:yesterday'));
  await redis.set('visits:' + day, n + 1);
}
export async function cached(id: string, load: () => Promise<string>) {
  let value = await redis.get(id);
  if (!value) {
    value = await load();
    await redis.set(id, value);
  }
  return value;
}
`,
    },
  ],
  invalid: [
    {
      name: 'the first row, or nothing in its place',
      code: `
import { Pool } from 'pg';
const pool = new Pool();
export async function take(id: string, n: number) {
  const result = await pool.query('select * from items where id = $1', [id]);
  const item = result.rows[0] ?? null;
  if (item) await pool.query('update items set stock = $1 where id = $2', [item.stock - n, item.id]);
}
export async function add(id: string, n: number) {
  const { rows } = await pool.query('select * from items where id = $1', [id]);
  let item = rows.length > 0 ? rows[0] : undefined;
  if (item) await pool.query('update items set stock = $1 where id = $2', [item.stock + n, item.id]);
}
export async function other(id: string, n: number) {
  const { rows } = await pool.query('select * from items where id = $1', [id]);
  const item = rows[0] ?? { id, stock: 0 };
  await pool.query('update items set stock = $1 where id = $2', [item.stock + n, item.id]);
}
`,
      errors: [
        { messageId: 'losesChange', at: 'pool.query', line: 7 },
        { messageId: 'losesChange', at: 'pool.query', line: 12 },
      ],
    },
    {
      name: 'a row that is changed and then handed to a helper of another file, which is longer in front of its write',
      files: {
        'src/items.ts': `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const find = (id: number) => prisma.item.findUniqueOrThrow({ where: { id } });
export const save = (id: number, data: object) => prisma.item.update({ where: { id }, data });
`,
      },
      code: `
// What is written here stands behind all that the other file holds, so that the places in the two say nothing of each other: a
// change of the row is in front of the write because it is in front of the call that leads to it. Nothing else says so, and the
// lengths of the two files do not either.
import { find, save } from './items.js';
export async function sell(id: number, quantity: number) {
  const item = await find(id);
  item.stock = item.stock - quantity;
  await save(id, item);
}
`,
      errors: [{ messageId: 'losesChange', at: 'save', line: 9 }],
    },
    {
      name: 'chains of promises that a function ends with: what a step is handed is the row',
      filename: 'src/pay.js',
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, balance: Number, resetToken: String, used: Boolean }));
const Order = mongoose.model('Order', new mongoose.Schema({ user: String, total: Number }));
exports.pay = (req, res, next) => {
  User.findById(req.params.id)
    .then((user) => {
      user.balance -= req.body.amount;
      return user.save();
    })
    .then(() => res.end())
    .catch(next);
};
exports.add = (id, amount) =>
  User.findById(id).then((user) => User.updateOne({ _id: user._id }, { balance: user.balance + amount }));
exports.late = (req, res, next) => {
  if (!req.params.id) return next();
  Order.create({ user: req.params.id })
    .then(() => User.findById(req.params.id))
    .then((user) => User.updateOne({ _id: user._id }, { balance: user.balance - 1 }))
    .catch(next);
};
`,
      errors: [
        { messageId: 'losesChange', at: 'user.save' },
        { messageId: 'losesChange', at: 'User.updateOne', line: 15 },
        { messageId: 'losesChange', at: 'User.updateOne', line: 20 },
      ],
    },
    {
      name: 'D1: a value among those of the placeholders',
      files: { 'package.json': '{"devDependencies":{"@cloudflare/workers-types":"^4.0.0"}}' },
      code: `
export async function add({ DB }: { DB: D1Database }, id: string, by: number) {
  const account = await DB.prepare('SELECT balance FROM accounts WHERE id = ?').bind(id).first<{ balance: number }>();
  if (!account) return;
  await DB.prepare('UPDATE accounts SET seen = ?, balance = ? WHERE id = ?').bind(1, account.balance + by, id).run();
}
`,
      errors: [
        {
          messageId: 'losesChange',
          at: "DB.prepare('UPDATE accounts SET seen = ?, balance = ? WHERE id = ?').bind(1, account.balance + by, id).run",
        },
      ],
    },
    {
      name: 'a list in a column of MikroORM, which a flush writes whole, and a list of TypeORM, whose save takes out what it did not read',
      files: {
        'src/user.ts': `
import { Entity, PrimaryKey, Property } from '@mikro-orm/core';
@Entity() export class User { @PrimaryKey() id!: number; @Property({ type: 'json' }) tags: string[] = []; }
`,
        'src/member.ts': `
import { Entity, JoinTable, ManyToMany, PrimaryColumn } from 'typeorm';
@Entity() export class Role { @PrimaryColumn() id!: number; }
@Entity() export class Member { @PrimaryColumn() id!: number; @ManyToMany(() => Role) @JoinTable() roles!: Role[]; }
`,
      },
      code: `
import { MikroORM } from '@mikro-orm/core';
import { DataSource } from 'typeorm';
import { User } from './user';
import { Member, Role } from './member';
const orm = await MikroORM.init({});
const members = new DataSource({ type: 'postgres' }).getRepository(Member);
export async function tag(id: number, name: string) {
  const em = orm.em.fork();
  const user = await em.findOneOrFail(User, id);
  user.tags.push(name);
  await em.flush();
}
export async function grant(id: number, role: Role) {
  const member = await members.findOneOrFail({ where: { id }, relations: { roles: true } });
  member.roles.push(role);
  await members.save(member);
}
`,
      errors: [
        { messageId: 'losesParts', at: 'em.flush' },
        { messageId: 'losesParts', at: 'members.save' },
      ],
    },
    {
      name: 'a row that is saved twice: the second save writes what was changed since the first',
      filename: 'src/wallets.js',
      code: `
const mongoose = require('mongoose');
const Wallet = mongoose.model('Wallet', new mongoose.Schema({ balance: Number, note: String }));
exports.pay = async (id, amount, send) => {
  const wallet = await Wallet.findById(id);
  wallet.balance -= amount;
  await wallet.save();
  wallet.note = await send(amount);
  await wallet.save();
};
exports.refund = async (id, amount, send) => {
  const wallet = await Wallet.findById(id);
  wallet.note = await send(amount);
  await wallet.save();
  wallet.balance += amount;
  await wallet.save();
};
`,
      errors: [
        { messageId: 'losesChange', at: 'wallet.save', line: 7, suggestions: [] },
        { messageId: 'losesChange', at: 'wallet.save', line: 16, suggestions: [] },
      ],
    },
    {
      name: 'pg: a value of the first row, by its place',
      filename: 'src/accounts.js',
      code: `
const { Pool } = require('pg');
const pool = new Pool();
exports.pay = async (id, n) => {
  const { rows } = await pool.query('SELECT * FROM accounts WHERE id = $1', [id]);
  if (!rows.length) throw new Error('none');
  await pool.query('UPDATE accounts SET balance = $1 WHERE id = $2', [rows[0].balance - n, id]);
};
`,
      errors: [{ messageId: 'losesChange', at: 'pool.query', line: 7 }],
    },
    {
      name: 'what a function of the project rounds, and a column that says of a row that it is locked',
      code: `
const mongoose = require('mongoose');
const Wallet = mongoose.model('Wallet', new mongoose.Schema({ balance: Number, fails: Number, isLocked: Boolean }));
const round = (n) => Math.round((n + Number.EPSILON) * 100) / 100;
function toMoney(value) { return Number(value.toFixed(2)); }
exports.charge = async (id, amount) => {
  const wallet = await Wallet.findById(id);
  await Wallet.updateOne({ _id: id }, { balance: round(wallet.balance - amount) });
};
exports.pay = async (id, amount) => {
  const wallet = await Wallet.findById(id);
  const next = toMoney(wallet.balance + amount);
  await Wallet.updateOne({ _id: id }, { balance: next });
};
exports.fail = async (id, res) => {
  const wallet = await Wallet.findById(id);
  wallet.fails = (wallet.fails || 0) + 1;
  await wallet.save();
  res.json({ isLocked: wallet.isLocked });
};
`,
      errors: [
        { messageId: 'losesChange', at: 'Wallet.updateOne', line: 8 },
        { messageId: 'losesChange', at: 'Wallet.updateOne', line: 13 },
        { messageId: 'losesChange', at: 'wallet.save' },
      ],
    },
    {
      name: 'a decimal that is added to is a sum, a set of what was read a list',
      code: `
import { Prisma, PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function charge(id: string, amount: Prisma.Decimal, tag: string) {
  const order = await prisma.order.findUniqueOrThrow({ where: { id } });
  const total = new Prisma.Decimal(order.total).add(amount);
  await prisma.order.update({ where: { id }, data: { total } });
}
export async function label(id: string, tag: string) {
  const order = await prisma.order.findUniqueOrThrow({ where: { id } });
  const tags = new Set(order.tags);
  await prisma.order.update({ where: { id }, data: { tags: [...tags.add(tag)] } });
}
`,
      errors: [
        { messageId: 'losesChange', at: 'prisma.order.update', line: 7 },
        { messageId: 'losesParts', at: 'prisma.order.update', line: 12 },
      ],
    },
    {
      name: 'a later statement that is not always sent replaces nothing',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: string, isLast: boolean) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { stock: item.stock - 1 } });
  if (isLast) await prisma.item.update({ where: { id }, data: { stock: 0 } });
}
`,
      errors: [{ messageId: 'losesChange', at: 'prisma.item.update', line: 6 }],
    },
    {
      name: 'an imported schema without versions',
      files: {
        'src/cart-schema.ts': `
import { Schema } from 'mongoose';
export const cartSchema = new Schema({ total: Number });
`,
        'src/cart.ts': `
import mongoose from 'mongoose';
import { cartSchema } from './cart-schema';
export const Cart = mongoose.model('Cart', cartSchema);
`,
      },
      filename: 'src/file.ts',
      code: `
import { Cart } from './cart';
export async function add(id: string, amount: number) {
  const cart = await Cart.findById(id);
  if (!cart) return;
  cart.total = (cart.total ?? 0) + amount;
  await cart.save();
}
`,
      errors: [{ messageId: 'losesChange', at: 'cart.save' }],
    },
    {
      name: 'Prisma: computed by a name in front of the write, which goes with it, or stays where it is asked',
      files: { 'prisma/schema.prisma': ITEMS },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number, quantity: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const stock = item.stock - quantity;
  await prisma.item.update({ where: { id }, data: { stock } });
}
export async function take(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const left = item.stock - 1;
  if (left < 0) throw new Error('sold out');
  await prisma.item.update({ where: { id }, data: { stock: left } });
}
`,
      errors: [
        {
          messageId: 'losesChange',
          at: 'prisma.item.update',
          line: 7,
          suggestions: [
            {
              messageId: 'changeAtomically',
              data: { form: '{ decrement: quantity }' },
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number, quantity: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { stock: { decrement: quantity } } });
}
export async function take(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const left = item.stock - 1;
  if (left < 0) throw new Error('sold out');
  await prisma.item.update({ where: { id }, data: { stock: left } });
}
`,
            },
          ],
        },
        {
          messageId: 'losesChange',
          at: 'prisma.item.update',
          line: 13,
          suggestions: [
            {
              messageId: 'changeAtomicallyUnchecked',
              data: { form: '{ decrement: 1 }', field: 'stock' },
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number, quantity: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const stock = item.stock - quantity;
  await prisma.item.update({ where: { id }, data: { stock } });
}
export async function take(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const left = item.stock - 1;
  if (left < 0) throw new Error('sold out');
  await prisma.item.update({ where: { id }, data: { stock: { decrement: 1 } } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a computed name that is given back, declared with others, of an operand that may be another by then, or remarked on',
      files: { 'prisma/schema.prisma': ITEMS },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function give(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const stock = item.stock - 1;
  await prisma.item.update({ where: { id }, data: { stock } });
  return stock;
}
export async function both(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const stock = item.stock - 1, name = 'lamp';
  await prisma.item.update({ where: { id }, data: { stock, name } });
}
export async function later(id: number, order: { size: number; load(): Promise<void> }) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const stock = item.stock - order.size;
  await order.load();
  await prisma.item.update({ where: { id }, data: { stock } });
}
export async function counted(id: number, quantity: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const stock = item.stock - quantity;
  quantity = 0;
  await prisma.item.update({ where: { id }, data: { stock } });
}
export async function remarked(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const stock = item.stock - /* one each */ 1;
  await prisma.item.update({ where: { id }, data: { stock } });
}
`,
      errors: [
        { messageId: 'losesChange', at: 'prisma.item.update', line: 7, suggestions: [] },
        { messageId: 'losesChange', at: 'prisma.item.update', line: 13, suggestions: [] },
        { messageId: 'losesChange', at: 'prisma.item.update', line: 19, suggestions: [] },
        { messageId: 'losesChange', at: 'prisma.item.update', line: 25, suggestions: [] },
        { messageId: 'losesChange', at: 'prisma.item.update', line: 30, suggestions: [] },
      ],
    },
    {
      name: 'Prisma: several columns in one write, all of them at once',
      files: { 'prisma/schema.prisma': ITEMS },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { stock: item.stock - 1, name: 'lamp', sold: item.sold + 1 } });
}
`,
      output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { stock: { decrement: 1 }, name: 'lamp', sold: { increment: 1 } } });
}
`,
      errors: [
        {
          messageId: 'losesChange',
          at: 'prisma.item.update',
          data: {
            write: 'prisma.item.update()',
            value: 'item.sold + 1',
            field: 'sold',
            change: 'increment',
            remedy: 'Write `stock: { decrement: 1 }, sold: { increment: 1 }`',
          },
        },
      ],
    },
    {
      name: 'a row that is changed and saved, where nothing else of it is, and nobody looks at it any more',
      code: SAVED_BEFORE,
      errors: [
        {
          messageId: 'losesChange',
          at: 'item.save',
          line: 12,
          suggestions: [
            {
              messageId: 'changeAtomically',
              data: { form: "decrement('stock', { by: quantity })" },
              output: SAVED.sell,
            },
          ],
        },
        {
          messageId: 'losesChange',
          at: 'item.save',
          line: 17,
          suggestions: [
            {
              messageId: 'changeAtomically',
              data: { form: "increment('stock', { by: 1 })" },
              output: SAVED.count,
            },
          ],
        },
        { messageId: 'losesChange', at: 'item.save', line: 23, suggestions: [] },
        { messageId: 'losesChange', at: 'item.save', line: 28, suggestions: [] },
      ],
    },
    {
      name: 'Prisma: a fix where the types say that both are numbers',
      files: {
        'prisma/schema.prisma': `
model Item {
  id    Int @id
  stock Int
}
`,
      },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id: item.id }, data: { stock: item.stock - 1 } });
}
`,
      errors: [
        {
          messageId: 'losesChange',
          at: 'prisma.item.update',
          data: {
            write: 'prisma.item.update()',
            value: 'item.stock - 1',
            field: 'stock',
            change: 'decrement',
            remedy: 'Write `{ decrement: 1 }`',
          },
        },
      ],
      output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id: item.id }, data: { stock: { decrement: 1 } } });
}
`,
    },
    {
      name: 'Prisma: a check of the old number, an operand of which nothing is known, a column that may be null',
      files: {
        'prisma/schema.prisma': `
model Item {
  id    Int  @id
  stock Int
  sold  Int?
}
`,
      },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number, order: any) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  if (item.stock < 1) throw new Error('sold out');
  await prisma.item.update({ where: { id }, data: { stock: item.stock - 1 } });
}
export async function take(id: number, order: any) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  return prisma.item.update({ where: { id }, data: { stock: order.size + item.stock } });
}
export async function count(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { sold: (item.sold ?? 0) + 1 } });
}
`,
      errors: [
        {
          messageId: 'losesChange',
          at: 'prisma.item.update',
          line: 7,
          suggestions: [
            {
              messageId: 'changeAtomicallyUnchecked',
              data: { form: '{ decrement: 1 }', field: 'stock' },
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number, order: any) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  if (item.stock < 1) throw new Error('sold out');
  await prisma.item.update({ where: { id }, data: { stock: { decrement: 1 } } });
}
export async function take(id: number, order: any) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  return prisma.item.update({ where: { id }, data: { stock: order.size + item.stock } });
}
export async function count(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { sold: (item.sold ?? 0) + 1 } });
}
`,
            },
          ],
        },
        {
          messageId: 'losesChange',
          at: 'prisma.item.update',
          line: 11,
          suggestions: [
            {
              messageId: 'changeAtomically',
              data: { form: '{ increment: order.size }' },
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function sell(id: number, order: any) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  if (item.stock < 1) throw new Error('sold out');
  await prisma.item.update({ where: { id }, data: { stock: item.stock - 1 } });
}
export async function take(id: number, order: any) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  return prisma.item.update({ where: { id }, data: { stock: { increment: order.size } } });
}
export async function count(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { sold: (item.sold ?? 0) + 1 } });
}
`,
            },
          ],
        },
        { messageId: 'losesChange', at: 'prisma.item.update', line: 15 },
      ],
    },
    {
      name: 'through names, a default, a bound, an object that is filled, in a transaction at the default isolation',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function byName(id: number) {
  const rule = await prisma.rule.findUnique({ where: { id } });
  if (!rule) return;
  let count = rule.count;
  count += 1;
  await prisma.rule.update({ where: { id }, data: { count } });
}
export const inTransaction = (id: number, amount: number) =>
  prisma.$transaction(async (tx) => {
    const { balance } = await tx.account.findUniqueOrThrow({ where: { id } });
    const next = Math.max(0, balance - amount);
    await tx.account.update({ where: { id }, data: { balance: next } });
  });
export async function filled(id: number, size: number) {
  const item = await prisma.item.findFirst({ where: { id } });
  const changes: Record<string, unknown> = {};
  changes.stock = (item?.stock ?? 0) - size;
  await prisma.item.update({ where: { id }, data: changes });
}
export async function each(ids: number[]) {
  const items = await prisma.item.findMany({ where: { id: { in: ids } } });
  for (const item of items) await prisma.item.update({ where: { id: item.id }, data: { stock: item.stock - 1 } });
}
`,
      errors: [
        { messageId: 'losesChange', at: 'prisma.rule.update' },
        { messageId: 'losesChange', at: 'tx.account.update' },
        { messageId: 'losesChange', at: 'prisma.item.update', line: 21 },
        { messageId: 'losesChange', at: 'prisma.item.update', line: 25 },
      ],
    },
    {
      name: 'an object or a list is written back whole',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function setTheme(id: number, theme: string) {
  const user = await prisma.user.findUniqueOrThrow({ where: { id } });
  await prisma.user.update({ where: { id }, data: { settings: { ...user.settings, theme } } });
}
export async function label(id: number, label: string) {
  const post = await prisma.post.findUniqueOrThrow({ where: { id } });
  const labels = new Set(post.labels);
  labels.add(label);
  await prisma.post.update({ where: { id: post.id }, data: { labels: { set: [...labels] } } });
}
export async function unlabel(id: number, label: string) {
  const post = await prisma.post.findUniqueOrThrow({ where: { id } });
  await prisma.post.update({ where: { id: post.id }, data: { labels: post.labels.filter((each: string) => each !== label) } });
}
`,
      errors: [
        {
          messageId: 'losesParts',
          at: 'prisma.user.update',
          data: {
            write: 'prisma.user.update()',
            field: 'settings',
            remedy: 'Lock the row, or repeat what was read in the filter and test the count',
          },
        },
        { messageId: 'losesParts', at: 'prisma.post.update', line: 12 },
        { messageId: 'losesParts', at: 'prisma.post.update', line: 16 },
      ],
    },
    {
      name: 'what is turned or joined is a likely sign',
      options: { evidence: 'likely' },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function toggle(id: number) {
  const post = await prisma.post.findUniqueOrThrow({ where: { id } });
  await prisma.post.update({ where: { id }, data: { hidden: !post.hidden } });
}
export async function note(id: number, line: string) {
  const user = await prisma.user.findUniqueOrThrow({ where: { id } });
  await prisma.user.update({ where: { id }, data: { notes: user.notes + ' / ' + line } });
}
`,
      errors: [
        { messageId: 'turnsTwice', at: 'prisma.post.update' },
        { messageId: 'losesChange', at: 'prisma.user.update' },
      ],
    },
    {
      name: 'a row that saves itself, and one that its repository saves',
      code: `
import mongoose from 'mongoose';
import { Sequelize, DataTypes } from 'sequelize';
import { DataSource, Entity, PrimaryColumn, Column } from 'typeorm';
import { MikroORM } from '@mikro-orm/core';
const Product = mongoose.model('Product', new mongoose.Schema({ stock: { type: Number, required: true, min: 0 } }));
const Order = new Sequelize('').define('order', { total: DataTypes.INTEGER });
@Entity() class Account { @PrimaryColumn() id!: number; @Column() balance!: number; }
const accounts = new DataSource({ type: 'postgres' }).getRepository(Account);
const orm = await MikroORM.init({});
export async function sell(id: string, size: number) {
  const product = await Product.findById(id);
  if (!product) return;
  product.stock -= size;
  await product.save();
}
export async function charge(id: string, amount: number) {
  const order: any = await Order.findByPk(id);
  order.total = order.total + amount;
  await order.save();
}
export async function pay(id: number, amount: number) {
  const account = await accounts.findOneByOrFail({ id });
  account.balance += amount;
  await accounts.save(account);
}
export async function copy(id: number, amount: number) {
  const account = await accounts.findOneByOrFail({ id });
  await accounts.save({ ...account, balance: account.balance - amount });
}
export async function flush(id: number) {
  const em = orm.em.fork();
  const visit: any = await em.findOneOrFail('Visit', { id });
  visit.count++;
  await em.flush();
}
`,
      errors: [
        { messageId: 'losesChange', at: 'product.save' },
        { messageId: 'losesChange', at: 'order.save' },
        { messageId: 'losesChange', at: 'accounts.save', line: 25 },
        { messageId: 'losesChange', at: 'accounts.save', line: 29 },
        { messageId: 'losesChange', at: 'em.flush' },
      ],
    },
    {
      name: 'plain JavaScript with require, a list of Mongoose rows, a bare id',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const mongoose = require('mongoose');
const Product = mongoose.model('Product', new mongoose.Schema({ stock: Number, sizes: [String] }));
exports.order = async (req, res) => {
  for (const line of req.body.lines) {
    const product = await Product.findById(line.productId);
    if (product.stock < line.quantity) return res.status(409).end();
    product.stock -= line.quantity;
    await product.save();
  }
  res.end();
};
exports.restock = async (id, size) => {
  const product = await Product.findById(id);
  await Product.findByIdAndUpdate(id, { stock: product.stock + size });
};
`,
      errors: [
        { messageId: 'losesChange', at: 'product.save' },
        { messageId: 'losesChange', at: 'Product.findByIdAndUpdate' },
      ],
    },
    {
      name: 'of several fields that are changed one after the other, the last before the write is named',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const mongoose = require('mongoose');
const Stock = mongoose.model('Stock', new mongoose.Schema({ six: Number, seven: Number }));
exports.take = async (id, size, count) => {
  const stock = await Stock.findById(id);
  if (size === 6) { stock.six = stock.six - count; await stock.save(); }
  if (size === 7) { stock.seven = stock.seven - count; await stock.save(); }
};
`,
      errors: [
        {
          messageId: 'losesChange',
          at: 'stock.save',
          line: 6,
        },
        {
          messageId: 'losesChange',
          at: 'stock.save',
          line: 7,
          data: {
            write: 'stock.save()',
            value: 'stock.seven = stock.seven - count',
            field: 'seven',
            change: 'change',
            remedy: 'Let the database compute it, lock the row, or repeat what was read in the filter',
          },
        },
      ],
    },
    {
      name: 'SQL text, a template, builders',
      code: `
import { Pool } from 'pg';
import postgres from 'postgres';
import mysql from 'mysql2/promise';
import knex from 'knex';
import { createClient } from '@supabase/supabase-js';
const pool = new Pool();
const sql = postgres('');
const mine = mysql.createPool('');
const db = knex({ client: 'pg' });
const supabase = createClient('', '');
export async function byText(id: number) {
  const { rows } = await pool.query('select * from items where id = $1', [id]);
  const item = rows[0];
  await pool.query('update items set stock = $1, sold_at = now() where id = $2', [item.stock - 1, item.id]);
}
export async function byTemplate(id: number) {
  const [item] = await sql\`select * from items where id = \${id}\`;
  await sql\`update items set stock = \${item.stock - 1} where id = \${id}\`;
}
export async function byMark(id: number) {
  const [rows]: any = await mine.query('select * from items where id = ?', [id]);
  const item = rows[0];
  await mine.query('update items set stock = ? where id = ?', [item.stock - 1, id]);
}
export async function byBuilder(id: number) {
  const item = await db('items').where({ id }).first();
  await db('items').where({ id }).update({ stock: item.stock - 1 });
}
export async function byRequest(id: number) {
  const { data: item } = await supabase.from('items').select('stock').eq('id', id).single();
  await supabase.from('items').update({ stock: item.stock - 1 }).eq('id', id);
}
`,
      errors: [
        { messageId: 'losesChange', at: 'pool.query', line: 15 },
        { messageId: 'losesChange', at: 'sql', line: 19 },
        { messageId: 'losesChange', at: 'mine.query', line: 24 },
        { messageId: 'losesChange', at: "db('items').where({ id }).update" },
        { messageId: 'losesChange', at: "supabase.from('items').update({ stock: item.stock - 1 }).eq" },
      ],
    },
    {
      name: 'Redis: a counter, a list as JSON',
      code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function visit(day: string) {
  const count = Number(await redis.get(\`visits:\${day}\`));
  await redis.set(\`visits:\${day}\`, count + 1);
}
export async function add(id: string, item: string) {
  const key = 'cart:' + id;
  const items = JSON.parse((await redis.get(key)) ?? '[]');
  items.push(item);
  await redis.set(key, JSON.stringify(items));
}
`,
      errors: [
        {
          messageId: 'losesChange',
          at: 'redis.set',
          line: 6,
          suggestions: [
            {
              messageId: 'changeAtomically',
              data: { form: 'incrby(`visits:${day}`, 1)' },
              output: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function visit(day: string) {
  const count = Number(await redis.get(\`visits:\${day}\`));
  await redis.incrby(\`visits:\${day}\`, 1);
}
export async function add(id: string, item: string) {
  const key = 'cart:' + id;
  const items = JSON.parse((await redis.get(key)) ?? '[]');
  items.push(item);
  await redis.set(key, JSON.stringify(items));
}
`,
            },
          ],
        },
        { messageId: 'losesParts', at: 'redis.set', line: 12 },
      ],
    },
    {
      name: 'read and written in other modules: a helper, a repository that is injected',
      files: {
        'src/items.ts': `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const getItem = (id: number) => prisma.item.findUniqueOrThrow({ where: { id } });
export const setStock = (id: number, stock: number) => prisma.item.update({ where: { id }, data: { stock } });
export class ItemRepository {
  constructor(private readonly db: PrismaClient) {}
  async find(id: number) { return this.db.item.findUnique({ where: { id } }); }
  async change(id: number, data: { stock: number }) { return this.db.item.update({ where: { id }, data }); }
}
`,
      },
      filename: 'src/sales.ts',
      code: `
import { getItem, setStock, ItemRepository } from './items';
export async function sell(id: number) {
  const item = await getItem(id);
  await setStock(item.id, item.stock - 1);
}
export class Sales {
  constructor(private readonly items: ItemRepository) {}
  async sell(id: number) {
    const item = await this.items.find(id);
    if (!item) throw new Error('no such item');
    await this.items.change(id, { stock: item.stock - 1 });
  }
}
`,
      errors: [
        { messageId: 'losesChange', at: 'setStock', line: 5 },
        { messageId: 'losesChange', at: 'this.items.change' },
      ],
    },
    {
      name: 'what the store computes would be another number: in a loop, tried again, behind another write, in many rows',
      files: { 'prisma/schema.prisma': ITEMS },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function report(id: number, chunks: string[][]) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  for (const [index] of chunks.entries()) await prisma.item.update({ where: { id }, data: { sold: item.sold + index } });
}
export async function insist(id: number, retry: (run: () => Promise<void>) => Promise<void>) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await retry(async () => {
    await prisma.item.update({ where: { id }, data: { stock: item.stock - 1 } });
  });
}
async function clear(id: number) {
  await prisma.item.update({ where: { id }, data: { stock: 0 } });
}
export async function restore(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await clear(id);
  await prisma.item.update({ where: { id }, data: { stock: item.stock - 1 } });
}
export async function level(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.updateMany({ where: { name: item.name }, data: { stock: item.stock - 1 } });
}
export async function answer(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  const data = { stock: item.stock - 1 };
  await prisma.item.update({ where: { id }, data });
  return data;
}
export async function typed(id: number) {
  const item = await prisma.item.findUniqueOrThrow({ where: { id } });
  await prisma.item.update({ where: { id }, data: { stock: item.stock - 1 } satisfies { stock: number } });
}
`,
      errors: [6, 11, 20, 24, 29, 34].map((line) => ({
        messageId: 'losesChange' as const,
        at: line === 24 ? 'prisma.item.updateMany' : 'prisma.item.update',
        line,
        suggestions: [],
      })),
    },
    {
      name: 'an instance that is seen afterwards, under its own name, another one or in its list',
      code: `
import { DataTypes, Sequelize, type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
class Item extends Model<InferAttributes<Item>, InferCreationAttributes<Item>> {
  declare id: CreationOptional<number>;
  declare stock: number;
}
Item.init({ id: { type: DataTypes.INTEGER, primaryKey: true }, stock: DataTypes.INTEGER }, { sequelize: new Sequelize('') });
export async function sell(id: number) {
  const item = await Item.findByPk(id, { rejectOnEmpty: true });
  await item.update({ stock: item.stock - 1 });
  return item;
}
export async function count(id: number) {
  const item = await Item.findByPk(id, { rejectOnEmpty: true });
  const sold = item;
  item.stock -= 1;
  await item.save();
  return sold;
}
export async function all() {
  const items = await Item.findAll();
  for (const item of items) {
    item.stock -= 1;
    await item.save();
  }
  return items;
}
`,
      errors: [
        { messageId: 'losesChange', at: 'item.update', suggestions: [] },
        { messageId: 'losesChange', at: 'item.save', line: 17, suggestions: [] },
        { messageId: 'losesChange', at: 'item.save', line: 24, suggestions: [] },
      ],
    },
    {
      name: 'a key that is not there counts from another number than 0, or is no whole number',
      code: `
import { Redis } from 'ioredis';
const redis = new Redis();
export async function take(user: string) {
  const left = Number((await redis.get(user)) ?? 5);
  await redis.set(user, left - 1);
}
export async function rate(user: string) {
  const score = parseFloat((await redis.get(user)) ?? '0');
  await redis.set(user, score + 1);
}
`,
      errors: [
        { messageId: 'losesChange', at: 'redis.set', line: 6, suggestions: [] },
        { messageId: 'losesChange', at: 'redis.set', line: 10, suggestions: [] },
      ],
    },
  ],
});
