// What must be known before a statement is moved out of its loop. A repair names what it needs; where one of these is not
// known to hold, it is not offered. Unknown is silence for repairs as it is for findings.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { enclosingFunction, isWithin, type Node } from '../../ast/nodes.js';
import { isLeftAlone } from '../../ast/promise-usage.js';
import type { Loop } from '../flow/loops.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { effectsBetween, effectsOf } from '../queries/effects.js';
import type { QueryCall } from '../queries/query-call.js';
import { changesRowsOf } from '../queries/stale-reads.js';
import { isUnconditional } from './keyed-reads.js';
import { isChangedWhileRunning } from './growing-lists.js';
import { hasSameValues, isChangedIn, wholeAfter } from './moved-names.js';

/** A statement that a repair takes out of a loop. */
export interface Move {
  readonly query: QueryCall;
  /** The call that runs once for each element. */
  readonly call: Invocation;
  readonly loop: Loop;
  /** What it will stand in front of, or inside of: the statement with the loop, the read of the parents. */
  readonly place: Node;
  /** The part of the element that decides what is read, where it is one. */
  readonly part?: string | undefined;
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
  /** The code around waits for its rounds: where nobody does, its rows would come earlier, and its errors elsewhere. */
  | 'is-waited-for'
  /** The names that it takes along have the same value there. */
  | 'same-values'
  /** The loop changes neither its list nor what of its elements is asked for. */
  | 'same-elements';

const KNOWN: Readonly<Record<Precondition, (move: Move, analysis: Analysis) => boolean>> = {
  'reads-the-same-rows': readsTheSameRows,
  'waits-for-nothing-else': waitsForNothingElse,
  'is-waited-for': ({ loop }) =>
    loop.node.type !== 'CallExpression' || loop.callback?.async !== true || !isLeftAlone(loop.node),
  'runs-always': ({ call, loop }) => isUnconditional(call, loop.body),
  'same-elements': ({ loop, part }, analysis) =>
    !isChangedWhileRunning(loop, analysis) &&
    loop.element.every((each) => !isChangedIn(each, part, loop.body)),
  'same-values': ({ references, place, loop }) => hasSameValues(references, place, loop.node),
};

/** Are all of these known to hold for a statement that is moved? */
export function areKnown(needed: readonly Precondition[], move: Move, analysis: Analysis): boolean {
  return needed.every((each) => KNOWN[each](move, analysis));
}

function readsTheSameRows({ query, loop, place }: Move, analysis: Analysis): boolean {
  if (isWithin(loop.node, place)) return changesRowsOf(query, effectsOf(place, analysis)) === 'no';
  const scope = enclosingFunction(place) ?? moduleOf(place).ast;
  const [from, to] = [place.range[1], wholeAfter(place, loop.node).range[1]];
  return changesRowsOf(query, effectsBetween(scope, from, to, analysis)) === 'no';
}

function waitsForNothingElse({ call, loop }: Move, analysis: Analysis): boolean {
  const { writes, unknown, waits } = effectsOf(loop.body, analysis);
  return writes.length === 0 && unknown.length === 0 && waits.every((each) => each === call);
}
