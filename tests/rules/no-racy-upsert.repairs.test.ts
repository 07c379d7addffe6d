// Writing the key again leaves the row as it is only where it is what is stored, and is one statement only where that is all.
import rule from '../../src/rules/no-racy-upsert.js';
import { testRule } from '../support/rule-tester.js';

const SCHEMA = `
datasource db { provider = "postgresql" }
model User {
  id Int @id
  email String @unique
  slug String @unique @db.Citext
  posts Post[]
}
model Post {
  id Int @id
  userId Int
  user User @relation(fields: [userId], references: [id])
}
`;
const files = { 'prisma/schema.prisma': SCHEMA };
const code = (call: string) => `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const ensure = (email: string, slug: string, queue: { email: string }[], more: object) => ${call};
`;
const found = (name: string, call: string, output?: string) => ({
  name,
  files,
  code: code(call),
  errors: [
    {
      messageId: 'nothingToUpdate' as const,
      at: 'prisma.user.upsert',
      suggestions: output === undefined ? [] : [{ messageId: 'setSameValue' as const, output: code(output) }],
    },
  ],
});

testRule('no-racy-upsert: repairs', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    found(
      'a comment says why it is empty',
      'prisma.user.upsert({ where: { email }, update: { /* stays as it is */ }, create: { email, slug } })',
    ),
    found(
      'a text that is found in any case would be written over',
      'prisma.user.upsert({ where: { slug }, update: {}, create: { email, slug } })',
    ),
    found(
      'a value that is another one when it is read again',
      'prisma.user.upsert({ where: { email: queue.shift()!.email }, update: {}, create: { email: queue.shift()!.email, slug } })',
    ),
    found(
      'more that is asked for, as far as anybody sees',
      'prisma.user.upsert({ where: { email, ...more }, update: {}, create: { email, slug } })',
    ),
    found(
      'rows of another table that are read with it',
      'prisma.user.upsert({ where: { email }, update: {}, create: { email, slug }, select: { id: true, posts: true } })',
    ),
    found(
      'a type that says that nothing is in it',
      'prisma.user.upsert({ where: { email }, update: {} as Record<string, never>, create: { email, slug } })',
    ),
    found(
      'columns that are read with it',
      'prisma.user.upsert({ where: { email }, update: {}, create: { email, slug }, select: { id: true, slug: true } })',
      'prisma.user.upsert({ where: { email }, update: { email }, create: { email, slug }, select: { id: true, slug: true } })',
    ),
  ],
});

testRule('no-racy-upsert: repairs through an extended client', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    {
      name: 'an extension may do more where something is changed',
      files,
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient().$extends({ query: { user: { upsert: ({ args, query }) => query(args) } } });
export const ensure = (email: string, slug: string) =>
  prisma.user.upsert({ where: { email }, update: {}, create: { email, slug } });
`,
      errors: [{ messageId: 'nothingToUpdate', at: 'prisma.user.upsert', suggestions: [] }],
    },
  ],
});
