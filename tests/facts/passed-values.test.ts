// A parameter is what its callers pass: where a function goes from the place where it is written to those who call it, by every
// form of export, and what each of them passes.
import { inProject, originsIn, tablesOf } from '../support/testkit.js';

const rows = tablesOf(originsIn, 'src/file.js');

const APP = "const app = require('express')();\n";
const REQUEST = 'express.request';
const UNKNOWN = 'unknown';

rows('handlers in a file of their own', [
  {
    name: 'an object of functions, taken apart',
    code: 'const list = (req, res) => { /*?*/req; };\nmodule.exports = { list };',
    files: { 'src/app.js': `${APP}const { list } = require('./file');\napp.get('/', list);` },
    are: [REQUEST],
  },
  {
    name: 'an object with methods under other names',
    code: 'module.exports = { all: function (req, res) { /*?*/res; }, one(req) { /*?*/req; }, never(req) { /*?*/req; } };',
    files: {
      'src/app.js': `${APP}const users = require('./file');\napp.get('/', users.all);\napp.get('/:id', users.one);`,
    },
    are: ['express.response', REQUEST, UNKNOWN],
  },
  {
    name: 'a default export that is an object, in ES modules',
    code: 'export default { list: async (req, res) => { /*?*/req; } };',
    files: {
      'src/app.js':
        "import express from 'express';\nimport users from './file.js';\nexpress.Router().post('/', users.list);",
    },
    are: [REQUEST],
  },
  {
    name: 'a default export that is a name, imported under another',
    code: 'function list(req, res) { /*?*/req; }\nexport default list;',
    files: {
      'src/app.js': "import express from 'express';\nimport all from './file.js';\nexpress().get('/', all);",
    },
    are: [REQUEST],
  },
  {
    name: 'a renamed export',
    code: 'const list = (req) => { /*?*/req; };\nexport { list as index };',
    files: {
      'src/app.js':
        "import express from 'express';\nimport { index } from './file.js';\nexpress().get('/', index);",
    },
    are: [REQUEST],
  },
  {
    name: 'a namespace',
    code: 'export const list = (req) => { /*?*/req; };',
    files: {
      'src/app.js':
        "import express from 'express';\nimport * as users from './file.js';\nexpress().get('/', users.list);",
    },
    are: [REQUEST],
  },
  {
    name: 'an index file that hands the object on',
    code: 'exports.list = (req) => { /*?*/req; };',
    files: {
      'src/index.js': "module.exports = { users: require('./file') };",
      'src/app.js': `${APP}const { users } = require('./index');\napp.get('/', users.list);`,
    },
    are: [REQUEST],
  },
  {
    name: 'an index file that exports the namespace',
    code: 'export const list = (req) => { /*?*/req; };',
    files: {
      'src/index.js': "export * as users from './file.js';",
      'src/app.js':
        "import express from 'express';\nimport { users } from './index.js';\nexpress().get('/', users.list);",
    },
    are: [REQUEST],
  },
  {
    name: 'an index file that imports all and exports it again',
    code: 'export const list = (req) => { /*?*/req; };',
    files: {
      'src/index.js': "import * as users from './file.js';\nexport { users };",
      'src/app.js':
        "import express from 'express';\nimport { users } from './index.js';\nexpress().get('/', users.list);",
    },
    are: [REQUEST],
  },
  {
    name: 'an index file that exports the default under a name',
    code: 'export default { list(req) { /*?*/req; } };',
    files: {
      'src/index.js': "export { default as users } from './file.js';",
      'src/app.js':
        "import express from 'express';\nimport { users } from './index.js';\nexpress().get('/', users.list);",
    },
    are: [REQUEST],
  },
  {
    name: 'an instance, with a method and an arrow in a property',
    code: 'class Users { list(req) { /*?*/req; }\n one = (req) => { /*?*/req; };\n other(req) { /*?*/req; } }\nmodule.exports = new Users();',
    files: {
      'src/app.js': `${APP}const users = require('./file');\napp.get('/', users.list.bind(users));\napp.get('/:id', users.one);`,
    },
    are: [REQUEST, REQUEST, UNKNOWN],
  },
  {
    name: 'a class that is made where it is registered',
    code: 'export class Users { list = (req) => { /*?*/req; }; }',
    files: {
      'src/app.js':
        "import express from 'express';\nimport { Users } from './file.js';\nconst users = new Users();\nexpress().get('/', (req, res) => users.list(req, res));",
    },
    are: [REQUEST],
  },
  {
    name: 'a method that the constructor binds and registers',
    code: "import express from 'express';\nexport class Users {\n  router = express.Router();\n  constructor() { this.router.get('/', this.list.bind(this)); }\n  list(req) { /*?*/req; }\n}",
    are: [REQUEST],
  },
  {
    name: 'static methods',
    code: 'class Users { static list(req) { /*?*/req; } }\nmodule.exports = Users;',
    files: { 'src/app.js': `${APP}const Users = require('./file');\napp.get('/', Users.list);` },
    are: [REQUEST],
  },
  {
    name: 'what a factory returns',
    code: 'module.exports = (service) => ({ list: (req) => { /*?*/req; } });',
    files: { 'src/app.js': `${APP}const users = require('./file')({});\napp.get('/', users.list);` },
    are: [REQUEST],
  },
  {
    name: 'what a factory returns by name, one of them unused',
    code: 'exports.make = (service) => {\n  async function list(req) { /*?*/req; }\n  function other(req) { /*?*/req; }\n  return { list, other };\n};',
    files: {
      'src/app.js': `${APP}const { make } = require('./file');\nconst { list } = make({});\napp.get('/', list);`,
    },
    are: [REQUEST, UNKNOWN],
  },
  {
    name: 'a list of handlers',
    code: 'exports.list = (req) => { /*?*/req; };',
    files: { 'src/app.js': `${APP}const users = require('./file');\napp.get('/', [users.list]);` },
    are: [REQUEST],
  },
  {
    name: 'through a constructor that is handed the instance, in TypeScript',
    file: 'src/file.ts',
    code: 'export class Users { list(req: any) { /*?*/req; } }',
    files: {
      'src/app.ts':
        "import express from 'express';\nimport { Users } from './file';\nexport class Routes {\n  constructor(private readonly users: Users, private router = express.Router()) { this.router.get('/', this.users.list); }\n}",
    },
    are: [REQUEST],
  },
  {
    name: 'what tests pass does not count',
    code: 'exports.list = (req) => { /*?*/req; };',
    files: {
      'src/app.js': `${APP}app.get('/', require('./file').list);`,
      'tests/file.test.js': "const { list } = require('../src/file');\nlist({ query: {} });",
    },
    are: [REQUEST],
  },
  {
    name: 'one that is also called with something else is unknown',
    code: 'exports.list = (req) => { /*?*/req; };',
    files: {
      'src/app.js': `${APP}const { list } = require('./file');\napp.get('/', list);\nlist(JSON.parse('{}'));`,
    },
    are: [UNKNOWN],
  },
]);

