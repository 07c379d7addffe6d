import { describe, expect, it, vi } from 'vitest';

const users = [
  { id: 1, name: 'Ada' },
  { id: 2, name: 'Grace' },
];

vi.mock('../src/db.js', () => ({
  prisma: {
    user: { findMany: vi.fn(async () => users) },
    order: { findMany: vi.fn(async () => [{ id: 10, totalCents: 2500 }]) },
  },
}));

const { spendingPerUser } = await import('../src/services/dashboard.js');

describe('spendingPerUser', () => {
  it('adds up the orders of every user', async () => {
    const rows = await spendingPerUser();
    expect(rows).toHaveLength(2);
    expect(rows[0]).toMatchObject({ name: 'Ada', orders: 1, spentCents: 2500 });
  });
});
