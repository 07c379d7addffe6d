import { queriesIn } from '../support/queries.js';

const ENTITIES = `
import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property, type Ref } from '@mikro-orm/core';
@Entity() export class User {
  @PrimaryKey() id!: number;
  @OneToMany(() => Order, (order) => order.user) orders = new Collection<Order>(this);
}
@Entity() export class Order {
  @PrimaryKey() id!: number;
  @ManyToOne(() => User, { ref: true }) user!: Ref<User>;
}
`;
const ORM = `
import { MikroORM } from '@mikro-orm/postgresql';
export const orm = await MikroORM.init({ entities: ['./dist'] });
`;
const queriesOf = (code: string, more: Readonly<Record<string, string>> = {}) =>
  queriesIn({ 'src/entities.ts': ENTITIES, 'src/orm.ts': ORM, ...more, 'src/a.ts': code });

test('a manager reads, writes and flushes', () => {
  const code = `
import { orm } from './orm.js';
import { Order } from './entities.js';
const em = orm.em.fork();
export async function run(id: number) {
  await em.find(Order, { user: id }, { populate: ['user'] });
  await em.findAll(Order, { where: { user: id } });
  await em.findAndCount(Order, {});
  await em.findOne(Order, id);
  await em.findOneOrFail(Order, { id });
  await em.count(Order, { user: id });
  const order = em.create(Order, { user: id });
  em.persist(order);
  await em.flush();
  await em.persistAndFlush(order);
  await em.removeAndFlush(order);
  await em.insert(Order, { user: id });
  await em.insertMany(Order, [{ user: id }]);
  await em.upsert(Order, { id });
  await em.nativeUpdate(Order, { id }, { user: id });
  await em.nativeDelete(Order, { id });
  await em.execute('select 1');
  await em.getConnection().execute('delete from orders');
  await em.getRepository(Order).findAll();
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Order: em.find()',
    'read-many Order: em.findAll()',
    'read-many Order: em.findAndCount()',
    'read-one Order: em.findOne()',
    'read-one Order: em.findOneOrFail()',
    'count Order: em.count()',
    'upsert: em.flush()',
    'upsert: em.persistAndFlush()',
    'delete: em.removeAndFlush()',
    'create Order: em.insert()',
    'create Order: em.insertMany()',
    'upsert Order: em.upsert()',
    'update Order: em.nativeUpdate()',
    'delete Order: em.nativeDelete()',
    'raw read: em.execute()',
    "raw write orders: em.getConnection().execute('delete from orders')",
    'read-many Order: em.getRepository(Order).findAll()',
  ]);
});

test('what NestJS injects, and repositories of the project', () => {
  const code = `
import { InjectRepository } from '@mikro-orm/nestjs';
import { EntityManager, EntityRepository } from '@mikro-orm/postgresql';
import { Order, User } from './entities.js';
export class OrderRepository extends EntityRepository<Order> {
  ofUser(id: number) { return this.find({ user: id }); }
}
export class Orders {
  constructor(
    private readonly em: EntityManager,
    private readonly orders: OrderRepository,
    @InjectRepository(User) private readonly users: EntityRepository<User>,
  ) {}
  async run(id: number) {
    await this.em.findOne(Order, { id });
    await this.orders.findAll();
    await this.users.count();
    await this.users.getEntityManager().flush();
  }
}`;
  expect(queriesOf(code)).toEqual([
    'read-many Order: this.find()',
    'read-one Order: this.em.findOne()',
    'read-many Order: this.orders.findAll()',
    'count User: this.users.count()',
    'upsert: this.users.getEntityManager().flush()',
  ]);
});

test('a transaction hands over a manager', () => {
  const code = `
import { RequestContext } from '@mikro-orm/core';
import { orm } from './orm.js';
import { Order } from './entities.js';
export async function run(id: number) {
  await orm.em.transactional(async (em) => {
    em.persist(new Order());
    await em.nativeDelete(Order, { id });
  });
  await RequestContext.getEntityManager()?.find(Order, {});
}`;
  expect(queriesOf(code)).toEqual([
    'transaction: orm.em.transactional()',
    'delete Order: em.nativeDelete()',
    'read-many Order: RequestContext.getEntityManager().find()',
  ]);
});

test('a query builder', () => {
  const code = `
import { orm } from './orm.js';
import { Order } from './entities.js';
const em = orm.em.fork();
export async function run(id: number) {
  await em.createQueryBuilder(Order, 'o').select('*').where({ user: id }).getResult();
  await em.qb(Order).where({ id }).getSingleResult();
  await em.qb(Order).getCount();
  await em.qb(Order).insert({ user: id }).execute();
  await em.qb(Order).update({ user: id }).where({ id }).execute();
  await em.getRepository(Order).createQueryBuilder('o').delete({ id }).execute();
  await em.qb(Order).where({ id });
}`;
  expect(queriesOf(code)).toEqual([
    "read-many Order: em.createQueryBuilder().select('*')….getResult()",
    'read-one Order: em.qb(Order).where().getSingleResult()',
    'count Order: em.qb(Order).getCount()',
    'create Order: em.qb(Order).insert().execute()',
    'update Order: em.qb(Order).update()….execute()',
    "delete Order: em.getRepository(Order).createQueryBuilder('o')….execute()",
    'read-many Order: em.qb(Order).where()',
  ]);
});

test('what is no manager; SQLite stays in the process', () => {
  const code = `
import { MikroORM } from '@mikro-orm/better-sqlite';
import { orm } from './orm.js';
import { Order } from './entities.js';
class Shelf { find(id: number) { return id; } flush() {} }
export async function run(anything: any, list: Order[], map: Map<number, Order>, id: number) {
  const rows = await orm.em.find(Order, {});
  rows.find((row) => row.id === id);
  list.find((row) => row.id === id);
  map.get(id);
  new Shelf().find(id);
  new Shelf().flush();
  anything.find(Order, id);
  anything.flush();
  const local = await MikroORM.init({});
  await local.em.find(Order, {});
  for (const order of rows[0]?.user.unwrap().orders.getItems() ?? []) order.id;
}`;
  expect(queriesOf(code)).toEqual(['read-many Order: orm.em.find()']);
});

test('types know a manager that is followed nowhere', () => {
  const code = `
import type { EntityManager, EntityRepository } from '@mikro-orm/postgresql';
declare function pick<T>(value: T): T;
declare const em: EntityManager, orders: EntityRepository<{ id: number }>;
export async function run() {
  await pick(em).flush();
  await pick(orders).findAll();
}`;
  expect(queriesIn({ 'src/a.ts': code }, { isTyped: true })).toEqual([
    'upsert: pick(em).flush()',
    'read-many: pick(orders).findAll()',
  ]);
});