const WRAPPERS = [
  ['an arrow in an arrow', 'module.exports = (fn) => (req, res, next) => fn(req, res, next).catch(next);'],
  [
    'a function that returns one',
    'module.exports = function (fn) { return async function (a, b, c) { try { await fn(a, b, c); } catch (e) { c(e); } }; };',
  ],
  [
    'with all arguments',
    'module.exports = (fn) => (...args) => Promise.resolve(fn(...args)).catch(args[2]);',
  ],
  ['with apply', 'module.exports = (fn) => function () { return fn.apply(this, arguments); };'],
  [
    'with call',
    'module.exports = (fn) => function (req, res, next) { return fn.call(this, req, res, next); };',
  ],
  [
    'an inner function by name',
    'const wrap = (fn) => { const run = (req, res, next) => { fn(req, res, next); }; return run; };\nmodule.exports = wrap;',
  ],
] as const;

describe('wrappers of the project', () => {
  test.each(WRAPPERS)('%s', (_, wrapper) => {
    const files = {
      'src/wrap.js': wrapper,
      'src/app.js': `${APP}const { list } = require('./file');\napp.get('/', list);`,
      'src/file.js':
        "const wrap = require('./wrap');\nconst list = wrap(async (req, res) => { /*?*/req; /*?*/res; });\nmodule.exports = { list };",
    };
    expect(inProject(files, originsIn)).toEqual([REQUEST, 'express.response']);
  });

  test('one that passes something else', () => {
    const files = {
      'src/wrap.js': 'module.exports = (fn) => (req, res) => fn(res, req);',
      'src/app.js': `${APP}app.get('/', require('./file').list);`,
      'src/file.js':
        "const wrap = require('./wrap');\nexports.list = wrap((req, res) => { /*?*/req; /*?*/res; });",
    };
    expect(inProject(files, originsIn)).toEqual(['express.response', REQUEST]);
  });

  test('one that passes what it makes', () => {
    const files = {
      'src/wrap.js': 'module.exports = (fn) => (req, res) => fn({ id: req.params.id }, res);',
      'src/app.js': `${APP}app.get('/', require('./file').list);`,
      'src/file.js':
        "const wrap = require('./wrap');\nexports.list = wrap((user, res) => { /*?*/user; /*?*/res; });",
    };
    expect(inProject(files, originsIn)[1]).toBe('express.response');
    expect(inProject(files, originsIn)[0]).not.toBe(REQUEST);
  });

  test('a client that a helper hands over', () => {
    const files = {
      'src/with.js':
        "const { PrismaClient } = require('@prisma/client');\nconst db = new PrismaClient();\nexports.withDb = async (fn) => fn(db);",
      'src/file.js':
        "const { withDb } = require('./with');\nexports.all = () => withDb(async (db) => { /*?*/db; });",
    };
    expect(inProject(files, originsIn)).toEqual(['prisma.client']);
  });
});

