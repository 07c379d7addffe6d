import request from 'supertest';
import { expect, it, vi } from 'vitest';
import { signAccessToken } from '../src/auth/tokens.js';

const prisma = vi.hoisted(() => ({
  $transaction: vi.fn(),
  user: { update: vi.fn(), updateMany: vi.fn() },
  transfer: { create: vi.fn() },
}));

vi.mock('../src/db.js', () => ({ prisma }));

const { app } = await import('../src/app.js');

it('transfers credit to another customer', async () => {
  prisma.$transaction.mockImplementation((run) => run(prisma));
  prisma.user.update.mockResolvedValue({ id: 7, creditCents: 500 });
  prisma.user.updateMany.mockResolvedValue({ count: 1 });
  prisma.transfer.create.mockResolvedValue({ id: 1 });

  const res = await request(app)
    .post('/credit/transfers')
    .set('Authorization', `Bearer ${signAccessToken(7)}`)
    .send({ toEmail: 'grace@example.com', amountCents: 500 });

  expect(res.status).toBe(201);
});
