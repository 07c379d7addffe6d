import { randomUUID } from 'node:crypto';
import { config } from '../config.js';
import { prisma } from '../db.js';
import { UnauthorizedError } from '../lib/errors.js';
import { seal, unseal } from './seal.js';
import {
  generateRefreshToken,
  hashToken,
  refreshTokenExpiry,
  signAccessToken,
  type TokenPair,
} from './tokens.js';

/** How long a rotated token still answers, with the very token that replaced it. */
const GRACE_MS = config.REFRESH_GRACE_SECONDS * 1000;

export async function issueTokens(userId: number): Promise<TokenPair> {
  const refreshToken = generateRefreshToken();
  await prisma.refreshToken.create({
    data: {
      userId,
      familyId: randomUUID(),
      tokenHash: hashToken(refreshToken),
      expiresAt: refreshTokenExpiry(),
    },
  });
  return { accessToken: signAccessToken(userId), refreshToken };
}

export async function rotateRefreshToken(refreshToken: string): Promise<TokenPair> {
  const tokenHash = hashToken(refreshToken);
  const stored = await prisma.refreshToken.findUnique({ where: { tokenHash } });
  if (!stored || stored.expiresAt < new Date()) {
    throw new UnauthorizedError('Invalid refresh token');
  }

  const next = generateRefreshToken();
  const rotated = await prisma.$transaction(async (tx) => {
    // Compare and set: of all callers with this token exactly one finds it still unrevoked.
    const { count } = await tx.refreshToken.updateMany({
      where: { id: stored.id, revokedAt: null },
      data: { revokedAt: new Date(), successor: seal(next, refreshToken) },
    });
    if (count !== 1) return false;

    await tx.refreshToken.create({
      data: {
        userId: stored.userId,
        familyId: stored.familyId,
        tokenHash: hashToken(next),
        expiresAt: refreshTokenExpiry(),
      },
    });
    return true;
  });

  return {
    accessToken: signAccessToken(stored.userId),
    refreshToken: rotated ? next : await successorOf(refreshToken, stored.familyId),
  };
}

/**
 * What a caller gets who comes second: another tab, or a retry after a lost answer.
 * Within the grace window, and only while the successor itself is still the newest token, it is that successor.
 * Anything else is a replay, and nobody can tell the thief from the owner: the whole family ends.
 */
async function successorOf(refreshToken: string, familyId: string): Promise<string> {
  const { revokedAt, successor } = await prisma.refreshToken.findUniqueOrThrow({
    where: { tokenHash: hashToken(refreshToken) },
  });

  if (successor && revokedAt && Date.now() - revokedAt.getTime() < GRACE_MS) {
    const next = unseal(successor, refreshToken);
    const newest = await prisma.refreshToken.findUnique({
      where: { tokenHash: hashToken(next), revokedAt: null },
    });
    if (newest) return next;
  }

  await prisma.refreshToken.updateMany({
    where: { familyId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  throw new UnauthorizedError('Refresh token has already been used');
}
