// A statement is awaited only where somebody waits for what waits: a failure would be a rejection that nobody handles.
import rule from '../../src/rules/no-unexecuted-query.js';
import { testRule } from '../support/rule-tester.js';

const code = (body: string) => `
import { PrismaClient } from '@prisma/client';
const prisma = new PrismaClient();
export async function purge(ids: number[]) { ${body} }
`;
const alone = (name: string, body: string) => ({
  name,
  code: code(body),
  errors: [{ messageId: 'dropped' as const, at: 'prisma.user.delete', suggestions: [] }],
});

testRule('no-unexecuted-query: repairs', rule, {
  valid: [{ name: 'an empty file', code: '' }],
  invalid: [
    alone(
      'a list of promises that nobody takes',
      'ids.map(async (id) => { prisma.user.delete({ where: { id } }); });',
    ),
    alone('a timer', 'setTimeout(async () => { prisma.user.delete({ where: { id: 1 } }); }, 1);'),
    alone('a listener', "process.on('exit', async () => { prisma.user.delete({ where: { id: 1 } }); });"),
    alone(
      'an executor',
      'await new Promise(async (resolve) => { prisma.user.delete({ where: { id: 1 } }); resolve(1); });',
    ),
    {
      name: 'a list of promises that is waited for',
      code: code('await Promise.all(ids.map(async (id) => { prisma.user.delete({ where: { id } }); }));'),
      errors: [
        {
          messageId: 'dropped',
          at: 'prisma.user.delete',
          suggestions: [
            {
              messageId: 'awaitQuery',
              output: code(
                'await Promise.all(ids.map(async (id) => { await prisma.user.delete({ where: { id } }); }));',
              ),
            },
          ],
        },
      ],
    },
  ],
});
