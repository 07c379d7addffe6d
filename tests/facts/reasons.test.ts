// Why a value is unknown, row by row: the kind of the reason, what it is about, the place where the walk ended, and what was
// unknown before it.
import path from 'node:path';
import { isInvocation } from '../../src/ast/invocations.js';
import type { Reason } from '../../src/facts/origins/reason.js';
import { whyUnfollowed } from '../../src/facts/origins/steps.js';
import { moduleOf } from '../../src/facts/project/module.js';
import { whyNoQuery } from '../../src/facts/queries/why-no-query.js';
import type { Files } from '../support/project.js';
import { inProject, markedIn, type Asked } from '../support/testkit.js';

function described({ kind, name, type, node, because }: Reason, folder: string): string {
  const about = [kind, name, type && `of ${type.model.library}.${type.name ?? '?'}`];
  const module = node && moduleOf(node);
  const place = module && `at ${path.relative(folder, module.path)}:${module.lineAt(node.range[0])}`;
  const own = [...about, place].filter((each) => each !== undefined && each !== '').join(' ');
  return because ? `${own}; because ${described(because, folder)}` : own;
}

const reasonsIn = ({ module, analysis, folder }: Asked): string[] =>
  markedIn(module).map((node) => {
    const reason = whyUnfollowed(node, analysis);
    return reason ? described(reason, folder) : 'known';
  });

interface Row {
  readonly name: string;
  readonly code: string;
  readonly are: readonly string[];
  readonly files?: Files;
}

function rows(title: string, table: readonly Row[]): void {
  test.each(table.map((row) => ({ title, ...row })))('$title: $name', ({ code, are, files = {} }) => {
    expect(inProject({ ...files, 'src/file.ts': code }, reasonsIn)).toEqual(are);
  });
}

const MANIFEST = '{ "type": "module", "dependencies": { "mysql-x": "1", "@prisma/client": "7" } }';

rows('known', [
  {
    name: 'has no reason',
    code: `import { PrismaClient } from '@prisma/client';
/*?*/new PrismaClient().order.findMany;`,
    are: ['known'],
  },
]);

rows('imports', [
  {
    name: 'a file that is not there, and what is read from it',
    code: `import { db } from './db.js';
/*?*/db; /*?*/db.order.findMany;`,
    are: ['unresolved-import ./db.js at src/file.ts:1', 'unresolved-import ./db.js at src/file.ts:1'],
  },
  {
    name: 'a package that no manifest asks for',
    code: `import { db } from '@/db';
import other from 'surely-not-installed';
/*?*/db; /*?*/other;`,
    are: [
      'unresolved-import @/db at src/file.ts:1',
      'unresolved-import surely-not-installed at src/file.ts:2',
    ],
  },
  {
    name: 'a package without a model, by import, namespace and require',
    files: { 'package.json': MANIFEST },
    code: `import { connect } from 'mysql-x';
import * as all from 'mysql-x/promise';
const again = require('mysql-x');
/*?*/connect; /*?*/all.connect; /*?*/again;`,
    are: [
      'package-without-model mysql-x at src/file.ts:1',
      'package-without-model mysql-x/promise at src/file.ts:2',
      'package-without-model mysql-x at src/file.ts:3',
    ],
  },
  {
    name: 'a module of Node without a model',
    code: `import { Worker } from 'node:worker_threads';
/*?*/Worker;`,
    are: ['package-without-model node:worker_threads at src/file.ts:1'],
  },
  {
    name: 'an export that the model of a package does not know',
    code: `import { frobnicate } from '@prisma/client';
/*?*/frobnicate;`,
    are: ['unmodelled-export frobnicate of prisma.module at src/file.ts:1'],
  },
  {
    name: 'a module that does not parse',
    files: { 'src/db.ts': 'export const db = {' },
    code: `import { db } from './db.js';
/*?*/db;`,
    are: ['unreadable-module ./db.js at src/file.ts:1'],
  },
  {
    name: 'a module that does not export the name, also behind a barrel',
    files: { 'src/db.ts': 'export const other = 1;', 'src/barrel.ts': "export * from './db.js';" },
    code: `import { db } from './db.js';
import { db as again } from './barrel.js';
/*?*/db; /*?*/again;`,
    are: ['no-export db at src/db.ts:1', 'no-export db at src/barrel.ts:1'],
  },
  {
    name: 'a specifier that is put together',
    code: 'const name = process.argv[2];\n/*?*/import(name);',
    are: ['computed-import at src/file.ts:2'],
  },
  {
    name: 'the place is that in the other module',
    files: { 'src/db.ts': "import { make } from './make.js';\nexport const db = make;" },
    code: `import { db } from './db.js';
/*?*/db.order;`,
    are: ['unresolved-import ./make.js at src/db.ts:1'],
  },
]);

