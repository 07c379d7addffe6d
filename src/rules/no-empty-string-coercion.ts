// `z.coerce.number()` calls `Number()`, for which nothing is 0: `?price=` filters by 0, a form field that was left blank orders 0
// pieces, and `params.get('page')`, which is null where no page was sent, is page 0 whatever `.default(1)` says. Reported where
// an input that may be empty or null arrives at a coerced leaf, and no bound leaves zero out.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import { wordsOf } from '../facts/validation/input-words.js';
import type { ReadAsZero } from '../facts/validation/read-as-zero.js';
import type { SchemaLeaf } from '../facts/validation/schemas.js';
import { skippingEmptyField } from '../fixes/field-repairs.js';
import {
  namingFactory,
  readingNullAsMissing,
  skippingEmpty,
  stepOf,
  strictly,
  withoutNull,
} from '../fixes/schema-repairs.js';

export default createRule({
  name: 'no-empty-string-coercion',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow coercion that makes 0 of an empty string, or of a field that was not sent',
      domain: 'validation',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      emptyIsZero:
        '`{{leaf}}` makes {{zero}} of an empty text: `{{blank}}` passes as a number that was sent ({{place}}). Refuse it, or take it for a missing field.',
      missingIsZero:
        '`{{leaf}}` makes {{zero}} of null, which stands for a `{{field}}` that was not sent ({{place}}): it passes as valid{{lost}}. Hand it on as undefined.',
      missingIsRefused:
        '`{{leaf}}` makes 0 of null, which stands for a `{{field}}` that was not sent ({{place}}): the bound then refuses a field that may be missing. Hand it on as undefined.',
      fieldIsZero:
        '`{{leaf}}` makes 0 of an empty text, and no decorator refuses that: `{{blank}}` passes as a number that was sent ({{place}}). Refuse it, or take it for a missing field.',
      refuseEmpty: 'Refuse an empty text: `{{repair}}`.',
      readStrictly: 'Take only numeric text: `{{repair}}`.',
      skipEmpty: 'Take an empty text for a missing field.',
      handOnUndefined: 'Hand on a missing field as undefined: `?? undefined`.',
    },
  },
  uses: {
    inFile: ['schema:converts', 'schema:maps', 'field'],
    anywhere: ['validates', 'input', 'parses', 'receives', 'makesClass'],
  },
  runsIn: 'anywhere',
  create({ facts, sourceCode, textOf, report }) {
    const lookAt = (node: TSESTree.CallExpression | TSESTree.MemberExpression) => {
      const leaf = facts.validation.leafOf(node);
      const found = (leaf?.is.converts ?? leaf?.is.bounds) && facts.validation.readAsZero(leaf);
      if (!leaf || !found) return;
      const { what, nullFrom, isOptional } = found;
      const inputTypeIsRead = found.inputTypeIsRead || facts.validation.isTypeStated(leaf.node);
      const undefinedForNull = readingNullAsMissing(nullFrom, sourceCode);
      // What is optional stays so without the field: nobody is refused for leaving it blank.
      const strict =
        what === 'refused' || isOptional || inputTypeIsRead
          ? null
          : withoutNull(strictly(leaf, sourceCode), nullFrom, sourceCode);
      const skipping =
        what === 'refused' || strict || inputTypeIsRead
          ? null
          : skippingEmpty(leaf, nullFrom.length > 0, sourceCode);
      report({
        node: leaf.callee,
        messageId:
          what === 'empty' ? 'emptyIsZero' : what === 'missing' ? 'missingIsZero' : 'missingIsRefused',
        data: describe(
          leaf,
          found,
          node.type === 'CallExpression' ? `${textOf(leaf.callee)}()` : textOf(node),
        ),
        suggest: [
          strict && { messageId: 'readStrictly', data: { repair: strict.text }, fix: strict.fix },
          skipping && { messageId: 'skipEmpty', fix: skipping.fix },
          undefinedForNull && { messageId: 'handOnUndefined', fix: undefinedForNull },
        ],
      });
    };
    const lookAtTransform = (node: TSESTree.CallExpression) => {
      const found = facts.validation.emptyTransformIn(node);
      if (!found) return;
      const { input, place, field = 'it', refusesEmpty } = found;
      const refusal = namingFactory(refusesEmpty?.text, found.factory, sourceCode);
      const step = stepOf(node, textOf);
      report({
        loc: step.loc,
        messageId: 'emptyIsZero',
        data: {
          leaf: step.text,
          zero: '0',
          blank: wordsOf(input).blank.replace('{field}', field),
          place,
        },
        suggest: [
          refusal === undefined || !refusesEmpty
            ? null
            : {
                messageId: 'refuseEmpty',
                data: { repair: refusal.replaceAll(/^[.\s]+|[,\s]+$/g, '') },
                fix: (fixer) => fixer.insertTextAfterRange([0, refusesEmpty.at], refusal),
              },
        ],
      });
    };
    return {
      PropertyDefinition(node) {
        const found = facts.validation.numberReadBy(node, 'zero');
        const blank = found && wordsOf(found.verdict.input).blank;
        // A path has no empty part.
        if (!found || !blank) return;
        const { name, by, verdict } = found;
        const repair = skippingEmptyField(found, sourceCode);
        report({
          loc: { start: by.decorator.loc.start, end: by.decorator.loc.end },
          messageId: 'fieldIsZero',
          data: { leaf: textOf(by.decorator), blank: blank.replace('{field}', name), place: verdict.place },
          suggest: [repair && { messageId: 'skipEmpty', fix: repair.fix }],
        });
      },
      CallExpression(node) {
        lookAt(node);
        lookAtTransform(node);
      },
      MemberExpression: lookAt,
    };
  },
});

function describe({ is, chain }: SchemaLeaf, { input, place, field = 'it' }: ReadAsZero, leaf: string) {
  return {
    leaf,
    zero: is.converts === 'date' ? '1970-01-01' : '0',
    blank: wordsOf(input).blank.replace('{field}', field),
    place,
    field,
    lost: chain.some(({ schema }) => schema.defaults) ? ', and the default is never used' : '',
  };
}
