import { beforeEach, describe, expect, it, vi } from 'vitest';

const prisma = vi.hoisted(() => ({
  user: { findUnique: vi.fn() },
  refreshToken: { create: vi.fn() },
}));

vi.mock('../src/db.js', () => ({ prisma }));
vi.mock('../src/config.js', () => ({
  config: { JWT_SECRET: 'a-secret-for-the-tests', ACCESS_TOKEN_TTL_SECONDS: 900, REFRESH_TOKEN_TTL_DAYS: 30 },
}));

const { hashPassword } = await import('../src/auth/passwords.js');
const { verifyAccessToken } = await import('../src/auth/tokens.js');
const { login } = await import('../src/services/users.js');

describe('login', () => {
  beforeEach(async () => {
    const passwordHash = await hashPassword('correct-horse');
    prisma.user.findUnique.mockResolvedValue({ id: 7, email: 'ada@example.com', passwordHash });
    prisma.refreshToken.create.mockResolvedValue({});
  });

  it('returns an access token for the user', async () => {
    const { accessToken } = await login({ email: 'ada@example.com', password: 'correct-horse' });
    expect(verifyAccessToken(accessToken)).toBe(7);
  });

  it('stores a refresh token', async () => {
    await login({ email: 'ada@example.com', password: 'correct-horse' });
    expect(prisma.refreshToken.create).toHaveBeenCalled();
  });

  it('rejects a wrong password', async () => {
    await expect(login({ email: 'ada@example.com', password: 'wrong' })).rejects.toThrow('Invalid email');
  });
});
