// A structured logger keeps an error in two places: as the first argument, and under one key of the object that stands there.
// Anywhere else it is dropped without a word or written as `{}`: the log of an incident has the line and not the reason.
// Reported where the logger can be followed to the library that made it, and its options do not say otherwise.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import type { LostError } from '../facts/errors/lost-error.js';
import { keeping } from '../fixes/log-arguments.js';

const MESSAGES = {
  'behind-message': 'behindMessage',
  'object-behind-message': 'objectBehindMessage',
  'behind-object': 'behindObject',
  'wrong-key': 'wrongKey',
  nested: 'nested',
  'formatted-key': 'formattedKey',
  'formatted-whole': 'formattedWhole',
  'without-stack': 'withoutStack',
  'no-serializer': 'noSerializer',
  'never-serialised': 'neverSerialised',
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
        '`{{property}}` is logged as JSON, for most errors `{}`: only the key `{{key}}` is serialised as an error. Write `{{repair}}`.',
      nested:
        '`{{property}}` is logged as JSON, for most errors `{}`: an error inside another object is not serialised. Put it at the top, as `{{key}}`.',
      formattedKey:
        '`{{property}}` is written as JSON, for most errors `{}`. Hand `{{error}}` over as an argument behind the message, or write `{{repair}}`.',
      formattedWhole:
        '`{{callee}}({{error}})` writes a line without message and stack: the format of this logger keeps neither. Put a message in front: `{{callee}}(…, {{error}})`.',
      withoutStack:
        '`{{callee}}` prints `{{error}}` without its stack, in this version of the library. Hand over the text: `{{repair}}`.',
      noSerializer:
        '`{{property}}` is logged as JSON, for most errors `{}`: this logger has no serializer for it. Hand `{{error}}` over as the first argument, or create the logger with a serializer.',
      neverSerialised:
        '`{{callee}}` writes neither message nor stack of `{{error}}`: this logger serialises no errors. Write `{{repair}}`.',
      redactedKey:
        '`{{property}}` is logged as JSON, for most errors `{}`: only the key `{{key}}` is serialised as an error. What is redacted are other keys, so add a serializer for this one.',
      rewrite: 'Write `{{repair}}`.',
      repair: 'Write `{{callee}}({{repair}}, …)`.',
    },
  },
  uses: { inFile: ['log'] },
  runsIn: 'anywhere',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    function reportLost(call: TSESTree.CallExpression, lost: LostError): void {
      const edit = keeping(call, lost, sourceCode);
      const callee = textOf(call.callee);
      const isText = lost.how === 'never-serialised';
      const kept = isText ? `{ error: ${textOf(lost.error)}.stack }` : `{ ${lost.errorKey} }`;
      const repair = (edit?.text ?? kept).replaceAll(/\s+/g, ' ');
      report({
        node: lost.error,
        messageId: lost.how === 'wrong-key' && lost.moved === 'leak' ? 'redactedKey' : MESSAGES[lost.how],
        data: {
          callee,
          repair,
          error: textOf(lost.error),
          key: lost.errorKey,
          property: textOf(lost.property ?? lost.error),
        },
        fix: edit?.isSafe ? edit.fix : undefined,
        suggest: [
          edit && !edit.isSafe
            ? lost.errorKey === ''
              ? { messageId: 'rewrite', data: { repair }, fix: edit.fix }
              : { messageId: 'repair', data: { callee, repair }, fix: edit.fix }
            : null,
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
