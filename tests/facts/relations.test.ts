// Relations behind nested reads. In each case the first query of the open file reads the parents and the second one the
// children of one of them; the answer is the parent's field that holds the children, with `[]` when it holds many.
import { memberName, unwrap } from '../../src/ast/nodes.js';
import { nodesIn } from '../../src/ast/walk.js';
import { conditionsOf } from '../../src/facts/queries/conditions.js';
import { queryOf } from '../../src/facts/queries/queries.js';
import { relationBetween, relationGraphFor } from '../../src/facts/relations/relations.js';
import type { Files } from '../support/project.js';
import { inProject, type Asked, type Opening } from '../support/testkit.js';

type Keys = readonly [parent: string, child: string];

function relationIn({ module, analysis }: Asked, keys: Keys | undefined): string {
  const queries = nodesIn(module.ast).flatMap((node) =>
    node.type === 'CallExpression' ? (queryOf(node, analysis) ?? []) : [],
  );
  const [parent, child] = queries;
  if (!parent || !child) throw new Error('The case has no two queries.');
  const graph = relationGraphFor(parent, analysis);
  const to = graph?.entityOf(child);
  const from = graph?.entityOf(parent);
  if (!graph || from === undefined || to === undefined) return 'unknown entity';
  const [condition] = conditionsOf(child);
  const value = condition && unwrap(condition.value);
  const key = value?.type === 'MemberExpression' ? memberName(value) : undefined;
  const [parentKey, childKey] = keys ?? [key, condition?.column];
  if (parentKey === undefined || childKey === undefined) throw new Error('The case has no keys.');
  const relation = relationBetween(graph, { entity: from, key: parentKey }, { entity: to, key: childKey });
  if (!relation) return 'none';
  return `${relation.name}${relation.isList ? '[]' : ''}${relation.replacesKey ? ' in place of the key' : ''}`;
}

interface Row {
  readonly name: string;
  readonly files?: Files;
  readonly code: string;
  readonly is: string;
  readonly keys?: Keys;
  readonly opening?: Opening;
}

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)('$name', ({ files = {}, code, is, keys, opening }) => {
      const all = { ...files, 'src/file.ts': code };
      expect(inProject(all, (asked) => relationIn(asked, keys), opening)).toBe(is);
    });
  });
}

// ── schema file ───────────────────────────────────────────────────────────────────────────────────────────────────

const PRISMA = (read: string) =>
  `
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export async function load() {
  for (const row of await ${read}) void row;
}
`.replace('void row;', 'await CHILD;');
const prisma = (parent: string, child: string) =>
  PRISMA(`db.${parent}.findMany()`).replace('CHILD', `db.${child}`);

const SCHEMA = `
model User { 
  id Int @id
  orders Order[]
  written Post[] @relation("author")
  checked Post[] @relation("checker")
}
model Order {
  id Int @id
  userId Int
  user User @relation(fields: [userId], references: [id])
}
model Post {
  id Int @id
  authorId Int
  checkerId Int
  author User @relation("author", fields: [authorId], references: [id])
  checker User @relation("checker", fields: [checkerId], references: [id])
}
`;

rows('model blocks', [
  {
    name: 'children of a parent',
    files: { 'schema.prisma': SCHEMA },
    code: prisma('user', 'order.findMany({ where: { userId: row.id } })'),
    is: 'orders[]',
  },
  {
    name: 'the parent of a child',
    files: { 'schema.prisma': SCHEMA },
    code: prisma('order', 'user.findUnique({ where: { id: row.userId } })'),
    is: 'user',
  },
  {
    name: 'one of two relations between the same entities, by its name',
    files: { 'schema.prisma': SCHEMA },
    code: prisma('user', 'post.findMany({ where: { checkerId: row.id } })'),
    is: 'checked[]',
  },
  {
    name: 'a column that makes no relation',
    files: { 'schema.prisma': SCHEMA },
    code: prisma('user', 'post.findMany({ where: { id: row.id } })'),
    is: 'none',
  },
  {
    name: 'no schema file',
    code: prisma('user', 'order.findMany({ where: { userId: row.id } })'),
    is: 'unknown entity',
  },
]);

// ── tables in code ────────────────────────────────────────────────────────────────────────────────────────────────

