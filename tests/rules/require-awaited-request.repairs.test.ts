// A request is awaited without being asked only where that can hold up nothing, and where somebody waits for what waits.
import rule from '../../src/rules/require-awaited-request.js';
import { testRule } from '../support/rule-tester.js';

const filename = 'src/orders.test.ts';
const supertest = (body: string) => `
import request from 'supertest';
import { test } from 'vitest';
import { app } from './app';
${body}
`;
const inject = (body: string) => `
import Fastify from 'fastify';
import { test, vi } from 'vitest';
const app = Fastify();
test('orders', async () => { ${body} });
`;

testRule('require-awaited-request: repairs', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    {
      name: 'the type of a name says that it is not sent yet',
      filename,
      code: supertest(
        "test('orders', async () => { const pending: request.Test = request(app).get('/orders'); });",
      ),
      errors: [{ messageId: 'neverSent', at: 'request(app).get' }],
    },
    {
      name: 'nobody waits for what forEach calls',
      filename,
      code: supertest(
        "test('orders', async () => { [1].forEach(async (id) => { request(app).get(`/orders/${id}`); }); });",
      ),
      errors: [{ messageId: 'neverSent', at: 'request(app).get' }],
    },
    {
      name: 'a function that says that it gives nothing',
      filename,
      code: supertest("test('orders', (): void => { request(app).get('/orders').expect(200); });"),
      errors: [{ messageId: 'neverSent', at: "request(app).get('/orders').expect", suggestions: [] }],
    },
    {
      name: 'what is sent already may wait for what comes next',
      filename,
      code: inject("app.inject('/slow'); await vi.advanceTimersByTimeAsync(1000);"),
      errors: [
        {
          messageId: 'unseen',
          at: 'app.inject',
          suggestions: [
            {
              messageId: 'awaitHere',
              output: inject("await app.inject('/slow'); await vi.advanceTimersByTimeAsync(1000);"),
            },
          ],
        },
      ],
    },
    {
      name: 'nothing comes next',
      filename,
      code: inject("const app2 = app; app2.inject('/orders');"),
      output: inject("const app2 = app; await app2.inject('/orders');"),
      errors: [{ messageId: 'unseen', at: 'app2.inject' }],
    },
  ],
});
