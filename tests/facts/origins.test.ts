// What an expression is, row by row. Each row is asked twice: of the open file, as ESLint's parser gives it, and of the
// same file read as another module. Both must give the same answer.
import type { Files } from '../support/project.js';
import { inModule, inProject, originsIn } from '../support/testkit.js';

interface Row {
  readonly name: string;
  readonly code: string;
  /** What each marked place is, in the order of the text. */
  readonly are: readonly string[];
  readonly file?: string;
  readonly files?: Files;
}

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)('$name', ({ code, are, file = 'src/file.ts', files = {} }) => {
      const project = { ...files, [file]: code };
      expect(inProject(project, originsIn), 'as the open file').toEqual(are);
      expect(inModule(project, originsIn), 'as another module').toEqual(are);
    });
  });
}

const CLIENT = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;

rows('imports', [
  {
    name: 'named',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
/*?*/db; /*?*/db.order; /*?*/db.order.findMany; /*?*/db.order.findMany(); /*?*/db.$transaction;`,
    are: [
      'prisma.client',
      'prisma.delegate "order"',
      'prisma.delegate.findMany',
      'prisma.rows',
      'prisma.client.$transaction',
    ],
  },
  {
    name: 'renamed',
    code: `import { PrismaClient as Client } from '@prisma/client';
/*?*/new Client().user;`,
    are: ['prisma.delegate "user"'],
  },
  {
    name: 'default',
    code: `import express from 'express';
import pkg from '@prisma/client';
/*?*/express(); /*?*/express.Router(); /*?*/new pkg.PrismaClient();`,
    are: ['express.app', 'express.router', 'prisma.client'],
  },
  {
    name: 'default imported by name',
    code: `import { default as express } from 'express';
/*?*/express();`,
    are: ['express.app'],
  },
  {
    name: 'default and named together',
    code: `import express, { Router } from 'express';
/*?*/express(); /*?*/Router();`,
    are: ['express.app', 'express.router'],
  },
  {
    name: 'namespace',
    code: `import * as db from '@prisma/client';
import * as zod from 'zod';
/*?*/new db.PrismaClient(); /*?*/zod.object({}); /*?*/zod.z.object({});`,
    are: ['prisma.client', 'zod.schema', 'zod.schema'],
  },
  {
    name: 'dynamic',
    code: `const { PrismaClient } = await import('@prisma/client');
const db = new PrismaClient();
/*?*/db; new (/*?*/(await import('@prisma/client')).PrismaClient)();`,
    are: ['prisma.client', 'prisma.PrismaClient'],
  },
  {
    name: 'dynamic, members of the awaited module',
    code: `const found = (await import('express')).default;
const { default: express } = await import('express');
/*?*/found(); /*?*/express();`,
    are: ['express.app', 'express.app'],
  },
  {
    name: 'dynamic, a path that is computed',
    code: `declare const name: string;
const { PrismaClient } = await import(name);
/*?*/PrismaClient;`,
    are: ['unknown'],
  },
  {
    name: 'require',
    file: 'src/file.js',
    code: `const prisma = require('@prisma/client');
const db = new prisma.PrismaClient();
const { PrismaClient: Client } = require('@prisma/client');
const express = require('express');
/*?*/db; /*?*/new Client(); /*?*/express(); /*?*/require('express').Router();`,
    are: ['prisma.client', 'prisma.client', 'express.app', 'express.router'],
  },
  {
    name: 'a require of the file itself is not Node’s',
    file: 'src/file.js',
    code: `function require(name) { return { Router: () => name }; }
const { Router } = require('express');
/*?*/Router();`,
    are: ['unknown'],
  },
  {
    name: 'import … = require()',
    code: `import express = require('express');
import db = require('./db');
/*?*/express(); /*?*/db;`,
    files: { 'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport = new PrismaClient();` },
    are: ['express.app', 'prisma.client'],
  },
  {
    name: 'type-only',
    code: `import type { PrismaClient } from '@prisma/client';
import { type Request } from 'express';
export function load(/*?*/db: PrismaClient, req: Request) { /*?*/req.query; }`,
    are: ['prisma.client', 'express.request.query'],
  },
  {
    name: 'a type written as an import',
    code: `export function load(/*?*/db: import('@prisma/client').PrismaClient) {}`,
    are: ['prisma.client'],
  },
  {
    name: 'a subpath that the library does not have is not the library',
    code: `import { Router } from 'express/lib/router';
import { z } from 'zod-form-data';
/*?*/Router(); /*?*/z;`,
    are: ['unknown', 'unknown'],
  },
  {
    name: 'an export that the library does not have',
    code: `import { Nothing } from 'express';
/*?*/Nothing;`,
    are: ['unknown'],
  },
]);

