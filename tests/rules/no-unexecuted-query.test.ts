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
  ],
});
