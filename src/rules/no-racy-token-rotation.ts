// Two tabs refresh with the same token at the same moment: both read it, both find it unused, both mark it used, and both
// mint a new one. Rotation is defeated, or, with one token a user, each login ends the other. Found by its three steps: a
// row is read and checked, a write spends it without repeating the check, and something new is handed out for it.
import { calleeExpression } from '../ast/invocations.js';
import type { FunctionNode } from '../ast/nodes.js';
import { mayWaitIn } from '../ast/promise-usage.js';
import { createRule } from '../create-rule.js';
import type { RacedToken } from '../facts/races/token-rotation.js';
import { comparingAndSetting } from '../fixes/compare-and-set.js';

export default createRule({
  name: 'no-racy-token-rotation',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow spending a one-time token with a write that does not repeat the check',
      domain: 'concurrency',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      mintsMany:
        '`{{write}}` does not repeat the check of `{{row}}`: parallel requests with one token all pass, each mints another. {{remedy}}; give losers a grace window.',
      overwrites:
        '`{{write}}` does not repeat the check of `{{row}}`: parallel requests with one token pass, one stays logged in. {{remedy}}; add a grace window.',
      likelyReused:
        '`{{write}}` does not repeat the check of `{{row}}`: if `{{row}}` is good for one use, parallel requests all pass and all get something for it. {{remedy}}.',
      compareAndSet:
        '{{change}} and stop when nothing changed. The grace window for the losers is then still to add.',
    },
  },
  uses: { anywhere: ['query', 'mints'] },
  runsIn: 'anywhere',
  concerns: mayWaitIn,
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      ':function'(node: FunctionNode) {
        for (const raced of facts.races.racedTokensIn(node)) {
          if (!isEnough(raced.evidence)) continue;
          const { conditional } = raced;
          const place = calleeExpression(raced.site);
          const fix = conditional ? comparingAndSetting(conditional, sourceCode) : null;
          report({
            node: place,
            messageId: messageFor(raced),
            data: { write: textOf(place), row: raced.rowText, remedy: describeRemedy(raced) },
            suggest: [fix && { messageId: 'compareAndSet', data: { change: describeChange(raced) }, fix }],
          });
        }
      },
    };
  },
});

function messageFor({ evidence, mints }: RacedToken) {
  if (evidence === 'likely') return 'likelyReused';
  return mints === 'same-row' ? 'overwrites' : 'mintsMany';
}

function describeRemedy({ conditional, write }: RacedToken): string {
  if (conditional?.guard !== undefined) return `Put \`${conditional.guard}\` in its filter, test its count`;
  return conditional || write.query.operation === 'delete'
    ? 'Test how many rows it changed'
    : 'Repeat the check in its filter, test how many rows it changed';
}

function describeChange({ conditional }: RacedToken): string {
  return conditional?.guard === undefined
    ? 'Test the count'
    : `Repeat \`${conditional.guard}\` in the filter`;
}
