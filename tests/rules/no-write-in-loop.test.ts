import rule from '../../src/rules/no-write-in-loop.js';
import { testRule } from '../support/rule-tester.js';

const DB = `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`;
const files = { 'src/db.ts': DB };
const options = { evidence: 'likely' };

testRule('no-write-in-loop', rule, {
  valid: [
    {
      name: 'each row is counted down by an amount of its own, in a transaction',
      options,
      code: `
import { DataSource, Entity, PrimaryColumn } from 'typeorm';
@Entity() class Book { @PrimaryColumn() id!: string; stock!: number; }
declare const source: DataSource;
export async function sell(lines: { bookId: string; quantity: number }[]) {
  await source.transaction(async (manager) => {
    for (const line of lines) await manager.decrement(Book, { id: line.bookId }, 'stock', line.quantity);
  });
}
`,
    },
    {
      name: 'the lock of an element, which is given back at the end of its round',
      options,
      code: `
import { Redis } from 'ioredis';
const redis = new Redis();
declare function send(id: string): Promise<void>;
const release = (id: string) => redis.del('lock:' + id);
export async function notify(ids: string[]) {
  for (const id of ids) {
    if (!(await redis.set('lock:' + id, '1', 'EX', 60, 'NX'))) continue;
    try { await send(id); } finally { await redis.del('lock:' + id); }
  }
  for (const id of ids) {
    try { await send(id); } finally { if (id) await release(id); }
  }
}
`,
    },
    {
      name: 'it says that a step is done which the round has waited for: a method of the element',
      files: { 'package.json': '{"dependencies":{"@prisma/client":"^6.0.0"}}' },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function run(steps: { id: string; run(): Promise<void> }[]) {
  for (const step of steps) {
    await step.run();
    await prisma.step.update({ where: { id: step.id }, data: { done: true } });
  }
}
`,
    },
    {
      name: 'it says that a step is done: a request, a helper of another file, in a condition around the write',
      files: {
        'src/mail.js':
          "exports.mail = async (user) => { await fetch('https://mail.example/' + user.id, { method: 'POST' }); };",
      },
      filename: 'src/index.js',
      code: `
const { PrismaClient } = require('@prisma/client');
const { mail } = require('./mail');
const prisma = new PrismaClient();
exports.mailAll = async (users) => {
  for (const user of users) {
    await mail(user);
    if (user.isNew) await prisma.user.update({ where: { id: user.id }, data: { isNew: false } });
  }
};
exports.pushAll = (users) =>
  Promise.all(users.map(async (user) => {
    await fetch('https://push.example/' + user.id);
    await prisma.user.update({ where: { id: user.id }, data: { isNew: false } });
  }));
`,
    },
    {
      name: 'it keeps what a request came to, sent by a helper of another file',
      files: {
        ...files,
        'src/hooks.ts': `
export async function deliver(url: string, body: unknown) {
  const answer = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  return { ok: answer.ok, at: new Date() };
}
`,
      },
      options,
      code: `
import { prisma } from './db';
import { deliver } from './hooks';
export async function deliverAll() {
  for (const delivery of await prisma.delivery.findMany({ where: { done: false }, take: 50 })) {
    const { ok, at } = await deliver(delivery.url, delivery.body);
    await prisma.delivery.update({ where: { id: delivery.id }, data: { ok, at, done: true } });
  }
}
`,
    },
    {
      name: 'one statement for all rows',
      files,
      code: `
import { prisma } from './db';
export async function save(names: string[]) { await prisma.user.createMany({ data: names.map((name) => ({ name })) }); }
`,
    },
    {
      name: 'a read per element is the business of another rule',
      files,
      options,
      code: `
import { prisma } from './db';
export async function load(ids: number[]) { for (const id of ids) await prisma.user.findMany({ where: { id } }); }
`,
    },
    {
      name: 'a failure is handled for each row',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(names: string[]) {
  const failed: string[] = [];
  for (const name of names) {
    try { await prisma.user.create({ data: { name } }); } catch { failed.push(name); }
  }
  return failed;
}
`,
    },
    {
      name: 'a failure is handled for each promise',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(names: string[]) {
  await Promise.all(names.map((name) => prisma.user.create({ data: { name } }).catch(() => null)));
  return Promise.allSettled(names.map((name) => prisma.user.create({ data: { name } })));
}
`,
    },
    {
      name: 'the next step needs the new row',
      files,
      options,
      code: `
import { prisma } from './db';
import { send } from './mail';
export async function save(names: string[]) {
  for (const name of names) {
    const user = await prisma.user.create({ data: { name } });
    await send(user.id);
  }
}
`,
    },
    {
      name: 'nested writes have no form for many rows',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(names: string[]) {
  for (const name of names) await prisma.user.create({ data: { name, profile: { create: { bio: '' } } } });
}
`,
    },
    {
      name: 'every row gets a value of its own, in one transaction',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(rows: { id: number; rank: number }[]) {
  await prisma.$transaction(async (tx) => {
    for (const { id, rank } of rows) await tx.user.update({ where: { id }, data: { rank } });
  });
  await prisma.$transaction(rows.map(({ id, rank }) => prisma.user.update({ where: { id }, data: { rank } })));
}
`,
    },
    {
      name: 'chunks, and a short list that is written out',
      files,
      options,
      code: `
import { prisma } from './db';
import { chunk } from './chunk';
export async function save(names: string[]) {
  for (const part of chunk(names, 1000)) await prisma.user.createMany({ data: part.map((name) => ({ name })) });
  for (const name of ['admin', 'guest']) await prisma.role.create({ data: { name } });
}
`,
    },
    {
      name: 'a list in memory, a shadowed client, an any receiver',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(names: string[], db: any) {
  const prisma = { user: { create: async (options: object) => [options] } };
  for (const name of names) await prisma.user.create({ data: { name } });
  for (const name of names) await db.insert(name);
  for (const name of names) new Set<string>().add(name);
}
export { prisma };
`,
    },
    {
      name: 'a script by the settings',
      files,
      options,
      settings: { 'first-draft': { scripts: ['/src/'] } },
      code: `
import { prisma } from './db';
export async function save(names: string[]) { for (const name of names) await prisma.user.create({ data: { name } }); }
`,
    },
    {
      name: 'a helper that does more than write a row',
      files: {
        ...files,
        'src/users.ts': `
import { prisma } from './db';
export async function register(name: string) {
  const user = await prisma.user.create({ data: { name } });
  await prisma.log.create({ data: { userId: user.id } });
}`,
      },
      options,
      code: `
import { register } from './users';
export async function save(names: string[]) { for (const name of names) await register(name); }
`,
    },
  ],
  invalid: [
    {
      name: 'each row is counted down: by the same amount, and by one of its own',
      options,
      code: `
import { DataSource, Entity, PrimaryColumn } from 'typeorm';
@Entity() class Book { @PrimaryColumn() id!: string; stock!: number; }
declare const source: DataSource;
const books = source.getRepository(Book);
export async function sell(lines: { bookId: string; quantity: number }[]) {
  for (const line of lines) await books.decrement({ id: line.bookId }, 'stock', 1);
  for (const line of lines) await books.increment({ id: line.bookId }, 'sold', line.quantity);
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'books.decrement',
          data: {
            query: 'books.decrement()',
            list: 'lines',
            partly: ', and a failure leaves a part of them written',
            remedy: 'Name all rows in one statement.',
          },
        },
        {
          messageId: 'writePerElement',
          at: 'books.increment',
          data: {
            query: 'books.increment()',
            list: 'lines',
            partly: ', and a failure leaves a part of them written',
            remedy: 'Write all with one statement that takes the values as a list.',
          },
        },
      ],
    },
    {
      name: 'a command behind a call: no statement takes them all, a pipeline sends them together',
      options,
      code: `
import { Redis } from 'ioredis';
const redis = new Redis();
async function publish(id: string) {
  await redis.xadd('orders', '*', 'id', id);
}
export async function publishAll(ids: string[]) {
  for (const id of ids) await publish(id);
}
`,
      errors: [
        {
          messageId: 'writeBehindCall',
          at: 'publish',
          line: 8,
          data: {
            call: 'publish()',
            query: 'redis.xadd()',
            place: 'line 5',
            list: 'ids',
            remedy: 'Give it all of them at once and send them together: `pipeline()…exec()`.',
          },
        },
      ],
    },
    {
      name: 'keys that are deleted, and a loop that stands in a finally itself',
      options,
      code: `
import { Redis } from 'ioredis';
const redis = new Redis();
declare function send(id: string): Promise<void>;
export async function notify(ids: string[]) {
  for (const id of ids) {
    console.log(id);
    await redis.del('draft:' + id);
  }
}
export async function clean(ids: string[]) {
  try { await send('all'); } finally { for (const id of ids) await redis.del('draft:' + id); }
}
`,
      errors: [8, 12].map((line) => ({
        messageId: 'writePerElement' as const,
        at: 'redis.del',
        line,
        data: {
          query: 'redis.del()',
          list: 'ids',
          partly: ', and a failure leaves a part of them written',
          remedy: 'Write all rows with one `del([…])`.',
        },
      })),
    },
    {
      name: 'a step of another branch and one that comes later are none that it records',
      code: `
import { PrismaClient } from '@prisma/client';
import { deliver } from '@acme/mail';
const prisma = new PrismaClient();
export async function run(jobs: { id: string; isBad: boolean }[]) {
  for (const job of jobs) {
    if (job.isBad) {
      await deliver(job);
      continue;
    }
    await prisma.job.update({ where: { id: job.id }, data: { done: true } });
  }
  for (const job of jobs) {
    await prisma.order.deleteMany({ where: { jobId: job.id } });
    await deliver(job);
  }
}
`,
      errors: [
        { messageId: 'writePerElement', at: 'prisma.job.update' },
        { messageId: 'writePerElement', at: 'prisma.order.deleteMany' },
      ],
    },
    {
      name: 'between an if and its else, without braces',
      files: { 'src/db.ts': "import knex from 'knex';\nexport const db = knex({ client: 'pg' });\n" },
      code: `
import { db } from './db';
export async function save(names: string[], flag: boolean) {
  if (flag) for (const name of names) await db('users').insert({ name });
  else throw new Error('none');
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: "db('users').insert",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { db } from './db';
export async function save(names: string[], flag: boolean) {
  if (flag) { if (names.length > 0) await db('users').insert(names.map((name) => ({ name }))); }
  else throw new Error('none');
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a value that is waited for, which a callback of map cannot do',
      files,
      code: `
import { prisma } from './db';
declare function hash(password: string): Promise<string>;
export async function save(users: { password: string }[]) {
  for (const user of users) await prisma.user.create({ data: { hash: await hash(user.password) } });
}
`,
      errors: [{ messageId: 'writePerElement', at: 'prisma.user.create', suggestions: [] }],
    },
    {
      name: 'a row per element',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(items: { name: string }[]) {
  for (const item of items) {
    await prisma.user.create({ data: { name: item.name } });
  }
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.user.create',
          line: 5,
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { prisma } from './db';
export async function save(items: { name: string }[]) {
  await prisma.user.createMany({ data: items.map((item) => ({ name: item.name })) });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'all started at once',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(items: { name: string }[]) {
  await Promise.all(items.map((item) => prisma.user.create({ data: item })));
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.user.create',
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { prisma } from './db';
export async function save(items: { name: string }[]) {
  await prisma.user.createMany({ data: items });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a row less per key',
      files,
      options,
      code: `
import { prisma } from './db';
export async function remove(ids: number[]) {
  for (const id of ids) await prisma.user.delete({ where: { id } });
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.user.delete',
          suggestions: [
            {
              messageId: 'writeAllAndCount',
              output: `
import { prisma } from './db';
export async function remove(ids: number[]) {
  if ((await prisma.user.deleteMany({ where: { id: { in: ids } } })).count !== ids.length) throw new Error('Some rows do not exist');
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'the same values for each key',
      files,
      options,
      code: `
import { prisma } from './db';
export async function close(orders: { id: number }[]) {
  await Promise.all(orders.map((order) => prisma.order.update({ where: { id: order.id }, data: { open: false } })));
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: 'prisma.order.update',
          suggestions: [
            {
              messageId: 'writeAllAndCount',
              output: `
import { prisma } from './db';
export async function close(orders: { id: number }[]) {
  if ((await prisma.order.updateMany({ where: { id: { in: orders.map((order) => order.id) } }, data: { open: false } })).count !== new Set(orders.map((order) => order.id)).size) throw new Error('Some rows do not exist');
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'values of their own, outside of a transaction',
      files,
      options,
      code: `
import { prisma } from './db';
export async function rank(rows: { id: number; rank: number }[]) {
  for (const { id, rank } of rows) await prisma.user.update({ where: { id }, data: { rank } });
}
`,
      errors: [{ messageId: 'writePerElement', at: 'prisma.user.update', suggestions: [] }],
    },
    {
      name: 'rows are put in a list of results: no suggestion, because the list needs them',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(names: string[]) {
  const users = [];
  for (const name of names) {
    const user = await prisma.user.create({ data: { name } });
    users.push(user);
  }
  return users;
}
`,
      errors: [{ messageId: 'writePerElement', at: 'prisma.user.create', suggestions: [] }],
    },
    {
      name: 'a comment would be lost: no suggestion',
      files,
      options,
      code: `
import { prisma } from './db';
export async function save(names: string[]) {
  for (const name of names) {
    // each name is a user
    await prisma.user.create({ data: { name } });
  }
}
`,
      errors: [{ messageId: 'writePerElement', at: 'prisma.user.create', suggestions: [] }],
    },
    {
      name: 'behind a helper in another file: a likely sign',
      files: {
        ...files,
        'src/users.ts': `
import { prisma } from './db';
export const addUser = (name: string) => prisma.user.create({ data: { name } });`,
      },
      options,
      code: `
import { addUser } from './users';
export async function save(names: string[]) { for (const name of names) await addUser(name); }
`,
      errors: [{ messageId: 'writeBehindCall', at: 'addUser', line: 3, suggestions: [] }],
    },
    {
      name: 'two writes in one transaction for each element',
      files,
      options,
      code: `
import { prisma } from './db';
export async function merge(rows: { id: number }[]) {
  await Promise.all(rows.map(async (row) => {
    await prisma.$transaction([
      prisma.tag.deleteMany({ where: { rowId: row.id } }),
      prisma.tag.create({ data: { rowId: row.id } }),
    ]);
  }));
}
`,
      errors: [
        { messageId: 'writePerElement', at: 'prisma.tag.deleteMany', suggestions: [] },
        { messageId: 'writePerElement', at: 'prisma.tag.create', suggestions: [] },
      ],
    },
    {
      name: 'a builder whose empty list is an error: the statement is guarded',
      files: {
        'src/db.ts': `import { Kysely } from 'kysely';\nexport const db = new Kysely<any>({} as never);`,
      },
      options,
      code: `
import { db } from './db';
export async function save(names: string[]) {
  for (const name of names) await db.insertInto('users').values({ name }).execute();
}
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: "db.insertInto('users').values({ name }).execute",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
import { db } from './db';
export async function save(names: string[]) {
  if (names.length > 0) await db.insertInto('users').values(names.map((name) => ({ name }))).execute();
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'by a builder that is called',
      files: { 'src/db.js': `const knex = require('knex');\nmodule.exports = knex({});` },
      filename: 'src/file.js',
      options,
      code: `
const db = require('./db');
exports.remove = async function (ids) {
  for (const id of ids) await db('users').where({ id }).del();
};
`,
      errors: [
        {
          messageId: 'writePerElement',
          at: "db('users').where({ id }).del",
          suggestions: [
            {
              messageId: 'writeAllAtOnce',
              output: `
const db = require('./db');
exports.remove = async function (ids) {
  await db('users').whereIn('id', [...ids]).del();
};
`,
            },
          ],
        },
      ],
    },
  ],
});
