import rule from '../../src/rules/no-unexecuted-query.js';
import { testRule } from '../support/rule-tester.js';

const PRISMA = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const KYSELY = `import { Kysely } from 'kysely';\nexport const db = new Kysely<any>({} as never);`;
const KNEX = `import knex from 'knex';\nexport const db = knex({});`;

testRule('no-unexecuted-query', rule, {
  valid: [
    {
      name: 'awaited, returned, chained, handed on, collected',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function run(names: string[]) {
  await prisma.user.findMany();
  prisma.user.findMany().then(console.log, console.error);
  prisma.user.create({ data: {} }).catch(console.error);
  const all = names.map((name) => prisma.user.create({ data: { name } }));
  await prisma.$transaction([prisma.user.create({ data: {} })]);
  const later = prisma.user.count();
  console.log(await later);
  await Promise.all(all);
  return prisma.user.findMany();
}
`,
    },
    {
      name: 'a helper that gives its query back: awaited, handed on, sent by the helper, or not always a query',
      files: {
        'src/db.ts': PRISMA,
        'src/helpers.ts': `
import { prisma } from './db';
export const purge = (ids: number[]) => prisma.user.deleteMany({ where: { id: { in: ids } } });
export async function drop(id: number) { return prisma.user.delete({ where: { id } }); }
export const started = (id: number) => prisma.user.delete({ where: { id } }).then((row) => row.id);
export function maybe(id?: number) {
  if (id === undefined) return undefined;
  return prisma.user.delete({ where: { id } });
}
`,
      },
      code: `
import { prisma } from './db';
import { drop, maybe, purge, started } from './helpers';
export async function run(ids: number[]) {
  await purge(ids);
  drop(1);
  started(1);
  maybe(1);
  await prisma.$transaction([purge(ids), prisma.user.count()]);
  return purge(ids);
}
`,
    },
    {
      name: 'an async callback waits for what it returns',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export function run(names: string[]) { names.forEach(async (name) => prisma.user.create({ data: { name } })); }
`,
    },
    {
      name: 'eager calls are sent whether anybody waits or not',
      files: {
        'src/db.ts': `import { DataSource } from 'typeorm';\nexport class User {}\nexport const users = new DataSource({} as never).getRepository(User);`,
      },
      code: `
import { users } from './db';
export async function run() { users.save({}); void users.find(); }
`,
    },
    {
      name: 'a builder that is changed and sent later',
      files: { 'src/db.ts': KNEX },
      code: `
import { db } from './db';
export async function list(name?: string) {
  const query = db('users');
  if (name) query.where('name', name);
  query.orderBy('id');
  return query;
}
`,
    },
    {
      name: 'a builder that is kept in a variable, handed on or executed',
      files: { 'src/db.ts': KYSELY },
      code: `
import { db } from './db';
import { run } from './run';
export async function list(name?: string) {
  let query = db.selectFrom('users').selectAll();
  if (name) query = query.where('name', '=', name);
  run(db.deleteFrom('users'));
  return query.execute();
}
`,
    },
    {
      name: 'members that send without being awaited',
      filename: 'src/file.js',
      files: {
        'package.json': '{ "dependencies": { "mongoose": "^6.0.0" } }',
        'src/db.js': `
import { drizzle } from 'drizzle-orm/libsql';
import { drizzle as pglite } from 'drizzle-orm/pglite';
import { drizzle as expo } from 'drizzle-orm/expo-sqlite';
import { sqliteTable, integer } from 'drizzle-orm/sqlite-core';
import knex from 'knex';
import { Kysely, sql } from 'kysely';
import { model, Schema } from 'mongoose';
import { Model } from 'objection';
import postgres from 'postgres';
export const visits = sqliteTable('visits', { id: integer('id') });
export const remote = drizzle({}), embedded = pglite(), phone = expo({});
export const builder = knex({}), kysely = new Kysely({}), pg = postgres();
export const raw = sql;
export const Visit = model('Visit', new Schema({}));
export class Hall extends Model {}
`,
      },
      code: `
import { Hall, Visit, builder, embedded, kysely, pg, phone, raw, remote, visits } from './db';
export async function run(id, done) {
  Visit.deleteOne({ id }).exec();
  Visit.find({ id }, (error, rows) => done(error, rows));
  Visit.findById(id, done);
  Visit.countDocuments({}, function counted() {});
  Visit.aggregate([]).exec(done);
  remote.delete(visits).run();
  phone.select().from(visits).get();
  embedded.delete(visits).execute();
  builder('visits').del().asCallback(done);
  builder('visits').select().stream().pipe(process.stdout);
  builder.schema.hasTable('visits').then((has) => has || builder.schema.dropTable('visits'));
  kysely.deleteFrom('visits').execute();
  raw\`delete from visits\`.execute(kysely);
  pg\`delete from visits\`.execute();
  pg\`delete from visits\`.catch(done);
  Hall.query().delete().execute();
}
`,
    },
    {
      name: 'a schema builder that is kept and awaited, and a field that holds a builder',
      files: { 'src/db.ts': KNEX },
      code: `
import { db } from './db';
export async function prepare() {
  const schema = db.schema;
  schema.createTable('guests', () => {});
  schema.dropTable('visits');
  await schema;
}
export class Search {
  private readonly query = db('guests');
  only(name: string) { this.query.where('name', name); }
  run() { return this.query; }
}
`,
    },
    {
      name: 'not the library: the same names on other objects',
      files: { 'src/db.ts': PRISMA },
      code: `
const user = { findMany: () => [1], create: (options: object) => options };
export function run(db: any) {
  user.findMany();
  user.create({ data: {} });
  db.insertInto('users').values({});
  new Map<string, number>().delete('a');
}
`,
    },
  ],
  invalid: [
    {
      name: 'DynamoDB by the second version of its SDK: a request that is awaited, and not its promise',
      filename: 'src/users.js',
      code: `
const AWS = require('aws-sdk');
const db = new AWS.DynamoDB.DocumentClient();
exports.save = async (user, done) => {
  await db.put({ TableName: 'users', Item: user });
  db.put({ TableName: 'users', Item: user }, (error) => done(error));
  db.put({ TableName: 'users', Item: user }, done);
  db.put({ TableName: 'users', Item: user }).send(done);
};
`,
      errors: [
        {
          messageId: 'notExecuted',
          at: 'db.put',
          line: 5,
          suggestions: [
            {
              messageId: 'executeQuery',
              output: `
const AWS = require('aws-sdk');
const db = new AWS.DynamoDB.DocumentClient();
exports.save = async (user, done) => {
  await db.put({ TableName: 'users', Item: user }).promise();
  db.put({ TableName: 'users', Item: user }, (error) => done(error));
  db.put({ TableName: 'users', Item: user }, done);
  db.put({ TableName: 'users', Item: user }).send(done);
};
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a read that a function was to give back: to await it alone is no use',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export const findUser = (id: number) => {
  prisma.user.findUnique({ where: { id } });
};
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'prisma.user.findUnique',
          data: {
            query: 'prisma.user.findUnique()',
            sent: 'awaited',
            remedy: 'Return it, or await it and use what it gives.',
          },
        },
      ],
    },
    {
      name: 'void before parentheses, and before a comment that would be lost',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function run(name: string) {
  void (prisma.user.create({ data: { name } }));
  void /* later */ prisma.user.create({ data: { name } });
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'prisma.user.create',
          line: 4,
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import { prisma } from './db';
export async function run(name: string) {
  await (prisma.user.create({ data: { name } }));
  void /* later */ prisma.user.create({ data: { name } });
}
`,
            },
          ],
        },
        { messageId: 'dropped', at: 'prisma.user.create', line: 5, suggestions: [] },
      ],
    },
    {
      name: 'a statement of its own',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function run(name: string) {
  prisma.user.create({ data: { name } });
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'prisma.user.create',
          line: 4,
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import { prisma } from './db';
export async function run(name: string) {
  await prisma.user.create({ data: { name } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'void says that nobody waits, and then nothing is sent',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function run(name: string) {
  void prisma.user.create({ data: { name } });
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'prisma.user.create',
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import { prisma } from './db';
export async function run(name: string) {
  await prisma.user.create({ data: { name } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'in a function that cannot wait: no suggestion',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export function run(name: string) { prisma.user.create({ data: { name } }); }
`,
      errors: [{ messageId: 'dropped', at: 'prisma.user.create', suggestions: [] }],
    },
    {
      name: 'given back to forEach',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export function run(names: string[]) { names.forEach((name) => prisma.user.create({ data: { name } })); }
`,
      errors: [{ messageId: 'ignored', at: 'prisma.user.create', suggestions: [] }],
    },
    {
      name: 'in a name that nothing reads',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export async function run() { const users = prisma.user.findMany(); }
`,
      errors: [{ messageId: 'unused', at: 'prisma.user.findMany', suggestions: [] }],
    },
    {
      name: 'a query that a helper gives back, and its caller drops',
      files: {
        'src/db.ts': PRISMA,
        'src/helpers.ts': `
import type { PrismaClient } from '@prisma/client';
export const purge = (client: PrismaClient, ids: number[]) => client.user.deleteMany({ where: { id: { in: ids } } });
`,
        'src/more.ts': `
import { prisma } from './db';
import { purge } from './helpers';
export function purgeAll(ids: number[]) { return purge(prisma, ids); }
`,
      },
      code: `
import { prisma } from './db';
import { purge } from './helpers';
import { purgeAll } from './more';
export async function run(ids: number[]) {
  purge(prisma, ids);
  const gone = purgeAll(ids);
  ids.forEach((id) => purge(prisma, [id]));
  await prisma.user.count();
}
`,
      errors: [
        {
          messageId: 'behindCall',
          at: 'purge',
          line: 6,
          data: {
            call: 'purge()',
            query: 'client.user.deleteMany()',
            place: 'helpers.ts:3',
            sent: 'awaited',
            remedy: 'Await it.',
          },
          suggestions: [
            {
              messageId: 'awaitQuery',
              data: { query: 'purge()' },
              output: `
import { prisma } from './db';
import { purge } from './helpers';
import { purgeAll } from './more';
export async function run(ids: number[]) {
  await purge(prisma, ids);
  const gone = purgeAll(ids);
  ids.forEach((id) => purge(prisma, [id]));
  await prisma.user.count();
}
`,
            },
          ],
        },
        { messageId: 'behindCall', at: 'purgeAll', line: 7, suggestions: [] },
        { messageId: 'behindCall', at: 'purge', line: 8, suggestions: [] },
      ],
    },
    {
      name: 'a builder that a helper gives back',
      files: {
        'src/db.ts': KYSELY,
        'src/repository.ts': `
import { db } from './db';
export class Users {
  remove(id: number) { return db.deleteFrom('users').where('id', '=', id); }
}
`,
      },
      code: `
import { db } from './db';
import { Users } from './repository';
const users = new Users();
export async function run(id: number) {
  users.remove(id);
  await db.selectFrom('users').execute();
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'users.remove',
          suggestions: [
            {
              messageId: 'executeQuery',
              data: { repair: 'await ….execute()' },
              output: `
import { db } from './db';
import { Users } from './repository';
const users = new Users();
export async function run(id: number) {
  await users.remove(id).execute();
  await db.selectFrom('users').execute();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a builder, alone and awaited',
      files: { 'src/db.ts': KYSELY },
      code: `
import { db } from './db';
export async function run(name: string) {
  db.insertInto('users').values({ name });
  await db.deleteFrom('users').where('name', '=', name);
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: "db.insertInto('users').values",
          suggestions: [
            {
              messageId: 'executeQuery',
              output: `
import { db } from './db';
export async function run(name: string) {
  await db.insertInto('users').values({ name }).execute();
  await db.deleteFrom('users').where('name', '=', name);
}
`,
            },
          ],
        },
        {
          messageId: 'notExecuted',
          at: "db.deleteFrom('users').where",
          suggestions: [
            {
              messageId: 'executeQuery',
              output: `
import { db } from './db';
export async function run(name: string) {
  db.insertInto('users').values({ name });
  await db.deleteFrom('users').where('name', '=', name).execute();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a builder that sends itself when awaited',
      files: { 'src/db.ts': KNEX },
      code: `
import { db } from './db';
export async function run(name: string) {
  db('users').insert({ name });
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: "db('users').insert",
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import { db } from './db';
export async function run(name: string) {
  await db('users').insert({ name });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'by way of an injected client, and only its type is known',
      tiers: 'both',
      code: `
import type { PrismaClient } from '@prisma/client';
export class Users {
  constructor(private readonly prisma: PrismaClient) {}
  async add(name: string) {
    this.prisma.user.create({ data: { name } });
  }
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'this.prisma.user.create',
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import type { PrismaClient } from '@prisma/client';
export class Users {
  constructor(private readonly prisma: PrismaClient) {}
  async add(name: string) {
    await this.prisma.user.create({ data: { name } });
  }
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the bare statement of a tag',
      files: { 'src/db.ts': `import postgres from 'postgres';\nexport const sql = postgres();` },
      code: `
import { sql } from './db';
export async function forget(id: string) {
  sql\`delete from visits where id = \${id}\`;
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'sql',
          line: 4,
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import { sql } from './db';
export async function forget(id: string) {
  await sql\`delete from visits where id = \${id}\`;
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a fragment that needs a client to be executed with: no suggestion',
      files: { 'src/db.ts': KYSELY },
      code: `
import { sql } from 'kysely';
export async function forget() {
  sql\`delete from visits\`;
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'sql',
          line: 4,
          data: {
            query: 'sql',
            sent: 'executed with `execute`',
            remedy: 'Give the client to its `execute(…)` and await that.',
          },
          suggestions: [],
        },
      ],
    },
    {
      name: 'a synchronous builder is run, where nothing can be awaited',
      filename: 'src/file.js',
      files: {
        'package.json': '{}',
        'src/db.js': `
import Database from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { sqliteTable, integer } from 'drizzle-orm/sqlite-core';
export const visits = sqliteTable('visits', { id: integer('id') });
export const db = drizzle(new Database('inn.db'));
`,
      },
      code: `
import { db, visits } from './db';
export function forget(ids) {
  db.delete(visits);
  return ids.map((id) => db.select().from(visits).where(id).get());
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: 'db.delete',
          suggestions: [
            {
              messageId: 'executeQuery',
              output: `
import { db, visits } from './db';
export function forget(ids) {
  db.delete(visits).run();
  return ids.map((id) => db.select().from(visits).where(id).get());
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'builders of a schema, which are as lazy as those of queries',
      files: { 'src/knex.ts': KNEX, 'src/db.ts': KYSELY },
      code: `
import { db as builder } from './knex';
import { db } from './db';
export async function prepare() {
  builder.schema.withSchema('inn').createTable('guests', () => {});
  await db.schema.createTable('guests').addColumn('id', 'integer');
}
`,
      errors: [
        {
          messageId: 'dropped',
          at: "builder.schema.withSchema('inn').createTable",
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import { db as builder } from './knex';
import { db } from './db';
export async function prepare() {
  await builder.schema.withSchema('inn').createTable('guests', () => {});
  await db.schema.createTable('guests').addColumn('id', 'integer');
}
`,
            },
          ],
        },
        {
          messageId: 'notExecuted',
          at: "db.schema.createTable('guests').addColumn",
          suggestions: [
            {
              messageId: 'executeQuery',
              output: `
import { db as builder } from './knex';
import { db } from './db';
export async function prepare() {
  builder.schema.withSchema('inn').createTable('guests', () => {});
  await db.schema.createTable('guests').addColumn('id', 'integer').execute();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a version that takes no callback: whatever is given second is data',
      filename: 'src/file.js',
      files: {
        'package.json': '{ "dependencies": { "mongoose": "^8.0.0" } }',
        'src/db.js': `import { model, Schema } from 'mongoose';\nexport const Visit = model('Visit', new Schema({}));`,
      },
      code: `
import { Visit } from './db';
export function touch(id, change) { Visit.updateOne({ id }, change); }
`,
      errors: [{ messageId: 'dropped', at: 'Visit.updateOne', suggestions: [] }],
    },
    {
      name: 'where await may not stand: no suggestion',
      files: { 'src/db.ts': PRISMA },
      code: `
import { prisma } from './db';
export class Counter {
  static { prisma.counter.update({ where: { id: 1 }, data: {} }); }
}
export function* steps() { prisma.counter.count(); }
export async function later(started = () => { prisma.counter.count(); }) { return started; }
`,
      errors: [
        { messageId: 'dropped', at: 'prisma.counter.update', suggestions: [] },
        { messageId: 'dropped', at: 'prisma.counter.count', line: 6, suggestions: [] },
        { messageId: 'dropped', at: 'prisma.counter.count', line: 7, suggestions: [] },
      ],
    },
    {
      name: 'at the top of a script: no suggestion',
      filename: 'src/file.js',
      files: { 'package.json': '{}' },
      code: `
const { PrismaClient } = require('@prisma/client');
const prisma = new PrismaClient();
prisma.user.create({ data: {} });
module.exports = { prisma };
`,
      errors: [{ messageId: 'dropped', at: 'prisma.user.create', suggestions: [] }],
    },
    {
      name: 'at the top of a file that TypeScript may make CommonJS of: no suggestion',
      files: { 'package.json': '{ "dependencies": { "knex": "3.0.0" } }' },
      code: `
import knex from 'knex';
const db = knex({});
db('visits').del();
export default db;
`,
      errors: [{ messageId: 'dropped', at: "db('visits').del", suggestions: [] }],
    },
    {
      name: 'at the top of an ES module',
      files: { 'package.json': '{ "type": "module", "dependencies": { "knex": "3.0.0" } }' },
      code: `
import knex from 'knex';
const db = knex({});
db('visits').del();
export default db;
`,
      errors: [
        {
          messageId: 'dropped',
          at: "db('visits').del",
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: `
import knex from 'knex';
const db = knex({});
await db('visits').del();
export default db;
`,
            },
          ],
        },
      ],
    },
    {
      name: 'an async callback of forEach: it would be sent, and its failure would reach nobody',
      code: `
import { drizzle } from 'drizzle-orm/node-postgres';
import { eq } from 'drizzle-orm';
import { items } from './schema';
const db = drizzle('');
export function clear(ids: number[]) {
  ids.forEach(async (id) => { db.delete(items).where(eq(items.id, id)); });
}
`,
      errors: [{ messageId: 'dropped', at: 'db.delete(items).where', suggestions: [] }],
    },
  ],
});
