// `z.coerce.boolean()` asks whether a text is empty, not what it says: `?active=false` and `FEATURE=0` are true, and a flag
// that was switched off in production stays on. Reported where the coerced leaf is fed from an input that holds only strings.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import { wordsOf } from '../facts/validation/input-words.js';
import { readingWords } from '../fixes/field-repairs.js';
import { namingFactory, replacing, stepOf, withoutNull, writingInstead } from '../fixes/schema-repairs.js';

export default createRule({
  name: 'no-truthy-boolean-coercion',
  meta: {
    type: 'problem',
    docs: {
      description: "Disallow turning strings into booleans by truthiness, where `'false'` becomes true",
      domain: 'validation',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      truthy:
        "`{{leaf}}` makes `'false'` and `'0'` true, and {{source}} holds only strings ({{place}}): `{{field}}` cannot be switched off. Write {{repair}}.",
      likelyTruthy:
        "`{{leaf}}` makes `'false'` and `'0'` true. If `{{field}}` arrives as text ({{place}}), it cannot be switched off. Write {{repair}}.",
      readWords: 'Read the words: `{{repair}}`.',
    },
  },
  uses: {
    inFile: ['schema', 'schema:maps', 'field'],
    anywhere: ['validates', 'input', 'parses', 'receives', 'makesClass'],
  },
  runsIn: 'anywhere',
  concerns: (text) => /\bboolean|!!/i.test(text),
  create({ facts, sourceCode, textOf, report, isEnough }) {
    const coercedIn = (node: TSESTree.CallExpression | TSESTree.MemberExpression) => {
      const leaf = facts.validation.leafOf(node);
      if (leaf?.is.converts !== 'boolean') return;
      const verdict = facts.validation.stringFed(leaf);
      if (!verdict || !isEnough(verdict.evidence)) return;
      // What reads words takes no booleans, and those arrive in JSON.
      const isTyped = verdict.inputTypeIsRead || facts.validation.isTypeStated(leaf.node);
      const repair =
        verdict.takesJson || isTyped
          ? null
          : withoutNull(replacing(leaf, sourceCode), verdict.nullFrom, sourceCode);
      report({
        node: leaf.callee,
        messageId: verdict.evidence === 'certain' ? 'truthy' : 'likelyTruthy',
        data: {
          leaf: node.type === 'CallExpression' ? `${textOf(leaf.callee)}()` : textOf(node),
          source: wordsOf(verdict.input).source,
          place: verdict.place,
          field: verdict.field ?? 'it',
          repair: repair ? `\`${repair.text}\`` : "a schema that reads 'true' and 'false'",
        },
        suggest: [repair && { messageId: 'readWords', data: { repair: repair.text }, fix: repair.fix }],
      });
    };
    const transformedIn = (node: TSESTree.CallExpression) => {
      const found = facts.validation.truthyTransformIn(node);
      if (!found) return;
      const repair = namingFactory(found.readsWords, found.factory, sourceCode);
      const edit = facts.validation.isTypeStated(node) ? null : writingInstead(node, repair, sourceCode);
      const step = stepOf(node, textOf);
      report({
        loc: step.loc,
        messageId: 'truthy',
        data: {
          leaf: step.text,
          source: wordsOf(found.input).source,
          place: found.place,
          field: found.field ?? 'it',
          repair: repair === undefined ? "a schema that reads 'true' and 'false'" : `\`${repair}\``,
        },
        suggest: [edit && { messageId: 'readWords', data: { repair: edit.text }, fix: edit.fix }],
      });
    };
    return {
      PropertyDefinition(node) {
        const field = facts.validation.fieldOf(node);
        const verdict = field && facts.validation.readByTruthiness(field);
        if (!field || !verdict) return;
        const { decorator } = verdict.rule;
        const repair = readingWords(field, verdict, sourceCode);
        report({
          loc: { start: decorator.loc.start, end: node.key.loc.end },
          messageId: 'truthy',
          data: {
            leaf: textOf(decorator),
            source: wordsOf(verdict.input).source,
            place: verdict.place,
            field: field.name,
            repair: "a decorator that reads 'true' and 'false'",
          },
          suggest: [repair && { messageId: 'readWords', data: { repair: repair.text }, fix: repair.fix }],
        });
      },
      CallExpression(node) {
        coercedIn(node);
        transformedIn(node);
      },
      MemberExpression: coercedIn,
      ArrayExpression(node) {
        const found = facts.validation.writtenTransformIn(node);
        if (found?.gives !== 'true') return;
        const { given, input, field = 'it', place, instead } = found;
        const edit = writingInstead(node, instead, sourceCode);
        report({
          node: given,
          messageId: 'truthy',
          data: { leaf: textOf(node), source: wordsOf(input).source, place, field, repair: `\`${instead}\`` },
          suggest: [edit && { messageId: 'readWords', data: { repair: edit.text }, fix: edit.fix }],
        });
      },
    };
  },
});
