// An error in front of a query must come to somebody: to who waits for the promise, and not to nobody at all.
import rule from '../../src/rules/no-undefined-filter.js';
import { testRule } from '../support/rule-tester.js';

const options = { evidence: 'likely' };
const HEAD = `
import { PrismaClient } from '@prisma/client';
import express from 'express';
const prisma = new PrismaClient();
const app = express();
`;
const FOUR = { 'package.json': '{ "dependencies": { "express": "^4.21.0", "@prisma/client": "^6.0.0" } }' };
const FIVE = { 'package.json': '{ "dependencies": { "express": "^5.0.0", "@prisma/client": "^6.0.0" } }' };
const HANDLER = `${HEAD}app.delete('/users', async (req, res) => {
  const email = req.query.email as string | undefined;
  await prisma.user.deleteMany({ where: { email } });
  res.end();
});
`;

const alone = { messageId: 'mayMatchEveryRow', at: 'id', suggestions: [] } as const;

testRule('no-undefined-filter: repairs', rule, {
  valid: [],
  invalid: [
    {
      name: 'a handler of whose promise nobody looks at: the error would end the process',
      files: FOUR,
      options,
      code: HANDLER,
      errors: [{ ...alone, at: 'email', line: 8, column: 43 }],
    },
    {
      name: 'one whose promise is looked at',
      files: FIVE,
      options,
      code: HANDLER,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'email',
          line: 8,
          column: 43,
          suggestions: [
            {
              messageId: 'throwFirst',
              output: HANDLER.replace(
                '  await',
                "  if (email === undefined) throw new TypeError('email is undefined');\n  await",
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a function that gives a promise and is not async: it would throw before there is one',
      files: FIVE,
      options,
      code: `${HEAD}export function remove(id?: string) {
  return prisma.user.deleteMany({ where: { id } });
}
`,
      errors: [{ ...alone, line: 7, column: 44 }],
    },
    {
      name: 'a remark above the statement stays with it',
      files: FIVE,
      options,
      code: `${HEAD}export async function remove(id?: string) {
  // @ts-ignore the types lag behind
  await prisma.user.deleteMany({ where: { id } });
}
`,
      errors: [
        {
          messageId: 'mayMatchEveryRow',
          at: 'id',
          line: 8,
          column: 43,
          suggestions: [
            {
              messageId: 'throwFirst',
              output: `${HEAD}export async function remove(id?: string) {
  if (id === undefined) throw new TypeError('id is undefined');
  // @ts-ignore the types lag behind
  await prisma.user.deleteMany({ where: { id } });
}
`,
            },
          ],
        },
      ],
    },
  ],
});
