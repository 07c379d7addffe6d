import { afterAll, beforeAll, describe, it } from 'vitest';
import { type Customer, openShop, type Shop } from './support/shop.js';

let shop: Shop;
let ada: Customer;
let grace: Customer;
beforeAll(async () => {
  shop = await openShop();
  ada = await shop.addUser({ name: 'Ada' });
  grace = await shop.addUser({ name: 'Grace' });
  await shop.prisma.order.createMany({
    data: [
      { userId: ada.id, totalCents: 2500 },
      { userId: ada.id, totalCents: 500 },
    ],
  });
});
afterAll(() => shop.close());

describe('GET /dashboard/spending', () => {
  it('adds up the orders of every user', async () => {
    await shop.api
      .get('/dashboard/spending')
      .set(ada.auth)
      .expect(200, {
        users: [
          { id: ada.id, name: 'Ada', orders: 2, spentCents: 3000 },
          { id: grace.id, name: 'Grace', orders: 0, spentCents: 0 },
        ],
      });
  });
});
