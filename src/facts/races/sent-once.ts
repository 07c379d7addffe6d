// Whether a write is sent once for each read that it rests on.
//
//   row = find(id); update({ id }, …)                        it is
//   row = find(id); for (…) update({ id }, …)                not: once in each round
//   row = find(id); retry(() => update({ id }, …))           not: who knows how often
//   rows = findAll(); for (const row of rows) row.save()     it is: each row is another one
//   row = find(id); db.transaction(() => update({ id }, …))  it is: one that is tried again has written nothing before
import { isInvocation } from '../../ast/invocations.js';
import { isFunction, isWithin, wrapped, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { queryOf } from '../queries/queries.js';
import type { QueryStep } from '../queries/query-steps.js';
import type { Row } from './row-checks.js';

interface Sent {
  readonly read: QueryStep;
  readonly write: QueryStep;
  /** The name of the row that was read. */
  readonly row: Row | undefined;
}

/** Is nothing around the write, and not around the read, that may run it again? */
export function isSentOnce({ write, read, row }: Sent, analysis: Analysis): boolean {
  for (let at: Node = write.site; at.parent && !isWithin(read.site, at.parent); at = at.parent) {
    const { parent } = at;
    // Each round has a row of its own.
    const isOfRow =
      parent.type === 'ForOfStatement' && row?.binding.defs.some(({ node }) => isWithin(node, parent.left));
    if (isOfRow) continue;
    if (/^(?:For|While|DoWhile)/.test(parent.type)) return false;
    if (!isFunction(parent)) continue;
    const call = wrapped(parent).parent;
    // A transaction that is tried again has written nothing before.
    const isOpening = call && isInvocation(call) && queryOf(call, analysis)?.operation === 'transaction';
    if (!isOpening) return false;
  }
  return true;
}
