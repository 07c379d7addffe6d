// A relation that a row reads when it is asked for: `await user.orders` looks like a field and is a query, once per row of
// the loop. The query stands nowhere in the code, so nobody sees it in a review.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import { mayRepeat } from '../facts/flow/loop-visits.js';

export default createRule({
  name: 'no-lazy-relation-in-loop',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a lazy relation that is read once per element of a list',
      domain: 'data-access',
      preset: 'strict',
    },
    messages: {
      lazyPerElement:
        '`{{asked}}` is a query for each element of `{{list}}`: N queries. Load the relation with the rows themselves.',
    },
  },
  uses: { anywhere: ['lazyRelations'] },
  runsIn: 'application',
  concerns: mayRepeat,
  create({ facts, textOf, report, isEnough }) {
    function inspect(node: TSESTree.CallExpression | TSESTree.AwaitExpression): void {
      const read = facts.repetition.lazyReadOf(node);
      if (!read || !isEnough(read.repetition.evidence)) return;
      const asked = node.type === 'CallExpression' ? node.callee : node.argument;
      report({
        node: asked,
        messageId: 'lazyPerElement',
        data: {
          asked: node.type === 'CallExpression' ? `${textOf(asked)}()` : textOf(node),
          list: facts.repetition.describeList(read),
        },
      });
    }
    return { CallExpression: inspect, AwaitExpression: inspect };
  },
});
