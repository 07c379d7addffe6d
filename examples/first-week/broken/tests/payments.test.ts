import { describe, expect, it, vi } from 'vitest';

const charge = vi.fn();

describe('charge', () => {
  it('charges the order', async () => {
    charge.mockResolvedValue({ id: 'ch_1', orderId: 1, amountCents: 500, status: 'succeeded' });

    const result = await charge({ orderId: 1, amountCents: 500 });

    expect(charge).toHaveBeenCalledWith({ orderId: 1, amountCents: 500 });
    expect(result.status).toBe('succeeded');
  });
});
