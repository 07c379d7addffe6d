import rule from '../../src/rules/no-lazy-relation-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const ENTITIES = `
import { BaseEntity, DataSource, Entity, OneToMany } from 'typeorm';
@Entity()
export class Order {}
@Entity()
export class User extends BaseEntity {
  id!: number;
  @OneToMany(() => Order, 'user')
  orders!: Promise<Order[]>;
  name!: string;
}
export const users = new DataSource({ type: 'postgres' }).getRepository(User);
`;
const MIKRO = `
import { Collection, Entity, ManyToOne, MikroORM, OneToMany, Ref } from '@mikro-orm/core';
@Entity()
export class Order {
  @ManyToOne(() => User)
  user!: Ref<User>;
}
@Entity()
export class User {
  @OneToMany(() => Order, (order) => order.user)
  orders = new Collection<Order>(this);
}
export declare const orm: MikroORM;
`;
const SEQUELIZE = `
import { Model } from 'sequelize';
export class Order extends Model {}
export class User extends Model {
  declare getOrders: () => Promise<Order[]>;
  getName() { return 'x'; }
}
`;
const DEFINED = `
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('postgres://localhost');
export const Order = sequelize.define('Order', { total: DataTypes.INTEGER });
export const User = sequelize.define('User', { name: DataTypes.STRING });
User.hasMany(Order);
`;

testRule('no-lazy-relation-in-loop', rule, {
  valid: [
    {
      name: 'a relation that is loaded with the rows',
      files: { 'src/db.ts': ENTITIES.replace('Promise<Order[]>', 'Order[]') },
      code: `
import { users } from './db';
export async function totals() {
  const all = await users.find({ relations: { orders: true } });
  return all.map((user) => user.orders.length);
}
`,
    },
    {
      name: 'one row, and a promise field of a class that is no entity',
      files: { 'src/db.ts': ENTITIES },
      code: `
import { users } from './db';
class Job { done!: Promise<void>; }
export async function run(jobs: Job[]) {
  const user = await users.findOneByOrFail({ id: 1 });
  console.log(await user.orders);
  for (const job of jobs) await job.done;
}
`,
    },
    {
      name: 'a field that is no promise, a list in memory, an any element',
      files: { 'src/db.ts': ENTITIES },
      code: `
import { users } from './db';
export async function run(rows: any[]) {
  for (const user of await users.find()) console.log(await user.name);
  for (const row of rows) await row.orders;
  for (const row of rows) await row.getOrders();
}
`,
    },
    {
      name: 'a method that the class writes itself',
      files: { 'src/db.ts': SEQUELIZE },
      code: `
import { User } from './db';
export async function run() {
  for (const user of await User.findAll()) console.log(user.getName());
}
`,
    },
    {
      name: 'a search that stops at the first match, and a short list that is written out',
      files: { 'src/db.ts': ENTITIES },
      code: `
import { User, users } from './db';
export async function run(first: User, second: User) {
  for (const user of [first, second]) console.log(await user.orders);
  for (const user of await users.find()) {
    const orders = await user.orders;
    if (orders.length > 0) return user;
  }
}
`,
    },
    {
      name: 'the relation of one row, once per element of another list',
      files: { 'src/db.ts': ENTITIES },
      code: `
import { users } from './db';
export async function run(ids: number[]) {
  const user = await users.findOneByOrFail({ id: 1 });
  for (const id of ids) console.log(id, await user.orders);
}
`,
    },
    {
      name: 'an include in the query, read from memory',
      files: { 'src/db.ts': SEQUELIZE },
      code: `
import { Order, User } from './db';
export async function run() {
  for (const user of await User.findAll({ include: [Order] })) console.log(user.get('orders'), user.getDataValue('name'));
}
`,
    },
    {
      name: 'collections that were populated with their rows',
      files: { 'src/db.ts': MIKRO },
      code: `
