// What must be known before a statement is moved out of its loop. A repair names what it needs; where one of these is not
// known to hold, it is not offered. Unknown is silence for repairs as it is for findings.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { enclosingFunction, isWithin, type Node } from '../../ast/nodes.js';
import type { Loop } from '../flow/loops.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { effectsBetween, effectsOf } from '../queries/effects.js';
import type { QueryCall } from '../queries/query-call.js';
import { changesRowsOf } from '../queries/stale-reads.js';
import { isUnconditional } from './keyed-reads.js';
import { hasSameValues, wholeAfter } from './moved-names.js';

/** A statement that a repair takes out of a loop. */
export interface Move {
  readonly query: QueryCall;
  /** The call that runs once for each element. */
  readonly call: Invocation;
  readonly loop: Loop;
  /** What it will stand in front of, or inside of: the statement with the loop, the read of the parents. */
  readonly place: Node;
  /** The names that it takes along. */
  readonly references: readonly TSESTree.Identifier[];
}

export type Precondition =
  /** Nothing that runs in a round, or between the place and the loop, writes what it reads. */
  | 'reads-the-same-rows'
  /** A round changes nothing in the database, and waits for nothing else than this read. */
  | 'waits-for-nothing-else'
  /** It runs for every element, whatever that is like. */
  | 'runs-always'
  /** The names that it takes along have the same value there. */
  | 'same-values';

const KNOWN: Readonly<Record<Precondition, (move: Move, analysis: Analysis) => boolean>> = {
  'reads-the-same-rows': readsTheSameRows,
  'waits-for-nothing-else': waitsForNothingElse,
  'runs-always': ({ call, loop }) => isUnconditional(call, loop.body),
  'same-values': ({ references, place, loop }) => hasSameValues(references, place, loop.node),
};

/** Are all of these known to hold for a statement that is moved? */
export function areKnown(needed: readonly Precondition[], move: Move, analysis: Analysis): boolean {
  return needed.every((each) => KNOWN[each](move, analysis));
}

function readsTheSameRows({ query, loop, place }: Move, analysis: Analysis): boolean {
  if (isWithin(loop.node, place)) return changesRowsOf(query, effectsOf(loop.node, analysis)) === 'no';
  const scope = enclosingFunction(place) ?? moduleOf(place).ast;
  const [from, to] = [place.range[1], wholeAfter(place, loop.node).range[1]];
  return changesRowsOf(query, effectsBetween(scope, from, to, analysis)) === 'no';
}

function waitsForNothingElse({ call, loop }: Move, analysis: Analysis): boolean {
  const { writes, unknown, waits } = effectsOf(loop.body, analysis);
  return writes.length === 0 && unknown.length === 0 && waits.every((each) => each === call);
}
