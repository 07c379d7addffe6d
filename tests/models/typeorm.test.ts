import { lintText, writeProject } from '../support/project.js';
import { queriesIn } from '../support/queries.js';

const ENTITIES = `
import { BaseEntity, Entity, PrimaryGeneratedColumn, Column, OneToMany, ManyToOne } from 'typeorm';
@Entity() export class User { @PrimaryGeneratedColumn() id!: number; @OneToMany(() => Order, (order) => order.user) orders!: Order[]; }
@Entity() export class Order extends BaseEntity {
  @PrimaryGeneratedColumn() id!: number;
  @Column() userId!: number;
  @ManyToOne(() => User, (user) => user.orders) user!: User;
}
`;
const SOURCE = `
import { DataSource } from 'typeorm';
export const source = new DataSource({ type: 'postgres' });
`;
const queriesOf = (code: string, more: Readonly<Record<string, string>> = {}) =>
  queriesIn({ 'src/entities.ts': ENTITIES, 'src/source.ts': SOURCE, ...more, 'src/a.ts': code });

test('a repository of a data source reads and writes', () => {
  const code = `
import { In } from 'typeorm';
import { source } from './source.js';
import { Order } from './entities.js';
const orders = source.getRepository(Order);
export async function run(id: number, ids: number[]) {
  await orders.find({ where: { userId: id } });
  await orders.findBy({ userId: In(ids) });
  await orders.findAndCount({ where: { userId: id }, take: 10 });
  await orders.findOne({ where: { id } });
  await orders.findOneByOrFail({ id });
  await orders.count({ where: { userId: id } });
  await orders.existsBy({ id });
  await orders.sum('total', { userId: id });
  await orders.save({ userId: id });
  await orders.insert({ userId: id });
  await orders.update({ id }, { userId: id });
  await orders.upsert({ id }, ['id']);
  await orders.delete(id);
  await orders.softDelete({ id });
  await orders.increment({ id }, 'count', 1);
  await orders.query('select 1');
  await orders.query('delete from orders');
  await orders.sql\`select 1\`;
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Order: orders.find()',
    'read-many Order: orders.findBy()',
    'read-many Order: orders.findAndCount()',
    'read-one Order: orders.findOne()',
    'read-one Order: orders.findOneByOrFail()',
    'count Order: orders.count()',
    'count Order: orders.existsBy()',
    'count Order: orders.sum()',
    'upsert Order: orders.save()',
    'create Order: orders.insert()',
    'update Order: orders.update()',
    'upsert Order: orders.upsert()',
    'delete Order: orders.delete()',
    'delete Order: orders.softDelete()',
    'update Order: orders.increment()',
    'raw read: orders.query()',
    'raw write orders: orders.query()',
    'raw read: orders.sql',
  ]);
});

test('what NestJS injects is known by its annotation', () => {
  const code = `
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource, InjectEntityManager, InjectRepository, getRepositoryToken } from '@nestjs/typeorm';
import { DataSource, EntityManager, Repository, type TreeRepository } from 'typeorm';
import { Order, User } from './entities.js';
@Injectable()
export class Orders {
  @InjectRepository(User) private users!: Repository<User>;
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    @Inject(getRepositoryToken(Order)) private readonly others: Repository<Order>,
    @InjectDataSource() private readonly source: DataSource,
    @InjectEntityManager() private readonly em: EntityManager,
    private readonly tree: TreeRepository<Order>,
  ) {}
  async run(id: number) {
    await this.users.find();
    await this.orders.findOneBy({ id });
    await this.others.save({ id });
    await this.source.query('select 1');
    await this.em.find(Order, { where: { id } });
    await this.em.save(Order, { id });
    await this.tree.findTrees();
  }
}`;
  expect(queriesOf(code)).toEqual([
    'read-many User: this.users.find()',
    'read-one Order: this.orders.findOneBy()',
    'upsert Order: this.others.save()',
    'raw read: this.source.query()',
    'read-many Order: this.em.find()',
    'upsert: this.em.save()',
    'read-many Order: this.tree.findTrees()',
  ]);
});

test('repositories of the project: a subclass, and one that was extended', () => {
  const code = `
import { DataSource, Repository } from 'typeorm';
import { source } from './source.js';
import { Order } from './entities.js';
export class OrderRepository extends Repository<Order> {
  constructor(source: DataSource) { super(Order, source.createEntityManager()); }
  ofUser(userId: number) { return this.findBy({ userId }); }
}
export const orders = source.getRepository(Order).extend({
  ofUser(userId: number) { return this.find({ where: { userId } }); },
});
export async function run(repository: OrderRepository) {
  await repository.find();
  await orders.count();
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Order: this.findBy()',
    'read-many Order: this.find()',
    'read-many Order: repository.find()',
    'count Order: orders.count()',
  ]);
});

test('a transaction hands over a manager, and so does a query runner', () => {
  const code = `
import { source } from './source.js';
import { Order } from './entities.js';
export async function run(id: number) {
  await source.transaction(async (em) => {
    await em.delete(Order, { id });
    await em.getRepository(Order).insert({ id });
  });
  await source.manager.transaction('SERIALIZABLE', async (em) => { await em.remove(id); });
  const runner = source.createQueryRunner();
  await runner.startTransaction();
  await runner.manager.save(Order, { id });
  await runner.query('select 1');
  await runner.commitTransaction();
}`;
  expect(queriesOf(code)).toEqual([
    'transaction: source.transaction()',
    'delete Order: em.delete()',
    'create Order: em.getRepository(Order).insert()',
    'transaction: source.manager.transaction()',
    'delete: em.remove()',
    'upsert: runner.manager.save()',
    'raw read: runner.query()',
  ]);
});

