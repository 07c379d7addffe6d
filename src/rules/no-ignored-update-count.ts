// `update … where id = 1 and state = 'open'` changes nothing when another request was faster, and reports no error: it only says
// "0 rows". Whoever does not look goes on as if they had won. Found where the filter names one row and a column that the write
// itself changes, and nothing reads what the write gives.
import { calleeExpression } from '../ast/invocations.js';
import type { FunctionNode } from '../ast/nodes.js';
import { mayWaitIn } from '../ast/promise-usage.js';
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-ignored-update-count',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a conditional update of one row whose affected count nobody looks at',
      domain: 'concurrency',
      preset: 'strict',
    },
    messages: {
      goesOnAnyway:
        '`{{write}}` changes nothing when another request has changed `{{column}}` first, and `{{next}}` runs all the same. Stop when its count is 0.',
      toldAsDone:
        '`{{write}}` changes nothing when `{{column}}` is another by now, and nobody looks: the caller is told that it was done. Stop when its count is 0.',
      neverEqual:
        '`{{count}}` is a bigint: it never equals the number {{number}}, so a write that changed nothing goes unnoticed. Compare it with `{{number}}n`.',
    },
  },
  uses: { anywhere: ['query'] },
  runsIn: 'application',
  concerns: mayWaitIn,
  create({ facts, textOf, report, isEnough }) {
    return {
      ':function'(node: FunctionNode) {
        for (const { write, column, next, evidence } of facts.races.ignoredCountsIn(node)) {
          if (!isEnough(evidence)) continue;
          const place = calleeExpression(write.site);
          const isOwn = write.site === write.query.node;
          const data = { write: isOwn ? facts.queries.describe(write.query) : textOf(place), column };
          if (next && 'callee' in next)
            report({
              node: place,
              messageId: 'goesOnAnyway',
              data: { ...data, next: textOf(next.callee as never) },
            });
          else report({ node: place, messageId: 'toldAsDone', data });
        }
      },
      BinaryExpression(node) {
        const never = facts.races.neverEqualCount(node);
        if (!never || !isEnough(never.evidence)) return;
        const { count, number } = never;
        report({ node, messageId: 'neverEqual', data: { count: textOf(count), number: number.raw } });
      },
    };
  },
});
