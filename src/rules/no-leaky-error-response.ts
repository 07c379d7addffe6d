// `res.status(500).json({ error: err.message })` hands whatever failed to whoever asked: the text of a query, a path on the server, the
// address of a database, a stack. Reported where an error that could be any is part of an answer that tells of a failure of the server;
// an error whose class or code was asked for, an answer to the client's own mistake, and what is shown in development are meant.
import { onOneLine } from '../ast/texts.js';
import { createRule } from '../create-rule.js';
import type { ReplyNode } from '../facts/runtime/replies.js';

const MESSAGES = { message: 'message', stack: 'stack', fields: 'fields' } as const;

export default createRule({
  name: 'no-leaky-error-response',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow sending an unexpected error to the client',
      domain: 'errors',
      preset: 'recommended',
    },
    messages: {
      message:
        '`{{part}}` reaches the client: of an unexpected error that may be a query, a path or a host name. Log the error, and answer with a fixed text.',
      stack:
        '`{{part}}` reaches the client: the stack shows the files and libraries of the server. Log the error, and answer with a fixed text.',
      fields:
        'The fields of `{{part}}` reach the client: drivers put statements, keys and values of rows into them. Log the error, and answer with a fixed text.',
    },
  },
  uses: { anywhere: ['reply'] },
  runsIn: 'server',
  concerns: (text) => /\bcatch\b|\b[eE]rr|Error\b/.test(text),
  create({ facts, report, isEnough }) {
    function reportLeak(node: ReplyNode): void {
      const leaked = facts.errors.leakedAt(node);
      if (!leaked || !isEnough(leaked.evidence)) return;
      report({ node: leaked.node, messageId: MESSAGES[leaked.what], data: { part: onOneLine(leaked.text) } });
    }
    return {
      CallExpression: reportLeak,
      NewExpression: reportLeak,
      AssignmentExpression: reportLeak,
      ObjectExpression: reportLeak,
    };
  },
});
