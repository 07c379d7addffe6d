import rule from '../../src/rules/no-any-status-assertion.js';
import { testRule } from '../support/rule-tester.js';

const filename = 'src/orders.test.ts';
const HEAD = `
import request from 'supertest';
import { expect, it } from 'vitest';
import { app } from './app';
`;

testRule('no-any-status-assertion', rule, {
  valid: [
    {
      name: 'one status, and the two of a race',
      filename,
      code: `${HEAD}
it('answers', async () => {
  const res = await request(app).get('/orders');
  expect(res.status).toBe(200);
  const lost = await request(app).post('/take');
  expect([200, 409]).toContain(lost.status);
  expect([201, 400, 429]).toContain(lost.status);
  expect([500, 502]).toContain(lost.status);
  expect([200, 500]).not.toContain(lost.status);
  expect(lost.status).not.toBe(401);
});
`,
    },
    {
      name: 'bounds that leave the failures out, and a list that a later line narrows down',
      filename,
      code: `${HEAD}
it('answers', async () => {
  const res = await request(app).get('/orders');
  expect(res.status).toBeLessThan(500);
  expect(res.status >= 200 && res.status < 300).toBe(true);
});
it('answers one of them', async () => {
  const res = await request(app).get('/orders');
  expect(res.status).toBeGreaterThanOrEqual(200);
  expect(res.status).toBeLessThan(300);
});
it('answers something', async () => {
  const res = await request(app).get('/orders');
  expect(res.status).toBeDefined();
  expect(res.body).toEqual({ orders: [] });
});
`,
    },
    {
      name: 'numbers that are no status of an answer',
      filename,
      code: `${HEAD}
const job = { status: 200 };
it('is something else', async () => {
  expect([200, 500]).toContain(job.status);
  const balance = Number((await request(app).get('/balance')).body.balance);
  expect(balance).toBeGreaterThanOrEqual(0);
  expect(job.status >= 0).toBe(true);
});
`,
    },
    {
      name: 'a list of which not everything is known',
      filename,
      code: `${HEAD}
import { allowed } from './allowed';
it('answers', async () => {
  const res = await request(app).get('/orders');
  expect(allowed).toContain(res.status);
  expect([200, allowed.other]).toContain(res.status);
});
`,
    },
    {
      name: 'literals that differ, and one beside something that is looked at',
      filename,
      code: `${HEAD}
it('fails', () => { expect(true).toBe(false); });
it('looks', async () => {
  const res = await request(app).get('/orders');
  expect(res.body).toEqual([]);
  expect(true).toBe(true);
});
it('throws', () => {
  try {
    app.start();
    throw new Error('started');
  } catch { expect(true).toBe(true); }
});
it('does not throw', () => { app.start(); expect(true).toBe(true); });
const load = async () => 1;
it('compares', () => { expect(1 + 1).toBe(2); });
`,
    },
    {
      name: 'a promise, and a rejection of it',
      filename,
      code: `${HEAD}
it('rejects', async () => {
  const pending = app.load();
  await expect(pending).rejects.toThrow();
  await expect(app.load()).rejects.toThrow();
  const load = await app.loader();
  await expect(load).rejects.toThrow();
});
`,
    },
    {
      name: 'tests and suites that are not run, in the forms of each runner',
      filename,
      code: `${HEAD}
import { describe, test } from 'vitest';
import jest from '@jest/globals';
import { test as own } from 'node:test';
it.skip('later', () => { expect(true).toBe(true); });
describe.skip('later', () => {
  test('one', async () => { expect([200, 500]).toContain((await request(app).get('/')).status); });
});
it.skip.each([1])('later', () => { expect(1).toBe(1); });
jest.xit('later', () => { jest.expect(true).toBe(true); });
jest.xdescribe('later', () => { jest.it('one', () => { jest.expect(true).toBe(true); }); });
own.todo('later', () => { expect(true).toBe(true); });
`,
    },
    {
      name: 'an expect of the project',
      filename: 'src/orders.ts',
      code: `
const expect = (value: unknown) => ({ toBe: (other: unknown) => value === other });
expect(true).toBe(true);
`,
    },
  ],
  invalid: [
    {
      name: 'a list that mixes a success with a failure of the server',
      filename,
      code: `${HEAD}
it('answers', async () => {
  const res = await request(app).get('/orders');
  expect([200, 400, 500]).toContain(res.status);
});
it('answers otherwise', async () => {
  const { status } = await request(app).get('/orders');
  expect(status).toBeOneOf([201, 500]);
});
`,
      errors: [
        {
          messageId: 'anyStatus',
          at: 'expect([200, 400, 500]).toContain(res.status)',
          data: { assertion: 'expect([200, 400, 500]).toContain(res.status)', failure: 500 },
        },
        { messageId: 'anyStatus', at: 'expect(status).toBeOneOf([201, 500])' },
      ],
    },
    {
      name: 'conditions',
      filename,
      code: `${HEAD}
const OK = [200, 500];
it('answers', async () => {
  const res = await request(app).get('/orders');
  expect(OK.includes(res.status)).toBe(true);
});
it('answers otherwise', async () => {
  const res = await request(app).get('/orders');
  expect(res.status === 200 || res.status === 500).toBeTruthy();
});
it('answers at all', async () => {
  const res = await request(app).get('/orders');
  expect(res.status).toBeGreaterThanOrEqual(200);
});
it('has a status', async () => {
  const res = await request(app).get('/orders');
  expect(res.status).toBeDefined();
});
`,
      errors: [
        { messageId: 'anyStatus', at: 'expect(OK.includes(res.status)).toBe(true)' },
        { messageId: 'anyStatus', at: 'expect(res.status === 200 || res.status === 500).toBeTruthy()' },
        { messageId: 'anyStatus', at: 'expect(res.status).toBeGreaterThanOrEqual(200)' },
        { messageId: 'anyStatus', at: 'expect(res.status).toBeDefined()' },
      ],
    },
    {
      name: 'a server that may be unavailable: a likely sign',
      filename,
      options: { evidence: 'likely' },
      code: `${HEAD}
it('answers', async () => {
  const res = await request(app).get('/health');
  expect([200, 503]).toContain(res.status);
});
`,
      errors: [{ messageId: 'anyStatus', at: 'expect([200, 503]).toContain(res.status)' }],
    },
    {
      name: 'other clients: inject, fetch, Hono, Playwright',
      filename,
      code: `
import Fastify from 'fastify';
import { Hono } from 'hono';
import { expect, test } from '@playwright/test';
const fastify = Fastify();
const hono = new Hono();
test('answers', async ({ request }) => {
  const a = await fastify.inject('/orders');
  expect([200, 500]).toContain(a.statusCode);
  const b = await fetch('http://localhost:3000/orders');
  expect([200, 500]).toContain(b.status);
  const c = await hono.request('/orders');
  expect([200, 500]).toContain(c.status);
  const d = await request.get('/orders');
  expect([200, 500]).toContain(d.status());
});
`,
      errors: [
        { messageId: 'anyStatus', at: 'expect([200, 500]).toContain(a.statusCode)' },
        { messageId: 'anyStatus', at: 'expect([200, 500]).toContain(b.status)' },
        { messageId: 'anyStatus', at: 'expect([200, 500]).toContain(c.status)' },
        { messageId: 'anyStatus', at: 'expect([200, 500]).toContain(d.status())' },
      ],
    },
    {
      name: "Chai and Node's assert, in plain JavaScript",
      filename: 'test/orders.test.js',
      files: { 'package.json': '{"devDependencies":{"mocha":"11.0.0"}}' },
      code: `
const { expect } = require('chai');
const assert = require('node:assert');
const request = require('supertest');
const app = require('../app');
describe('orders', () => {
  it('answers', async () => {
    const res = await request(app).get('/orders');
    expect(res.status).to.be.oneOf([200, 500]);
  });
  it('asserts', async () => {
    const res = await request(app).get('/orders');
    assert.ok([200, 500].includes(res.status));
    assert(res.body.length >= 0);
    expect(res.body).to.have.property('length');
    expect(res.body.length).to.be.at.least(0);
  });
  it('is', () => { expect(true).to.be.true; });
});
`,
      errors: [
        { messageId: 'anyStatus', at: 'expect(res.status).to.be.oneOf([200, 500])' },
        { messageId: 'anyStatus', at: 'assert.ok([200, 500].includes(res.status))' },
        { messageId: 'anyLength', at: 'assert(res.body.length >= 0)', data: { subject: 'res.body.length' } },
        { messageId: 'anyLength', at: 'expect(res.body.length).to.be.at.least(0)' },
        { messageId: 'sameLiteral', at: 'expect(true).to.be.true' },
      ],
    },
    {
      name: 'a length, and a literal as itself',
      filename: 'src/orders.spec.ts',
      code: `
import { list } from './list';
describe('orders', () => {
  it('lists', async () => { expect((await list()).length).toBeGreaterThanOrEqual(0); });
  it('runs', () => { expect(true).toBe(true); });
  it('counts', () => { expect(1).toEqual(1); });
});
`,
      errors: [
        { messageId: 'anyLength', at: 'expect((await list()).length).toBeGreaterThanOrEqual(0)' },
        { messageId: 'sameLiteral', at: 'expect(true).toBe(true)' },
        { messageId: 'sameLiteral', at: 'expect(1).toEqual(1)' },
      ],
    },
    {
      name: 'a literal as itself behind a request, or behind what may throw: the second is a likely sign',
      filename,
      options: { evidence: 'likely' },
      code: `${HEAD}
it('asks', async () => { await request(app).get('/orders'); expect(true).toBe(true); });
it('starts', () => { app.start(); expect(true).toBe(true); });
`,
      errors: [
        { messageId: 'sameLiteral', at: 'expect(true).toBe(true)', line: 6 },
        { messageId: 'sameLiteral', at: 'expect(true).toBe(true)', line: 7 },
      ],
    },
    {
      name: 'the rejection of what was awaited',
      filename,
      code: `${HEAD}
it('rejects', async () => {
  const order = await app.load();
  expect(order).rejects.toThrow('no such order');
  expect(await app.load()).rejects.toThrow();
});
`,
      errors: [
        {
          messageId: 'settled',
          at: "expect(order).rejects.toThrow('no such order')",
          data: { subject: 'order' },
        },
        { messageId: 'settled', at: 'expect(await app.load()).rejects.toThrow()' },
      ],
    },
    {
      name: 'in a helper of another file that a test hands its answer to',
      filename: 'test/support.ts',
      files: {
        'test/orders.test.ts': `import request from 'supertest';
import { it } from 'vitest';
import { app } from '../src/app';
import { expectAnswer } from './support';
it('answers', async () => { expectAnswer(await request(app).get('/orders')); });
`,
      },
      code: `
import { expect } from 'vitest';
import type { Response } from 'supertest';
export function expectAnswer(res: Response) {
  expect([200, 500]).toContain(res.status);
}
`,
      errors: [{ messageId: 'anyStatus', at: 'expect([200, 500]).toContain(res.status)' }],
    },
  ],
});
