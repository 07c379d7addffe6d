import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Customer, openShop, type Shop } from './support/shop.js';

/** A payment provider: a server of its own, as the real one is. */
const received: { path?: string; body: unknown }[] = [];
let status = 200;
const provider = createServer(async (req, res) => {
  received.push({ path: req.url, body: await json(req) });
  res.writeHead(status, { 'content-type': 'application/json' }).end('{"id":"ch_1","status":"succeeded"}');
});

let shop: Shop;
let customer: Customer;
beforeAll(async () => {
  await once(provider.listen(0, '127.0.0.1'), 'listening');
  process.env.PAYMENT_API_URL = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  shop = await openShop();
  customer = await shop.addUser();
});
afterAll(async () => {
  await shop.close();
  provider.close();
});

const payment = { orderId: 1, amountCents: 500 };
const pay = (what: string) => shop.api.post(`/payments/${what}`).set(customer.auth).send(payment);

describe('POST /payments', () => {
  it('hands a charge to the provider, and its answer back', async () => {
    await pay('charge').expect(200, { charge: { id: 'ch_1', status: 'succeeded' } });
    expect(received).toEqual([{ path: '/charges', body: payment }]);
  });

  it.each([
    ['charge', 'The payment could not be processed'],
    ['refund', 'The refund could not be processed'],
    ['tip', 'The tip could not be processed'],
  ])('says so when the provider refuses a %s', async (what, error) => {
    status = 402;
    const answer = await pay(what);
    expect(answer.status).toBe(502);
    expect(answer.body).toEqual({ error, requestId: expect.any(String) });
  });
});