const PRISMA = "const { PrismaClient } = require('@prisma/client');\nconst prisma = new PrismaClient();\n";
const CLIENT = 'prisma.client';

rows('clients, apps and what else is handed in', [
  {
    name: 'a factory of a repository',
    code: 'module.exports = (db) => ({ all: () => /*?*/db.order });',
    files: { 'src/app.js': `${PRISMA}module.exports = require('./file')(prisma);` },
    are: ['prisma.delegate "order"'],
  },
  {
    name: 'dependencies in an object',
    code: 'module.exports = ({ db, log }) => ({ all: () => { /*?*/db; /*?*/log; } });',
    files: {
      'src/app.js': `${PRISMA}const log = require('pino')();\nmodule.exports = require('./file')({ db: prisma, log });`,
    },
    are: [CLIENT, 'pino.logger'],
  },
  {
    name: 'an installer',
    code: 'exports.install = (client) => { /*?*/client; };',
    files: { 'src/app.js': `${PRISMA}require('./file').install(prisma);` },
    are: [CLIENT],
  },
  {
    name: 'a constructor',
    code: 'class Orders { constructor(db) { this.db = db; }\n all() { return /*?*/this.db; } }\nmodule.exports = { Orders };',
    files: {
      'src/app.js': `${PRISMA}const { Orders } = require('./file');\nmodule.exports = new Orders(prisma);`,
    },
    are: [CLIENT],
  },
  {
    name: 'a constructor that an heir inherits',
    code: 'class Base { constructor(db) { this.db = db; }\n all() { return /*?*/this.db; } }\nmodule.exports = Base;',
    files: {
      'src/app.js': `${PRISMA}const Base = require('./file');\nclass Orders extends Base {}\nmodule.exports = new Orders(prisma);`,
    },
    are: [CLIENT],
  },
  {
    name: 'a plugin of Fastify in a file of its own',
    code: 'module.exports = async function routes(app) { /*?*/app; };',
    files: { 'src/app.js': "const app = require('fastify')();\napp.register(require('./file'));" },
    are: ['fastify.app'],
  },
  {
    name: 'two callers that agree',
    code: 'exports.all = (db) => /*?*/db.order;',
    files: {
      'src/app.js': `${PRISMA}const { all } = require('./file');\nall(prisma);\nexports.more = () => all(prisma);`,
    },
    are: ['prisma.delegate "order"'],
  },
  {
    name: 'two callers that do not',
    code: 'exports.all = (db) => /*?*/db;',
    files: {
      'src/app.js': `${PRISMA}const { Pool } = require('pg');\nconst { all } = require('./file');\nall(prisma);\nall(new Pool());`,
    },
    are: [UNKNOWN],
  },
  {
    name: 'a caller of which nothing is known',
    code: 'exports.all = (db) => /*?*/db;',
    files: {
      'src/app.js': `${PRISMA}const { all } = require('./file');\nall(prisma);\nexports.of = (given) => all(given);`,
    },
    are: [UNKNOWN],
  },
  {
    name: 'a function that is handed to somebody else as well',
    code: 'const all = (db) => /*?*/db;\nexports.all = all;',
    files: {
      'src/app.js': `${PRISMA}const { all } = require('./file');\nall(prisma);\nsomebody.calls(all);`,
    },
    are: [UNKNOWN],
  },
  {
    name: 'one that calls itself',
    code: `${PRISMA}function walk(db, id) { /*?*/db; walk(db, id - 1); }\nwalk(prisma, 3);`,
    are: [CLIENT],
  },
  {
    name: 'two that call each other',
    code: `${PRISMA}function a(db, n) { /*?*/db; b(db, n); }\nfunction b(db, n) { /*?*/db; a(db, n - 1); }\na(prisma, 3);`,
    are: [CLIENT, CLIENT],
  },
  {
    name: 'two that are called by nobody else',
    code: 'function a(db, n) { /*?*/db; b(db, n); }\nfunction b(db, n) { a(db, n - 1); }',
    are: [UNKNOWN],
  },
  {
    name: 'the default of a parameter that callers leave out',
    code: `${PRISMA}function all(db = prisma) { /*?*/db; }\nall();\nall(prisma);`,
    are: [CLIENT],
  },
]);

