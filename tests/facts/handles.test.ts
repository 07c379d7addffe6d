// How a database handle reaches the code that uses it: by annotations, frameworks, contexts.
import { queriesIn } from '../support/queries.js';

const DB = `
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
export const db = drizzle('postgres://localhost/db');
export type Database = NodePgDatabase;
export const orders = {} as any;
`;
const QUERY = 'read-many orders';

/** The queries of a file beside the module of the database. */
const queriesOf = (code: string, more: Record<string, string> = {}) =>
  queriesIn({ 'src/db.ts': DB, ...more, 'src/a.ts': code });

describe('NestJS', () => {
  test('the annotation says what a token provides', () => {
    const code = `
import { Inject, Injectable } from '@nestjs/common';
import { orders, type Database } from './db';
@Injectable()
export class Orders {
  constructor(@Inject('DB') private readonly db: Database) {}
  @Inject('DB') private readonly other!: Database;
  list() { return this.db.select().from(orders); }
  async more() { return await this.other.select().from(orders); }
}`;
    expect(queriesOf(code)).toEqual([
      `${QUERY}: this.db.select().from(orders)`,
      `${QUERY}: this.other.select().from(orders)`,
    ]);
  });

  test('types that are derived from what makes the handle', () => {
    const code = `
import { drizzle } from 'drizzle-orm/node-postgres';
import { orders, db } from './db';
type Made = ReturnType<typeof drizzle>;
export class Orders {
  constructor(private readonly made: Made, private readonly same: typeof db) {}
  async list() {
    await this.made.select().from(orders);
    await this.same.select().from(orders);
  }
}`;
    expect(queriesOf(code)).toHaveLength(2);
  });

  test('a token without a type is unknown', () => {
    const code = `
import { Inject } from '@nestjs/common';
import { orders } from './db';
export class Orders {
  constructor(@Inject('DB') private readonly db: any) {}
  async list() { return await this.db.select().from(orders); }
}`;
    expect(queriesOf(code)).toEqual([]);
  });
});

describe('Fastify', () => {
  const plugin = `
import fp from 'fastify-plugin';
import { db } from './db';
export default fp(async (app) => {
  app.decorate('db', db);
  app.decorateRequest('own', db);
});`;
  const USES = `
import type { FastifyInstance } from 'fastify';
import { orders } from './db';
export async function routes(app: FastifyInstance) {
  app.get('/', async (request) => {
    await request.server.db.select().from(orders);
    await request.own.select().from(orders);
    return app.db.select().from(orders);
  });
  app.get('/this', async function () {
    return this.db.select().from(orders);
  });
  app.route({ method: 'GET', url: '/', async handler() { return this.db.select().from(orders); } });
  app.get('/named', named);
}
async function named(this: FastifyInstance) { return await this.db.select().from(orders); }
async function unnamed() { return await this.db.select().from(orders); }
`;

  test('what a plugin decorates the instance with, in another file', () => {
    expect(queriesOf(USES, { 'src/plugin.ts': plugin })).toHaveLength(6);
  });

  test('what is declared in its module', () => {
    const types = `
import type { Database } from './db';
declare module 'fastify' {
  interface FastifyInstance { db: Database }
  export interface FastifyRequest { own: Database }
}`;
    expect(queriesOf(USES, { 'src/types.d.ts': types })).toHaveLength(6);
  });

  test('a member that nobody adds is unknown, and so is one that two add differently', () => {
    expect(queriesOf(USES)).toEqual([]);
    const other = `
import type { FastifyInstance } from 'fastify';
import { Pool } from 'pg';
export const second = (app: FastifyInstance) => app.decorate('db', new Pool()).decorateRequest('own', new Pool());
`;
    expect(queriesOf(USES, { 'src/plugin.ts': plugin, 'src/second.ts': other })).toEqual([]);
  });

  test('the declaration of another interface says nothing', () => {
    const types = `
import type { Database } from './db';
declare module 'fastify' { interface FastifyReply { db: Database; own: Database } }
declare module 'other' { interface FastifyInstance { db: Database } }`;
    expect(queriesOf(USES, { 'src/types.d.ts': types })).toEqual([]);
  });
});

describe('Express', () => {
  const USES = `
import express, { type Request } from 'express';
import { orders } from './db';
const app = express();
app.get('/', async (req, res) => { res.json(await req.db.select().from(orders)); });
export async function list(req: Request) { return await req.db.select().from(orders); }
export async function locals(req: Request) { return await req.app.locals.db.select().from(orders); }
`;

  test.each([
    ['declare global', 'declare global { namespace Express { interface Request { db: Database } } }'],
    ['an exported one', 'declare global { namespace Express { export interface Request { db: Database } } }'],
    ['its core module', "declare module 'express-serve-static-core' { interface Request { db: Database } }"],
    ['its module', "declare module 'express' { interface Request { db: Database } }"],
    ['a namespace in a file without imports', ''],
  ])('%s adds to requests', (_, declaration) => {
    const types = declaration
      ? `import type { Database } from './db';\n${declaration}\nexport {};`
      : "declare namespace Express { interface Request { db: import('./db').Database } }";
    expect(queriesOf(USES, { 'src/types.d.ts': types })).toHaveLength(2);
  });

  test('an interface of the project that extends a request', () => {
    const code = `
import type { Request } from 'express';
import { orders, type Database } from './db';
interface WithDatabase extends Request { db: Database }
export async function list(req: WithDatabase, other: Request & { db: Database }) {
  await req.db.select().from(orders);
  return await other.db.select().from(orders);
}`;
    expect(queriesOf(code)).toHaveLength(2);
  });
});

