// A structured logger keeps an error in two places: as the first argument, and under one key of the object that stands there.
// Anywhere else it is dropped without a word or written as `{}`: the log of an incident has the line and not the reason.
// Reported where the logger can be followed to the library that made it, and its options do not say otherwise.
import type { TSESTree } from '@typescript-eslint/utils';
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
  uses: { inFile: ['log'] },
  runsIn: 'anywhere',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    function reportLost(call: TSESTree.CallExpression, lost: LostError): void {
      const edit = keeping(call, lost, sourceCode);
      const callee = textOf(call.callee);
      const repair = (edit?.text ?? `{ ${lost.errorKey} }`).replaceAll(/\s+/g, ' ');
      report({
        node: lost.error,
        messageId: MESSAGES[lost.how],
        data: {
          callee,
          repair,
          error: textOf(lost.error),
          key: lost.errorKey,
          property: textOf(lost.property ?? lost.error),
        },
        fix: edit?.isSafe ? edit.fix : undefined,
        suggest: [
          edit && !edit.isSafe ? { messageId: 'repair', data: { callee, repair }, fix: edit.fix } : null,
        ],
      });
    }
    return {
      CallExpression(node) {
        for (const lost of facts.errors.lostIn(node)) if (isEnough(lost.evidence)) reportLost(node, lost);
      },
    };
  },
});
