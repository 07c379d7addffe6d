// A structured logger keeps an error in two places: as the first argument, and under one key of the object that stands there.
// Anywhere else it is dropped without a word or written as `{}`: the log of an incident has the line and not the reason.
// Reported where the logger can be followed to the library that made it, and its options do not say otherwise.
import { createRule } from '../create-rule.js';
import type { LostError } from '../facts/errors/lost-errors.js';
import { keeping } from '../fixes/log-arguments.js';

const MESSAGES = {
  'behind-message': 'behindMessage',
  'object-behind-message': 'objectBehindMessage',
  'behind-object': 'behindObject',
  'wrong-key': 'wrongKey',
  nested: 'nested',
} as const satisfies Record<LostError['how'], string>;

export default createRule({
  name: 'valid-logger-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an error to reach the logger in a place where it keeps message and stack',
      domain: 'errors',
      preset: 'recommended',
      uses: ['log'],
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      behindMessage:
        '`{{callee}}` drops `{{error}}`: what follows a message only fills its placeholders, so message and stack are not in the log. Put the error first: `{{callee}}({{repair}}, …)`.',
      objectBehindMessage:
        '`{{callee}}` drops the object with `{{error}}`: what follows a message only fills its placeholders. Put the object first: `{{callee}}({{repair}}, …)`.',
      behindObject:
        '`{{callee}}` keeps an error only as first argument or under `{{key}}`, so message and stack of `{{error}}` are not in the log. Write `{{repair}}`.',
      wrongKey:
        '`{{property}}` is logged as `{}`: only the key `{{key}}` is serialised as an error, so message and stack are not in the log. Write `{{repair}}`.',
      nested:
        '`{{property}}` is logged as `{}`: an error inside another object is not serialised. Put it at the top, as `{{key}}`.',
      repair: 'Write `{{callee}}({{repair}}, …)`.',
    },
  },
  concerns: (text, facts) => facts.mentionsLevels(text),
  check({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        for (const lost of facts.lostErrorsIn(node)) {
          if (!isEnough(lost.evidence)) continue;
          const edit = keeping(node, lost, sourceCode);
          const callee = textOf(node.callee);
          const repair = edit?.text ?? `{ ${lost.errorKey} }`;
          report({
            node: lost.error,
            messageId: MESSAGES[lost.how],
            data: {
              callee,
              repair: repair.replaceAll(/\s+/g, ' '),
              error: textOf(lost.error),
              key: lost.errorKey,
              property: lost.property ? textOf(lost.property) : textOf(lost.error),
            },
            fix: edit?.isSafe ? edit.fix : undefined,
            suggest: [
              edit && !edit.isSafe
                ? {
                    messageId: 'repair',
                    data: { callee, repair: edit.text.replaceAll(/\s+/g, ' ') },
                    fix: edit.fix,
                  }
                : null,
            ],
          });
        }
      },
    };
  },
});