rows('members that are added later', [
  {
    name: 'one by one, in another order',
    code: "const { db } = require('./db');\n/*?*/db.order; /*?*/db.client;",
    files: {
      'src/db.js': `${PRISMA}const db = {};\nexports.db = db;\ndb.client = prisma;\ndb.order = prisma.order;`,
    },
    are: ['prisma.delegate "order"', CLIENT],
  },
  {
    name: 'all at once',
    code: "const db = require('./db');\n/*?*/db.client; /*?*/db.other;",
    files: { 'src/db.js': `${PRISMA}Object.assign(module.exports, { client: prisma });` },
    are: [CLIENT, UNKNOWN],
  },
  {
    name: 'to what is exported as a whole',
    code: "const db = require('./db');\n/*?*/db.client;",
    files: {
      'src/db.js': `${PRISMA}module.exports = function connect() {};\nmodule.exports.client = prisma;`,
    },
    are: [CLIENT],
  },
  {
    name: 'while the program runs',
    code: "const db = require('./db');\n/*?*/db.client;",
    files: { 'src/db.js': `${PRISMA}exports.connect = () => { exports.client = prisma; };` },
    are: [CLIENT],
  },
  {
    name: 'an export that is written twice with different values',
    code: "const db = require('./db');\n/*?*/db.client;",
    files: {
      'src/db.js': `${PRISMA}exports.client = prisma;\nif (process.env.FAKE) exports.client = { order: {} };`,
    },
    are: [UNKNOWN],
  },
  {
    name: 'a member that is null at first',
    code: `${PRISMA}const state = { client: null };\nexports.open = () => { state.client = prisma; };\n/*?*/state.client;`,
    are: [CLIENT],
  },
  {
    name: 'a member that something unknown replaces',
    code: `${PRISMA}const state = { client: prisma };\nexports.use = (client) => { state.client = client; };\n/*?*/state.client;`,
    are: [UNKNOWN],
  },
  {
    name: 'objects that are joined',
    code: `${PRISMA}const db = Object.assign({}, { client: prisma }, { name: 'main' });\n/*?*/db.client;`,
    are: [CLIENT],
  },
]);

