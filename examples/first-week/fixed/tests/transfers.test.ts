import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Customer, openShop, type Shop } from './support/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const transfer = ({ auth }: Customer, toEmail: string, amountCents: number) =>
  shop.api.post('/credit/transfers').set(auth).send({ toEmail, amountCents });
const creditOf = async ({ id }: Customer) =>
  (await shop.prisma.user.findUniqueOrThrow({ where: { id } })).creditCents;
const historyOf = ({ id }: Customer) => shop.prisma.transfer.findMany({ where: { fromId: id } });

describe('POST /credit/transfers', () => {
  it('moves credit and writes it down', async () => {
    const [ada, grace] = [await shop.addUser({ creditCents: 900 }), await shop.addUser()];
    const { status, body } = await transfer(ada, grace.email, 400);
    expect(status).toBe(201);
    expect(body).toEqual({
      transfer: {
        id: expect.any(Number),
        fromId: ada.id,
        toEmail: grace.email,
        amountCents: 400,
        createdAt: expect.any(String),
      },
    });
    expect([await creditOf(ada), await creditOf(grace)]).toEqual([500, 400]);
    expect(await historyOf(ada)).toHaveLength(1);
  });

  it('leaves nothing behind when there is no recipient', async () => {
    const ada = await shop.addUser({ creditCents: 900 });
    const { status, body } = await transfer(ada, 'nobody@example.com', 400);
    expect(await historyOf(ada)).toEqual([]);
    expect(await creditOf(ada)).toBe(900);
    expect({ status, body }).toEqual({ status: 404, body: { error: 'Recipient not found' } });
  });

  it('gives no more than there is', async () => {
    const [ada, grace] = [await shop.addUser({ creditCents: 100 }), await shop.addUser()];
    await transfer(ada, grace.email, 400).expect(409, { error: 'Not enough credit' });
    expect([await creditOf(ada), await creditOf(grace)]).toEqual([100, 0]);
  });
});
