// An error tracker sees what nobody catches. A `catch` that answers 500 by itself takes the error from it: the dashboard stays green
// while customers see failures. Reported where the project imports a tracker and a handler answers with a failure of the server, neither
// passing the error on nor telling the tracker, itself or in a function that it calls. What a job throws is caught by its queue: there the
// function that the queue calls for it is the one to tell.
import type { TSESTree } from '@typescript-eslint/utils';
import { failureHandlerAt } from '../ast/failure-handlers.js';
import type { Node } from '../ast/nodes.js';
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'require-error-capture',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an answered failure of the server to reach the error tracker',
      domain: 'observability',
      preset: 'opt-in',
    },
    messages: {
      notCaptured:
        'This answers {{status}}, and the error tracker ({{tracker}}) never learns of it: it sees what nobody catches. Capture the error here, or pass it to the error handler.',
      jobNotCaptured:
        'What a job throws is caught by its queue and ends here, and the error tracker ({{tracker}}) never learns of it: it sees what nobody catches. Capture the error here.',
    },
  },
  uses: { anywhere: ['captures', 'reply'] },
  runsIn: 'server',
  concerns: (text) => /\bcatch\b|\.then\b|\bon(?:ce)?\(|\bnew \w/.test(text),
  create({ facts, report }) {
    function inspect(node: TSESTree.CatchClause | TSESTree.CallExpression): void {
      const handler = failureHandlerAt(node);
      const uncaptured = handler && facts.errors.uncapturedBy(handler.node);
      if (uncaptured) report({ loc: handler.loc, messageId: 'notCaptured', data: { ...uncaptured } });
    }
    function inspectJobs(place: Node): void {
      const tracker = facts.errors.untoldOfJobBy(place);
      if (tracker !== undefined) report({ node: place, messageId: 'jobNotCaptured', data: { tracker } });
    }
    return {
      CatchClause: inspect,
      CallExpression(node) {
        const [, listener] = node.arguments;
        if (listener && node.callee.type === 'MemberExpression') inspectJobs(listener);
        inspect(node);
      },
      'NewExpression > ObjectExpression > Property'(node: TSESTree.Property) {
        inspectJobs(node.value);
      },
    };
  },
});
