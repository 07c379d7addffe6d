import { describe, expect, it } from 'vitest';
import { signupSchema } from '../src/schemas/auth.js';

const valid = {
  email: 'ada@example.com',
  name: 'Ada',
  password: 'correct-horse',
  age: 36,
  householdSize: 3,
  children: 1,
  weeklyBudget: 120,
  deliveryDay: 2,
  acceptTerms: true,
  newsletter: true,
};

describe('signupSchema', () => {
  it('accepts a valid sign-up', () => {
    expect(signupSchema.parse(valid).email).toBe('ada@example.com');
  });

  it('rejects a minor', () => {
    expect(signupSchema.safeParse({ ...valid, age: 12 }).success).toBe(false);
  });

  it('rejects a household of nobody', () => {
    expect(signupSchema.safeParse({ ...valid, householdSize: 0 }).success).toBe(false);
  });
});
