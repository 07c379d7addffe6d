// What a rule asks, through the object that it is given: each room answers under its name.
import { createRule } from '../../src/create-rule.js';
import { testRule } from '../support/rule-tester.js';

/** Says of each call what the rooms know about it. */
const asking = createRule({
  name: 'asking',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow nothing', domain: 'data-access', preset: 'opt-in' },
    messages: { known: '{{callee}}, {{library}}, {{query}}, {{caught}}' },
  },
  uses: {},
  runsIn: 'anywhere',
  create: ({ facts, report }) => ({
    CallExpression(node) {
      const origin = facts.origins.of(node.callee);
      const query = facts.queries.of(node);
      const [argument] = node.arguments;
      report({
        node: node.callee,
        messageId: 'known',
        data: {
          callee: facts.origins.calleeOf(node)?.evidence ?? 'unknown',
          library: origin.kind === 'api' ? origin.type.model.library : origin.kind,
          query: query ? facts.queries.describe(query) : 'no query',
          caught: (argument && facts.errors.caught(argument)?.by) ?? 'no error',
        },
      });
    },
  }),
});

testRule('facts', asking, {
  valid: [{ name: 'nothing is asked', code: 'export {};' }],
  invalid: [
    {
      name: 'a query, a log call and a call of which nothing is known',
      files: {
        'src/db.ts': `import { PrismaClient } from '@prisma/client';\nexport const prisma = new PrismaClient();`,
      },
      code: `
import { prisma } from './db';
export async function run(later: any) {
  try { await prisma.user.findMany(); } catch (error) { console.error(error); }
  later();
}
`,
      errors: [
        {
          messageId: 'known',
          at: 'prisma.user.findMany',
          data: { callee: 'certain', library: 'prisma', query: 'prisma.user.findMany()', caught: 'no error' },
        },
        {
          messageId: 'known',
          at: 'console.error',
          data: { callee: 'certain', library: 'console', query: 'no query', caught: 'catch' },
        },
        {
          messageId: 'known',
          at: 'later',
          line: 5,
          data: { callee: 'unknown', library: 'unknown', query: 'no query', caught: 'no error' },
        },
      ],
    },
  ],
});
