// Which shapes of a refresh let two requests spend one token: semantics C.2, row by row. 20 concurrent requests were run
// against each; `raced` are those that handed out more than one token.
import { isFunction, type FunctionNode } from '../../src/ast/nodes.js';
import { nodesIn } from '../../src/ast/walk.js';
import { isInlined } from '../../src/facts/flow/suspension-points.js';
import { racedTokensIn } from '../../src/facts/races/token-rotation.js';
import { inProject } from '../support/testkit.js';

interface Row {
  readonly name: string;
  readonly body: string;
  /** Mints and evidence, or nothing. */
  readonly is: string | undefined;
  readonly before?: string;
}

const FILE = (before: string, body: string) => `
import { PrismaClient } from '@prisma/client';
import { compare } from 'bcrypt';
import { randomBytes, createHash } from 'node:crypto';
import jwt from 'jsonwebtoken';
const prisma = new PrismaClient();
const next = () => randomBytes(32).toString('hex');
const hashToken = (token: string) => createHash('sha256').update(token).digest('hex');
${before}
export async function refresh(token: string, userId: string) {
${body}
}
`;

const FIND = `const stored = await prisma.refreshToken.findUnique({ where: { token } });`;
const CHECK = `if (!stored || stored.revokedAt) throw new Error('invalid');`;
const LEVELS = `declare const more: []; declare const option: 'isolationLevel'; declare const given: object;`;
const CREATE = `return prisma.refreshToken.create({ data: { token: next(), userId: stored.userId } });`;

function verdictOf(code: string): string | undefined {
  return inProject({ 'src/file.ts': code }, ({ module, analysis }) => {
    const functions = nodesIn(module.ast).filter(
      (node) => isFunction(node) && !isInlined(node),
    ) as FunctionNode[];
    const raced = functions.flatMap((fn) => racedTokensIn(fn, analysis));
    expect(raced.length).toBeLessThan(2);
    return raced[0] && `${raced[0].mints}, ${raced[0].evidence}`;
  });
}

function rows(title: string, table: readonly Row[]): void {
  describe(title, () => {
    test.each(table)('$name', ({ body, before = '', is }) => {
      expect(verdictOf(FILE(before, body))).toBe(is);
    });
  });
}

