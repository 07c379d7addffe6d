// Message, stack and cause of an error are not enumerable, so JSON leaves them out: `JSON.stringify(err)` is `{}`, and so is
// an error in an answer's body. It works in a test that rejects with an object and fails on the day something is thrown.
// Reported wherever a caught error becomes JSON: whoever receives the text, there is nothing in it.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import type { StringifiedError } from '../facts/errors/stringified-errors.js';
import {
  handedOver,
  withFixedText,
  withInspection,
  withPropertyNames,
  withStackText,
} from '../fixes/stringified-errors.js';

type Call = TSESTree.CallExpression;
type Assignment = TSESTree.AssignmentExpression;

export default createRule({
  name: 'no-stringified-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow turning an error into JSON, which keeps neither its message nor its stack',
      domain: 'errors',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      emptyText:
        '`{{call}}` writes `{}` for `{{error}}`, or what a library added to it: JSON leaves out message, stack and cause. {{remedy}}',
      emptyEvent:
        '`{{call}}` writes `{}` for the event `{{error}}`: what it says of the error is no property of its own, so JSON leaves it out. Write `{{error}}.message`.',
      emptyAnswer:
        '`{{call}}` sends `{}` for `{{error}}`, or the fields that were added to it, and never its message. Log the error and answer with a fixed text.',
      emptyPlaceholder:
        '`{{placeholder}}` writes `{{error}}` as JSON, which is `{}` for an error: its message and stack are lost. {{remedy}}',
      handOver: 'Give the logger `{{repair}}` itself.',
      keepLine: 'Write `{{repair}}`: the line stays JSON.',
      nameProperties: 'Name the properties: `{{repair}}`.',
      answerFixedText: 'Answer with `{{repair}}`. The error is then still to be logged.',
      inspect: 'Write `%O`, which prints message and stack.',
    },
  },
  uses: { inFile: ['stringifies', 'responds', 'log'] },
  runsIn: 'anywhere',
  concerns: (text) => /\bcatch\b|\b[eE]rr|Error\b|\bonerror\b/.test(text),
  create({ facts, sourceCode, textOf, report }) {
    function reportAnswer(answer: Call | Assignment, found: StringifiedError): void {
      // The answer leaks more than that: it is reported as a leak.
      if (facts.errors.leakedAt(answer)?.evidence === 'certain') return;
      const fixed = withFixedText(answer, found, sourceCode);
      const call = textOf(answer.type === 'CallExpression' ? answer.callee : answer.left);
      report({
        node: found.error,
        messageId: 'emptyAnswer',
        data: { call, error: textOf(found.error) },
        suggest: [fixed && { messageId: 'answerFixedText', data: { repair: fixed.text }, fix: fixed.fix }],
      });
    }
    function reportPlaceholder(found: StringifiedError, placeholder: string): void {
      const keepsAnywhere = facts.errors.loggedWith(found.error)?.log?.errors === 'anywhere';
      const inspected = keepsAnywhere ? withInspection(found, sourceCode) : null;
      const remedy = keepsAnywhere ? 'Write `%O`.' : 'Make the error the first argument.';
      report({
        node: found.error,
        messageId: 'emptyPlaceholder',
        data: { placeholder, error: textOf(found.error), remedy },
        suggest: [inspected && { messageId: 'inspect', fix: inspected.fix }],
      });
    }
    function reportText(call: Call, found: StringifiedError): void {
      if (found.isEvent) {
        const data = { call: textOf(call.callee), error: textOf(found.error) };
        return report({ node: found.error, messageId: 'emptyEvent', data });
      }
      const context = facts.errors.loggedWith(call);
      const isLogged = context?.looksLikeLog === true;
      const handed = context ? handedOver(call, found, context, sourceCode) : null;
      const kept = context ? withStackText(call, found, context, sourceCode) : null;
      const named = isLogged && !context.log ? withPropertyNames(call, found, sourceCode) : null;
      const error = textOf(found.error);
      report({
        node: found.error,
        messageId: 'emptyText',
        data: { call: textOf(call.callee), error, remedy: remedyFor(error, isLogged, kept !== null) },
        suggest: [
          handed && { messageId: 'handOver', data: { repair: handed.text }, fix: handed.fix },
          kept && { messageId: 'keepLine', data: { repair: kept.text }, fix: kept.fix },
          named && { messageId: 'nameProperties', data: { repair: named.text }, fix: named.fix },
        ],
      });
    }
    return {
      AssignmentExpression(node) {
        for (const found of facts.errors.answeredIn(node)) reportAnswer(node, found);
      },
      CallExpression(node) {
        for (const found of facts.errors.stringifiedIn(node)) {
          if (found.as === 'answer') reportAnswer(node, found);
          else if (found.placeholder) reportPlaceholder(found, found.placeholder.text);
          else reportText(node, found);
        }
      },
    };
  },
});

function remedyFor(error: string, isLogged: boolean, isJsonLine: boolean): string {
  if (isJsonLine) return `Write its stack into the line.`;
  return isLogged
    ? `Hand \`${error}\` itself to the logger.`
    : `Log \`${error}\` itself; where text is needed, choose what it says.`;
}
