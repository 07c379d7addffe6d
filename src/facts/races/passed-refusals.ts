// What a helper refuses, as its caller sees it. A helper that throws ends the caller too; one that comes back with nothing has to be
// asked what it came back with.
//
//   if (!stored) throw new Error('unknown')                                          refused
//   if (!stored) return null   const row = await consume(token); if (!row) return    refused
//   if (!stored) return null   const row = await cached(key); if (row) return row    not: it goes on for those that got nothing
import { isWithin, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { rowOf } from './bound-row.js';
import { checksOf, type RowCheck } from './row-checks.js';

/**
 * The checks of a helper that whoever comes back from it has passed.
 *
 * @param run what its caller runs
 */
export function passedBy(checks: readonly RowCheck[], call: Node, run: readonly Node[]): RowCheck[] {
  return checks
    .filter(({ refusal, fromHelper }) => (refusal ? endsCaller(refusal, call, run) : fromHelper))
    .map((check) => ({ ...check, covers: () => true }));
}

function endsCaller(refusal: Node, call: Node, run: readonly Node[]): boolean {
  const leaving = nodesIn(refusal);
  if (!leaving.some(({ type }) => type === 'ReturnStatement')) return true;
  if (run.some((node) => node.type === 'IfStatement' && isWithin(call, node.test))) return true;
  const given = rowOf(call);
  const asked = given ? checksOf(given, run) : [];
  // A test that lets pass what is there, and leaves with it, lets go on who got nothing.
  return asked.some(
    (check) => check.refusal && !asked.some(({ test, refusal }) => test === check.test && !refusal),
  );
}
