import rule from '../../src/rules/no-unbounded-query.js';
import { testRule } from '../support/rule-tester.js';

const files = {
  'src/db.ts': `
import { PrismaClient } from '@prisma/client';
export const prisma = new PrismaClient();
`,
};

testRule('no-unbounded-query', rule, {
  valid: [
    {
      name: 'a computed key and arguments that are spread may hold a limit',
      files: {
        'src/db.ts': `
import { PrismaClient } from '@prisma/client';
import { MongoClient } from 'mongodb';
export const prisma = new PrismaClient();
export const orders = new MongoClient('mongodb://localhost').db().collection('orders');
`,
      },
      code: `
import express from 'express';
import { orders, prisma } from './db';
declare const option: 'take';
declare const more: [];
express().get('/users', async (req, res) => {
  res.json([await prisma.user.findMany({ [option]: 50 }), await orders.find(...more).toArray(), await orders.find({}, ...more).toArray()]);
});
express().get('/lists', async (req, res) => {
  res.json([await prisma.user.findMany(...more), await orders.find(...[{}, { limit: 50 }]).toArray()]);
});
`,
    },
    {
      name: 'a limit, a condition, one row, a count',
      files,
      code: `
import express from 'express';
import { prisma } from './db';
express().get('/users', async (req, res) => {
  await prisma.user.findMany({ take: 50 });
  await prisma.user.findMany({ where: { teamId: 1 } });
  await prisma.user.findFirst();
  res.json(await prisma.user.count());
});
`,
    },
    {
      name: 'options that are not written out may hold a limit',
      files,
      code: `
import express from 'express';
import { prisma } from './db';
declare function pageOf(query: unknown): object;
express().get('/users', async (req, res) => {
  const page = pageOf(req.query);
  res.json([await prisma.user.findMany(page), await prisma.user.findMany({ ...page })]);
});
`,
    },
    {
      name: 'no request: a job reads all on purpose',
      files,
      code: `
import { prisma } from './db';
export async function nightly() { return prisma.user.findMany(); }
`,
    },
    {
      name: 'no request: what runs when the process is told to stop, wherever that is said',
      files,
      code: `
import express from 'express';
import { prisma } from './db';
declare function keep(value: unknown): void;
express().post('/workers', (req, res) => {
  process.once('SIGTERM', async () => { keep(await prisma.job.findMany()); });
  setInterval(async () => { keep(await prisma.job.findMany()); }, 1000);
  res.sendStatus(202);
});
`,
    },
  ],
  invalid: [
    {
      name: 'in a handler',
      files,
      code: `
import express from 'express';
import { prisma } from './db';
express().get('/users', async (req, res) => {
  res.json(await prisma.user.findMany());
});
`,
      errors: [{ messageId: 'unbounded', at: 'prisma.user.findMany', line: 5 }],
    },
    {
      name: 'in a callback that the handler runs',
      files,
      code: `
import express from 'express';
import { prisma } from './db';
express().get('/users', async (req, res) => {
  const load = async () => {
    return prisma.user.findMany();
  };
  res.json([
    await prisma.$transaction(async (tx) => tx.user.findMany()),
    await Promise.all([1, 2].map(async () => prisma.user.findMany())),
    await load(),
  ]);
});
`,
      errors: [
        { messageId: 'unbounded', at: 'prisma.user.findMany', line: 6 },
        { messageId: 'unbounded', at: 'tx.user.findMany', line: 9 },
        { messageId: 'unbounded', at: 'prisma.user.findMany', line: 10 },
        { messageId: 'unboundedBehindCall', at: 'load', line: 11 },
      ],
    },
    {
      name: 'an empty filter, and a chain of which no member limits',
      files: { 'src/db.ts': `import knex from 'knex';\nexport const db = knex({});` },
      code: `
import { Hono } from 'hono';
import { db } from './db';
new Hono().get('/users', async (c) => c.json(await db('users').select('id').orderBy('id')));
`,
      errors: [{ messageId: 'unbounded', at: "db('users').select('id').orderBy" }],
    },
    {
      name: 'in a service that a handler calls',
      files: {
        ...files,
        'src/users.ts': `
import { prisma } from './db';
export const allUsers = () => prisma.user.findMany({ orderBy: { id: 'asc' } });`,
      },
      code: `
import express from 'express';
import { allUsers } from './users';
express().get('/users', async (req, res) => {
  res.json(await allUsers());
});
`,
      errors: [{ messageId: 'unboundedBehindCall', at: 'allUsers', line: 5 }],
    },
  ],
});
