import rule from '../../src/rules/require-awaited-request.js';
import { testRule } from '../support/rule-tester.js';

const filename = 'src/orders.test.ts';

testRule('require-awaited-request', rule, {
  valid: [
    {
      name: 'awaited, returned, given back by an arrow, or with a callback',
      filename,
      code: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('awaits', async () => { await request(app).get('/orders').expect(200); });
it('returns', () => { return request(app).get('/orders').expect(200); });
it('gives back', () => request(app).get('/orders').expect(200));
it('is told', (done) => { request(app).get('/orders').expect(200, done); });
it('is told in its own function', (done) => { request(app).get('/orders').expect('Content-Type', /json/).end((error) => done(error)); });
it('goes on', () => { return request(app).get('/orders').then((answer) => answer.body); });
`,
    },
    {
      name: 'a chain that is kept and awaited later, changed on the way, or put with others',
      filename,
      code: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('keeps it', async () => {
  const pending = request(app).get('/orders');
  pending.set('Authorization', 'Bearer x');
  await pending.expect(200);
});
it('sends two', async () => {
  await Promise.all([request(app).post('/take'), request(app).post('/take')]);
});
it('sends one for each', async () => {
  await Promise.all(['/a', '/b'].map((path) => request(app).get(path).expect(200)));
});
`,
    },
    {
      name: 'the same names on an object of the project',
      filename,
      code: `
import { it } from 'vitest';
const request = (app: unknown) => ({ get: (path: string) => ({ expect: (status: number) => status, path, app }) });
it('is no request', () => { request({}).get('/orders').expect(200); });
`,
    },
    {
      name: 'a promise, which no-floating-promises sees',
      filename: 'e2e/orders.spec.ts',
      code: `
import { test } from '@playwright/test';
test('asks', async ({ request }) => { request.get('/orders'); fetch('/orders'); });
`,
    },
    {
      name: 'a helper that gives the chain back',
      filename,
      files: {
        'src/api.ts': `import request from 'supertest';\nimport { app } from './app';\nexport const api = () => request(app);\n`,
      },
      code: `
import { it } from 'vitest';
import { api } from './api';
const list = () => api().get('/orders').expect(200);
it('awaits', async () => { await list(); });
`,
    },
    {
      name: 'an agent that is not called',
      filename,
      code: `
import request from 'supertest';
import { beforeEach } from 'vitest';
import { app } from './app';
let agent: ReturnType<typeof request.agent>;
beforeEach(() => { agent = request.agent(app); });
`,
    },
    {
      name: 'inject with a callback',
      filename,
      code: `
import Fastify from 'fastify';
import { it } from 'vitest';
const app = Fastify();
it('is told', (done) => { app.inject('/orders', (error, answer) => { done(error ?? answer); }); });
`,
    },
  ],
  invalid: [
    {
      name: 'in an async test: awaited by the fix',
      filename,
      code: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('answers', async () => {
  request(app).get('/orders').expect(200);
});
`,
      errors: [
        {
          messageId: 'neverSent',
          at: "request(app).get('/orders').expect",
          data: { request: "request(app).get('/orders').expect(200)" },
        },
      ],
      output: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('answers', async () => {
  await request(app).get('/orders').expect(200);
});
`,
    },
    {
      name: 'in a test that is not async: a suggestion',
      filename,
      code: `
import request from 'supertest';
import { app } from './app';
it('answers', () => {
  request(app).get('/orders').expect(200);
});
`,
      errors: [
        {
          messageId: 'neverSent',
          at: "request(app).get('/orders').expect",
          suggestions: [
            {
              messageId: 'awaitRequest',
              output: `
import request from 'supertest';
import { app } from './app';
it('answers', async () => {
  await request(app).get('/orders').expect(200);
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a test that is given done, and does not hand it on',
      filename,
      code: `
import request from 'supertest';
import { app } from './app';
it('answers', (done) => {
  request(app).get('/orders').expect(200);
  done();
});
`,
      errors: [{ messageId: 'neverSent', at: "request(app).get('/orders').expect" }],
    },
    {
      name: 'a function is an expectation and no callback, and void waits for nothing',
      filename,
      code: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('answers', async () => {
  void request(app).post('/orders').send({ id: 1 }).expect((answer) => { if (!answer.body.id) throw new Error('no id'); });
});
`,
      errors: [{ messageId: 'neverSent', at: "request(app).post('/orders').send({ id: 1 }).expect" }],
      output: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('answers', async () => {
  await request(app).post('/orders').send({ id: 1 }).expect((answer) => { if (!answer.body.id) throw new Error('no id'); });
});
`,
    },
    {
      name: "through the project's helper, in another file, and an agent of a hook",
      filename,
      files: {
        'src/api.ts': `import request from 'supertest';\nimport { app } from './app';\nexport const api = () => request(app);\n`,
      },
      code: `
import request from 'supertest';
import { beforeEach, it } from 'vitest';
import { api } from './api';
import { app } from './app';
let agent: ReturnType<typeof request.agent>;
beforeEach(() => { agent = request.agent(app); });
it('answers', async () => {
  api().get('/orders').expect(200);
  agent.get('/orders').expect(200);
});
`,
      errors: [
        { messageId: 'neverSent', at: "api().get('/orders').expect" },
        { messageId: 'neverSent', at: "agent.get('/orders').expect" },
      ],
      output: `
import request from 'supertest';
import { beforeEach, it } from 'vitest';
import { api } from './api';
import { app } from './app';
let agent: ReturnType<typeof request.agent>;
beforeEach(() => { agent = request.agent(app); });
it('answers', async () => {
  await api().get('/orders').expect(200);
  await agent.get('/orders').expect(200);
});
`,
    },
    {
      name: 'a name that nothing reads',
      filename,
      code: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('answers', async () => {
  const answer = request(app).get('/orders').expect(200);
});
`,
      errors: [{ messageId: 'neverSent', at: "request(app).get('/orders').expect" }],
      output: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('answers', async () => {
  const answer = await request(app).get('/orders').expect(200);
});
`,
    },
    {
      name: 'forEach drops what its callback gives',
      filename,
      code: `
import request from 'supertest';
import { it } from 'vitest';
import { app } from './app';
it('answers', () => {
  ['/a', '/b'].forEach((path) => request(app).get(path).expect(200));
});
`,
      errors: [{ messageId: 'ignored', at: 'request(app).get(path).expect' }],
    },
    {
      name: 'CommonJS, with the globals of Mocha',
      filename: 'test/orders.test.js',
      files: { 'package.json': '{"devDependencies":{"mocha":"11.0.0"}}' },
      code: `
const request = require('supertest');
const app = require('../app');
describe('orders', function () {
  it('answers', function () {
    request(app).get('/orders').expect(200);
  });
});
`,
      errors: [
        {
          messageId: 'neverSent',
          at: "request(app).get('/orders').expect",
          suggestions: [
            {
              messageId: 'awaitRequest',
              output: `
const request = require('supertest');
const app = require('../app');
describe('orders', function () {
  it('answers', async function () {
    await request(app).get('/orders').expect(200);
  });
});
`,
            },
          ],
        },
      ],
    },
    {
      name: 'superagent, chai-http and pactum',
      filename: 'test/orders.test.js',
      code: `
import superagent from 'superagent';
import { use, request } from 'chai-http';
import pactum from 'pactum';
import { app } from '../app.js';
it('answers', async () => {
  superagent.get('http://localhost:3000/orders').set('Accept', 'application/json');
  request.execute(app).get('/orders');
  pactum.spec().get('/orders').expectStatus(200);
});
`,
      errors: [
        { messageId: 'neverSent', at: "superagent.get('http://localhost:3000/orders').set" },
        { messageId: 'neverSent', at: 'request.execute(app).get' },
        { messageId: 'neverSent', at: "pactum.spec().get('/orders').expectStatus" },
      ],
      output: `
import superagent from 'superagent';
import { use, request } from 'chai-http';
import pactum from 'pactum';
import { app } from '../app.js';
it('answers', async () => {
  await superagent.get('http://localhost:3000/orders').set('Accept', 'application/json');
  await request.execute(app).get('/orders');
  await pactum.spec().get('/orders').expectStatus(200);
});
`,
    },
    {
      name: 'inject of Fastify and of Nest is sent, and nobody sees the answer',
      filename,
      files: { 'src/app.ts': `import Fastify from 'fastify';\nexport const buildApp = () => Fastify();\n` },
      code: `
import { test } from 'node:test';
import { buildApp } from './app';
test('answers', async () => {
  const app = buildApp();
  app.inject({ method: 'GET', url: '/orders' });
});
`,
      errors: [{ messageId: 'unseen', at: 'app.inject' }],
      output: `
import { test } from 'node:test';
import { buildApp } from './app';
test('answers', async () => {
  const app = buildApp();
  await app.inject({ method: 'GET', url: '/orders' });
});
`,
    },
    {
      name: 'the server of a Nest application',
      filename: 'test/app.e2e-spec.ts',
      code: `
import { Test } from '@nestjs/testing';
import type { INestApplication } from '@nestjs/common';
import * as request from 'supertest';
describe('app', () => {
  let app: INestApplication;
  beforeEach(async () => { app = (await Test.createTestingModule({}).compile()).createNestApplication(); });
  it('answers', async () => {
    request(app.getHttpServer()).get('/').expect(200).expect('Hello');
  });
});
`,
      errors: [{ messageId: 'neverSent', at: "request(app.getHttpServer()).get('/').expect(200).expect" }],
      output: `
import { Test } from '@nestjs/testing';
import type { INestApplication } from '@nestjs/common';
import * as request from 'supertest';
describe('app', () => {
  let app: INestApplication;
  beforeEach(async () => { app = (await Test.createTestingModule({}).compile()).createNestApplication(); });
  it('answers', async () => {
    await request(app.getHttpServer()).get('/').expect(200).expect('Hello');
  });
});
`,
    },
  ],
});
