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
      errors: [{ messageId: 'lazyPerElement', line: 6, data: { asked: 'await user.orders', list: 'all' } }],
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
        { messageId: 'lazyPerElement', line: 9 },
        { messageId: 'lazyPerElement', line: 10 },
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
      errors: [{ messageId: 'lazyPerElement', line: 5 }],
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
        { messageId: 'lazyPerElement', line: 5 },
        { messageId: 'lazyPerElement', line: 6 },
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
      errors: [{ messageId: 'lazyPerElement', line: 6 }],
    },
  ],
});