rows('the shapes that were run', [
  {
    name: 'one column of the user, compared and overwritten',
    body: `const user = await prisma.user.findUnique({ where: { id: userId } });
if (!user || !(await compare(token, user.refreshTokenHash))) throw new Error('invalid');
const nextToken = next();
await prisma.user.update({ where: { id: user.id }, data: { refreshTokenHash: hashToken(nextToken) } });
return nextToken;`,
    is: 'same-row, certain',
  },
  {
    name: 'find, check, update by id, create',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'the same inside a transaction',
    body: `return prisma.$transaction(async (tx) => {
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
});`,
    is: 'row, certain',
  },
  {
    name: 'a list of writes in one transaction, behind a find',
    body: `${FIND} ${CHECK}
await prisma.$transaction([
  prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } }),
  prisma.refreshToken.create({ data: { token: next() } }),
]);`,
    is: 'row, certain',
  },
  {
    name: 'find, deleteMany without a look at the count, create',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.deleteMany({ where: { id: stored.id } });
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'find, delete by id, which throws, create',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.delete({ where: { id: stored.id } });
${CREATE}`,
    is: undefined,
  },
  {
    name: 'find, delete by id with its error dropped, create',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.delete({ where: { id: stored.id } }).catch(() => undefined);
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'delete as the check',
    body: `const stored = await prisma.refreshToken.delete({ where: { token } });
${CREATE}`,
    is: undefined,
  },
  {
    name: 'update with the state in its filter, which throws',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.update({ where: { token, revokedAt: null }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: undefined,
  },
  {
    name: 'updateMany with the state in its filter and its count tested',
    body: `${FIND} ${CHECK}
const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
if (count !== 1) throw new Error('used');
${CREATE}`,
    is: undefined,
  },
  {
    name: 'updateMany with the state in its filter and its count not read',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.updateMany({ where: { id: stored.id, revokedAt: null }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'updateMany with its count tested, but without the state',
    body: `${FIND} ${CHECK}
const { count } = await prisma.refreshToken.updateMany({ where: { id: stored.id }, data: { revokedAt: new Date() } });
if (count !== 1) throw new Error('used');
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'a row locked for update',
    body: `return prisma.$transaction(async (tx) => {
  await tx.$queryRaw\`select id from "RefreshToken" where token = \${token} for update\`;
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
});`,
    is: undefined,
  },
  {
    name: 'a serializable transaction',
    body: `return prisma.$transaction(async (tx) => {
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
}, { isolationLevel: 'Serializable' });`,
    is: undefined,
  },
  {
    name: 'a transaction at another level',
    body: `return prisma.$transaction(async (tx) => {
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
}, { isolationLevel: 'ReadCommitted' });`,
    is: 'row, certain',
  },
  {
    name: 'a transaction whose level stands under a quoted key',
    body: `return prisma.$transaction(async (tx) => {
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
}, { 'isolationLevel': 'Serializable' });`,
    is: undefined,
  },
  {
    name: 'a transaction whose options are among arguments that are spread',
    before: LEVELS,
    body: `return prisma.$transaction(async (tx) => {
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
}, ...more);`,
    is: undefined,
  },
  {
    name: 'a transaction that may name its level under a computed key',
    before: LEVELS,
    body: `return prisma.$transaction(async (tx) => {
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
}, { [option]: 'Serializable' });`,
    is: undefined,
  },
  {
    name: 'a level that is written behind what is spread',
    before: LEVELS,
    body: `return prisma.$transaction(async (tx) => {
  const stored = await tx.refreshToken.findUnique({ where: { token } });
  ${CHECK}
  await tx.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  return tx.refreshToken.create({ data: { token: next() } });
}, { ...given, isolationLevel: 'ReadCommitted' });`,
    is: 'row, certain',
  },
  {
    name: 'reuse detection beside find, check, update',
    body: `${FIND}
if (!stored) throw new Error('invalid');
if (stored.revokedAt) {
  await prisma.refreshToken.updateMany({ where: { userId: stored.userId }, data: { revokedAt: new Date() } });
  throw new Error('reused');
}
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'one column, overwritten where it still holds the old value',
    body: `const user = await prisma.user.findUnique({ where: { id: userId } });
if (!user || !(await compare(token, user.refreshTokenHash))) throw new Error('invalid');
const nextToken = next();
const { count } = await prisma.user.updateMany({ where: { id: user.id, refreshTokenHash: user.refreshTokenHash }, data: { refreshTokenHash: hashToken(nextToken) } });
if (count === 0) throw new Error('used');
return nextToken;`,
    is: undefined,
  },
]);

rows('what is handed out', [
  {
    name: 'a signed token that is returned',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
const accessToken = jwt.sign({ sub: stored.userId }, 'key');
return { accessToken };`,
    is: 'token, certain',
  },
  {
    name: 'nothing: a logout',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
return { ok: true };`,
    is: undefined,
  },
  {
    name: 'a row of another entity',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
await prisma.auditEntry.create({ data: { at: new Date() } });`,
    is: undefined,
  },
  {
    name: 'created before the old one is revoked',
    body: `${FIND} ${CHECK}
const successor = await prisma.refreshToken.create({ data: { token: next() } });
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date(), replacedBy: successor.id } });
return successor;`,
    is: 'row, certain',
  },
]);