test('a query builder is sent by its last call, and by nothing else', () => {
  const code = `
import { source } from './source.js';
import { Order } from './entities.js';
const orders = source.getRepository(Order);
export async function run(id: number) {
  await orders.createQueryBuilder('o').where('o.userId = :id', { id }).getMany();
  await orders.createQueryBuilder('o').where('o.id = :id', { id }).getOne();
  await source.createQueryBuilder().select('o').from(Order, 'o').getRawMany();
  await source.createQueryBuilder(Order, 'o').getCount();
  await source.createQueryBuilder().insert().into(Order).values({ id }).execute();
  await source.createQueryBuilder().update(Order).set({ id }).where('id = :id', { id }).execute();
  await orders.createQueryBuilder().delete().where('id = :id', { id }).execute();
  await source.createQueryBuilder().delete().from(Order).where('id = :id', { id });
  const query = orders.createQueryBuilder('o');
  query.andWhere('o.id = :id', { id });
  return query.getMany();
}`;
  expect(queriesOf(code)).toEqual([
    "read-many Order: orders.createQueryBuilder('o').where().getMany()",
    "read-one Order: orders.createQueryBuilder('o').where().getOne()",
    "read-many Order: source.createQueryBuilder().select('o')….getRawMany()",
    'count Order: source.createQueryBuilder().getCount()',
    'create Order: source.createQueryBuilder().insert()….execute()',
    'update Order: source.createQueryBuilder().update(Order)….execute()',
    'delete Order: orders.createQueryBuilder().delete()….execute()',
    'unsent delete Order: source.createQueryBuilder().delete()….where()',
    'unsent read-many Order: orders.createQueryBuilder()',
    'unsent read-many Order: query.andWhere()',
    'read-many Order: query.getMany()',
  ]);
});

test('active records: the class reads, its rows save themselves', () => {
  const code = `
import { Order } from './entities.js';
export async function run(id: number) {
  const rows = await Order.findBy({ userId: id });
  for (const row of rows) await row.save();
  const one = await Order.findOneBy({ id });
  await one?.reload();
  const made = Order.create({ userId: id });
  await made.save();
  const built = new Order();
  await built.remove();
  await Order.createQueryBuilder('o').getMany();
  await Order.getRepository().find();
  return rows.find((row) => row.id === id);
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Order: Order.findBy()',
    'upsert: row.save()',
    'read-one Order: Order.findOneBy()',
    'read-one: one?.reload()',
    'upsert: made.save()',
    'delete: built.remove()',
    "read-many Order: Order.createQueryBuilder('o').getMany()",
    'read-many Order: Order.getRepository().find()',
  ]);
});

test('what is no repository', () => {
  const code = `
import { source } from './source.js';
import { Order } from './entities.js';
class Shelf { find(id: number) { return id; } save() {} }
export async function run(anything: any, list: Order[], map: Map<number, Order>, id: number) {
  const rows = await source.getRepository(Order).find();
  rows.find((row) => row.id === id);
  list.find((row) => row.id === id);
  map.get(id);
  map.delete(id);
  new Shelf().find(id);
  new Shelf().save();
  anything.find(id);
  anything.save(id);
}`;
  expect(queriesOf(code)).toEqual(['read-many Order: source.getRepository(Order).find()']);
});

test('a repository that another file hands on, in CommonJS as well', () => {
  const repositories = `
import { source } from './source.js';
import { Order } from './entities.js';
export const orders = source.getRepository(Order);
`;
  const code = `
import { orders as kept } from './index.js';
export const all = () => kept.find();`;
  const more = { 'src/repositories.ts': repositories, 'src/index.ts': "export * from './repositories.js';" };
  expect(queriesOf(code, more)).toEqual(['read-many Order: kept.find()']);
  const required = `
const { DataSource } = require('typeorm');
const source = new DataSource({});
module.exports = (id) => source.getRepository('Order').findOneBy({ id });`;
  expect(queriesIn({ 'a.cjs': required })).toEqual([
    "read-one Order: source.getRepository('Order').findOneBy()",
  ]);
});

test('types know a repository that is followed nowhere', () => {
  const code = `
import type { DataSource, Repository } from 'typeorm';
type Made = { orders: Repository<{ id: number }>; source: DataSource };
declare function pick<T>(value: T): T;
declare const made: Made;
export async function run() {
  const { orders, source } = pick(made);
  await orders.find();
  await source.query('select 1');
}`;
  expect(queriesIn({ 'src/a.ts': code }, { isTyped: true })).toEqual([
    'read-many: orders.find()',
    'raw read: source.query()',
  ]);
});

const suggestionsFor = (code: string) => {
  const folder = writeProject({ 'src/entities.ts': ENTITIES, 'src/source.ts': SOURCE, 'src/a.ts': code });
  return lintText(folder, 'src/a.ts', code).map(({ suggestions = [] }) =>
    suggestions.map(({ fix }) => fix.text),
  );
};

test('rows are not looked up by a relation, which they do not hold as a key', () => {
  const code = `
import { source } from './source.js';
import { Order, type User } from './entities.js';
const orders = source.getRepository(Order);
export async function run(users: User[]) {
  for (const user of users) console.log(await orders.findBy({ user }));
}`;
  expect(suggestionsFor(code)).toEqual([[]]);
});

test('the operator of a list is imported where rows are changed by it', () => {
  const code = `
import { source } from './source.js';
import { Order, type User } from './entities.js';
const orders = source.getRepository(Order);
export async function run(users: User[]) {
  for (const user of users) await orders.update({ userId: user.id }, { paid: true });
}`;
  expect(suggestionsFor(code).flat()).toEqual([
    expect.stringMatching(/import \{ In \} from 'typeorm';[\s\S]*In\(users\.map\(\(user\) => user\.id\)\)/),
  ]);
});