rows('names', [
  {
    name: 'declared nowhere',
    code: '/*?*/somewhere;',
    are: ['undeclared somewhere at src/file.ts:1'],
  },
  {
    name: 'never given a value',
    code: 'let db;\n/*?*/db;',
    are: ['no-value db at src/file.ts:1'],
  },
  {
    name: 'written more than once',
    files: { 'package.json': MANIFEST },
    code: `import { PrismaClient } from '@prisma/client';
import { connect } from 'mysql-x';
let db = new PrismaClient();
db = connect;
/*?*/db;`,
    are: [
      'written-more-than-once db at src/file.ts:3; because package-without-model mysql-x at src/file.ts:2',
    ],
  },
  {
    name: 'a function that is written again',
    code: 'function make() {}\nmake = other;\n/*?*/make;',
    are: ['written-more-than-once make at src/file.ts:1'],
  },
  {
    name: 'a parameter without annotation and callers',
    code: 'export function list(db) {\n  return /*?*/db.order;\n}',
    are: ['parameter db at src/file.ts:1'],
  },
  {
    name: 'a parameter of type any',
    code: 'export function list(db: any) {\n  return /*?*/db.order;\n}',
    are: ['parameter db at src/file.ts:1; because any at src/file.ts:1'],
  },
  {
    name: 'a parameter whose type is of a package without a model',
    files: { 'package.json': MANIFEST },
    code: `import type { Pool } from 'mysql-x';
export function list(db: Pool) {
  return /*?*/db.query;
}`,
    are: ['parameter db at src/file.ts:2; because package-without-model mysql-x at src/file.ts:1'],
  },
  {
    name: 'a parameter of a function that is handed to something unknown',
    code: `import { app } from './app.js';
app.get('/', (req) => /*?*/req.query);`,
    are: ['parameter req at src/file.ts:2; because unresolved-import ./app.js at src/file.ts:1'],
  },
]);

rows('members', [
  {
    name: 'not there: of an object, a class, an interface',
    code: `const object = { a: 1 };
class Service {}
interface Store { a: string }
declare const store: Store;
/*?*/object.b; /*?*/new Service().b; /*?*/store.b;`,
    are: ['no-member b at src/file.ts:1', 'no-member b at src/file.ts:2', 'no-member b at src/file.ts:3'],
  },
  {
    name: 'not there, and what is spread in is unknown',
    code: `import { more } from './more.js';
const object = { ...more };
/*?*/object.b;`,
    are: ['no-member b at src/file.ts:2; because unresolved-import ./more.js at src/file.ts:1'],
  },
  {
    name: 'one that the model does not know',
    code: `import { PrismaClient } from '@prisma/client';
/*?*/new PrismaClient().order.frobnicate;`,
    are: ['unmodelled-member frobnicate of prisma.delegate at src/file.ts:2'],
  },
  {
    name: 'a field without type and value',
    code: 'class Service {\n  db;\n  list() {\n    return /*?*/this.db.order;\n  }\n}',
    are: ['untyped-member db at src/file.ts:2'],
  },
  {
    name: 'computed',
    code: `const object = { a: 1 };
const key = process.argv[2];
/*?*/object[key];`,
    are: ['computed-member at src/file.ts:3; because no-element at src/file.ts:1'],
  },
  {
    name: 'computed where a pattern takes the object apart',
    code: `const key = process.argv[2];
const { [key]: found } = new Map();
/*?*/found;`,
    are: ['computed-member at src/file.ts:2'],
  },
  {
    name: 'a key that nothing registers, and one that two things are registered as',
    files: {
      'src/container.ts': `import { container } from 'tsyringe';
class A {}
class B {}
container.registerSingleton('two', A);
container.registerSingleton('two', B);`,
    },
    code: `import { container } from 'tsyringe';
/*?*/container.resolve('none');
/*?*/container.resolve('two');`,
    are: ['not-registered none', 'registered-otherwise two at src/container.ts:4'],
  },
  {
    name: 'this, where no class is around',
    code: 'export function list() {\n  return /*?*/this.db;\n}',
    are: ['no-class-around at src/file.ts:2'],
  },
]);

