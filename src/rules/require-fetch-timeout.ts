// A service that accepts a connection and does not answer holds whoever waits for it: the handler, its database connection, its
// memory. Without a bound that is for minutes or for ever, and a slow partner takes the whole server with it. Reported where a
// request to another service is known to have none: not by its own options, not by its client's, not by the program's.
import { isLeftAlone } from '../ast/promise-usage.js';
import { createRule } from '../create-rule.js';
import { bounding } from '../fixes/request-timeout.js';

export default createRule({
  name: 'require-fetch-timeout',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a request to another service to have a timeout',
      domain: 'concurrency',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      noTimeout:
        '`{{call}}` has no timeout: while the other side does not answer, this waits, for minutes or for ever, and holds all that its caller holds. Add `{{option}}`.',
      leftAlone:
        '`{{call}}` has no timeout: nobody waits for it here, but while the other side does not answer, its connection stays open, for minutes or for ever. Add `{{option}}`.',
      addTimeout: 'Add `{{option}}`.',
    },
  },
  uses: { anywhere: ['http'] },
  runsIn: 'server',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        const request = facts.runtime.unboundedIn(node);
        if (!request || !isEnough(request.evidence)) return;
        const option = request.place.in === 'chain' ? `.${request.write}` : request.write;
        const fix = request.mayHarm ? null : bounding(node, request, sourceCode);
        report({
          node: node.callee,
          messageId: isLeftAlone(node) ? 'leftAlone' : 'noTimeout',
          data: { call: textOf(node.callee), option },
          suggest: [fix && { messageId: 'addTimeout', data: { option }, fix }],
        });
      },
    };
  },
});