const TABLES = `
import { integer, pgTable, serial } from 'drizzle-orm/pg-core';
export const users = pgTable('users', { id: serial('id').primaryKey(), bossId: integer('boss_id') });
export const orders = pgTable('orders', { id: serial('id').primaryKey(), userId: integer('user_id') });
export const profiles = pgTable('profiles', { id: serial('id').primaryKey(), userId: integer('user_id') });
`;
const RELATIONS = `
export const usersRelations = relations(users, ({ many, one }) => ({ orders: many(orders), profile: one(profiles) }));
export const ordersRelations = relations(orders, ({ one }) => ({
  user: one(users, { fields: [orders.userId], references: [users.id] }),
}));
export const profilesRelations = relations(profiles, (r) => ({
  user: r.one(users, { fields: [profiles.userId], references: [users.id] }),
}));
`;
const IMPORTS_RELATIONS = `import { relations } from 'drizzle-orm';`;
const SCHEMA_TS = `${IMPORTS_RELATIONS}${TABLES}${RELATIONS}`;
const drizzle = (
  parent: string,
  child: string,
  client = `drizzle('postgres://', { schema })`,
  imports = `import * as schema from './schema';`,
) => `
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
${imports}
const { users, orders, profiles } = schema;
const db = ${client};
export async function load() {
  for (const row of await db.query.${parent}.findMany()) await ${child};
}
`;
const ORDERS_OF_USER = 'db.query.orders.findMany({ where: eq(orders.userId, row.id) })';

