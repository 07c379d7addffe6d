// `console.log(err)` prints message and stack, but on standard output: among ordinary lines, without a level that an alert
// could look for, without the request it belongs to, and past every error tracker. Reported in server code only, where a
// caught error is printed; what a command-line program prints is its output, and a browser has no streams.
import { createRule } from '../create-rule.js';
import { onErrorStream } from '../fixes/console-streams.js';

/** What is printed for whoever is looking for a fault, and only while they do. */
const DEBUG_SWITCH = /debug|verbose|trac(?:e|ing)/i;

export default createRule({
  name: 'no-console-log-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow printing a caught error to standard output',
      domain: 'errors',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      onStdout:
        '`{{call}}` prints the caught `{{error}}` on stdout, among ordinary output: no level, no request id, and no error tracker sees it. Write `{{instead}}`, or better use a logger.',
      writeToStderr: 'Write `{{instead}}`: the same text, on the error stream.',
    },
  },
  uses: { inFile: ['log'] },
  runsIn: 'server',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      CallExpression({ callee, arguments: args }) {
        for (const node of [callee, ...args]) {
          if (node.type !== 'MemberExpression') continue;
          const printed = facts.errors.printedBy(node);
          if (!printed || !isEnough(printed.evidence) || printed.isOfDevelopment) continue;
          if (printed.conditions.some((condition) => DEBUG_SWITCH.test(textOf(condition)))) continue;
          const instead = `${textOf(node.object)}.${printed.instead}`;
          const onStderr = printed.isReplaced ? null : onErrorStream(node, printed.instead, sourceCode);
          report({
            node,
            messageId: 'onStdout',
            data: { call: textOf(node), error: printed.error ? textOf(printed.error) : 'error', instead },
            ...(printed.isLevelChosen
              ? {
                  fix: null,
                  suggest: [onStderr && { messageId: 'writeToStderr', data: { instead }, fix: onStderr }],
                }
              : { fix: onStderr }),
          });
        }
      },
    };
  },
});
