import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Customer, openShop, type Shop } from './support/shop.js';

let shop: Shop;
let customer: Customer;
beforeAll(async () => {
  shop = await openShop();
  customer = await shop.addUser();
});
afterAll(() => shop.close());

const addProduct = (sku: string, stock: number) =>
  shop.prisma.product.create({ data: { sku, name: 'Bucket', priceCents: 500, stock } });
const reserve = (productId: number, quantity: number) =>
  shop.api.post('/products/reservations').set(customer.auth).send({ productId, quantity });
const stockOf = async (id: number) => (await shop.prisma.product.findUniqueOrThrow({ where: { id } })).stock;

describe('POST /products/reservations', () => {
  it('takes what was reserved out of the stock', async () => {
    const { id } = await addProduct('BUCKET', 10);
    await reserve(id, 2).expect(200, { stock: 8 });
    expect(await stockOf(id)).toBe(8);
  });

  it('counts each of twenty that come at once', async () => {
    const { id } = await addProduct('MOP', 100);
    const answers = await shop.atOnce(20, () => reserve(id, 1));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect(await stockOf(id)).toBe(80);
  });

  it('sells ten to twenty who want one', async () => {
    const { id } = await addProduct('BROOM', 10);
    const answers = await shop.atOnce(20, () => reserve(id, 1));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, body }) => ({ status, body }))).toEqual(
      Array(10).fill({ status: 409, body: { error: 'Not enough in stock' } }),
    );
    expect(await stockOf(id)).toBe(0);
  });

  it('does not know every product', async () => {
    await reserve(999_999, 1).expect(404, { error: 'Product not found' });
  });
});

describe('GET /products/popular', () => {
  it('lists what is ordered most first', async () => {
    const { id } = await addProduct('SPONGE', 5);
    const line = { productId: id, quantity: 1, unitCents: 500 };
    await shop.prisma.order.create({
      data: { userId: customer.id, totalCents: 500, items: { create: [line] } },
    });
    await shop.api.get('/products/popular?limit=1').expect(200, {
      products: [{ id, sku: 'SPONGE', name: 'Bucket', priceCents: 500, stock: 5 }],
    });
  });

  it('refuses a limit that is not a number', async () => {
    await shop.api.get('/products/popular?limit=abc').expect(400, {
      error: 'Validation failed',
      issues: [
        {
          code: 'invalid_type',
          expected: 'number',
          received: 'NaN',
          path: ['limit'],
          message: 'Invalid input: expected number, received NaN',
        },
      ],
    });
  });
});
