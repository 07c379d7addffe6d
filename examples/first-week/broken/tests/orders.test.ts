import { describe, expect, it, vi } from 'vitest';
import { orderService } from '../src/services/orders.js';

vi.mock('../src/services/orders.js', () => ({
  orderService: {
    get: vi.fn().mockResolvedValue({ id: 30, userId: 10, totalCents: 1300, items: [] }),
    total: vi.fn().mockResolvedValue(1300),
  },
}));

describe('orderService', () => {
  it('finds an order with its items', async () => {
    const order = await orderService.get(30);
    expect(order).toMatchObject({ id: 30, userId: 10 });
    expect(order.items).toHaveLength(0);
  });

  it('adds up an order', async () => {
    expect(await orderService.total(30)).toBeGreaterThan(0);
  });
});
