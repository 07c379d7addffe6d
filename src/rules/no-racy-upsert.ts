// An upsert that has nothing to change, or writes more than one row, is no single statement: it reads, and inserts where nothing was
// found. Two requests at once both find nothing, both insert, and one fails with an error that never comes up in a test.
import { calleeExpression } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';
import type { EmulatedUpsert } from '../facts/races/emulated-upserts.js';

export default createRule({
  name: 'no-racy-upsert',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow upserts that read first, so that two at once both insert',
      domain: 'concurrency',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      nothingToUpdate:
        '`{{call}}` with nothing in `update` reads first: two requests at once both insert, and one fails on the unique {{columns}}. Set {{columns}} to the same value, or catch that error.',
      readsFirst:
        '`{{call}}` reads first because of `{{place}}`: two requests at once both insert, and one fails on a unique index. Catch that error and try again.',
      insertsTwo:
        '`{{call}}` inserts where nothing is found by {{columns}}: two requests at once both insert, and no unique index is declared that refuses the second. Add one.',
      setSameValue:
        'Write `update: { {{change}} }`: one statement then, which leaves the row as it is (but for columns that note the time of a change).',
    },
  },
  uses: { inFile: ['query'] },
  runsIn: 'application',
  concerns: (text) => /upsert|connectOrCreate/.test(text),
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        const query = facts.queries.of(node);
        const emulated = query && facts.races.emulatedUpsertOf(query);
        if (!emulated || !isEnough(emulated.evidence)) return;
        const { because, place, change } = emulated;
        // A comment in it says why it is empty; a type that it is given says that it stays so.
        const isBare = sourceCode.getCommentsInside(place).length === 0 && place.parent?.type === 'Property';
        report({
          node: because === 'nested-row' ? place : calleeExpression(node),
          messageId: MESSAGES[because],
          data: {
            call: textOf(calleeExpression(node)),
            place: textOf(place),
            columns: describeColumns(emulated),
          },
          suggest: [
            change === undefined || !isBare
              ? null
              : {
                  messageId: 'setSameValue',
                  data: { change },
                  fix: (fixer) => fixer.replaceText(place, `{ ${change} }`),
                },
          ],
        });
      },
    };
  },
});

const MESSAGES = {
  empty: 'nothingToUpdate',
  nested: 'readsFirst',
  'nested-row': 'readsFirst',
  unindexed: 'insertsTwo',
} as const;

/** `email`, or the columns of a key that is made of several. */
function describeColumns({ columns }: EmulatedUpsert): string {
  return columns.length === 0 ? 'key' : columns.map((column) => `\`${column}\``).join(' and ');
}