describe('the settings of an Express application', () => {
  const routes = `
const express = require('express');
const { orders } = require('./db');
const router = express.Router();
router.get('/', async (req, res) => { res.json(await req.app.get('db').select().from(orders)); });
router.get('/name', async (req, res) => {
  const db = res.app.get('db');
  res.json(await db.select().from(orders));
});
router.get('/other', async (req, res) => { res.json(await req.app.get('other').select().from(orders)); });
module.exports = router;
`;
  const app = (line: string) => `
const express = require('express');
const { db } = require('./db');
const { Pool } = require('pg');
const app = express();
${line}
app.use('/orders', require('./a'));
`;

  test('what it keeps under a name is what its requests get by that name', () => {
    expect(queriesOf(routes, { 'src/app.js': app("app.set('db', db);") })).toHaveLength(2);
  });

  test('under another name, or under one with two things: unknown', () => {
    expect(queriesOf(routes, { 'src/app.js': app("app.set('database', db);") })).toEqual([]);
    const both = app("app.set('db', db); if (process.env.OLD) app.set('db', new Pool());");
    expect(queriesOf(routes, { 'src/app.js': both })).toEqual([]);
  });

  test('a route is no question, and goes on with the application', () => {
    const code = `
import express from 'express';
import { orders, db } from './db';
express()
  .get('/', async (req, res) => { res.json(await db.select().from(orders)); })
  .post('/', async (req, res) => { res.json(await req.app.get('db').select().from(orders)); });
`;
    expect(queriesOf(code, { 'src/app.js': app("app.set('db', db);") })).toHaveLength(2);
  });
});

describe('routes that the file above loads from their folder', () => {
  const ROUTES = `
const { orders } = require('../db');
module.exports = (app, db) => {
  app.get('/', async (req, res) => { res.json(await db.select().from(orders)); });
};
`;
  const queriesBelow = (loading: string) =>
    queriesIn({ 'src/db.ts': DB, 'src/app.js': app(loading), 'src/routes/orders.js': ROUTES });
  const app = (loading: string) => `
const express = require('express');
const fs = require('fs');
const path = require('path');
const { db } = require('./db');
const app = express();
const folder = path.join(__dirname, 'routes');
fs.readdirSync(folder).forEach((file) => { ${loading} });
`;

  test.each([
    "require('./routes/' + file)(app, db);",
    'require(`./routes/${file}`)(app, db);',
    "require(path.join(__dirname, 'routes', file))(app, db);",
    'require(path.join(folder, file))(app, db);',
    "require(__dirname + '/routes/' + file)(app, db);",
    'const register = require(`${folder}/${file}`); register(app, db);',
    "require(path.resolve(__dirname, './routes', `${file}.js`))(app, db);",
  ])('%s', (loading) => {
    expect(queriesBelow(loading)).toHaveLength(1);
  });

  test.each([
    ['another folder', "require('./jobs/' + file)(app, db);"],
    ['the folder itself', "require('./' + file)(app, db);"],
    ['a path that is not known', 'require(file)(app, db);'],
    ['no call', "require('./routes/' + file);"],
    ['two calls', "require('./routes/' + file)(app, db); require('./routes/' + file)(app, other);"],
  ])('%s: unknown', (_, loading) => {
    expect(queriesBelow(loading)).toEqual([]);
  });
});

describe('Hono', () => {
  test('the variables of the type that an application or a context has', () => {
    const code = `
import { Hono, type Context } from 'hono';
import { createFactory, createMiddleware } from 'hono/factory';
import { orders, type Database } from './db';
type Env = { Variables: { db: Database; name: string } };
const app = new Hono<Env>();
app.get('/', async (c) => c.json(await c.get('db').select().from(orders)));
app.get('/var', async (c) => c.json(await c.var.db.select().from(orders)));
export async function list(c: Context<Env>) { return await c.get('db').select().from(orders); }
const factory = createFactory<Env>();
export const handlers = factory.createHandlers(async (c) => { await c.var.db.select().from(orders); });
export const middleware = createMiddleware<Env>(async (c, next) => { await c.get('db').select().from(orders); await next(); });
export const second = factory.createApp().get('/', async (c) => c.json(await c.var.db.select().from(orders)));
app.get('/name', (c) => c.text(c.get('name')));
`;
    expect(queriesOf(code)).toHaveLength(6);
  });

  test('the map of variables that a project declares', () => {
    const types = `
import type { Database } from './db';
declare module 'hono' { interface ContextVariableMap { db: Database } }`;
    const code = `
import { Hono } from 'hono';
import { orders } from './db';
const app = new Hono();
app.get('/', async (c) => c.json(await c.get('db').select().from(orders)));
const typed = new Hono<{ Bindings: { TOKEN: string } }>();
typed.get('/', async (c) => c.json(await c.var.db.select().from(orders)));
`;
    expect(queriesOf(code, { 'src/types.d.ts': types })).toHaveLength(2);
  });

  test('a variable without a type is unknown', () => {
    const code = `
import { Hono } from 'hono';
import { orders } from './db';
new Hono().get('/', async (c) => c.json(await c.get('db').select().from(orders)));
`;
    expect(queriesOf(code)).toEqual([]);
  });
});

