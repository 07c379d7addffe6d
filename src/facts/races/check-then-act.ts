// Writes that rely on what was read before and do not ask for it again. What the more specific findings are about is left to them:
// a row that is good for one use (`token-rotation.ts`), a value that is computed from what was read (`read-modify-write.ts`).
import type { FunctionNode } from '../../ast/nodes.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { Analysis } from '../project/analysis.js';
import { queryStepsIn } from '../queries/query-steps.js';
import { isSerialised } from './mutual-exclusion.js';
import { lostUpdatesIn } from './read-modify-write.js';
import { racedTokensIn } from './token-rotation.js';
import { unguardedChangesIn, type UnguardedChange } from './unguarded-changes.js';
import { unguardedCreationsIn, type UnguardedCreation } from './unguarded-creations.js';

export type UncheckedWrite = UnguardedCreation | UnguardedChange;

export function uncheckedWritesIn(fn: FunctionNode, analysis: Analysis): readonly UncheckedWrite[] {
  const run = ownRunNodes(fn);
  const steps = queryStepsIn(fn, analysis);
  if (steps.length < 2) return [];
  const found: UncheckedWrite[] = [
    ...unguardedChangesIn(run, steps, analysis),
    ...unguardedCreationsIn(run, steps, analysis),
  ];
  const first = found.filter((each, index) => found.findIndex((other) => isCuredWith(each, other)) === index);
  if (first.length === 0 || isSerialised(run, steps, analysis)) return [];
  const others = new Set([
    ...racedTokensIn(fn, analysis).map(({ site }) => site),
    ...lostUpdatesIn(fn, analysis).map(({ write }) => write.site),
  ]);
  return first.filter(({ write }) => !others.has(write.site));
}

/** Two checks before one write, of which the same cures both: what holds a limit refuses no second row of a name, nor the other way. */
function isCuredWith(one: UncheckedWrite, other: UncheckedWrite): boolean {
  return one.write.site === other.write.site && (one.kind === 'limit') === (other.kind === 'limit');
}
