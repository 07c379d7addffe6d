// The project has a logger with levels, fields and request ids, and this line does not use it: an alert that counts lines of
// level `error` never sees it, and a search by request does not find it. Reported in server code that has a known logger at
// hand: on the request, in the class, in the file, or exported by a module of the package that can exist before it.
import { createRule } from '../create-rule.js';
import type { OfferedLogger } from '../facts/errors/offered-loggers.js';
import { withLogger } from '../fixes/logger-call.js';

export default createRule({
  name: 'require-structured-logger',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Require server code to write with the logger that it has, and not with the console',
      domain: 'observability',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      pastLogger:
        '`{{call}}` writes past the log of this server: filters by level, field and request do not find the line. {{remedy}}',
      writeWithLogger: 'Write `{{repair}}`.',
    },
  },
  uses: { inFile: ['log'] },
  runsIn: 'server',
  concerns: (text) => text.includes('console'),
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        const line = facts.errors.printedLine(node);
        // What is wrong with the line itself comes first, and has a rule of its own.
        if (!line || line.faults.some(isEnough)) return;
        const edit = withLogger(node, line, sourceCode);
        const repair = edit?.text.replaceAll(/\s+/g, ' ') ?? '';
        report({
          node: node.callee,
          messageId: 'pastLogger',
          data: {
            call: textOf(node.callee),
            remedy: edit ? `Write \`${repair}\`.` : remedyWith(line.logger),
          },
          suggest: [edit && { messageId: 'writeWithLogger', data: { repair }, fix: edit.fix }],
        });
      },
    };
  },
});

function remedyWith({ text, from }: OfferedLogger): string {
  return from === undefined ? `Use \`${text}\`.` : `Use \`${text}\` of \`${from}\`.`;
}
