// Two requests read the same stock, 10; each takes one away and writes 9 back. Two were sold and one is missing in the books. A
// transaction does not help: under the default isolation both read the same. Found by its two ends: a row is read, and a write
// of the same row puts back what was computed from a column of it, with nothing that keeps the two runs apart.
import { calleeExpression } from '../ast/invocations.js';
import type { FunctionNode, Node } from '../ast/nodes.js';
import { mayWaitIn } from '../ast/promise-usage.js';
import { createRule } from '../create-rule.js';
import type { AtomicChange } from '../facts/races/atomic-change.js';
import type { LostUpdate } from '../facts/races/read-modify-write.js';
import { computingInStore, type ComputedInStore } from '../fixes/atomic-change.js';

export default createRule({
  name: 'no-read-modify-write',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow writing back a value that was computed from an earlier read of the row',
      domain: 'concurrency',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      losesChange:
        '`{{write}}` writes back `{{value}}`: two requests read the same `{{field}}`, and one {{change}} is lost. {{remedy}}.',
      losesParts:
        '`{{write}}` writes `{{field}}` back whole: two requests read the same one, and what one of them changed is lost. {{remedy}}.',
      turnsTwice:
        '`{{write}}` writes the opposite of a `{{field}}` that was read before: two requests read the same one and write the same. {{remedy}}.',
      changeAtomically: 'Let the database compute it: `{{form}}`.',
      changeAtomicallyUnchecked:
        'Let the database compute it: `{{form}}`. The check of `{{field}}` still rests on the earlier read: repeat it in the filter, and test what was changed.',
    },
  },
  uses: { anywhere: ['query'] },
  runsIn: 'application',
  concerns: mayWaitIn,
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      ':function'(node: FunctionNode) {
        for (const lost of facts.races.lostUpdatesIn(node)) {
          if (!isEnough(lost.evidence)) continue;
          const change = facts.races.atomicChange(lost, node);
          const computed = change ? computingInStore(change, sourceCode) : null;
          const place = calleeExpression(lost.write.site);
          const field = fieldOf(lost, textOf);
          const isFix = change && computed && isEquivalent(change);
          report({
            node: place,
            messageId: MESSAGES[lost.derivation],
            data: {
              write:
                lost.write.site === lost.write.query.node
                  ? facts.queries.describe(lost.write.query)
                  : textOf(place),
              field,
              value: textOf(lost.written.value),
              change: changeOf(change),
              remedy: remedyFor(lost, computed),
            },
            fix: isFix ? computed.fix : null,
            suggest: [
              computed && !isFix && !change?.isAsked
                ? { messageId: 'changeAtomically', data: { form: computed.form }, fix: computed.fix }
                : null,
              computed && change?.isAsked
                ? {
                    messageId: 'changeAtomicallyUnchecked',
                    data: { form: computed.form, field },
                    fix: computed.fix,
                  }
                : null,
            ],
          });
        }
      },
    };
  },
});

const MESSAGES = {
  computed: 'losesChange',
  joined: 'losesChange',
  merged: 'losesParts',
  listed: 'losesParts',
  turned: 'turnsTwice',
} as const satisfies Record<LostUpdate['derivation'], string>;

/** Nothing but the lost update is another then: both numbers are numbers, and nothing else asks for the old one. */
function isEquivalent({ atomic, isProven, isAsked }: AtomicChange): boolean {
  return atomic.isEquivalent === true && isProven && !isAsked;
}

/** The column, or the key under which a value stands that has none. */
function fieldOf({ written, key }: LostUpdate, textOf: (node: Node) => string): string {
  return written.column ?? (key ? textOf(key) : '');
}

function changeOf(change: AtomicChange | undefined): string {
  const step = change?.steps.at(-1);
  return step === undefined ? 'change' : step.operator === 'plus' ? 'increment' : 'decrement';
}

function remedyFor({ derivation, write }: LostUpdate, computed: ComputedInStore | null): string {
  if (computed) return `Write \`${computed.form}\``;
  if (write.query.query.wholeValue) return 'Change it where it is kept, with one command or a script';
  return derivation === 'computed'
    ? 'Let the database compute it, lock the row, or repeat what was read in the filter'
    : 'Lock the row, or repeat what was read in the filter and test the count';
}