rows('the check', [
  {
    name: 'none: an existing row is replaced, and a missing one is no error',
    body: `const existing = await prisma.verificationToken.findFirst({ where: { email: userId } });
if (existing) await prisma.verificationToken.deleteMany({ where: { id: existing.id } });
return prisma.verificationToken.create({ data: { token: next(), email: userId } });`,
    is: undefined,
  },
  {
    name: 'of how recent the last one is: too early is refused, none is no error',
    body: `const last = await prisma.otp.findFirst({ where: { userId } });
if (last && last.createdAt > new Date()) throw new Error('too early');
await prisma.otp.updateMany({ where: { userId }, data: { used: true } });
return prisma.otp.create({ data: { code: next(), userId } });`,
    is: undefined,
  },
  {
    name: 'around the write and the mint',
    body: `${FIND}
if (stored && !stored.revokedAt) {
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  ${CREATE}
}`,
    is: 'row, certain',
  },
  {
    name: 'with an optional chain',
    body: `${FIND}
if (stored?.revokedAt !== null) throw new Error('invalid');
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'by a read that throws',
    body: `const stored = await prisma.refreshToken.findFirstOrThrow({ where: { token, revokedAt: null } });
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'in a function that is handed the row',
    before: `const isActive = (row: unknown) => Boolean(row);`,
    body: `${FIND}
if (!stored || !isActive(stored)) throw new Error('invalid');
await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: 'row, certain',
  },
  {
    name: 'of fields taken out of the row',
    body: `${FIND}
if (!stored) throw new Error('invalid');
const { id, revokedAt } = stored;
if (revokedAt) throw new Error('used');
await prisma.refreshToken.update({ where: { id }, data: { revokedAt: new Date() } });
return prisma.refreshToken.create({ data: { token: next() } });`,
    is: 'row, certain',
  },
  {
    name: 'of a password, where another column is written: a login',
    body: `const user = await prisma.user.findUnique({ where: { id: userId } });
if (!user || !(await compare(token, user.passwordHash))) throw new Error('invalid');
const nextToken = next();
await prisma.user.update({ where: { id: user.id }, data: { refreshTokenHash: hashToken(nextToken) } });
return nextToken;`,
    is: undefined,
  },
]);

rows('the write', [
  {
    name: 'that prolongs and does not spend',
    body: `const session = await prisma.session.findUnique({ where: { token } });
if (!session || session.revokedAt) throw new Error('invalid');
await prisma.session.update({ where: { id: session.id }, data: { expiresAt: new Date() } });
return { accessToken: jwt.sign({}, 'key') };`,
    is: undefined,
  },
  {
    name: 'of what the check lets pass: a set-up that may be repeated',
    body: `const user = await prisma.user.findUnique({ where: { id: userId } });
if (!user || user.otpEnabled) throw new Error('enabled already');
await prisma.user.update({ where: { id: userId }, data: { otpSecret: next(), otpEnabled: false } });
return next();`,
    is: undefined,
  },
  {
    name: 'of a field of which only a part was asked for',
    body: `const hook = await prisma.webhook.findUnique({ where: { id: userId } });
if (!hook || hook.config.kind !== 'http') throw new Error('no such hook');
await prisma.webhook.update({ where: { id: hook.id }, data: { config: { secret: next() } } });
return next();`,
    is: undefined,
  },
  {
    name: 'of all rows of a user',
    body: `${FIND} ${CHECK}
await prisma.refreshToken.updateMany({ where: { userId }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: undefined,
  },
  {
    name: 'in a branch that leaves',
    body: `${FIND}
if (!stored) throw new Error('invalid');
if (stored.revokedAt) { await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } }); throw new Error('reused'); }
${CREATE}`,
    is: undefined,
  },
  {
    name: 'with a filter that is not written out',
    before: `declare const where: { id: string };`,
    body: `${FIND} ${CHECK}
await prisma.refreshToken.update({ where, data: { revokedAt: new Date() } });
${CREATE}`,
    is: undefined,
  },
  {
    name: 'to another entity',
    body: `${FIND} ${CHECK}
await prisma.session.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
${CREATE}`,
    is: undefined,
  },
  {
    name: 'under a lock',
    before: `declare const withLock: <T>(key: string, run: () => Promise<T>) => Promise<T>;`,
    body: `return withLock(token, async () => {
  ${FIND} ${CHECK}
  await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } });
  ${CREATE}
});`,
    is: undefined,
  },
]);

rows('names', [
  {
    name: 'that say nothing of tokens are likely',
    body: `const voucher = await prisma.voucher.findUnique({ where: { id: userId } });
if (!voucher || voucher.used) throw new Error('used');
await prisma.voucher.update({ where: { id: voucher.id }, data: { used: true } });
return prisma.voucher.create({ data: { label: 'next' } });`,
    is: 'row, likely',
  },
  {
    name: 'of sessions that hold no secret are likely',
    body: `const session = await prisma.workoutSession.findUnique({ where: { id: userId } });
if (!session || session.ended) throw new Error('over');
await prisma.workoutSession.update({ where: { id: session.id }, data: { ended: true } });
return prisma.workoutSession.create({ data: { athlete: 'a' } });`,
    is: 'row, likely',
  },
  {
    name: 'of session tokens are certain',
    body: `const session = await prisma.session.findUnique({ where: { sessionToken: token } });
if (!session) throw new Error('invalid');
await prisma.session.update({ where: { id: session.id }, data: { sessionToken: next() } });`,
    is: 'same-row, certain',
  },
]);

test('a client of which nothing is known', () => {
  const code = FILE(
    '',
    `${FIND} ${CHECK} await prisma.refreshToken.update({ where: { id: stored.id }, data: { revokedAt: new Date() } }); ${CREATE}`,
  );
  expect(
    verdictOf(code.replace('const prisma = new PrismaClient();', 'declare const prisma: any;')),
  ).toBeUndefined();
});
