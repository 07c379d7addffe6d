import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShop, type Shop } from './support/shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await openShop();
});
afterAll(() => shop.close());

/** What a browser sends: texts. */
const form = {
  email: 'ada@example.com',
  name: 'Ada',
  password: 'correct-horse',
  age: '36',
  householdSize: '3',
  children: '1',
  weeklyBudget: '120',
  deliveryDay: '2',
  acceptTerms: 'on',
  newsletter: 'false',
};
const signup = (fields: Record<string, string>) => shop.api.post('/auth/signup').type('form').send(fields);

describe('POST /auth/signup', () => {
  it('takes the form and creates the account', async () => {
    const { status, body } = await signup(form);
    expect(status).toBe(201);
    expect(body).toEqual({
      user: {
        id: 1,
        email: 'ada@example.com',
        name: 'Ada',
        age: 36,
        householdSize: 3,
        children: 1,
        weeklyBudget: 120,
        deliveryDay: 2,
        newsletter: false,
        creditCents: 0,
        createdAt: expect.any(String),
      },
    });
  });

  it.each([
    ['a minor', { age: '12' }, 'age'],
    ['a household of nobody', { householdSize: '0' }, 'householdSize'],
    ['who does not accept the terms', { acceptTerms: 'no' }, 'acceptTerms'],
  ])('refuses %s', async (_who, fields, field) => {
    const { status, body } = await signup({ ...form, email: 'grace@example.com', ...fields });
    expect(status).toBe(400);
    expect(body).toEqual({
      error: 'Validation failed',
      issues: [expect.objectContaining({ path: [field] })],
    });
  });
});
