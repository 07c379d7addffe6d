import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Customer, openShop, password, type Shop } from './support/shop.js';

let shop: Shop;
let customer: Customer;
beforeAll(async () => {
  shop = await openShop();
  customer = await shop.addUser({ name: 'Ada' });
});
afterAll(() => shop.close());

const login = (given = password) =>
  shop.api.post('/auth/login').send({ email: customer.email, password: given });
const refresh = (refreshToken: string) => shop.api.post('/auth/refresh').send({ refreshToken });
const tokens = { accessToken: expect.any(String), refreshToken: expect.any(String) };

describe('POST /auth/login', () => {
  it('gives a token that says who it is', async () => {
    const { status, body } = await login();
    expect({ status, body }).toEqual({ status: 200, body: tokens });
    const me = await shop.api.get('/users/me').set({ Authorization: `Bearer ${body.accessToken}` });
    expect(me.body.user).toMatchObject({ id: customer.id, name: 'Ada' });
    expect(me.body.user).not.toHaveProperty('passwordHash');
  });

  it('refuses another password', async () => {
    await login('wrong').expect(401, { error: 'Invalid email or password' });
  });
});

describe('POST /auth/refresh', () => {
  it('gives twenty who come at once the same successor, and that is good for a refresh', async () => {
    const { refreshToken } = (await login()).body;
    const answers = await shop.atOnce(20, () => refresh(refreshToken));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    const given = new Set(answers.map(({ body }) => body.refreshToken as string));
    expect(given.size).toBe(1);
    const { status, body } = await refresh([...given][0] ?? '');
    expect({ status, body }).toEqual({ status: 200, body: tokens });
  });

  it('does not take any token', async () => {
    await refresh('made-up').expect(401, { error: 'Invalid refresh token' });
  });
});