rows('spreads', [
  {
    name: 'a function that hands its list on to itself, each parameter from the next',
    code: `export const run = function (...args) { /*?*/args; return run.apply(this, args); };
function go(db, ...rest) { /*?*/rest; /*?*/db; return go.apply(null, rest); }
go(1, 2, 3);`,
    are: ['list of unknown', 'list of unknown', UNKNOWN],
  },
  {
    name: 'what is written behind one that is not known',
    code: `${PRISMA}const db = { ...given(), client: prisma };\n/*?*/db.client;`,
    are: [CLIENT],
  },
  {
    name: 'what is written before one that is not known',
    code: `${PRISMA}const db = { client: prisma, ...given() };\n/*?*/db.client;`,
    are: [UNKNOWN],
  },
  {
    name: 'what is written before one that has no such member',
    code: `${PRISMA}const more = { name: 'main' };\nconst db = { client: prisma, ...more };\n/*?*/db.client;`,
    are: [CLIENT],
  },
]);

rows('methods that are bound or promisified', [
  {
    name: 'bound to their object',
    code: "import { query } from './db.js';\n/*?*/query;",
    files: {
      'src/db.js':
        "import pg from 'pg';\nconst pool = new pg.Pool();\nexport const query = pool.query.bind(pool);",
    },
    are: ['pg.pool.query'],
  },
  {
    name: 'promisified and bound, in both orders',
    code: "const { promisify } = require('util');\nconst pool = require('mysql').createPool({});\nconst a = promisify(pool.query).bind(pool);\nconst b = promisify(pool.query.bind(pool));\n/*?*/a; /*?*/b;",
    are: ['mysql2.corePool.query', 'mysql2.corePool.query'],
  },
]);

rows('members that a container is given in other forms', [
  {
    name: 'a constant that is assigned together with module.exports',
    code: "const db = require('./db');\n/*?*/db.pool;",
    files: {
      'src/db.js': "const pg = require('pg');\nconst db = (module.exports = {});\ndb.pool = new pg.Pool();",
    },
    are: ['pg.pool'],
  },
  {
    name: 'a constant that stands for exports',
    code: "const { pool } = require('./db');\n/*?*/pool;",
    files: { 'src/db.js': "const pg = require('pg');\nconst db = exports;\ndb.pool = new pg.Pool();" },
    are: ['pg.pool'],
  },
  {
    name: 'exports that were named anew together with module.exports',
    code: "const db = require('./db');\n/*?*/db.pool;",
    files: {
      'src/db.js': "const pg = require('pg');\nexports = module.exports = {};\nexports.pool = new pg.Pool();",
    },
    are: ['pg.pool'],
  },
  {
    name: 'exports that are not module.exports any more',
    code: "const db = require('./db');\n/*?*/db.pool;",
    files: {
      'src/db.js': "const pg = require('pg');\nmodule.exports = {};\nexports.pool = new pg.Pool();",
    },
    are: [UNKNOWN],
  },
  {
    name: 'a class with a member that is added later',
    code: "const Db = require('./db');\n/*?*/Db.pool; /*?*/Db.other;",
    files: {
      'src/db.js': "const pg = require('pg');\nclass Db {}\nDb.pool = new pg.Pool();\nmodule.exports = Db;",
    },
    are: ['pg.pool', UNKNOWN],
  },
]);
