// What the code does, and what then happens in production: two or three sentences. Then the one idea by which the rule
// tells the bad case from the good one.
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-retried-token-refresh',
  meta: {
    type: 'problem',
    docs: { description: 'Disallow …', domain: 'concurrency', preset: 'strict' },
    messages: {
      queryHere: '`{{call}}` does this, which causes that. Write it like so.',
    },
  },
  uses: { inFile: ['query'] },
  runsIn: 'application',
  create({ facts, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        const query = facts.queries.of(node);
        if (!query || !isEnough(query.evidence)) return;
        report({ node: node.callee, messageId: 'queryHere', data: { call: textOf(node.callee) } });
      },
    };
  },
});
