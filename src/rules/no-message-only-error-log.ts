// `logger.error(err.message)` writes what went wrong, and not where: the stack is gone, and with it the cause that says why.
// "Connection terminated" then stands in the log five hundred times, from any of forty queries. Reported where a log call at
// the level of errors is handed the text of a caught error alone, and nobody else is handed the rest.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import type { MessageOnlyLog } from '../facts/errors/message-only-logs.js';
import { handingOver, remedyFor } from '../fixes/whole-error.js';

export default createRule({
  name: 'no-message-only-error-log',
  meta: {
    type: 'problem',
    docs: {
      description: "Disallow logging a failure by its error's message alone",
      domain: 'errors',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      messageOnly:
        '`{{callee}}` is handed the text of `{{error}}` alone: stack and cause are lost, so the line does not say where it failed. {{remedy}}',
      stackInText:
        '`{{callee}}` is handed the stack of `{{error}}` as part of its message: cause and fields are lost, and no two lines have the same message. {{remedy}}',
      logError: 'Write `{{callee}}({{repair}})`.',
    },
  },
  uses: { inFile: ['log'] },
  runsIn: 'server',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    function reportText(call: TSESTree.CallExpression, log: MessageOnlyLog): void {
      const edit = handingOver(call, log, sourceCode);
      const callee = textOf(call.callee);
      const repair = edit?.text.replaceAll(/\s+/g, ' ') ?? '';
      const error = textOf(log.error);
      report({
        node: log.text,
        messageId: log.hasStack ? 'stackInText' : 'messageOnly',
        data: {
          callee,
          error,
          remedy: remedyFor(edit && `${callee}(${repair})`, error),
        },
        suggest: [edit && { messageId: 'logError', data: { callee, repair }, fix: edit.fix }],
      });
    }
    return {
      CallExpression(node) {
        const log = facts.errors.messageOnlyIn(node);
        if (log && isEnough(log.evidence)) reportText(node, log);
      },
    };
  },
});