import { orm, Order, User } from './db';
export async function run() {
  const em = orm.em.fork();
  for (const user of await em.find(User, {}, { populate: ['orders'] })) console.log(user.orders.getItems(), user.orders.length);
  for (const order of await em.find(Order, {}, { populate: ['user'] })) console.log(order.user.unwrap());
}
`,
    },
    {
      name: 'one populate for all documents, and a populate of something else',
      code: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({}));
const form = { populate: async (field: string) => field };
export async function load(fields: string[]) {
  const users = await User.find().populate('orders');
  await User.populate(users, 'orders');
  for (const field of fields) await form.populate(field);
}
`,
    },
    {
      name: 'members of the same names on classes that are no entities',
      code: `
class Orders { async init() { return []; } async loadItems() { return []; } }
class User { orders = new Orders(); pending: Promise<string[]> = Promise.resolve([]); async getOrders() { return this.orders.init(); } }
export async function run(users: User[]) {
  for (const user of users) console.log(await user.getOrders(), await user.orders.loadItems(), await user.pending);
}
`,
    },
  ],
  invalid: [
    {
      name: 'a promise field, once per row',
      files: { 'src/db.ts': ENTITIES },
      code: `
import { users } from './db';
export async function totals() {
  const all = await users.find();
  const result = [];
  for (const user of all) result.push((await user.orders).length);
  return result;
}
`,
      errors: [
        {
          messageId: 'lazyPerElement',
          at: 'user.orders',
          line: 6,
          data: { asked: 'await user.orders', list: 'all' },
        },
      ],
    },
    {
      name: 'in a callback of an array method, of an injected repository, by active record',
      files: { 'src/db.ts': ENTITIES },
      code: `
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { User } from './db';
export class Service {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async totals() {
    const rows = await this.users.find();
    await Promise.all(rows.map(async (user) => await user.orders));
    for (const user of await User.find()) await user.orders;
  }
}
`,
      errors: [
        { messageId: 'lazyPerElement', at: 'user.orders', line: 9 },
        { messageId: 'lazyPerElement', at: 'user.orders', line: 10 },
      ],
    },
    {
      name: 'a method that the library makes',
      files: { 'src/db.ts': SEQUELIZE },
      code: `
import { User } from './db';
export async function totals() {
  const result = [];
  for (const user of await User.findAll()) result.push(await user.getOrders());
  return result;
}
`,
      errors: [{ messageId: 'lazyPerElement', at: 'user.getOrders', line: 5 }],
    },
    {
      name: 'a collection that is loaded row by row',
      files: { 'src/db.ts': MIKRO },
      code: `
import { orm, Order, User } from './db';
export async function totals() {
  const em = orm.em.fork();
  for (const user of await em.find(User, {})) await user.orders.loadItems();
  for (const order of await em.find(Order, {})) await order.user.load();
}
`,
      errors: [
        { messageId: 'lazyPerElement', at: 'user.orders.loadItems', line: 5 },
        { messageId: 'lazyPerElement', at: 'order.user.load', line: 6 },
      ],
    },
    {
      name: 'documents that are populated one by one',
      code: `
import mongoose from 'mongoose';
const User = mongoose.model('User', new mongoose.Schema({}));
export async function load() {
  const users = await User.find();
  for (const user of users) await user.populate('orders');
}
`,
      errors: [{ messageId: 'lazyPerElement', at: 'user.populate', line: 6 }],
    },
    {
      name: 'a promise field of a row that is handed in, by the type of the list',
      files: { 'src/db.ts': ENTITIES },
      code: `
import type { User } from './db';
export async function run(users: User[]) {
  for (const user of users) console.log(await user.orders);
}
`,
      errors: [
        {
          messageId: 'lazyPerElement',
          at: 'user.orders',
          data: { asked: 'await user.orders', list: 'users' },
          line: 4,
        },
      ],
    },
    {
      name: 'a promise field of an entity that a class of the project is the base of',
      files: {
        'src/db.ts': `
import { BaseEntity, DataSource, Entity, OneToMany } from 'typeorm';
@Entity()
export class Order {}
@Entity()
export class User extends BaseEntity {
  id!: number;
  @OneToMany(() => Order, 'user')
  orders!: Promise<Order[]>;
  name!: string;
}
export const users = new DataSource({ type: 'postgres' }).getRepository(User);

@Entity()
export class Admin extends User {}
export const admins = new DataSource({ type: 'postgres' }).getRepository(Admin);
`,
      },
      code: `
import { admins } from './db';
export async function run() {
  for (const admin of await admins.find()) console.log(await admin.orders);
}
`,
      errors: [
        {
          messageId: 'lazyPerElement',
          at: 'admin.orders',
          data: { asked: 'await admin.orders', list: 'await admins.find()' },
          line: 4,
        },
      ],
    },
    {
      name: 'mixins of a model that is defined by a call',
      files: { 'src/db.ts': DEFINED },
      code: `
import { User } from './db';
export async function run() {
  const users = await User.findAll();
  for (const user of users) console.log(user.get('name'), await user.countOrders());
  return Promise.all(users.map((user) => user.getOrders()));
}
`,
      errors: [
        {
          messageId: 'lazyPerElement',
          at: 'user.countOrders',
          data: { asked: 'user.countOrders()', list: 'users' },
          line: 5,
        },
        {
          messageId: 'lazyPerElement',
          at: 'user.getOrders',
          data: { asked: 'user.getOrders()', list: 'users' },
          line: 6,
        },
      ],
    },
    {
      name: 'a mixin that counts, in a callback',
      files: { 'src/db.ts': SEQUELIZE },
      code: `
import { User } from './db';
export async function run() {
  const users = await User.findAll();
  return Promise.all(users.map(async (user) => ({ name: user.getName(), count: await user.countOrders() })));
}
`,
      errors: [
        {
          messageId: 'lazyPerElement',
          at: 'user.countOrders',
          data: { asked: 'user.countOrders()', list: 'users' },
          line: 5,
        },
      ],
    },
    {
      name: 'a collection that is initialised, and rows of a repository',
      files: { 'src/db.ts': MIKRO },
      code: `
import type { EntityRepository } from '@mikro-orm/core';
import type { Order, User } from './db';
export class Reports {
  constructor(private readonly users: EntityRepository<User>, private readonly orders: EntityRepository<Order>) {}
  async run() {
    for (const user of await this.users.findAll()) await user.orders.init();
    await Promise.all((await this.orders.findAll()).map((order) => order.user.load()));
  }
}
`,
      errors: [
        {
          messageId: 'lazyPerElement',
          at: 'user.orders.init',
          data: { asked: 'user.orders.init()', list: 'await this.users.findAll()' },
          line: 7,
        },
        {
          messageId: 'lazyPerElement',
          at: 'order.user.load',
          data: { asked: 'order.user.load()', list: 'await this.orders.findAll()' },
          line: 8,
        },
      ],
    },
    {
      name: 'documents of an injected model',
      files: {
        'src/user.ts': `
import { Prop, Schema } from '@nestjs/mongoose';
@Schema()
export class User { @Prop() name!: string; }
`,
      },
      code: `
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { User } from './user';
export class Users {
  constructor(@InjectModel(User.name) private readonly users: Model<User>) {}
  async run() {
    const found = await this.users.find();
    return Promise.all(found.map((user) => user.populate('orders')));
  }
}
`,
      errors: [
        {
          messageId: 'lazyPerElement',
          at: 'user.populate',
          data: { asked: 'user.populate()', list: 'found' },
          line: 9,
        },
      ],
    },
  ],
});