rows('calls and types', [
  {
    name: 'of something unknown',
    files: { 'package.json': MANIFEST },
    code: `import { connect } from 'mysql-x';
const pool = connect();
/*?*/pool; /*?*/pool.query;`,
    are: [
      'not-followed at src/file.ts:2; because package-without-model mysql-x at src/file.ts:1',
      'not-followed at src/file.ts:2; because package-without-model mysql-x at src/file.ts:1',
    ],
  },
  {
    name: 'a function of the project that returns what is unknown',
    code: 'function make(db) {\n  return db;\n}\n/*?*/make().order;',
    are: ['parameter db at src/file.ts:1'],
  },
  {
    name: 'a function that returns nothing',
    code: 'function make() {}\n/*?*/make();',
    are: ['returns-nothing at src/file.ts:1'],
  },
  {
    name: 'a call of a library whose model says nothing of what it gives',
    code: `import pino from 'pino';
/*?*/pino().info('x').then;`,
    are: ['unmodelled-result info of pino.? at src/file.ts:2'],
  },
  {
    name: 'a class that is called without new',
    code: 'class Service {}\n/*?*/Service();',
    are: ['class-called Service at src/file.ts:2'],
  },
  {
    name: 'an element of what has none that is known',
    code: 'const object = { a: 1 };\nfor (const each of object) /*?*/each.b;',
    are: ['no-element at src/file.ts:1'],
  },
  {
    name: 'a row of a query',
    code: `import { DataSource } from 'typeorm';
const row = await new DataSource({}).getRepository('orders').findOneBy({ id: 1 });
/*?*/row.total;`,
    are: ['unmodelled-member total of typeorm.row at src/file.ts:2'],
  },
  {
    name: 'a type parameter, and a type that is not followed',
    code: `export function first<T>(a: T, b: string) {
  return [/*?*/a.order, /*?*/b.order];
}`,
    are: [
      'parameter a at src/file.ts:1; because type-parameter T at src/file.ts:1',
      'parameter b at src/file.ts:1; because type-not-followed at src/file.ts:1',
    ],
  },
]);

rows('the walk itself', [
  {
    name: 'a way that is too long',
    code: `${Array.from({ length: 80 }, (_, index) => `const v${index} = v${index + 1};`).join('\n')}
const v80 = 1;
/*?*/v0;`,
    are: ['too-deep at src/file.ts:61'],
  },
  {
    name: 'values that do not agree',
    code: `import { PrismaClient } from '@prisma/client';
import pino from 'pino';
const either = process.argv[2] ? new PrismaClient() : pino();
/*?*/either;`,
    are: ['several-values'],
  },
  {
    name: 'a value that depends on itself',
    code: 'const a = b;\nconst b = a;\n/*?*/a;',
    are: ['depends-on-itself at src/file.ts:1'],
  },
]);

test.each([
  ['of a library that no manifest asks for', 'knex', 'not-asked-for'],
  ['of a library that one asks for', '@prisma/client', undefined],
])('a query %s', (_, dependency, expected) => {
  const files = {
    'package.json': JSON.stringify({ type: 'module', dependencies: { [dependency]: '*' } }),
    'src/file.ts': `import { PrismaClient } from '@prisma/client';
await /*?*/new PrismaClient().order.findMany();`,
  };
  expect(inProject(files, noQueriesIn)).toEqual([expected]);
});

test('a query that stays in the process', () => {
  const code = `import Database from 'better-sqlite3';
/*?*/new Database('a').prepare('select 1').all();`;
  expect(inProject({ 'src/file.ts': code }, noQueriesIn)).toEqual(['in-process']);
});

function noQueriesIn({ module, analysis }: Asked) {
  return markedIn(module).map((node) => (isInvocation(node) ? whyNoQuery(node, analysis) : 'no call'));
}
