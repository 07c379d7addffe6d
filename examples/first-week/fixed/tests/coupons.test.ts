import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Customer, openShop, type Shop } from './support/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

const addCoupon = (code: string) => shop.prisma.coupon.create({ data: { code, amountCents: 500 } });
const redeem = ({ auth }: Customer, code: string) =>
  shop.api.post('/credit/coupons').set(auth).send({ code });
const creditOf = async ({ id }: Customer) =>
  (await shop.prisma.user.findUniqueOrThrow({ where: { id } })).creditCents;

describe('POST /credit/coupons', () => {
  it('pays a coupon out', async () => {
    const ada = await shop.addUser({ creditCents: 200 });
    const { id } = await addCoupon('WELCOME');
    await redeem(ada, 'WELCOME').expect(200, { creditCents: 700 });
    const coupon = await shop.prisma.coupon.findUniqueOrThrow({ where: { id } });
    expect(coupon).toMatchObject({ redeemedById: ada.id, redeemedAt: expect.any(Date) });
  });

  it('pays it out once, to twenty who come at once and to who comes later', async () => {
    const grace = await shop.addUser();
    await addCoupon('SPRING');
    const answers = await shop.atOnce(20, () => redeem(grace, 'SPRING'));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, body }) => ({ status, body }))).toEqual(
      Array(19).fill({ status: 409, body: { error: 'This coupon has already been redeemed' } }),
    );
    await redeem(grace, 'SPRING').expect(409, { error: 'This coupon has already been redeemed' });
    expect(await creditOf(grace)).toBe(500);
  });

  it('does not know every code', async () => {
    await redeem(await shop.addUser(), 'NONE').expect(404, { error: 'Unknown coupon' });
  });

  it('asks for a login', async () => {
    await shop.api
      .post('/credit/coupons')
      .send({ code: 'WELCOME' })
      .expect(401, { error: 'Missing access token' });
  });
});