rows('CommonJS modules of the project', [
  {
    name: 'module.exports = a value',
    file: 'src/file.js',
    code: `const db = require('./db');
/*?*/db.order;`,
    files: {
      'src/db.js': `const { PrismaClient } = require('@prisma/client');\nmodule.exports = new PrismaClient();`,
    },
    are: ['prisma.delegate "order"'],
  },
  {
    name: 'module.exports = an object',
    file: 'src/file.js',
    code: `const { prisma, other: renamed } = require('./db');
const whole = require('./db');
/*?*/prisma; /*?*/renamed; /*?*/whole.prisma; /*?*/whole.missing;`,
    files: {
      'src/db.js': `const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
module.exports = { prisma, other: prisma };`,
    },
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'unknown'],
  },
  {
    name: 'exports.x and module.exports.x',
    file: 'src/file.js',
    code: `const { prisma, list } = require('./db');
/*?*/prisma; /*?*/list;`,
    files: {
      'src/db.js': `const { PrismaClient } = require('@prisma/client');
exports.prisma = new PrismaClient();
module.exports.list = () => exports.prisma.order.findMany();`,
    },
    are: ['prisma.client', 'function in src/db.js'],
  },
  {
    name: 'exports = module.exports = a value',
    file: 'src/file.js',
    code: `const db = require('./db');
/*?*/db;`,
    files: {
      'src/db.js': `const { PrismaClient } = require('@prisma/client');\nexports = module.exports = new PrismaClient();`,
    },
    are: ['prisma.client'],
  },
  {
    name: 'an ESM import of a CommonJS module',
    file: 'src/file.mjs',
    code: `import db, { prisma } from './db.cjs';
import * as all from './db.cjs';
/*?*/db.prisma; /*?*/prisma; /*?*/all.prisma;`,
    files: {
      'src/db.cjs': `const { PrismaClient } = require('@prisma/client');\nmodule.exports = { prisma: new PrismaClient() };`,
    },
    are: ['prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'a class as module.exports',
    file: 'src/file.js',
    code: `const Orders = require('./orders');
const orders = new Orders();
/*?*/orders.list; /*?*/orders.db;`,
    files: {
      'src/orders.js': `const { PrismaClient } = require('@prisma/client');
class Orders {
  constructor() { this.db = new PrismaClient(); }
  list() { return this.db.order.findMany(); }
}
module.exports = Orders;`,
    },
    are: ['function list in src/orders.js', 'prisma.client'],
  },
]);

