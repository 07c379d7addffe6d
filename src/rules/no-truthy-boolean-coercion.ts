// `z.coerce.boolean()` asks whether a text is empty, not what it says: `?active=false` and `FEATURE=0` are true, and a flag
// that was switched off in production stays on. Reported where the coerced leaf is fed from an input that holds only strings.
import { createRule } from '../create-rule.js';
import { wordsOf } from '../facts/validation/input-words.js';
import { readingWords } from '../fixes/field-repairs.js';
import { replacing, withoutNull } from '../fixes/schema-repairs.js';

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
  uses: { inFile: ['schema', 'field'], anywhere: ['validates', 'input', 'parses', 'receives', 'makesClass'] },
  runsIn: 'anywhere',
  concerns: (text) => /\bboolean\b/i.test(text),
  create({ facts, sourceCode, textOf, report, isEnough }) {
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
        const leaf = facts.validation.leafOf(node);
        if (leaf?.is.converts !== 'boolean') return;
        const verdict = facts.validation.stringFed(leaf);
        if (!verdict || !isEnough(verdict.evidence)) return;
        // What reads words takes no booleans, and those arrive in JSON.
        const repair = verdict.takesJson
          ? null
          : withoutNull(replacing(leaf, sourceCode), verdict.nullFrom, sourceCode);
        report({
          node: node.callee,
          messageId: verdict.evidence === 'certain' ? 'truthy' : 'likelyTruthy',
          data: {
            leaf: `${textOf(node.callee)}()`,
            source: wordsOf(verdict.input).source,
            place: verdict.place,
            field: verdict.field ?? 'it',
            repair: repair ? `\`${repair.text}\`` : "a schema that reads 'true' and 'false'",
          },
          suggest: [repair && { messageId: 'readWords', data: { repair: repair.text }, fix: repair.fix }],
        });
      },
    };
  },
});
