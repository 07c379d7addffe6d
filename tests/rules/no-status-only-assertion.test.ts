import rule from '../../src/rules/no-status-only-assertion.js';
import { testRule } from '../support/rule-tester.js';

const filename = 'src/orders.test.ts';
const HEAD = `
import request from 'supertest';
import { expect, it } from 'vitest';
import { app } from './app';
`;

testRule('no-status-only-assertion', rule, {
  valid: [
    {
      name: 'the body is looked at, or what was written',
      filename,
      code: `${HEAD}
import { db } from './db';
it('lists', async () => { const res = await request(app).get('/orders'); expect(res.status).toBe(200); expect(res.body).toEqual([]); });
it('lists in the chain', async () => { await request(app).get('/orders').expect(200).expect([]); });
it('lists at once', async () => { await request(app).get('/orders').expect(200, []); });
it('writes', async () => { await request(app).post('/orders').expect(201); expect(await db.order.count()).toBe(1); });
it('runs on', async () => { await request(app).get('/orders').expect(200).expect((res) => { if (!res.body.length) throw new Error('empty'); }); });
`,
    },
    {
      name: 'a status that says all',
      filename,
      code: `${HEAD}
it('is gone', async () => { await request(app).delete('/orders/1').expect(204); });
it('is not there', async () => { await request(app).get('/orders/2').expect(404); });
it('is refused', async () => { await request(app).get('/orders/2').expect(401); });
it('goes elsewhere', async () => { await request(app).get('/old').expect(302); });
it('has no body', async () => { await request(app).head('/orders').expect(200); });
`,
    },
    {
      name: 'the rest is looked at elsewhere: by a helper, or by what cannot be followed',
      filename,
      files: {
        'src/expecting.ts': `import { expect } from 'vitest';\nimport type { Response } from 'supertest';\nexport function expectOrders(res: Response) { expect(res.status).toBe(200); expect(res.body).toHaveLength(2); }\n`,
      },
      code: `${HEAD}
import { expectOrders } from './expecting';
import { expectSchema } from 'elsewhere';
it('lists', async () => { expectOrders(await request(app).get('/orders')); });
it('lists by schema', async () => { const res = await request(app).get('/orders'); expect(res.status).toBe(200); expectSchema(res); });
`,
    },
    {
      name: 'no request',
      filename,
      code: `${HEAD}
it('is a status', () => { const job = { status: 200 }; expect(job.status).toBe(200); });
`,
    },
  ],
  invalid: [
    {
      name: 'the status alone, in each form',
      filename,
      code: `${HEAD}
it('lists', async () => { const res = await request(app).get('/orders'); expect(res.status).toBe(200); });
it('lists in the chain', async () => { await request(app).get('/orders').expect(200); });
it('refuses', async () => { const { status } = await request(app).post('/orders').send({}); expect(status).toEqual(400); });
`,
      errors: [
        { messageId: 'statusOnly', at: 'expect(res.status).toBe(200)', data: { status: 200 } },
        { messageId: 'statusOnly', at: "request(app).get('/orders').expect(200)", line: 7 },
        { messageId: 'statusOnly', at: 'expect(status).toEqual(400)', data: { status: 400 } },
      ],
    },
    {
      name: 'through a helper, and other clients',
      filename: 'test/orders.test.js',
      files: {
        'test/expecting.js': `import { expect } from 'chai';\nexport function expectOk(res) { expect(res).to.have.status(200); }\n`,
      },
      code: `
import Fastify from 'fastify';
import { test } from 'node:test';
import assert from 'node:assert/strict';
const app = Fastify();
test('lists', async () => {
  const res = await app.inject('/orders');
  assert.equal(res.statusCode, 200);
});
`,
      errors: [{ messageId: 'statusOnly', at: 'assert.equal(res.statusCode, 200)' }],
    },
  ],
});
