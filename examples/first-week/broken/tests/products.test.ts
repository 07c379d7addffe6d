import request from 'supertest';
import { describe, expect, it, vi } from 'vitest';
import { signAccessToken } from '../src/auth/tokens.js';

const prisma = vi.hoisted(() => ({
  product: { findUnique: vi.fn(), findMany: vi.fn(), update: vi.fn() },
}));

vi.mock('../src/db.js', () => ({ prisma }));

const { app } = await import('../src/app.js');

describe('POST /products/reservations', () => {
  it('takes what was reserved out of the stock', async () => {
    prisma.product.findUnique.mockResolvedValue({ id: 1, sku: 'SKU-1', name: 'Bucket', stock: 10 });
    prisma.product.update.mockResolvedValue({ id: 1, sku: 'SKU-1', name: 'Bucket', stock: 8 });

    const res = await request(app)
      .post('/products/reservations')
      .set('Authorization', `Bearer ${signAccessToken(7)}`)
      .send({ productId: 1, quantity: 2 });

    expect(res.status).toBe(200);
    expect(res.body).toEqual({ stock: 8 });
  });
});

describe('GET /products/popular', () => {
  it('lists the products', async () => {
    prisma.product.findMany.mockResolvedValue([{ id: 1, sku: 'SKU-1', name: 'Bucket' }]);
    const res = await request(app).get('/products/popular?limit=1');
    expect(res.body.products).toEqual([{ id: 1, sku: 'SKU-1', name: 'Bucket' }]);
  });

  it('refuses a limit that is not a number', async () => {
    request(app).get('/products/popular?limit=abc').expect(400, { error: 'limit must be a number' });
  });
});
