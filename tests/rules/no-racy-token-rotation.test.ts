import rule from '../../src/rules/no-racy-token-rotation.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-racy-token-rotation', rule, {
  valid: [
    {
      name: 'compare-and-set with the count looked at',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rotate(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
  if (count !== 1) throw new Error('used');
  return prisma.refreshToken.create({ data: { token: next, userId: stored.userId } });
}
`,
    },
    {
      name: 'an update whose filter repeats the check throws for all but one',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rotate(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next, userId: stored.userId } });
}
`,
    },
    {
      name: 'a delete by id throws when the row has gone',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rotate(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored) throw new Error('invalid');
  await prisma.refreshToken.delete({ where: { id: stored.id } });
  return prisma.refreshToken.create({ data: { token: next, userId: stored.userId } });
}
`,
    },
    {
      name: 'nothing is minted: an invitation that is declined',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function decline(token: string) {
  const invite = await prisma.invite.findUnique({ where: { token } });
  if (!invite) throw new Error('invalid');
  await prisma.invite.update({ where: { id: invite.id }, data: { status: 'DECLINED' } });
}
`,
    },
    {
      name: 'a serializable transaction',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rotate(token: string, next: string) {
  return prisma.$transaction(async (tx) => {
    const stored = await tx.refreshToken.findUnique({ where: { token } });
    if (!stored || stored.revokedAt) throw new Error('invalid');
    await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
    return tx.refreshToken.create({ data: { token: next, userId: stored.userId } });
  }, { isolationLevel: 'Serializable' });
}
`,
    },
    {
      name: 'an any receiver is no evidence',
      code: `
export async function rotate(db: any, token: string, next: string) {
  const stored = await db.refreshToken.load({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await db.refreshToken.save({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return db.refreshToken.make({ data: { token: next } });
}
`,
    },
  ],
  invalid: [
    {
      name: 'find, check, revoke, create',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rotate(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return prisma.refreshToken.create({ data: { token: next, userId: stored.userId } });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          line: 7,
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function rotate(token: string, next: string) {
  const stored = await prisma.refreshToken.findUnique({ where: { token } });
  if (!stored || stored.revokedAt) throw new Error('invalid');
  const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
  if (count !== 1) throw new Error('invalid');
  return prisma.refreshToken.create({ data: { token: next, userId: stored.userId } });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'a plain transaction does not help',
      files: {
        'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const db = new PrismaClient();\n`,
      },
      code: `
import { db } from './db';
export async function rotate(token: string, next: string) {
  return db.$transaction(async (tx) => {
    const stored = await tx.refreshToken.findUnique({ where: { token } });
    if (!stored || stored.revokedAt) return null;
    await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
    return tx.refreshToken.create({ data: { token: next, userId: stored.userId } });
  });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { db } from './db';
export async function rotate(token: string, next: string) {
  return db.$transaction(async (tx) => {
    const stored = await tx.refreshToken.findUnique({ where: { token } });
    if (!stored || stored.revokedAt) return null;
    const { count } = await tx.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
    if (count !== 1) return null;
    return tx.refreshToken.create({ data: { token: next, userId: stored.userId } });
  });
}
`,
            },
          ],
        },
      ],
    },
    {
      name: 'one token a user, overwritten by whoever comes last',
      code: `
import { PrismaClient } from '@prisma/client';
import { randomBytes } from 'node:crypto';
const prisma = new PrismaClient();
export async function rotate(userId: string, hash: string) {
  const user = await prisma.user.findUnique({ where: { id: userId } });
  if (!user || user.refreshTokenHash !== hash) throw new Error('invalid');
  const next = randomBytes(32).toString('hex');
  await prisma.user.update({ where: { id: user.id }, data: { refreshTokenHash: next } });
  return next;
}
`,
      errors: [
        {
          messageId: 'overwrites',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { PrismaClient } from '@prisma/client';
import { randomBytes } from 'node:crypto';
const prisma = new PrismaClient();
export async function rotate(userId: string, hash: string) {
  const user = await prisma.user.findUnique({ where: { id: userId } });
  if (!user || user.refreshTokenHash !== hash) throw new Error('invalid');
  const next = randomBytes(32).toString('hex');
  const { count } = await prisma.user.updateMany({ where: { id: user.id, refreshTokenHash: user.refreshTokenHash }, data: { refreshTokenHash: next } });
  if (count !== 1) throw new Error('invalid');
  return next;
}
`,
            },
          ],
        },
      ],
    },
  ],
});