rows('bindings', [
  {
    name: 'const, and a let that is written once',
    code: `import { PrismaClient } from '@prisma/client';
const a = new PrismaClient();
let b = a;
let c;
c = a;
var d = c;
/*?*/a; /*?*/b; /*?*/c; /*?*/d;`,
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'several writes that agree',
    code: `import { PrismaClient } from '@prisma/client';
let db = new PrismaClient();
export function reset() { db = new PrismaClient({}); }
/*?*/db;`,
    are: ['prisma.client'],
  },
  {
    name: 'writes that disagree',
    code: `import { PrismaClient } from '@prisma/client';
import express from 'express';
let db = new PrismaClient();
export function reset() { db = express(); }
/*?*/db;`,
    are: ['unknown'],
  },
  {
    name: 'a write of something that is not known',
    code: `import { PrismaClient } from '@prisma/client';
import { fake } from 'somewhere';
let db = new PrismaClient();
export function reset() { db = fake(); }
/*?*/db;`,
    are: ['unknown'],
  },
  {
    name: 'null first, the client later',
    code: `import { PrismaClient } from '@prisma/client';
let db = null;
let other = undefined;
export function connect() { db = new PrismaClient(); other = db; }
/*?*/db; /*?*/other;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a reassigned function and a reassigned parameter',
    code: `import type { PrismaClient } from '@prisma/client';
function list() {}
list = other;
export function run(db: PrismaClient, kept: PrismaClient) { db = fake(); /*?*/db; /*?*/kept; }
/*?*/list;`,
    are: ['unknown', 'prisma.client', 'unknown'],
  },
  {
    name: 'shadowing by a parameter, a block and a catch clause',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export const a = (db) => /*?*/db;
{ const db = makeCache(); /*?*/db; }
try {} catch (db) { /*?*/db; }
/*?*/db;`,
    are: ['unknown', 'unknown', 'unknown', 'prisma.client'],
  },
  {
    name: 'shadowing of a global',
    code: `/*?*/process.env; { const process = { env: load() }; /*?*/process.env; }`,
    are: ['node.env', 'unknown'],
  },
  {
    name: 'a name that is declared nowhere',
    code: `/*?*/db.order.findMany();`,
    are: ['unknown'],
  },
  {
    name: 'destructuring with renames, defaults and depth',
    code: `import { PrismaClient } from '@prisma/client';
const deps = { db: new PrismaClient(), inner: { client: new PrismaClient() } };
const { db: first, inner: { client }, absent = first, nothing } = deps;
const { order: orders, $transaction } = first;
/*?*/first; /*?*/client; /*?*/absent; /*?*/nothing; /*?*/orders; /*?*/$transaction;`,
    are: [
      'prisma.client',
      'prisma.client',
      'prisma.client',
      'unknown',
      'prisma.delegate "order"',
      'prisma.client.$transaction',
    ],
  },
  {
    name: 'destructuring of a list',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
const [a, b] = [db, db.order];
const [users, orders] = await Promise.all([db.user.findMany(), db.order.findMany()]);
/*?*/a; /*?*/b; /*?*/users; /*?*/orders;`,
    are: ['prisma.client', 'prisma.delegate "order"', 'prisma.rows', 'prisma.rows'],
  },
  {
    name: 'destructuring in an assignment, and of an annotated value',
    code: `import { PrismaClient } from '@prisma/client';
const deps = { db: new PrismaClient(), app: 1 };
let db; let late; let each;
({ db } = deps);
({ db: late = db } = deps);
for (each of [db]) use(each);
const { typed }: { typed: PrismaClient } = load();
let { db: twice } = deps;
twice = db;
/*?*/db; /*?*/late; /*?*/typed; /*?*/twice; /*?*/each;`,
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'prisma.client', 'unknown'],
  },
  {
    name: 'the rest of a pattern',
    code: `import { PrismaClient } from '@prisma/client';
const { db, ...others } = { db: new PrismaClient(), second: new PrismaClient() };
/*?*/others.second;`,
    are: ['prisma.client'],
  },
  {
    name: 'a key that is computed',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export const pick = (name) => /*?*/db[name];
/*?*/db['order']; /*?*/db[\`user\`];`,
    are: ['unknown', 'prisma.delegate "order"', 'prisma.delegate "user"'],
  },
  {
    name: 'aliases of aliases',
    code: `import { PrismaClient } from '@prisma/client';
const a = new PrismaClient(); const b = a; const c = b; const { order } = c; const again = order;
/*?*/again.findFirst;`,
    are: ['prisma.delegate.findFirst'],
  },
  {
    name: 'a bound method',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
function list() {}
const bound = list.bind(null);
/*?*/bound;`,
    are: ['function list in src/file.ts'],
  },
  {
    name: 'a value that depends on itself',
    code: `const a = b; const b = a; let c = c; /*?*/a; /*?*/b; /*?*/c;`,
    are: ['unknown', 'unknown', 'unknown'],
  },
  {
    name: 'elements of a list in a loop',
    code: `import { PrismaClient } from '@prisma/client';
const clients = [new PrismaClient(), new PrismaClient()];
for (const db of clients) /*?*/db;
for (const { user } of clients) /*?*/user;
for (const key in clients) /*?*/key;
clients.forEach((each) => /*?*/each);
/*?*/clients.find(Boolean); /*?*/clients.filter(Boolean)[0];`,
    are: [
      'prisma.client',
      'prisma.delegate "user"',
      'unknown',
      'prisma.client',
      'prisma.client',
      'prisma.client',
    ],
  },
  {
    name: 'a list of different things',
    code: `import { PrismaClient } from '@prisma/client';
import express from 'express';
for (const each of [new PrismaClient(), express()]) /*?*/each;`,
    are: ['unknown'],
  },
]);

rows('expressions', [
  {
    name: 'an object that is spread into itself, by its name, through a field, and by way of another',
    code: `import { PrismaClient } from '@prisma/client';
let options = { db: new PrismaClient() };
options = { ...options, verbose: true };
/*?*/options.other;
class Store {
  constructor(more) { this.options = { ...this.options, db: new PrismaClient() }; }
  read() { /*?*/this.options.db; /*?*/this.options.other; }
}
var one = { ...two };
var two = { ...one, db: new PrismaClient() };
/*?*/one.db; /*?*/one.other;`,
    are: ['unknown', 'prisma.client', 'unknown', 'prisma.client', 'unknown'],
  },
  {
    name: 'optional chaining',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
/*?*/db?.order?.findMany; /*?*/(db?.order).findMany; const { user } = db?.$extends({}); /*?*/user;`,
    are: ['prisma.delegate.findMany', 'prisma.delegate.findMany', 'prisma.delegate "user"'],
  },
  {
    name: 'as, satisfies, non-null and angle brackets',
    code: `import { PrismaClient } from '@prisma/client';
const a = new PrismaClient() as unknown as Database;
const b = new PrismaClient() satisfies object;
const c = a!;
const d = <Database>c;
const e = new PrismaClient() as any;
/*?*/a; /*?*/b; /*?*/c!.order; /*?*/d; /*?*/e;`,
    are: ['prisma.client', 'prisma.client', 'prisma.delegate "order"', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'as with a type that says more than the value',
    code: `import type { PrismaClient } from '@prisma/client';
const db = load() as PrismaClient;
const none = load() as any;
const unknown = load() as unknown;
const twice = load() as unknown as PrismaClient;
/*?*/db; /*?*/none; /*?*/unknown; /*?*/twice;`,
    are: ['prisma.client', 'unknown', 'unknown', 'prisma.client'],
  },
  {
    name: 'conditions, defaults and sequences',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
const a = isTest ? db : new PrismaClient();
const b = given ?? db;
const c = given || db;
const d = (0, db);
const e = isTest ? db : process;
/*?*/a; /*?*/b; /*?*/c; /*?*/d; /*?*/e;`,
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'prisma.client', 'unknown'],
  },
  {
    name: 'a member that the client keeps for itself',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
/*?*/db.$unheardOf; /*?*/db._engine;`,
    are: ['unknown', 'unknown'],
  },
  {
    name: 'an object with a getter, a method, a spread and a computed key',
    code: `import { PrismaClient } from '@prisma/client';
const base = { db: new PrismaClient() };
const services = { ...base, get orders() { return base.db.order; }, list() {}, ['named']: base.db };
/*?*/services.db; /*?*/services.orders; /*?*/services.list; /*?*/services.named; /*?*/services.missing;`,
    are: [
      'prisma.client',
      'prisma.delegate "order"',
      'function list in src/file.ts',
      'prisma.client',
      'unknown',
    ],
  },
  {
    name: 'a property that a later spread may replace',
    code: `import { PrismaClient } from '@prisma/client';
const mocks = { db: makeFake() };
const services = { db: new PrismaClient(), ...mocks };
/*?*/services.db;`,
    are: ['unknown'],
  },
  {
    name: 'a property before a spread of something that is not known at all',
    code: `import { PrismaClient } from '@prisma/client';
export const make = (options) => { const services = { db: new PrismaClient(), ...options }; return /*?*/services.db; };`,
    are: ['unknown'],
  },
  {
    name: 'this in an object',
    code: `import { PrismaClient } from '@prisma/client';
export const repository = { db: new PrismaClient(), list() { return /*?*/this.db.order; }, bad: function () { return () => /*?*/this.db; } };`,
    are: ['prisma.delegate "order"', 'prisma.client'],
  },
]);

rows('classes', [
  {
    name: 'fields, private fields and statics',
    code: `import { PrismaClient } from '@prisma/client';
export class Orders {
  db = new PrismaClient();
  #own = new PrismaClient();
  private typed: PrismaClient;
  static shared = new PrismaClient();
  list() { /*?*/this.db.order; /*?*/this.#own.order; /*?*/this.typed; /*?*/Orders.shared; /*?*/this.shared; /*?*/this?.db; }
}`,
    are: [
      'prisma.delegate "order"',
      'prisma.delegate "order"',
      'prisma.client',
      'prisma.client',
      'unknown',
      'prisma.client',
    ],
  },
  {
    name: 'constructor parameter properties',
    code: `import type { PrismaClient } from '@prisma/client';
export class Orders {
  constructor(private readonly db: PrismaClient, public other: PrismaClient = make()) {}
  list = async () => { /*?*/this.db.order; /*?*/this.other; };
}`,
    are: ['prisma.delegate "order"', 'prisma.client'],
  },
  {
    name: 'assigned in the constructor',
    file: 'src/file.js',
    code: `import { PrismaClient } from '@prisma/client';
export class Orders {
  constructor(deps) { this.db = new PrismaClient(); this.deps = deps; }
  list() { /*?*/this.db.order; /*?*/this.deps.db; }
}`,
    are: ['prisma.delegate "order"', 'unknown'],
  },
  {
    name: 'assigned from an annotated parameter, in the constructor or a setter method',
    code: `import type { PrismaClient } from '@prisma/client';
export class Orders {
  private db; private late;
  constructor(db: PrismaClient) { this.db = db; }
  attach(client: PrismaClient) { this.late = client; }
  list() { /*?*/this.db.order; /*?*/this.late; }
}`,
    are: ['prisma.delegate "order"', 'prisma.client'],
  },
  {
    name: 'assignments that disagree',
    code: `import { PrismaClient } from '@prisma/client';
import express from 'express';
export class Orders {
  constructor(isApp: boolean) { this.it = isApp ? express() : undefined; this.it = new PrismaClient(); }
  list() { /*?*/this.it; }
}`,
    are: ['unknown'],
  },
  {
    name: 'getters and methods',
    code: `import { PrismaClient } from '@prisma/client';
export class Orders {
  #db = new PrismaClient();
  get db() { return this.#db; }
  make() { return this.#db; }
  static create() { return new Orders(); }
  list() { /*?*/this.db; /*?*/this.make(); /*?*/this.make; }
}
/*?*/new Orders().db; /*?*/Orders.create().db; /*?*/Orders.create().list;`,
    are: [
      'prisma.client',
      'prisma.client',
      'function make in src/file.ts',
      'prisma.client',
      'prisma.client',
      'function list in src/file.ts',
    ],
  },
  {
    name: 'inherited members',
    code: `import { PrismaClient } from '@prisma/client';
class Base { protected readonly db = new PrismaClient(); static make() { return new PrismaClient(); } }
export class Orders extends Base { list() { /*?*/this.db.order; /*?*/super.list; } }
/*?*/Orders.make();`,
    are: ['prisma.delegate "order"', 'unknown', 'prisma.client'],
  },
  {
    name: 'a subclass of the client, injected',
    code: `import { PrismaService } from './prisma.service';
export class Orders {
  constructor(private readonly prisma: PrismaService) {}
  list() { /*?*/this.prisma.order; /*?*/this.prisma.$transaction; /*?*/this.prisma.clean; }
}`,
    files: {
      'src/prisma.service.ts': `import { PrismaClient } from '@prisma/client';
export class PrismaService extends PrismaClient { async clean() {} }`,
    },
    are: ['prisma.delegate "order"', 'prisma.client.$transaction', 'function clean in src/prisma.service.ts'],
  },
  {
    name: 'inside a subclass of the client',
    code: `import { PrismaClient } from '@prisma/client';
export class PrismaService extends PrismaClient {
  constructor() { super({}); }
  async onModuleInit() { /*?*/this.$connect; /*?*/this.order.findMany; }
}`,
    are: ['prisma.client.$connect', 'prisma.delegate.findMany'],
  },
  {
    name: 'an injected service by its class, in another module',
    code: `import { Orders } from './orders';
export class Dashboard {
  constructor(private readonly orders: Orders) {}
  show() { /*?*/this.orders; /*?*/this.orders.list; /*?*/this.orders.db; }
}`,
    files: {
      'src/orders.ts': `${CLIENT}export class Orders { db = prisma; list() { return prisma.order.findMany(); } }`,
    },
    are: ['instance of Orders in src/orders.ts', 'function list in src/orders.ts', 'prisma.client'],
  },
  {
    name: 'this of another function is not the class',
    code: `import { PrismaClient } from '@prisma/client';
export class Orders {
  db = new PrismaClient();
  list() { return [1].map(function () { return /*?*/this.db; }).concat([1].map(() => /*?*/this.db)); }
}`,
    are: ['unknown', 'prisma.client'],
  },
  {
    name: 'a class expression and a class of the same name elsewhere',
    code: `import { PrismaClient } from '@prisma/client';
const Orders = class { db = new PrismaClient(); };
/*?*/new Orders().db;
export function other() { class Orders { db = fake(); } return /*?*/new Orders().db; }`,
    are: ['prisma.client', 'unknown'],
  },
]);

rows('calls', [
  {
    name: 'local factories, by what they return',
    code: `import { PrismaClient } from '@prisma/client';
function make() { return new PrismaClient(); }
const arrow = () => new PrismaClient();
const typed = (): PrismaClient => load();
const both = (flag) => { if (flag) return new PrismaClient({}); return new PrismaClient(); };
const mixed = (flag) => { if (flag) return new PrismaClient(); return process; };
/*?*/make(); /*?*/arrow().order; /*?*/typed(); /*?*/both(); /*?*/mixed();`,
    are: ['prisma.client', 'prisma.delegate "order"', 'prisma.client', 'prisma.client', 'unknown'],
  },
  {
    name: 'a factory that may give nothing',
    code: `import { PrismaClient } from '@prisma/client';
const make = (on) => { if (!on) return null; return new PrismaClient(); };
const db = make(true);
/*?*/db;`,
    are: ['prisma.client'],
  },
  {
    name: 'async factories and await',
    code: `import { PrismaClient } from '@prisma/client';
async function make() { const db = new PrismaClient(); await db.$connect(); return db; }
const db = await make();
const typed = async (): Promise<PrismaClient> => load();
export async function list() { /*?*/(await make()).order; /*?*/await typed(); }
/*?*/db;`,
    are: ['prisma.delegate "order"', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'a return in an inner function is not the factory’s',
    code: `import { PrismaClient } from '@prisma/client';
function make() { const inner = () => { return new PrismaClient(); }; return load(inner); }
/*?*/make();`,
    are: ['unknown'],
  },
  {
    name: 'a function that hands back what it is given',
    code: `import { PrismaClient } from '@prisma/client';
function traced(db) { return db; }
/*?*/traced(new PrismaClient());`,
    are: ['prisma.client'],
  },
  {
    name: 'a factory in another module',
    code: `import makeDb, { make as create } from './make';
/*?*/makeDb(); /*?*/create().order;`,
    files: {
      'src/make.ts': `import { PrismaClient } from '@prisma/client';
export const make = () => new PrismaClient();
export default function () { return make(); }`,
    },
    are: ['prisma.client', 'prisma.delegate "order"'],
  },
  {
    name: 'a factory that returns an object',
    code: `import { PrismaClient } from '@prisma/client';
const makeServices = (db: PrismaClient) => ({ db, list: () => db.order.findMany() });
const { db, list } = makeServices(new PrismaClient());
/*?*/db; /*?*/list;`,
    are: ['prisma.client', 'function list in src/file.ts'],
  },
  {
    name: 'a factory that calls itself',
    code: `const make = () => make(); /*?*/make();`,
    are: ['unknown'],
  },
  {
    name: '$extends, once and again',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient().$extends({});
const twice = db.$extends({}).$extends({});
/*?*/db; /*?*/twice.order; /*?*/db.$transaction;`,
    are: ['prisma.extended', 'prisma.delegate "order"', 'prisma.extended.$transaction'],
  },
  {
    name: 'the callback of a transaction',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
await db.$transaction(async (tx) => { /*?*/tx; /*?*/tx.order; });
await db.$transaction(async function ({ order }) { /*?*/order; });
const work = async (tx) => { /*?*/tx; };
await db.$transaction(work);
const made = await db.$transaction(async (tx) => tx.order.create({}));
/*?*/made;`,
    are: [
      'prisma.transaction',
      'prisma.delegate "order"',
      'prisma.delegate "order"',
      'prisma.transaction',
      'prisma.row',
    ],
  },
  {
    name: 'tagged templates',
    code: `import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
/*?*/db.$queryRaw\`select 1\`; /*?*/db.$queryRaw;`,
    are: ['prisma.rows', 'prisma.client.$queryRaw'],
  },
  {
    name: 'chains of calls that give back their receiver',
    code: `import express from 'express';
import { z } from 'zod';
/*?*/express().use(a).get('/', b); /*?*/z.number().int().min(1).optional();`,
    are: ['express.app', 'zod.schema'],
  },
  {
    name: 'entries turned into a record',
    code: `const url = new URL(address);
/*?*/url.searchParams; /*?*/Object.fromEntries(url.searchParams); /*?*/Object.fromEntries([...url.searchParams]);
/*?*/Object.fromEntries(url.searchParams.entries()); /*?*/Object.fromEntries(new FormData()); /*?*/Object.fromEntries(rows);`,
    are: [
      'web.searchParams',
      'web.searchRecord',
      'web.searchRecord',
      'web.searchRecord',
      'web.formRecord',
      'unknown',
    ],
  },
]);

rows('the one client of a process', [
  {
    name: 'globalThis.x ?? new',
    code: `import { PrismaClient } from '@prisma/client';
export const prisma = globalThis.prisma ?? new PrismaClient();
if (process.env.NODE_ENV !== 'production') globalThis.prisma = prisma;
/*?*/prisma; /*?*/globalThis.prisma;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a cast global with ||',
    code: `import { PrismaClient } from '@prisma/client';
const globalForPrisma = globalThis as unknown as { prisma: PrismaClient | undefined };
export const prisma = globalForPrisma.prisma || new PrismaClient({ log: ['query'] });
if (process.env.NODE_ENV !== 'production') globalForPrisma.prisma = prisma;
/*?*/prisma; /*?*/globalForPrisma.prisma;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a factory and the type of what it returns',
    code: `import { PrismaClient } from '@prisma/client';
const makeClient = () => new PrismaClient();
const globalForPrisma = globalThis as unknown as { prisma?: ReturnType<typeof makeClient> };
const prisma = globalForPrisma.prisma ?? makeClient();
export default prisma;
/*?*/prisma; /*?*/globalForPrisma.prisma;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'declare const globalThis: … & typeof global',
    code: `import { PrismaClient } from '@prisma/client';
const prismaClientSingleton = () => { return new PrismaClient(); };
declare const globalThis: { prismaGlobal: ReturnType<typeof prismaClientSingleton> } & typeof global;
const prisma = globalThis.prismaGlobal ?? prismaClientSingleton();
if (process.env.NODE_ENV !== 'production') globalThis.prismaGlobal = prisma;
/*?*/prisma; /*?*/globalThis.prismaGlobal;`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'declare global { var }',
    code: `import { PrismaClient } from '@prisma/client';
declare global { var prisma: PrismaClient | undefined; }
const db = global.prisma || new PrismaClient();
if (process.env.NODE_ENV !== 'production') global.prisma = db;
/*?*/db; /*?*/global.prisma; /*?*/globalThis.prisma; /*?*/prisma;`,
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'if (!global.prisma) global.prisma = new',
    file: 'src/file.js',
    code: `import { PrismaClient } from '@prisma/client';
if (!global.prisma) { global.prisma = new PrismaClient(); }
/*?*/global.prisma;
export default global.prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'let, with one branch for production and one for development',
    file: 'src/file.js',
    code: `const { PrismaClient } = require('@prisma/client');
let prisma;
if (process.env.NODE_ENV === 'production') {
  prisma = new PrismaClient();
} else {
  if (!global.prisma) global.prisma = new PrismaClient();
  prisma = global.prisma;
}
/*?*/prisma;
module.exports = prisma;`,
    are: ['prisma.client'],
  },
  {
    name: 'let with an annotation, and a branch that cannot be followed',
    code: `import { PrismaClient } from '@prisma/client';
let prisma: PrismaClient;
if (process.env.NODE_ENV === 'production') prisma = new PrismaClient();
else prisma = (global as any).cached;
/*?*/prisma;`,
    are: ['prisma.client'],
  },
  {
    name: '??= and ||=',
    code: `import { PrismaClient } from '@prisma/client';
const a = (globalThis.a ??= new PrismaClient());
const b = (global.b ||= new PrismaClient());
let cached: PrismaClient | undefined;
export function client() { cached ??= new PrismaClient(); return cached; }
export function other() { return (cached ||= new PrismaClient()); }
/*?*/a; /*?*/b; /*?*/cached; /*?*/client(); /*?*/other();`,
    are: ['prisma.client', 'prisma.client', 'prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'a lazy let without an annotation',
    file: 'src/file.js',
    code: `import { PrismaClient } from '@prisma/client';
let cached;
export function client() { if (!cached) cached = new PrismaClient(); return cached; }
let second;
export const getSecond = () => (second ??= new PrismaClient());
/*?*/client(); /*?*/getSecond();`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a static instance',
    code: `import { PrismaClient } from '@prisma/client';
export class Database {
  private static instance: PrismaClient;
  static get() { if (!Database.instance) Database.instance = new PrismaClient(); return Database.instance; }
}
/*?*/Database.get();`,
    are: ['prisma.client'],
  },
  {
    name: 'imported from the module that makes it',
    code: `import prisma, { db } from './db';
/*?*/prisma; /*?*/db;`,
    files: {
      'src/db.ts': `import { PrismaClient } from '@prisma/client';
const globalForPrisma = globalThis as unknown as { prisma: PrismaClient };
export const db = globalForPrisma.prisma ?? new PrismaClient();
if (process.env.NODE_ENV !== 'production') globalForPrisma.prisma = db;
export default db;`,
    },
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'a global that another module declares',
    code: `/*?*/globalThis.cache;`,
    files: {
      'src/db.ts': `import { PrismaClient } from '@prisma/client';\nglobalThis.cache = new PrismaClient();`,
    },
    are: ['unknown'],
  },
]);

rows('annotations', [
  {
    name: 'transaction handles',
    code: `import type { Prisma } from '@prisma/client';
import { Prisma as P } from '@prisma/client';
export function a(/*?*/tx: Prisma.TransactionClient) {}
export function b(/*?*/tx: P.TransactionClient | undefined) {}
type Tx = Prisma.TransactionClient;
export const c = (/*?*/tx: Tx) => {};`,
    are: ['prisma.transaction', 'prisma.transaction', 'prisma.transaction'],
  },
  {
    name: 'typeof a value',
    code: `import { prisma } from './db';
export function load(/*?*/db: typeof prisma) {}
type Db = typeof prisma;
export const other = (/*?*/db: Db, /*?*/order: (typeof prisma)['order']) => {};`,
    files: { 'src/db.ts': CLIENT },
    are: ['prisma.client', 'prisma.client', 'prisma.delegate "order"'],
  },
  {
    name: 'Omit, Pick and Partial of a client',
    code: `import type { PrismaClient } from '@prisma/client';
export function a(/*?*/db: Omit<PrismaClient, '$connect'>, /*?*/rest: Partial<PrismaClient>, /*?*/only: Pick<PrismaClient, 'order'>) {}`,
    are: ['prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'unions that agree and that do not',
    code: `import type { Prisma, PrismaClient } from '@prisma/client';
import type { Express } from 'express';
export function a(/*?*/db: PrismaClient | null, /*?*/mixed: PrismaClient | Express) {}`,
    are: ['prisma.client', 'unknown'],
  },
  {
    name: 'interfaces and type literals',
    code: `import type { PrismaClient } from '@prisma/client';
interface Base { db: PrismaClient }
interface Deps extends Base { readonly inner: { client: PrismaClient }; make(): PrismaClient; lazy: () => PrismaClient; list: PrismaClient[] }
export function run(deps: Deps, { db, inner: { client } }: Deps) {
  /*?*/deps.db; /*?*/deps.inner.client; /*?*/deps.make(); /*?*/deps.lazy(); /*?*/deps.list[0]; /*?*/db; /*?*/client; /*?*/deps.nothing;
}`,
    are: [
      'prisma.client',
      'prisma.client',
      'prisma.client',
      'prisma.client',
      'prisma.client',
      'prisma.client',
      'prisma.client',
      'unknown',
    ],
  },
  {
    name: 'an interface that extends the client',
    code: `import type { PrismaClient } from '@prisma/client';
interface Database extends PrismaClient { close(): void }
export function run(/*?*/db: Database) { /*?*/db.order; }`,
    are: ['prisma.client', 'prisma.delegate "order"'],
  },
  {
    name: 'intersections',
    code: `import type { PrismaClient } from '@prisma/client';
type Db = PrismaClient & { extra: string };
export function run(/*?*/db: Db, both: { a: PrismaClient } & { b: PrismaClient }) { /*?*/both.b; }`,
    are: ['prisma.client', 'prisma.client'],
  },
  {
    name: 'generics with a constraint',
    code: `import type { PrismaClient } from '@prisma/client';
export function run<T extends PrismaClient>(/*?*/db: T) {}
export class Repository<C extends PrismaClient> { constructor(private readonly db: C) {} list() { /*?*/this.db.order; } }
export function none<T>(/*?*/db: T) {}`,
    are: ['prisma.client', 'prisma.delegate "order"', 'unknown'],
  },
  {
    name: 'what calling and constructing gives',
    code: `import { PrismaClient } from '@prisma/client';
const make = async () => new PrismaClient();
export function run(/*?*/a: ReturnType<typeof make>, /*?*/b: Awaited<ReturnType<typeof make>>, /*?*/c: InstanceType<typeof PrismaClient>) {}`,
    are: ['prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'a type that is exported elsewhere, with the value or alone',
    code: `import type { Db, Deps } from './types';
import { type Database } from './types';
export function run(/*?*/db: Db, deps: Deps, /*?*/whole: Database) { /*?*/deps.db; }`,
    files: {
      'src/types.ts': `import type { PrismaClient } from '@prisma/client';
export type Db = PrismaClient;
export interface Deps { db: PrismaClient }
export type { PrismaClient as Database } from '@prisma/client';`,
    },
    are: ['prisma.client', 'prisma.client', 'prisma.client'],
  },
  {
    name: 'any and unknown are no evidence',
    code: `export function run(/*?*/a: any, /*?*/b: unknown, c: any) { /*?*/c.order.findMany; }`,
    are: ['unknown', 'unknown', 'unknown'],
  },
  {
    name: 'a type of the same name that the project made',
    code: `interface PrismaClient { order: { findMany(): string[] } }
export function run(db: PrismaClient) { /*?*/db.order; /*?*/db.user; }`,
    are: ['shape', 'unknown'],
  },
  {
    name: 'a default value of a parameter',
    code: `import { prisma } from './db';
export async function list(/*?*/client = prisma, { db = prisma } = {}) { /*?*/db; }`,
    files: { 'src/db.ts': CLIENT },
    are: ['prisma.client', 'prisma.client'],
  },
]);

rows('parameters of known callbacks', [
  {
    name: 'a callback whose position or whose text beside it is written in another way',
    code: `import Fastify from 'fastify';
import express from 'express';
declare const rest: [string];
Fastify().addHook(\`onError\`, async (/*?*/request, reply, /*?*/error) => {});
Fastify().addHook(('onError' as const), async (request, reply, /*?*/error) => {});
Fastify().addHook(...rest, async (/*?*/request) => {});
express().get(...rest, (/*?*/req) => {});`,
    are: ['fastify.request', 'fastify.error', 'fastify.error', 'unknown', 'express.request'],
  },
  {
    name: 'handlers of Express',
    code: `import express, { Router } from 'express';
const app = express();
const router = Router();
app.get('/', (/*?*/req, /*?*/res, /*?*/next) => { /*?*/req.query; /*?*/res.json; });
router.post('/', parse, async function handle({ body, query: { page } }, res) { /*?*/body; /*?*/page; });
app.use((/*?*/error, /*?*/request, response, next) => {});
app.route('/x').get((/*?*/req, res) => {});`,
    are: [
      'express.request',
      'express.response',
      'express.next',
      'express.request.query',
      'express.response.json',
      'express.request.body',
      'express.page',
      'express.error',
      'express.request',
      'express.request',
    ],
  },
  {
    name: 'a handler that is named and handed over later',
    code: `import { Router } from 'express';
const list = async (req, res) => { /*?*/req; };
function show(req, res) { /*?*/req.params; }
export const router = Router().get('/', list).get('/:id', show);`,
    are: ['express.request', 'express.request.params'],
  },
  {
    name: 'a handler by its annotation',
    code: `import type { Request, RequestHandler, Response } from 'express';
import express from 'express';
export const a: RequestHandler = (/*?*/req, res) => {};
export const b = async (/*?*/req: Request, /*?*/res: Response) => {};
export const c = (/*?*/req: express.Request<{ id: string }>) => {};
export const d = ((/*?*/req) => {}) satisfies RequestHandler;`,
    are: ['express.request', 'express.request', 'express.response', 'express.request', 'express.request'],
  },
  {
    name: 'a wrapper around a handler',
    code: `import express from 'express';
import asyncHandler from 'express-async-handler';
import { wrap } from './wrap';
const app = express();
app.get('/', asyncHandler(async (/*?*/req, res) => {}));
app.get('/', wrap(async (/*?*/req, res) => {}));
const named = asyncHandler(async (/*?*/req, res) => {});
app.get('/named', named);`,
    files: {
      'src/wrap.ts': `export const wrap = (handler) => (req, res, next) => handler(req, res).catch(next);`,
    },
    are: ['express.request', 'express.request', 'express.request'],
  },
  {
    name: 'handlers of Hono',
    code: `import { Hono } from 'hono';
const app = new Hono();
app.get('/', (/*?*/c) => { /*?*/c.req.query('page'); /*?*/c.req.query().page; /*?*/c.req.param(); });
app.use('*', async (/*?*/c, /*?*/next) => {});
app.onError((/*?*/error, /*?*/c) => c.text(''));`,
    are: [
      'hono.context',
      'hono.request.query',
      'hono.page',
      'hono.request.param',
      'hono.context',
      'hono.next',
      'hono.error',
      'hono.context',
    ],
  },
  {
    name: 'route handlers of Next.js, by file and export',
    file: 'app/api/users/[id]/route.ts',
    code: `export async function GET(/*?*/request, { params }) { const { id } = await params; /*?*/id; /*?*/request.nextUrl.searchParams; }
export const POST = withAuth(async (/*?*/request) => {});
export async function helper(/*?*/request) {}`,
    are: ['next.request', 'next.params.id', 'web.searchParams', 'next.request', 'unknown'],
  },
  {
    name: 'pages of Next.js',
    file: 'app/users/page.tsx',
    code: `export default async function Page({ searchParams, params }) { /*?*/await searchParams; const { page } = await searchParams; /*?*/page; return null; }
export async function generateMetadata({ params }) { /*?*/params; }`,
    are: ['next.searchParams', 'next.searchParams.page', 'next.params'],
  },
  {
    name: 'API routes of Next.js',
    file: 'pages/api/users.ts',
    code: `import type { NextApiRequest } from 'next';
export default function handler(/*?*/req, /*?*/res) { /*?*/req.query; }
export const other = (/*?*/req: NextApiRequest) => {};`,
    are: ['next.apiRequest', 'next.apiResponse', 'next.apiRequest.query', 'next.apiRequest'],
  },
  {
    name: 'the same export outside of the convention',
    file: 'src/users.ts',
    code: `export async function GET(/*?*/request) {}`,
    are: ['unknown'],
  },
  {
    name: 'a function that nobody is known to call',
    code: `export const handler = (/*?*/req, /*?*/res) => {};`,
    are: ['unknown', 'unknown'],
  },
  {
    name: 'a callback of something that is not known',
    code: `import app from 'somewhere';
app.get('/', (/*?*/req, res) => {});`,
    are: ['unknown'],
  },
  {
    name: 'an app that is handed to a function of the project by annotation',
    code: `import type { Express } from 'express';
export function mount(app: Express) { app.get('/', (/*?*/req, res) => {}); }`,
    are: ['express.request'],
  },
]);
