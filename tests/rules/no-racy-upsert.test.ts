import rule from '../../src/rules/no-racy-upsert.js';
import { testRule } from '../support/rule-tester.js';

const SCHEMA = `
datasource db { provider = "postgresql" }
model User {
  id Int @id
  email String @unique
  name String?
}
model Vote {
  userId Int
  postId Int
  @@unique([userId, postId])
}
`;

testRule('no-racy-upsert', rule, {
  valid: [
    { name: 'an empty file', code: '' },
    {
      name: 'one statement: something to update, the same key in where and create',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const save = (email: string, name: string) =>
  prisma.user.upsert({ where: { email }, update: { name }, create: { email, name } });
export const keep = (email: string) =>
  prisma.user.upsert({ where: { email }, update: { email }, create: { email }, select: { id: true } });
export const other = (id: number, email: string, name: string) =>
  prisma.user.upsert({ where: { id }, update: { name }, create: { email, name } });
export const connect = (email: string, teamId: string) =>
  prisma.user.upsert({
    where: { email },
    update: { name: { set: 'x' } },
    create: { email, team: { connect: { id: teamId } } },
  });
`,
    },
    {
      name: 'the violation is known, around it, behind it, or in a handler of all errors',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function ensure(email: string) {
  try {
    return await prisma.user.upsert({ where: { email }, update: {}, create: { email } });
  } catch (error: any) {
    if (error.code === 'P2002') return prisma.user.findUnique({ where: { email } });
    throw error;
  }
}
`,
    },
    {
      name: 'it is tried again',
      code: `
import { PrismaClient } from '@prisma/client';
import { retry } from './retry.js';
const prisma = new PrismaClient();
export const ensure = (email: string) =>
  retry(() => prisma.user.upsert({ where: { email }, update: {}, create: { email } }));
`,
    },
    {
      name: 'what cannot be read',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const save = (email: string, change: { name?: string }) =>
  prisma.user.upsert({ where: { email }, update: change, create: { email } });
export const all = (args: any) => prisma.user.upsert(args);
`,
    },
    {
      name: 'the same member on something else, and a client of which nothing is known',
      code: `
const prisma = { user: { upsert: async (_: object) => {} } };
export const ensure = (email: string) => prisma.user.upsert({ where: { email }, update: {}, create: { email } });
export const ensureBy = (db: any, email: string) =>
  db.user.save({ where: { email }, update: {}, create: { email } });
`,
    },
    {
      name: 'Mongoose: an index refuses the second; the key always does; nothing is known of the schema',
      filename: 'src/file.js',
      options: { evidence: 'likely' },
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: { type: String, unique: true }, name: String }));
const { Other } = require('./other');
exports.save = (email, name) => User.findOneAndUpdate({ email }, { name }, { upsert: true });
exports.byId = (id, name) => User.updateOne({ _id: id }, { name }, { upsert: true });
exports.other = (email) => Other.updateOne({ email }, { name: 'x' }, { upsert: true });
`,
    },
    {
      name: 'Mongoose: an index that is declared beside the columns',
      filename: 'src/file.js',
      options: { evidence: 'likely' },
      code: `
const mongoose = require('mongoose');
const schema = new mongoose.Schema({ email: String, name: String });
schema.index({ email: 1 }, { unique: true });
const User = mongoose.model('User', schema);
exports.save = (email, name) => User.findOneAndUpdate({ email }, { name }, { upsert: true });
`,
    },
    {
      name: 'likely signs are for those who ask for them',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const save = (email: string, name: string) =>
  prisma.user.upsert({ where: { email }, update: { name }, create: { email, name }, include: { posts: true } });
export const tag = (id: string, name: string) =>
  prisma.post.update({ where: { id }, data: { tags: { connectOrCreate: { where: { name }, create: { name } } } } });
`,
    },
  ],
  invalid: [
    {
      name: 'nothing to update',
      files: { 'prisma/schema.prisma': SCHEMA },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const ensure = (email: string, name: string) =>
  prisma.user.upsert({ where: { email }, update: {}, create: { email, name } });
export const vote = (userId: number, postId: number) =>
  prisma.vote.upsert({
    where: { userId_postId: { userId, postId } },
    create: { userId, postId },
    update: {},
  });
export const ensureOf = (user: { email: string }) =>
  prisma.user.upsert({ where: { email: user.email }, update: {}, create: { email: user.email } });
`,
      errors: [
        {
          messageId: 'nothingToUpdate',
          at: 'prisma.user.upsert',
          line: 5,
          suggestions: [
            {
              messageId: 'setSameValue',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const ensure = (email: string, name: string) =>
  prisma.user.upsert({ where: { email }, update: { email }, create: { email, name } });
export const vote = (userId: number, postId: number) =>
  prisma.vote.upsert({
    where: { userId_postId: { userId, postId } },
    create: { userId, postId },
    update: {},
  });
export const ensureOf = (user: { email: string }) =>
  prisma.user.upsert({ where: { email: user.email }, update: {}, create: { email: user.email } });
`,
            },
          ],
        },
        {
          messageId: 'nothingToUpdate',
          at: 'prisma.vote.upsert',
          suggestions: [
            {
              messageId: 'setSameValue',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const ensure = (email: string, name: string) =>
  prisma.user.upsert({ where: { email }, update: {}, create: { email, name } });
export const vote = (userId: number, postId: number) =>
  prisma.vote.upsert({
    where: { userId_postId: { userId, postId } },
    create: { userId, postId },
    update: { userId },
  });
export const ensureOf = (user: { email: string }) =>
  prisma.user.upsert({ where: { email: user.email }, update: {}, create: { email: user.email } });
`,
            },
          ],
        },
        {
          messageId: 'nothingToUpdate',
          at: 'prisma.user.upsert',
          line: 13,
          suggestions: [
            {
              messageId: 'setSameValue',
              output: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const ensure = (email: string, name: string) =>
  prisma.user.upsert({ where: { email }, update: {}, create: { email, name } });
export const vote = (userId: number, postId: number) =>
  prisma.vote.upsert({
    where: { userId_postId: { userId, postId } },
    create: { userId, postId },
    update: {},
  });
export const ensureOf = (user: { email: string }) =>
  prisma.user.upsert({ where: { email: user.email }, update: { email: user.email }, create: { email: user.email } });
`,
            },
          ],
        },
      ],
    },
    {
      name: 'no suggestion: the database is not known, a computed value, a nested write, another key',
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const ensure = (email: string) => prisma.user.upsert({ where: { email }, update: {}, create: { email } });
`,
      errors: [{ messageId: 'nothingToUpdate', at: 'prisma.user.upsert' }],
    },
    {
      name: 'no suggestion: what makes it two statements is more than the empty update',
      files: { 'prisma/schema.prisma': SCHEMA },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const withPosts = (email: string) =>
  prisma.user.upsert({ where: { email }, update: {}, create: { email, posts: { create: { title: 'x' } } } });
export const included = (email: string) =>
  prisma.user.upsert({ where: { email }, update: {}, create: { email }, include: { posts: true } });
export const computed = (email: string) =>
  prisma.user.upsert({ where: { email: email.trim() }, update: {}, create: { email: email.trim() } });
`,
      errors: [
        { messageId: 'nothingToUpdate', at: 'prisma.user.upsert', line: 5 },
        { messageId: 'nothingToUpdate', at: 'prisma.user.upsert', line: 7 },
        { messageId: 'nothingToUpdate', at: 'prisma.user.upsert', line: 9 },
      ],
    },
    {
      name: 'plain JavaScript, behind a repository in another module',
      filename: 'src/users.js',
      files: {
        'src/db.js': `
const { PrismaClient } = require('@prisma/client');
module.exports = { prisma: new PrismaClient() };
`,
      },
      code: `
const { prisma } = require('./db');
exports.ensure = async (email) => {
  return prisma.$transaction(async (tx) => {
    await tx.user.upsert({ where: { email }, create: { email }, update: {} });
  });
};
`,
      errors: [{ messageId: 'nothingToUpdate', at: 'tx.user.upsert' }],
    },
    {
      name: 'likely: nested writes and reads, connectOrCreate',
      options: { evidence: 'likely' },
      code: `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export const withPosts = (email: string, name: string) =>
  prisma.user.upsert({
    where: { email },
    update: { name },
    create: { email, name, posts: { create: { title: 'x' } } },
  });
export const included = (email: string, name: string) =>
  prisma.user.upsert({ where: { email }, update: { name }, create: { email, name }, include: { posts: true } });
export const tag = (id: string, name: string) =>
  prisma.post.update({ where: { id }, data: { tags: { connectOrCreate: { where: { name }, create: { name } } } } });
`,
      errors: [
        { messageId: 'readsFirst', at: 'prisma.user.upsert', line: 5 },
        { messageId: 'readsFirst', at: 'prisma.user.upsert', line: 11 },
        { messageId: 'readsFirst', at: 'connectOrCreate' },
      ],
    },
    {
      name: 'likely: Mongoose, and a schema without a unique index',
      filename: 'src/file.js',
      options: { evidence: 'likely' },
      code: `
const mongoose = require('mongoose');
const User = mongoose.model('User', new mongoose.Schema({ email: String, name: { type: String } }));
exports.save = (email, name) => User.findOneAndUpdate({ email }, { name }, { upsert: true, new: true });
exports.saveBy = (email, name) => User.updateOne({ email }, { $set: { name } }, { upsert: true });
`,
      errors: [
        { messageId: 'insertsTwo', at: 'User.findOneAndUpdate' },
        { messageId: 'insertsTwo', at: 'User.updateOne' },
      ],
    },
  ],
});
