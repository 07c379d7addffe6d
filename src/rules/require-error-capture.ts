// An error tracker sees what nobody catches. A `catch` that answers 500 by itself takes the error from it: the dashboard stays green
// while customers see failures. Reported where the project imports a tracker and a handler answers with a failure of the server, neither
// passing the error on nor telling the tracker, itself or in a function that it calls.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'require-error-capture',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an answered failure of the server to reach the error tracker',
      domain: 'errors',
      preset: 'opt-in',
    },
    messages: {
      notCaptured:
        'This answers {{status}}, and the error tracker ({{tracker}}) never learns of it: it sees what nobody catches. Capture the error here, or pass it to the error handler.',
    },
  },
  uses: { anywhere: ['captures', 'reply'] },
  runsIn: 'server',
  concerns: (text) => /\bcatch\b|\.then\b/.test(text),
  create({ facts, report }) {
    function reportUncaptured(handler: TSESTree.Node, loc: TSESTree.SourceLocation): void {
      const uncaptured = facts.errors.uncapturedBy(handler);
      if (uncaptured) report({ loc, messageId: 'notCaptured', data: { ...uncaptured } });
    }
    return {
      CatchClause(node) {
        const { start } = node.loc;
        reportUncaptured(node, { start, end: { line: start.line, column: start.column + 'catch'.length } });
      },
      'CallExpression[callee.property.name=/^(?:catch|then)$/]'(node: TSESTree.CallExpression) {
        const { property } = node.callee as TSESTree.MemberExpression;
        const handler = node.arguments[node.arguments.length === 2 ? 1 : 0];
        if (handler) reportUncaptured(handler, property.loc);
      },
    };
  },
});
