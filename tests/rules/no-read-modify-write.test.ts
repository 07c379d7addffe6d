import rule from '../../src/rules/no-read-modify-write.js';
import { testRule } from '../support/rule-tester.js';

testRule('no-read-modify-write', rule, {
  valid: [
    {
      name: 'a method of the same name on an object of the project',
      code: `
const list = { findMany: () => [] };
list.findMany();
`,
    },
  ],
  invalid: [
    {
      name: 'a client of the file',
      code: `
import { PrismaClient } from '@prisma/client';
const db = new PrismaClient();
export const all = () => db.user.findMany();
`,
      errors: [{ messageId: 'queryHere', at: 'db.user.findMany', data: { call: 'db.user.findMany' } }],
    },
  ],
});