rows('relation calls', [
  {
    name: 'children of a parent, by a namespace',
    files: { 'src/schema.ts': SCHEMA_TS },
    code: drizzle('users', ORDERS_OF_USER),
    is: 'orders[]',
  },
  {
    name: 'the parent of a child',
    files: { 'src/schema.ts': SCHEMA_TS },
    code: drizzle('orders', 'db.query.users.findFirst({ where: eq(users.id, row.userId) })'),
    is: 'user',
  },
  {
    name: 'one row on the side that holds no key',
    files: { 'src/schema.ts': SCHEMA_TS },
    code: drizzle('users', 'db.query.profiles.findFirst({ where: eq(profiles.userId, row.id) })'),
    is: 'profile',
  },
  {
    name: 'everything in one file',
    code: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq, relations } from 'drizzle-orm';
${TABLES}${RELATIONS}
const db = drizzle('postgres://', { schema: { users, orders, profiles, usersRelations, ordersRelations } });
export async function load() {
  for (const row of await db.query.users.findMany()) await ${ORDERS_OF_USER};
}
`,
    is: 'orders[]',
  },
  {
    name: 'a client of another module, tables and relations behind a barrel',
    files: {
      'src/db/tables.ts': TABLES,
      'src/db/links.ts': `${IMPORTS_RELATIONS}\nimport { users, orders, profiles } from './tables';${RELATIONS}`,
      'src/db/schema.ts': `export * from './tables';\nexport * from './links';`,
      'src/db/index.ts': `import { drizzle } from 'drizzle-orm/node-postgres';\nimport * as schema from './schema';\nexport const db = drizzle({ connection: '', schema: { ...schema } });`,
    },
    code: `
import { eq } from 'drizzle-orm';
import { db } from './db';
import { orders } from './db/schema';
export async function load() {
  for (const row of await db.query.users.findMany()) await ${ORDERS_OF_USER};
}
`,
    is: 'orders[]',
  },
  {
    name: 'the child read from its table',
    files: { 'src/schema.ts': SCHEMA_TS },
    code: drizzle('users', 'db.select().from(orders).where(eq(orders.userId, row.id))'),
    is: 'orders[]',
  },
  {
    name: 'a client that is known by its type',
    files: { 'src/schema.ts': SCHEMA_TS },
    code: `
import type { NodePgDatabase } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import * as schema from './schema';
export class Users {
  constructor(private readonly db: NodePgDatabase<typeof schema>) {}
  async load() {
    for (const row of await this.db.query.users.findMany())
      await this.db.query.orders.findMany({ where: eq(schema.orders.userId, row.id) });
  }
}
`,
    is: 'orders[]',
  },
  {
    name: 'relations that the client is not told of',
    files: {
      'src/schema.ts': TABLES,
      'src/links.ts': `${IMPORTS_RELATIONS}\nimport { users, orders, profiles } from './schema';${RELATIONS}`,
    },
    code: drizzle('users', ORDERS_OF_USER),
    is: 'none',
  },
  {
    name: 'a client without a schema',
    files: { 'src/schema.ts': SCHEMA_TS },
    code: drizzle('users', ORDERS_OF_USER, `drizzle('postgres://')`),
    is: 'unknown entity',
  },
  {
    name: 'two relations between the same tables that nothing tells apart',
    files: {
      'src/schema.ts': `${IMPORTS_RELATIONS}${TABLES}
export const a = relations(users, ({ many }) => ({ orders: many(orders) }));
export const b = relations(orders, ({ one }) => ({
  user: one(users, { fields: [orders.userId], references: [users.id] }),
  boss: one(users, { fields: [orders.id], references: [users.bossId] }),
}));`,
    },
    code: drizzle('users', ORDERS_OF_USER),
    is: 'none',
  },
  {
    name: 'two relations between the same tables, told apart by name',
    files: {
      'src/schema.ts': `${IMPORTS_RELATIONS}${TABLES}
export const a = relations(users, ({ many }) => ({
  orders: many(orders, { relationName: 'buyer' }),
  led: many(orders, { relationName: 'lead' }),
}));
export const b = relations(orders, ({ one }) => ({
  user: one(users, { fields: [orders.userId], references: [users.id], relationName: 'buyer' }),
  boss: one(users, { fields: [orders.id], references: [users.bossId], relationName: 'lead' }),
}));`,
    },
    code: drizzle('users', ORDERS_OF_USER),
    is: 'orders[]',
  },
  {
    name: 'a table that refers to itself',
    files: {
      'src/schema.ts': `${IMPORTS_RELATIONS}${TABLES}
export const a = relations(users, ({ one, many }) => ({
  boss: one(users, { fields: [users.bossId], references: [users.id], relationName: 'boss' }),
  team: many(users, { relationName: 'boss' }),
}));`,
    },
    code: drizzle('users', 'db.query.users.findMany({ where: eq(users.bossId, row.id) })'),
    is: 'team[]',
  },
  {
    name: 'another column',
    files: { 'src/schema.ts': SCHEMA_TS },
    code: drizzle('users', 'db.query.orders.findMany({ where: eq(orders.id, row.id) })'),
    is: 'none',
  },
  {
    name: 'a function of the project by the same name',
    files: {
      'src/schema.ts': `const relations = (table: unknown, fn: (r: any) => object) => fn({ many: () => table, one: () => table });${TABLES}${RELATIONS}`,
    },
    code: drizzle('users', ORDERS_OF_USER),
    is: 'none',
  },
  {
    name: 'a schema file with a syntax error',
    files: { 'src/schema.ts': `${SCHEMA_TS}\nexport const = 1;` },
    code: drizzle('users', ORDERS_OF_USER),
    is: 'unknown entity',
  },
  {
    name: 'relations of all tables at once',
    files: {
      'src/schema.ts': TABLES,
      'src/relations.ts': `
import { defineRelations } from 'drizzle-orm';
import * as schema from './schema';
export const relations = defineRelations(schema, (r) => ({
  users: { orders: r.many.orders({ from: r.users.id, to: r.orders.userId }) },
}));`,
    },
    code: drizzle(
      'users',
      ORDERS_OF_USER,
      `drizzle('postgres://', { relations })`,
      `import * as schema from './schema';\nimport { relations } from './relations';`,
    ),
    is: 'orders[]',
  },
  {
    name: 'relations of all tables: the side that says nothing of columns, and one with a filter',
    files: {
      'src/schema.ts': TABLES,
      'src/relations.ts': `
import { defineRelations } from 'drizzle-orm';
import * as schema from './schema';
export const relations = defineRelations(schema, (r) => ({
  users: {
    orders: r.many.orders(),
    paid: r.many.orders({ from: r.users.id, to: r.orders.userId, where: { id: 1 } }),
  },
  orders: { user: r.one.users({ from: r.orders.userId, to: r.users.id }) },
}));`,
    },
    code: drizzle(
      'users',
      ORDERS_OF_USER,
      `drizzle('postgres://', { relations })`,
      `import * as schema from './schema';\nimport { relations } from './relations';`,
    ),
    is: 'orders[]',
  },
]);

// ── classes with decorators ───────────────────────────────────────────────────────────────────────────────────────

const TYPEORM = `import { Column, Entity, JoinColumn, ManyToOne, OneToMany, OneToOne, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';`;
const USER = (fields = '@OneToMany(() => Order, (order) => order.user) orders!: Order[];') => `
@Entity() export class User {
  @PrimaryGeneratedColumn() id!: number;
  ${fields}
}
`;
const ORDER = (
  fields = `@Column() userId!: number; @ManyToOne(() => User, (user) => user.orders) user!: User;`,
) => `
@Entity() export class Order {
  @PrimaryGeneratedColumn() id!: number;
  ${fields}
}
`;
const typeorm = (parent: string, child: string, imports = `import { Order, User } from './entities';`) => `
import { DataSource, In } from 'typeorm';
${imports}
const source = new DataSource({ type: 'postgres' });
export async function load() {
  for (const row of await source.getRepository(${parent}).find()) await source.getRepository(${child});
}
`;
const entities = (user = USER(), order = ORDER(), more = '') => ({
  'src/entities.ts': `${TYPEORM}${user}${order}${more}`,
});
const ORDERS_BY_COLUMN = 'Order).findBy({ userId: row.id }';
const BY_RELATION = 'Order).findBy({ user: { id: row.id } }';

rows('decorators', [
  {
    name: 'children by a column',
    files: entities(),
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'orders[]',
  },
  {
    name: 'the parent of a child',
    files: entities(),
    code: typeorm('Order', 'User).findOneBy({ id: row.userId }'),
    is: 'user',
  },
  {
    name: 'children by the relation',
    files: entities(USER(), ORDER('@ManyToOne(() => User, (user) => user.orders) user!: User;')),
    code: typeorm('User', BY_RELATION),
    keys: ['id', 'user'],
    is: 'orders[]',
  },
  {
    name: 'children by the path of the relation',
    files: entities(),
    code: typeorm('User', BY_RELATION),
    keys: ['id', 'user.id'],
    is: 'orders[]',
  },
  {
    name: 'a column that the relation names',
    files: entities(
      USER(),
      ORDER(`@Column({ name: 'user_id' }) owner!: number;
        @ManyToOne(() => User, (user) => user.orders) @JoinColumn({ name: 'user_id' }) user!: User;`),
    ),
    code: typeorm('User', 'Order).findBy({ owner: row.id }'),
    is: 'orders[]',
  },
  {
    name: 'a column of another name than the one that the relation names',
    files: entities(
      USER(),
      ORDER(`@Column() userId!: number;
        @ManyToOne(() => User, (user) => user.orders) @JoinColumn({ name: 'user_id' }) user!: User;`),
    ),
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'none',
  },
  {
    name: 'each entity in a file of its own, through a barrel, with the key in a base class',
    files: {
      'src/entities/base.ts': `${TYPEORM}\nexport abstract class Base { @PrimaryGeneratedColumn('uuid') id!: string; }`,
      'src/entities/user.ts': `${TYPEORM}\nimport { Base } from './base';\nimport { Order } from './order';
@Entity() export class User extends Base { @OneToMany(() => Order, 'user') orders!: Order[]; }`,
      'src/entities/order.ts': `${TYPEORM}\nimport { Base } from './base';\nimport { User } from './user';
@Entity('orders') export class Order extends Base {
  @Column('uuid') userId!: string;
  @ManyToOne(() => User, (user) => user.orders, { onDelete: 'CASCADE' }) user!: User;
}`,
      'src/entities/index.ts': `export * from './user';\nexport { Order } from './order';`,
    },
    code: typeorm('User', ORDERS_BY_COLUMN, `import { Order, User } from './entities/index';`),
    is: 'orders[]',
  },
  {
    name: 'everything in one file',
    code: typeorm('User', ORDERS_BY_COLUMN, `${TYPEORM}${USER()}${ORDER()}`),
    is: 'orders[]',
  },
  {
    name: 'repositories that are injected',
    files: entities(),
    code: `
import { Repository } from 'typeorm';
import { InjectRepository } from '@nestjs/typeorm';
import { Order, User } from './entities';
export class Service {
  constructor(
    @InjectRepository(User) private readonly users: Repository<User>,
    @InjectRepository(Order) private readonly orders: Repository<Order>,
  ) {}
  async load() {
    for (const row of await this.users.find()) await this.orders.find({ where: { userId: row.id } });
  }
}
`,
    is: 'orders[]',
  },
  {
    name: 'an entity manager',
    files: entities(),
    code: `
import { DataSource } from 'typeorm';
import { Order, User } from './entities';
export async function load({ manager }: DataSource) {
  for (const row of await manager.find(User)) await manager.findBy(Order, { userId: row.id });
}
`,
    is: 'orders[]',
  },
  {
    name: 'two relations between the same entities, by their columns',
    files: entities(
      USER(`@OneToMany(() => Order, (order) => order.buyer) bought!: Order[];
        @OneToMany(() => Order, (order) => order.seller) sold!: Order[];`),
      ORDER(`@Column() buyerId!: number; @ManyToOne(() => User, (user) => user.bought) buyer!: User;
        @Column() sellerId!: number; @ManyToOne(() => User, (user) => user.sold) seller!: User;`),
    ),
    code: typeorm('User', 'Order).findBy({ sellerId: row.id }'),
    is: 'sold[]',
  },
  {
    name: 'two relations by the same column',
    files: entities(
      USER(`@OneToMany(() => Order, (order) => order.user) orders!: Order[];
        @OneToMany(() => Order, (order) => order.user) purchases!: Order[];`),
    ),
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'none',
  },
  {
    name: 'an entity that refers to itself',
    files: entities(
      USER(`@Column() bossId!: number; @ManyToOne(() => User, (user) => user.team) boss!: User;
        @OneToMany(() => User, (user) => user.boss) team!: User[];`),
    ),
    code: typeorm('User', 'User).findBy({ bossId: row.id }'),
    is: 'team[]',
  },
  {
    name: 'one row, whose key the other holds',
    files: entities(
      USER('@OneToOne(() => Order, (order) => order.user) order!: Order;'),
      ORDER(
        '@Column() userId!: number; @OneToOne(() => User, (user) => user.order) @JoinColumn() user!: User;',
      ),
    ),
    code: typeorm('User', 'Order).findOneBy({ userId: row.id }'),
    is: 'order',
  },
  {
    name: 'another column',
    files: entities(
      USER(),
      ORDER(
        '@Column() userId!: number; @Column() other!: number; @ManyToOne(() => User, (user) => user.orders) user!: User;',
      ),
    ),
    code: typeorm('User', 'Order).findBy({ other: row.id }'),
    is: 'none',
  },
  {
    name: 'another property of the parent',
    files: entities(
      USER('@Column() code!: number; @OneToMany(() => Order, (order) => order.user) orders!: Order[];'),
    ),
    code: typeorm('User', 'Order).findBy({ userId: row.code }'),
    is: 'none',
  },
  {
    name: 'a key of two columns',
    files: entities(
      USER(
        '@PrimaryColumn() tenant!: number; @OneToMany(() => Order, (order) => order.user) orders!: Order[];',
      ),
    ),
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'none',
  },
  {
    name: 'a relation that is a promise',
    files: entities(USER('@OneToMany(() => Order, (order) => order.user) orders!: Promise<Order[]>;')),
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'none',
  },
  {
    name: 'no relation back',
    files: entities(USER('')),
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'none',
  },
  {
    name: 'decorators of the same names from elsewhere',
    files: {
      'src/decorators.ts': `export const OneToMany = (..._: unknown[]) => () => {};`,
      'src/entities.ts': `${TYPEORM.replace(' OneToMany,', '')}\nimport { OneToMany } from './decorators';${USER()}${ORDER()}`,
    },
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'none',
  },
  {
    name: 'a class of the same name',
    files: {
      ...entities(),
      'src/other.ts': `${TYPEORM}${ORDER(`@Column() userId!: number;`)}`,
    },
    code: typeorm(
      'User',
      ORDERS_BY_COLUMN,
      `import { User } from './entities';\nimport { Order } from './other';`,
    ),
    is: 'none',
  },
  {
    name: 'options that are not written out',
    files: entities(
      USER('@OneToMany(() => Order, (order) => order.user, OPTIONS) orders!: Order[];'),
      ORDER(),
      `const OPTIONS = { lazy: true };`,
    ),
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'none',
  },
  {
    name: 'a file of entities with a syntax error',
    files: { 'src/entities.ts': `${TYPEORM}${USER()}${ORDER()} class {` },
    code: typeorm('User', ORDERS_BY_COLUMN),
    is: 'unknown entity',
  },
]);

// ── MikroORM ──────────────────────────────────────────────────────────────────────────────────────────────────────

const MIKRO = `import { Collection, Entity, ManyToOne, OneToMany, PrimaryKey, Property } from '@mikro-orm/core';`;
const MIKRO_USER = `
@Entity() export class User {
  @PrimaryKey() id!: number;
  @OneToMany(() => Order, (order) => order.user) orders = new Collection<Order>(this);
}
`;
const MIKRO_ORDER = `
@Entity() export class Order {
  @PrimaryKey() id!: number;
  @ManyToOne(() => User) user!: User;
}
`;
const mikro = (child: string) => `
import { MikroORM } from '@mikro-orm/postgresql';
import { Order, User } from './entities';
export async function load(orm: MikroORM) {
  const em = orm.em.fork();
  for (const row of await em.find(User, {})) await em.find(Order, ${child});
}
`;

rows('decorators of a unit of work', [
  {
    name: 'children by the relation',
    files: { 'src/entities.ts': `${MIKRO}${MIKRO_USER}${MIKRO_ORDER}` },
    code: mikro('{ user: row.id }'),
    keys: ['id', 'user'],
    is: 'orders[]',
  },
  {
    name: 'an options object, and the type of the property as the target',
    files: {
      'src/entities.ts': `${MIKRO}
@Entity() export class User {
  @PrimaryKey() id!: number;
  @OneToMany({ entity: () => Order, mappedBy: 'user' }) orders = new Collection<Order>(this);
}
@Entity() export class Order { @PrimaryKey() id!: number; @ManyToOne() user!: User; }
`,
    },
    code: mikro('{ user: { id: row.id } }'),
    keys: ['id', 'user.id'],
    is: 'orders[]',
  },
  {
    name: 'a relation with a filter of its own',
    files: {
      'src/entities.ts': `${MIKRO}
@Entity() export class User {
  @PrimaryKey() id!: number;
  @OneToMany({ entity: () => Order, mappedBy: 'user', where: { paid: true } }) orders = new Collection<Order>(this);
}${MIKRO_ORDER}`,
    },
    code: mikro('{ user: row.id }'),
    keys: ['id', 'user'],
    is: 'none',
  },
]);

// ── associations ──────────────────────────────────────────────────────────────────────────────────────────────────

const MODELS = (more: string) => `
import { DataTypes, Model, Sequelize } from 'sequelize';
const sequelize = new Sequelize('');
export class User extends Model {}
User.init({ name: DataTypes.STRING }, { sequelize });
export class Order extends Model {}
Order.init({ userId: DataTypes.INTEGER }, { sequelize });
${more}
`;
const HAS_MANY = `User.hasMany(Order, { foreignKey: 'userId', as: 'orders' });`;
const sequelize = (parent: string, child: string, imports = `import { Order, User } from './models';`) => `
${imports}
export async function load() {
  for (const row of await ${parent}.findAll()) await ${child};
}
`;
const ORDERS_WHERE = 'Order.findAll({ where: { userId: row.id } })';

rows('association calls', [
  {
    name: 'beside the models',
    files: { 'src/models.ts': MODELS(HAS_MANY) },
    code: sequelize('User', ORDERS_WHERE),
    is: 'orders[]',
  },
  {
    name: 'the parent of a child',
    files: { 'src/models.ts': MODELS(`Order.belongsTo(User, { foreignKey: 'userId', as: 'user' });`) },
    code: sequelize('Order', 'User.findOne({ where: { id: row.userId } })'),
    is: 'user',
  },
  {
    name: 'in another module, through a barrel',
    files: {
      'src/models/user.ts': `import { Model } from 'sequelize';\nexport class User extends Model {\n  static setup(sequelize: never) { User.init({}, { sequelize }); }\n}`,
      'src/models/order.ts': `import { Model } from 'sequelize';\nexport class Order extends Model {}`,
      'src/models/index.ts': `export { User } from './user';\nexport * from './order';`,
      'src/associations.ts': `import { Order, User } from './models/index';\nexport function associate() { ${HAS_MANY} }`,
    },
    code: sequelize('User', ORDERS_WHERE, `import { Order, User } from './models/index';`),
    is: 'orders[]',
  },
  {
    name: 'a static method that is handed every model',
    files: {
      'src/user.ts': `import { Model } from 'sequelize';
export class User extends Model {
  static associate(models: any) { this.hasMany(models.Order, { foreignKey: { name: 'userId' }, as: 'orders' }); }
}
User.init({ id: { type: 'INTEGER', primaryKey: true } }, { sequelize: {} as never });`,
      'src/order.ts': `import { Model } from 'sequelize';\nexport class Order extends Model {}`,
    },
    code: sequelize('User', ORDERS_WHERE, `import { Order } from './order';\nimport { User } from './user';`),
    is: 'orders[]',
  },
  {
    name: 'models that a call makes',
    files: {
      'src/models.ts': `
import { DataTypes, Sequelize } from 'sequelize';
const sequelize = new Sequelize('');
export const User = sequelize.define('User', { name: DataTypes.STRING });
export const Order = sequelize.define('Order', { userId: DataTypes.INTEGER });
${HAS_MANY}`,
    },
    code: sequelize('User', ORDERS_WHERE),
    is: 'orders[]',
  },
  {
    name: 'a relation without a name',
    files: { 'src/models.ts': MODELS(`User.hasMany(Order, { foreignKey: 'userId' });`) },
    code: sequelize('User', ORDERS_WHERE),
    is: 'none',
  },
  {
    name: 'two relations by the same column',
    files: { 'src/models.ts': MODELS(`${HAS_MANY} ${HAS_MANY.replace(`'orders'`, `'bought'`)}`) },
    code: sequelize('User', ORDERS_WHERE),
    is: 'none',
  },
  {
    name: 'a relation that reads only some of the rows',
    files: { 'src/models.ts': MODELS(HAS_MANY.replace('as:', 'scope: { paid: true }, as:')) },
    code: sequelize('User', ORDERS_WHERE),
    is: 'none',
  },
  {
    name: 'a key of another name',
    files: {
      'src/models.ts': MODELS(HAS_MANY).replace(
        'name: DataTypes.STRING',
        'uuid: { type: DataTypes.UUID, primaryKey: true }',
      ),
    },
    code: sequelize('User', ORDERS_WHERE),
    is: 'none',
  },
  {
    name: 'another column',
    files: { 'src/models.ts': MODELS(HAS_MANY) },
    code: sequelize('User', 'Order.findAll({ where: { buyerId: row.id } })'),
    is: 'none',
  },
  {
    name: 'a model that refers to itself',
    files: {
      'src/models.ts': MODELS(
        `User.hasMany(User, { foreignKey: 'bossId', as: 'team' }); User.belongsTo(User, { foreignKey: 'bossId', as: 'boss' });`,
      ),
    },
    code: sequelize('User', 'User.findAll({ where: { bossId: row.id } })'),
    is: 'team[]',
  },
  {
    name: 'decorators of the models',
    files: {
      'src/models.ts': `
import { BelongsTo, Column, ForeignKey, HasMany, Model, Table } from 'sequelize-typescript';
@Table export class User extends Model { @Column name!: string; @HasMany(() => Order) orders!: Order[]; }
@Table export class Order extends Model {
  @ForeignKey(() => User) @Column userId!: number;
  @BelongsTo(() => User) user!: User;
}`,
    },
    code: sequelize('User', ORDERS_WHERE),
    is: 'orders[]',
  },
  {
    name: 'decorators: the parent of a child, by a column that is named',
    files: {
      'src/models.ts': `
import { BelongsTo, Column, HasMany, Model, Table } from 'sequelize-typescript';
@Table export class User extends Model { @Column name!: string; @HasMany(() => Order, 'ownerId') orders!: Order[]; }
@Table export class Order extends Model { @Column ownerId!: number; @BelongsTo(() => User, 'ownerId') owner!: User; }`,
    },
    code: sequelize('Order', 'User.findOne({ where: { id: row.ownerId } })'),
    is: 'owner',
  },
]);

// ── schemas with references ───────────────────────────────────────────────────────────────────────────────────────

const MONGOOSE = (more = '') => `
import mongoose, { Schema } from 'mongoose';
const userSchema = new Schema({ name: String });
const orderSchema = new Schema({ total: Number, user: { type: Schema.Types.ObjectId, ref: 'User', required: true } });
${more}
export const User = mongoose.model('User', userSchema);
export const Order = mongoose.model('Order', orderSchema);
`;
const VIRTUAL = `userSchema.virtual('orders', { ref: 'Order', localField: '_id', foreignField: 'user' });`;
const mongoose = (parent: string, child: string) => `
import { Order, User } from './models';
export async function load() {
  for (const row of await ${parent}.find()) await ${child};
}
`;

rows('schemas with references', [
  {
    name: 'the document behind a field',
    files: { 'src/models.ts': MONGOOSE() },
    code: mongoose('Order', 'User.findById(row.user)'),
    is: 'user in place of the key',
  },
  {
    name: 'children by a virtual field',
    files: { 'src/models.ts': MONGOOSE(VIRTUAL) },
    code: mongoose('User', 'Order.find({ user: row._id })'),
    is: 'orders[]',
  },
  {
    name: 'the key as text',
    files: { 'src/models.ts': MONGOOSE(VIRTUAL) },
    code: mongoose('User', 'Order.find({ user: row.id })'),
    is: 'orders[]',
  },
  {
    name: 'one child by a virtual field',
    files: { 'src/models.ts': MONGOOSE(VIRTUAL.replace(`'user' }`, `'user', justOne: true }`)) },
    code: mongoose('User', 'Order.findOne({ user: row._id })'),
    is: 'orders',
  },
  {
    name: 'schemas and models in modules of their own',
    files: {
      'src/user.schema.ts': `import { Schema } from 'mongoose';\nexport const userSchema = new Schema({ name: String });\n${VIRTUAL}`,
      'src/order.ts': `import { Schema, model, Types } from 'mongoose';\nexport const Order = model('Order', new Schema({ user: { type: Types.ObjectId, ref: 'User' } }));`,
      'src/user.ts': `import { model } from 'mongoose';\nimport { userSchema } from './user.schema';\nexport const User = model('User', userSchema);`,
      'src/models.ts': `export * from './order';\nexport * from './user';`,
    },
    code: mongoose('User', 'Order.find({ user: row._id })'),
    is: 'orders[]',
  },
  {
    name: 'a virtual field that reads only some of the documents',
    files: { 'src/models.ts': MONGOOSE(VIRTUAL.replace('ref:', 'match: { paid: true }, ref:')) },
    code: mongoose('User', 'Order.find({ user: row._id })'),
    is: 'none',
  },
  {
    name: 'children without a virtual field',
    files: { 'src/models.ts': MONGOOSE() },
    code: mongoose('User', 'Order.find({ user: row._id })'),
    is: 'none',
  },
  {
    name: 'a field that refers to another model',
    files: { 'src/models.ts': MONGOOSE().replace(`ref: 'User'`, `ref: 'Shop'`) },
    code: mongoose('Order', 'User.findById(row.user)'),
    is: 'none',
  },
  {
    name: 'another field',
    files: {
      'src/models.ts': MONGOOSE().replace('total: Number', 'total: Number, owner: Schema.Types.ObjectId'),
    },
    code: mongoose('Order', 'User.findById(row.owner)'),
    is: 'none',
  },
  {
    name: 'models that are injected, with schemas made of classes',
    files: {
      'src/schemas.ts': `
import { Prop, Schema, SchemaFactory } from '@nestjs/mongoose';
import { HydratedDocument, Types } from 'mongoose';
@Schema() export class User { @Prop() name!: string; }
export const UserSchema = SchemaFactory.createForClass(User);
UserSchema.virtual('orders', { ref: 'Order', localField: '_id', foreignField: 'user' });
@Schema() export class Order { @Prop({ type: Types.ObjectId, ref: User.name }) user!: Types.ObjectId; }
export type OrderDocument = HydratedDocument<Order>;
`,
    },
    code: `
import { InjectModel } from '@nestjs/mongoose';
import { Model } from 'mongoose';
import { Order, User, type OrderDocument } from './schemas';
export class Service {
  constructor(
    @InjectModel(User.name) private users: Model<User>,
    @InjectModel(Order.name) private orders: Model<OrderDocument>,
  ) {}
  async load() {
    for (const row of await this.users.find()) await this.orders.find({ user: row._id });
  }
}
`,
    is: 'orders[]',
  },
  {
    name: 'injected: the document behind a field',
    files: {
      'src/schemas.ts': `
import { Prop, Schema } from '@nestjs/mongoose';
import { Types } from 'mongoose';
@Schema() export class User { @Prop() name!: string; }
@Schema() export class Order { @Prop({ type: Types.ObjectId, ref: 'User' }) user!: Types.ObjectId; }
`,
    },
    code: `
import { Model } from 'mongoose';
import { Order, User } from './schemas';
export async function load(users: Model<User>, orders: Model<Order>) {
  for (const row of await orders.find()) await users.findById(row.user);
}
`,
    is: 'user in place of the key',
  },
]);
