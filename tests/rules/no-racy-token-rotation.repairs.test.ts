// A write that repeats the check of its row must find every row that passed the check, refuse in the run that was refused before, and
// come before whatever cannot be taken back.
import rule from '../../src/rules/no-racy-token-rotation.js';
import { testRule } from '../support/rule-tester.js';

const SCHEMA = `
datasource db { provider = "postgresql" }
generator client { provider = "prisma-client-js" }
model Token {
  id        Int       @id @default(autoincrement())
  token     String    @unique
  userId    Int
  revokedAt DateTime?
  usedBy    String    @default("")
  used      Boolean   @default(false)
  seenAt    DateTime  @db.Timestamptz(6)
  @@unique([userId, token])
}
`;
const files = { 'prisma/schema.prisma': SCHEMA };
const HEAD = `
import { PrismaClient } from '@prisma/client';
import { randomUUID } from 'node:crypto';
import { charge } from './payments';
const prisma = new PrismaClient();
`;
const FIND = 'const row = await prisma.token.findUnique({ where: { token } });';
const CREATE =
  'prisma.token.create({ data: { token: randomUUID(), userId: row.userId, seenAt: new Date() } })';
const LATER = '/** later */';

/** A finding without a suggestion. */
const alone = (line: number, at = 'prisma.token.update') =>
  ({ messageId: 'mintsMany', at, line, suggestions: [] }) as const;

const offered = (code: string, wanted: string, at = 'prisma.token.update') =>
  ({
    messageId: 'mintsMany',
    at,
    suggestions: [{ messageId: 'compareAndSet', output: code.replace(LATER, wanted) }],
  }) as const;

const spending = (
  check: string,
  write: string,
) => `${HEAD}export async function rotate(token: string, user: string) {
  ${FIND}
  ${check}
  ${write}
  return ${CREATE};
}
`;

/** The same code with the write as it was and as it is to be. */
const change = (name: string, check: string, write: string, wanted: string) => {
  const code = spending(check, LATER);
  return { name, files, code: code.replace(LATER, write), errors: [offered(code, wanted)] };
};

const TAKEN = "if (!row || row.usedBy) throw new Error('taken');";

testRule('no-racy-token-rotation: repairs', rule, {
  valid: [],
  invalid: [
    change(
      'a text that is empty passes the check as well, and no filter for null',
      TAKEN,
      'await prisma.token.update({ where: { id: row.id }, data: { usedBy: user } });',
      `const { count } = await prisma.token.updateMany({ where: { id: row.id, usedBy: row.usedBy }, data: { usedBy: user } });
  if (count !== 1) throw new Error('taken');`,
    ),
    change(
      'a date is there, or null',
      "if (!row || row.revokedAt) throw new Error('spent');",
      'await prisma.token.update({ where: { id: row.id }, data: { revokedAt: new Date() } }); // for good',
      `const { count } = await prisma.token.updateMany({ where: { id: row.id, revokedAt: null }, data: { revokedAt: new Date() } }); // for good
  if (count !== 1) throw new Error('spent');`,
    ),
    {
      name: 'a date that the database keeps finer than the language does',
      files,
      code: spending(
        "if (!row || row.seenAt < new Date()) throw new Error('old');",
        'await prisma.token.update({ where: { id: row.id }, data: { seenAt: new Date() } });',
      ),
      errors: [alone(9)],
    },
    {
      name: 'a key of several columns, by which one row alone is asked for',
      files,
      code: `${HEAD}export async function rotate(key: { userId: number; token: string }) {
  const row = await prisma.token.findUnique({ where: { userId_token: key } });
  if (!row || row.used) throw new Error('spent');
  await prisma.token.update({ where: { userId_token: key }, data: { used: true } });
  return ${CREATE};
}
`,
      errors: [alone(9)],
    },
    {
      name: 'something that was done before, which a refusal does not take back',
      files,
      code: `${HEAD}export async function afterPayment(token: string) {
  ${FIND}
  if (!row || row.used) throw new Error('spent');
  await charge(row.userId);
  await prisma.token.update({ where: { id: row.id }, data: { used: true } });
  return ${CREATE};
}
export async function afterCreation(token: string) {
  ${FIND}
  if (!row || row.used) throw new Error('spent');
  const next = await ${CREATE};
  await prisma.token.update({ where: { id: row.id }, data: { used: true } });
  return next;
}
`,
      errors: [alone(10), alone(17)],
    },
    {
      name: 'a refusal that ends the callback of a transaction, and not the function around it',
      files,
      code: `${HEAD}export async function rotate(token: string) {
  ${FIND}
  if (!row || row.used) return null;
  const next = await prisma.$transaction(async (tx) => {
    await tx.token.update({ where: { id: row.id }, data: { used: true } });
    return tx.token.create({ data: { token: randomUUID(), userId: row.userId, seenAt: new Date() } });
  });
  return next.token;
}
`,
      errors: [alone(10, 'tx.token.update')],
    },
    {
      name: 'an error, which ends both and takes back what the transaction has done',
      files,
      code: `${HEAD}export async function rotate(token: string) {
  return prisma.$transaction(async (tx) => {
    const row = await tx.token.findUnique({ where: { token } });
    if (!row || row.used) throw new Error('spent');
    const next = await tx.token.create({ data: { token: randomUUID(), userId: row.userId, seenAt: new Date() } });
    await tx.token.update({ where: { id: row.id }, data: { used: true } });
    return next;
  });
}
`,
      errors: [
        offered(
          `${HEAD}export async function rotate(token: string) {
  return prisma.$transaction(async (tx) => {
    const row = await tx.token.findUnique({ where: { token } });
    if (!row || row.used) throw new Error('spent');
    const next = await tx.token.create({ data: { token: randomUUID(), userId: row.userId, seenAt: new Date() } });
    ${LATER}
    return next;
  });
}
`,
          `const { count } = await tx.token.updateMany({ where: { id: row.id, used: false }, data: { used: true } });
    if (count !== 1) throw new Error('spent');`,
          'tx.token.update',
        ),
      ],
    },
    {
      name: 'a library whose filters do not find null by null',
      code: `
import { Column, DataSource, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { randomUUID } from 'node:crypto';
@Entity() export class Token {
  @PrimaryGeneratedColumn() id!: number;
  @Column() token!: string;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
}
const tokens = new DataSource({ type: 'postgres', entities: [Token] }).getRepository(Token);
export async function rotate(token: string) {
  const row = await tokens.findOneBy({ token });
  if (!row || row.revokedAt) throw new Error('spent');
  await tokens.update({ id: row.id }, { revokedAt: new Date() });
  return tokens.save({ token: randomUUID() });
}
`,
      errors: [
        {
          messageId: 'mintsMany',
          at: 'tokens.update',
          suggestions: [
            {
              messageId: 'compareAndSet',
              output: `
import { Column, DataSource, Entity, PrimaryGeneratedColumn, IsNull } from 'typeorm';
import { randomUUID } from 'node:crypto';
@Entity() export class Token {
  @PrimaryGeneratedColumn() id!: number;
  @Column() token!: string;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
}
const tokens = new DataSource({ type: 'postgres', entities: [Token] }).getRepository(Token);
export async function rotate(token: string) {
  const row = await tokens.findOneBy({ token });
  if (!row || row.revokedAt) throw new Error('spent');
  const { affected } = await tokens.update({ id: row.id, revokedAt: IsNull() }, { revokedAt: new Date() });
  if (affected !== 1) throw new Error('spent');
  return tokens.save({ token: randomUUID() });
}
`,
            },
          ],
        },
      ],
    },
  ],
});
