// A request looks whether a name is free, how many there are, or in which state a row is, and then writes. Two requests at once both
// look before either writes: both create, the limit is passed, the balance goes below zero. Found by a read, a test of what it gave,
// and a write behind the test to what was asked about, which does not ask again and is not kept apart by anything else.
import { calleeExpression } from '../ast/invocations.js';
import type { FunctionNode } from '../ast/nodes.js';
import { mayWaitIn } from '../ast/promise-usage.js';
import { createRule } from '../create-rule.js';
import type { UncheckedWrite } from '../facts/races/check-then-act.js';
import { comparingAndSetting } from '../fixes/compare-and-set.js';

export default createRule({
  name: 'no-check-then-act',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a write that relies on an earlier read and does not repeat its condition',
      domain: 'concurrency',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      refused:
        'Two requests at once both find {{asked}} free and run `{{write}}`. The unique index refuses one of them, and nothing expects that error: catch it, and answer as for a taken one.',
      duplicated:
        'Two requests at once both find nothing with `{{read}}` and run `{{write}}`: there are two rows then, unless a unique index refuses one. Add it, and catch its error.',
      overlapped:
        'Two requests at once both find nothing with `{{read}}` and run `{{write}}`: there are two rows then, and no unique index can refuse what a range asks for. Read and write under one lock.',
      overLimit:
        'Two requests at once both see room in `{{read}}` before either runs `{{write}}`, and both get through the limit. Count and write under one lock.',
      overBound:
        '`{{write}}` does not repeat the check of {{asked}}: two requests at once both pass it, and together they go beyond the bound. Put the bound into its filter, and test its count.',
      doneTwice:
        '`{{write}}` does not repeat the check of {{asked}}: two requests at once both pass it, and `{{other}}` runs twice. {{remedy}}, and stop when it changed nothing.',
      compareAndSet: 'Repeat `{{guard}}` in the filter, and stop when nothing changed.',
    },
  },
  uses: { anywhere: ['query'] },
  runsIn: 'application',
  concerns: mayWaitIn,
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return {
      ':function'(node: FunctionNode) {
        for (const unchecked of facts.races.uncheckedWritesIn(node)) {
          if (!isEnough(unchecked.evidence)) continue;
          const place = calleeExpression(unchecked.write.site);
          const conditional = conditionalOf(unchecked);
          const guard = conditional?.guard ?? '';
          const fix = conditional && guard !== '' ? comparingAndSetting(conditional, sourceCode) : null;
          report({
            node: place,
            messageId: messageFor(unchecked),
            data: {
              write: textOf(place),
              read: textOf(calleeExpression(unchecked.read.site)),
              asked: describeAsked(unchecked),
              other:
                'twice' in unchecked && unchecked.twice ? textOf(calleeExpression(unchecked.twice.site)) : '',
              remedy: remedyFor(unchecked, guard),
            },
            suggest: [fix && { messageId: 'compareAndSet', data: { guard }, fix }],
          });
        }
      },
    };
  },
});

function messageFor(unchecked: UncheckedWrite) {
  switch (unchecked.kind) {
    case 'existence':
      return unchecked.isUnique ? 'refused' : unchecked.isRange ? 'overlapped' : 'duplicated';
    case 'limit':
      return 'overLimit';
    case 'bound':
      return 'overBound';
    case 'state':
      return 'doneTwice';
  }
}

function remedyFor(unchecked: UncheckedWrite, guard: string): string {
  if ('isSaved' in unchecked && unchecked.isSaved) return 'Update it with that check in a filter';
  return guard === '' ? 'Repeat the check in its filter' : `Put \`${guard}\` in its filter`;
}

function conditionalOf(unchecked: UncheckedWrite) {
  return 'conditional' in unchecked ? unchecked.conditional : undefined;
}

/** `email`, `order.status`: what was asked before. */
function describeAsked(unchecked: UncheckedWrite): string {
  return 'checked' in unchecked
    ? `\`${unchecked.checked}\``
    : unchecked.columns.map((column) => `\`${column}\``).join(' and ');
}
