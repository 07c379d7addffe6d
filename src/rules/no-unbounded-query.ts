// A list that a request reads without a limit: a hundred rows at launch, a hundred thousand a year later, and the answer
// fills the memory of the process that serves everybody.
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeExpression } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-unbounded-query',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow reading a whole table to answer a request',
      domain: 'data-access',
      preset: 'opt-in',
    },
    messages: {
      unbounded:
        '`{{query}}` reads every row to answer a request: the answer grows with the table. Limit it, and read by pages.',
      unboundedBehindCall:
        '`{{call}}` reaches `{{query}}` ({{place}}), which reads every row to answer a request. Limit it, and read by pages.',
    },
  },
  uses: { anywhere: ['query:limit'] },
  runsIn: 'application',
  concerns: (text, facts) => facts.catalogue.mentions('query:limit', text) || /\bawait\b/.test(text),
  create({ facts, textOf, report, isEnough }) {
    function inspect(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression): void {
      const read = facts.queries.unboundedReadOf(node);
      if (!read || !isEnough(read.evidence)) return;
      const callee = calleeExpression(node);
      report({
        node: callee,
        messageId: read.isBehindCall ? 'unboundedBehindCall' : 'unbounded',
        data: {
          call: `${textOf(callee)}()`,
          query: facts.repetition.describeReached(read),
          place: facts.queries.placeOf(read.query),
        },
      });
    }
    return { CallExpression: inspect, TaggedTemplateExpression: inspect };
  },
});
