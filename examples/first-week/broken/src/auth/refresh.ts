import { prisma } from '../db.js';
import { UnauthorizedError } from '../lib/errors.js';
import {
  generateRefreshToken,
  hashToken,
  refreshTokenExpiry,
  signAccessToken,
  type TokenPair,
} from './tokens.js';

export async function issueTokens(userId: number): Promise<TokenPair> {
  const refreshToken = generateRefreshToken();
  await prisma.refreshToken.create({
    data: { userId, tokenHash: hashToken(refreshToken), expiresAt: refreshTokenExpiry() },
  });
  return { accessToken: signAccessToken(userId), refreshToken };
}

export async function rotateRefreshToken(refreshToken: string): Promise<TokenPair> {
  const stored = await prisma.refreshToken.findUnique({ where: { tokenHash: hashToken(refreshToken) } });

  if (!stored || stored.expiresAt < new Date()) {
    throw new UnauthorizedError('Invalid refresh token');
  }

  if (stored.revokedAt) {
    // A rotated token came back: assume it was stolen and log the user out everywhere.
    await revokeAllTokens(stored.userId);
    throw new UnauthorizedError('Refresh token has already been used');
  }

  await prisma.refreshToken.update({
    where: { id: stored.id },
    data: { revokedAt: new Date() },
  });

  const nextToken = generateRefreshToken();
  await prisma.refreshToken.create({
    data: { userId: stored.userId, tokenHash: hashToken(nextToken), expiresAt: refreshTokenExpiry() },
  });

  return { accessToken: signAccessToken(stored.userId), refreshToken: nextToken };
}

export async function revokeAllTokens(userId: number): Promise<void> {
  await prisma.refreshToken.updateMany({
    where: { userId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
}
