// `Number(req.query.limit)` is NaN for `?limit=abc`, and NaN is a number: it goes through `Math.min`, `??` and arithmetic into
// the query, which fails with an error of the database, so that a mistyped link is a 500, or leaves the bound out and reads the
// table. Reported where a text from outside is read as a number and reaches a query, and nothing on the way asks about it.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import { wordsOf } from '../facts/validation/input-words.js';
import { refusingNaN } from '../fixes/refused-numbers.js';

/** `Number(`, `parseInt(`, `+text` where no sum can stand. */
const READS_NUMBERS =
  /\b(?:Number|parseInt|parseFloat)\b|(?:[=(,:?[{};|&>!~*/%<-]|\breturn|=>|^)\s*\+\s*[\w$(]/m;

export default createRule({
  name: 'no-unchecked-number-parse',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow numbers that are read from a request or the environment and reach a query as NaN',
      domain: 'validation',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      reachesQuery:
        '`{{read}}` is NaN where {{source}} holds no number, and `{{query}}` is given it{{key}} ({{place}}): the query fails or drops it. Ask `Number.isNaN()` or a schema first.',
      refuse: 'Answer 400 where it is no number.',
    },
  },
  uses: { anywhere: ['query', 'input'] },
  runsIn: 'anywhere',
  // A number is read here of a text that may come from anywhere, or a function of the project reads it of a text from outside.
  concerns: (text, facts) => READS_NUMBERS.test(text) || facts.catalogue.mentions('input', text),
  create({ facts, sourceCode, textOf, report, isEnough }): TSESLint.RuleListener {
    const look = (node: TSESTree.CallExpression | TSESTree.UnaryExpression) => {
      const unchecked = facts.validation.uncheckedNumberIn(node);
      if (!unchecked || !isEnough(unchecked.evidence)) return;
      const { input, query, key, refusal, isThere } = unchecked;
      const fix = refusal && isThere ? refusingNaN(node, refusal, sourceCode) : null;
      report({
        node,
        messageId: 'reachesQuery',
        data: {
          read: textOf(node),
          source: wordsOf(input).source,
          query: facts.queries.describe(query),
          key: key === undefined || key === '[]' ? '' : ` as \`${key}\``,
          place: facts.queries.placeOf(query),
        },
        suggest: [fix && { messageId: 'refuse', fix }],
      });
    };
    return { CallExpression: look, "UnaryExpression[operator='+']": look };
  },
});