describe('tRPC', () => {
  const router = `
import { initTRPC } from '@trpc/server';
import { orders } from './db';
import { createContext, type Context } from './context';
const t = initTRPC.context<CONTEXT>().create();
const authed = t.procedure.use(async ({ ctx, next }) => next({ ctx }));
export const router = t.router({
  list: t.procedure.query(async ({ ctx }) => ctx.db.select().from(orders)),
  add: authed.mutation(async (opts) => { await opts.ctx.db.insert(orders).values({}); }),
});`;

  test.each([
    ['typeof', 'export const createContext = async () => ({ db });', 'typeof createContext'],
    [
      'Awaited',
      'export const createContext = async () => ({ db }); export type Context = Awaited<ReturnType<typeof createContext>>;',
      'Context',
    ],
    [
      'an interface',
      'export const createContext = () => ({ db }); export interface Context { db: typeof db }',
      'Context',
    ],
  ])('the context by %s', (_, context, type) => {
    const files = { 'src/context.ts': `import { db } from './db';\n${context}` };
    expect(queriesOf(router.replace('CONTEXT', type), files)).toHaveLength(2);
  });
});

describe('AsyncLocalStorage', () => {
  test('a store that holds a transaction, with the client behind it', () => {
    const code = `
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PrismaClient, Prisma } from '@prisma/client';
declare const prisma: PrismaClient;
const als = new AsyncLocalStorage<{ tx: Prisma.TransactionClient }>();
const handle = () => als.getStore()?.tx ?? prisma;
export class Store {
  private readonly inner = new AsyncLocalStorage<Prisma.TransactionClient>();
  get client() { return this.inner.getStore() ?? prisma; }
  async list() {
    await handle().order.findMany();
    await als.getStore()!.tx.order.count();
    await this.client.order.findMany();
    return als.run({ tx: prisma }, async () => prisma.order.findMany());
  }
}`;
    expect(queriesIn({ 'src/a.ts': code })).toEqual([
      'read-many order: handle().order.findMany()',
      'count order: als.getStore().tx.order.count()',
      'read-many order: this.client.order.findMany()',
      'read-many order: prisma.order.findMany()',
    ]);
  });

  test('a store without a type says nothing against what stands behind it', () => {
    const code = `
import { AsyncLocalStorage } from 'node:async_hooks';
import { Pool } from 'pg';
const pool = new Pool();
const als = new AsyncLocalStorage();
export const list = async () => (als.getStore() ?? pool).query('select 1');`;
    expect(queriesIn({ 'src/a.ts': code })).toHaveLength(1);
  });

  test('a store without a type is unknown', () => {
    const code = `
const { AsyncLocalStorage } = require('async_hooks');
const als = new AsyncLocalStorage();
exports.list = async () => als.getStore().tx.query('select 1');`;
    expect(queriesIn({ 'src/a.js': code })).toEqual([]);
  });
});

describe('either of two handles', () => {
  test.each([
    ["import type { Pool, PoolClient } from 'pg';", 'Pool | PoolClient', "await db.query('select 1')"],
    [
      "import type { Prisma, PrismaClient } from '@prisma/client';",
      'PrismaClient | Prisma.TransactionClient',
      'await db.order.findMany()',
    ],
    [
      "import type { Pool, PoolConnection } from 'mysql2/promise';",
      'PoolConnection | Pool',
      "await db.query('select 1')",
    ],
    [
      "import type { Kysely, Transaction } from 'kysely';",
      'Kysely<{}> | Transaction<{}>',
      "await db.selectFrom('orders').execute()",
    ],
  ])('%s: %s', (imports, type, query) => {
    const code = `${imports}\nexport async function list(db: ${type}) { ${query}; }`;
    expect(queriesIn({ 'src/a.ts': code })).toHaveLength(1);
  });

  test('handles of two libraries are unknown', () => {
    const code = `
import type { Pool } from 'pg';
import type { Pool as Other } from 'mysql2/promise';
export const list = async (db: Pool | Other) => db.query('select 1');`;
    expect(queriesIn({ 'src/a.ts': code })).toEqual([]);
  });
});

test('a container gives what is registered under a name; a parameter of a function that it does not call is unknown', () => {
  const code = `
import { createContainer, asValue } from 'awilix';
import { db, orders } from './db';
const container = createContainer();
container.register({ db: asValue(db) });
export const list = async () => container.resolve('db').select().from(orders);
export const more = async ({ db: given }) => given.select().from(orders);
`;
  expect(queriesOf(code)).toEqual(["read-many orders: container.resolve('db').select().from(orders)"]);
});
