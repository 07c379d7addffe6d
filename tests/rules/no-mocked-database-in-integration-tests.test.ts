import rule from '../../src/rules/no-mocked-database-in-integration-tests.js';
import { testRule } from '../support/rule-tester.js';

const filename = 'test/orders.test.ts';
const files = {
  'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\nexport const now = () => new Date();\n`,
  'src/app.ts': `import express from 'express';\nimport { db } from './db';\nexport const app = express();\napp.get('/orders', async (req, res) => { res.json(await db.order.findMany()); });\n`,
};
const ASKS = `it('answers', async () => { await request(app).get('/orders').expect(200); });`;

testRule('no-mocked-database-in-integration-tests', rule, {
  valid: [
    {
      name: 'a unit test',
      filename: 'src/orders.test.ts',
      files,
      code: `
import { it, vi } from 'vitest';
import { mockDeep } from 'vitest-mock-extended';
import type { PrismaClient } from '@prisma/client';
import { db } from './db';
vi.mock('./db', () => ({ db: { order: { findMany: vi.fn() } } }));
const other = mockDeep<PrismaClient>();
it('lists', async () => { await db.order.findMany(); await other.order.findMany(); });
`,
    },
    {
      name: 'a unit test that says so, whatever it sends',
      filename: 'test/unit/orders.test.ts',
      files,
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../../src/app';
vi.mock('../../src/db', () => ({ db: { order: { findMany: vi.fn() } } }));
${ASKS}
`,
    },
    {
      name: 'something else is replaced',
      filename,
      files: {
        ...files,
        'src/mail.ts': `export const send = (to: string) => fetch('https://mail.example.com/' + to);\n`,
      },
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
vi.mock('../src/mail', () => ({ send: vi.fn() }));
vi.mock('../src/db', async (original) => ({ ...(await original<object>()), now: () => new Date(0) }));
vi.mock('ioredis');
vi.mock('nodemailer');
${ASKS}
`,
    },
    {
      name: 'a module that is called db and holds none',
      filename,
      files: {
        'src/db.ts': `export const db = new Map<string, string>();\n`,
        'src/app.ts': `export const app = {};\n`,
      },
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
vi.mock('../src/db', () => ({ db: { get: vi.fn() } }));
${ASKS}
`,
    },
    {
      name: 'an engine in memory, a container, a real client behind the factory',
      filename,
      files: {
        ...files,
        'src/pool.ts': `import { Pool } from 'pg';\nexport const pool = new Pool();\n`,
        'test/support/database.ts': `import { PostgreSqlContainer } from '@testcontainers/postgresql';\nexport const start = () => new PostgreSqlContainer('postgres:17').start();\nexport const client = {};\n`,
      },
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
vi.mock('../src/db', async () => {
  const { PGlite } = await import('@electric-sql/pglite');
  return { db: new PGlite() };
});
vi.mock('../src/pool', async () => ({ pool: (await import('./support/database')).client }));
${ASKS}
`,
    },
    {
      name: 'a file that starts a container puts its client in the place of the module',
      filename,
      files: {
        ...files,
        'test/support/database.ts': `import { PostgreSqlContainer } from '@testcontainers/postgresql';\nexport const start = () => new PostgreSqlContainer('postgres:17').start();\n`,
      },
      code: `
import request from 'supertest';
import { beforeAll, it, vi } from 'vitest';
import { app } from '../src/app';
import { start } from './support/database';
vi.mock('../src/db', () => ({ db: { $transaction: (run: (tx: unknown) => unknown) => run({}) } }));
beforeAll(() => start());
${ASKS}
`,
    },
    {
      name: 'what cannot be followed, and an empty place',
      filename,
      files,
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
import { testDb } from './elsewhere';
vi.mock('../src/db', () => ({ db: testDb }));
vi.mock('../src/db', () => ({ db: {} }));
vi.mock('../src/db', () => ({ get db() { return testDb; } }));
${ASKS}
`,
    },
    {
      name: 'a failure that a test plans',
      filename,
      files,
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
import { db } from '../src/db';
it('answers 500', async () => {
  vi.spyOn(db.order, 'findMany').mockRejectedValueOnce(new Error('down'));
  await request(app).get('/orders').expect(500);
});
`,
    },
    {
      name: 'an overridden provider that is no database, or is a real one',
      filename: 'test/app.e2e-spec.ts',
      files: {
        'src/prisma.service.ts': `import { PrismaClient } from '@prisma/client';\nexport class PrismaService extends PrismaClient {}\n`,
        'src/mail.service.ts': `export class MailService { send() { return 1; } }\n`,
      },
      code: `
import { Test } from '@nestjs/testing';
import { PrismaClient } from '@prisma/client';
import { PrismaService } from '../src/prisma.service';
import { MailService } from '../src/mail.service';
beforeEach(async () => {
  await Test.createTestingModule({})
    .overrideProvider(MailService).useValue({ send: jest.fn() })
    .overrideProvider(PrismaService).useValue(new PrismaClient({ datasourceUrl: process.env.TEST_DATABASE_URL }))
    .compile();
});
`,
    },
    {
      name: 'a folder of the application that is called integration',
      filename: 'src/integration/sync.test.ts',
      files,
      code: `
import { it, vi } from 'vitest';
import { db } from '../db';
vi.mock('../db', () => ({ db: { order: { findMany: vi.fn() } } }));
it('lists', async () => { await db.order.findMany(); });
`,
    },
  ],
  invalid: [
    {
      name: 'a file that replaces the services too may mean to test the handler by itself: a likely sign',
      filename,
      options: { evidence: 'likely' },
      files: {
        ...files,
        'src/mail.ts': `export const send = (to: string) => fetch('https://mail.example.com/' + to);\n`,
      },
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
vi.mock('../src/db', () => ({ db: { order: { findMany: vi.fn() } } }));
vi.mock('../src/mail', () => ({ send: vi.fn() }));
${ASKS}
`,
      errors: [{ messageId: 'sendsRequests', at: "'../src/db'" }],
    },
    {
      name: "a module of the project whose export is Prisma's client, behind a request",
      filename,
      files,
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
vi.mock('../src/db', () => ({ db: { order: { findMany: vi.fn().mockResolvedValue([]) } } }));
${ASKS}
`,
      errors: [{ messageId: 'sendsRequests', at: "'../src/db'", data: { mock: "'../src/db'" } }],
    },
    {
      name: 'a function that gives a client, and a client that is put together elsewhere in the file',
      filename,
      files: {
        'src/db.ts': `import { Pool } from 'pg';\nlet pool: Pool | undefined;\nexport function getPool(): Pool { pool ??= new Pool(); return pool; }\n`,
        'src/app.ts': `export const app = {};\n`,
      },
      code: `
import request from 'supertest';
import { it, vi } from 'vitest';
import { app } from '../src/app';
const { pool } = vi.hoisted(() => ({ pool: { query: vi.fn() } }));
vi.mock('../src/db', () => ({ getPool: () => pool }));
${ASKS}
`,
      errors: [{ messageId: 'sendsRequests', at: "'../src/db'" }],
    },
    {
      name: 'through helpers: the request of one, the application of another',
      filename,
      files: {
        ...files,
        'test/support/api.ts': `import request from 'supertest';\nimport { app } from '../../src/app';\nexport const api = () => request(app);\n`,
      },
      code: `
import { it, vi } from 'vitest';
import { api } from './support/api';
vi.mock('../src/db');
it('answers', async () => { await api().get('/orders').expect(200); });
`,
      errors: [{ messageId: 'sendsRequests', at: "'../src/db'" }],
    },
    {
      name: 'the package, in plain JavaScript',
      filename: 'test/integration/orders.test.js',
      files: { 'package.json': '{"devDependencies":{"jest":"30.0.0"}}' },
      code: `
const { load } = require('../../src/orders');
jest.mock('pg', () => ({ Pool: jest.fn(() => ({ query: jest.fn() })) }));
jest.mock('mongoose');
it('loads', async () => { await load(1); });
`,
      errors: [
        { messageId: 'saysSo', at: "'pg'", data: { mock: "'pg'" } },
        { messageId: 'saysSo', at: "'mongoose'" },
      ],
    },
    {
      name: 'a client that is a mock in every member',
      filename: 'src/orders.integration.test.ts',
      code: `
import { it } from 'vitest';
import { mockDeep } from 'vitest-mock-extended';
import { PrismaClient } from '@prisma/client';
import { Repository } from 'typeorm';
import { createMock } from '@golevelup/ts-vitest';
const db = mockDeep<PrismaClient>();
const orders = createMock<Repository<{ id: number }>>();
it('lists', async () => { await db.order.findMany(); await orders.find(); });
`,
      errors: [
        { messageId: 'saysSo', at: 'mockDeep', line: 7, data: { mock: 'mockDeep()' } },
        { messageId: 'saysSo', at: 'createMock', line: 8 },
      ],
    },
    {
      name: 'a provider of Nest, in the helper that makes the application for the tests',
      filename: 'test/support/create-app.ts',
      files: {
        'src/prisma.service.ts': `import { PrismaClient } from '@prisma/client';\nexport class PrismaService extends PrismaClient {}\n`,
        'test/app.e2e-spec.ts': `import { createTestApp } from './support/create-app';\nit('starts', async () => { await createTestApp(); });\n`,
      },
      code: `
import { Test } from '@nestjs/testing';
import { getRepositoryToken } from '@nestjs/typeorm';
import { PrismaService } from '../../src/prisma.service';
import { Order } from '../../src/order';
const orders = { find: () => [] };
export async function createTestApp() {
  const builder = Test.createTestingModule({})
    .overrideProvider(PrismaService).useValue({ order: { findMany: () => [] } })
    .overrideProvider(getRepositoryToken(Order)).useValue(orders);
  return (await builder.compile()).createNestApplication();
}
`,
      errors: [
        { messageId: 'saysSo', at: 'PrismaService', line: 9 },
        { messageId: 'saysSo', at: 'getRepositoryToken(Order)' },
      ],
    },
    {
      name: "inject, Node's runner and Hono",
      filename,
      files,
      code: `
import { mock, test } from 'node:test';
import { Hono } from 'hono';
const app = new Hono();
mock.module('../src/db', { namedExports: { db: { order: { findMany: () => [] } } } });
test('answers', async () => { await app.request('/orders'); });
`,
      errors: [{ messageId: 'sendsRequests', at: "'../src/db'" }],
    },
  ],
});
