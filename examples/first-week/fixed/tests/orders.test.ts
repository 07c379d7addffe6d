import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Customer, openShop, type Shop } from './support/shop.js';

let shop: Shop;
let customer: Customer;
let productId: number;
beforeAll(async () => {
  shop = await openShop();
  customer = await shop.addUser();
  const product = { sku: 'BUCKET', name: 'Bucket', priceCents: 500, stock: 10 };
  ({ id: productId } = await shop.prisma.product.create({ data: product }));
});
afterAll(() => shop.close());

const get = (path: string) => shop.api.get(path).set(customer.auth);
const addOrder = (totalCents: number, placedAt: string) =>
  shop.prisma.order.create({ data: { userId: customer.id, totalCents, placedAt } });

describe('POST /orders', () => {
  it('places an order at the price of the product', async () => {
    const { status, body } = await shop.api
      .post('/orders')
      .set(customer.auth)
      .send({ items: [{ productId, quantity: 2 }] });
    expect(status).toBe(201);
    expect(body).toEqual({
      order: {
        id: expect.any(Number),
        userId: customer.id,
        status: 'placed',
        totalCents: 1000,
        placedAt: expect.any(String),
        items: [{ id: expect.any(Number), orderId: body.order.id, productId, quantity: 2, unitCents: 500 }],
      },
    });
    await get(`/orders/${body.order.id}`).expect(200, body);
    await get(`/orders/${body.order.id}/total`).expect(200, { totalCents: 1000 });
  });

  it('refuses a product that is not there', async () => {
    const items = [{ productId: 999_999, quantity: 1 }];
    const { status, body } = await shop.api.post('/orders').set(customer.auth).send({ items });
    expect(status).toBe(500);
    expect(body).toEqual({ error: 'Internal server error', requestId: expect.any(String) });
  });
});

describe('GET /orders', () => {
  it('gives the newest of my orders first, and no one else’s', async () => {
    const other = await shop.addUser();
    await shop.prisma.order.create({ data: { userId: other.id, totalCents: 1 } });
    const older = await addOrder(300, '2030-03-01T00:00:00.000Z');
    const newer = await addOrder(700, '2030-03-02T00:00:00.000Z');
    const shown = [newer, older].map((order) => ({ ...order, placedAt: order.placedAt.toISOString() }));
    await get('/orders/mine?limit=2').expect(200, { orders: shown });
  });

  it('pages through all of them', async () => {
    const { body } = await get('/orders?page=2&pageSize=1&minTotal=300');
    expect(body.orders).toHaveLength(1);
  });

  it.each(['/orders/mine?limit=abc', '/orders/abc', '/orders/abc/total'])('refuses %s', async (path) => {
    const { status, body } = await get(path);
    expect(status).toBe(400);
    expect(body).toEqual({
      error: 'Validation failed',
      issues: [expect.objectContaining({ message: 'Invalid input: expected number, received NaN' })],
    });
  });

  it('does not know every order', async () => {
    await get('/orders/999999').expect(404, { error: 'Order not found' });
  });
});
