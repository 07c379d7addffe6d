// What must be known before a statement is moved out of its loop. A repair names what it needs; where one of these is not
// known to hold, it is not offered. Unknown is silence for repairs as it is for findings.
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf, type Invocation } from '../../ast/invocations.js';
import { enclosingFunction, isWithin, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { isLeftAlone } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import type { Loop } from '../flow/loops.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { effectsBetween, effectsOf } from '../queries/effects.js';
import type { QueryCall } from '../queries/query-call.js';
import { changesRowsOf } from '../queries/stale-reads.js';
import { isUnconditional } from './keyed-reads.js';
import { isChangedByCallee, isChangedWhileRunning } from './growing-lists.js';
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
  /** Nothing in between asks for the names that it takes along, and goes on only where they are something. */
  | 'same-conditions'
  /** The loop changes neither its list nor what of its elements is asked for. */
  | 'same-elements'
  /** What becomes of its failure is the same there: no `try` stands around the one and not around the other. */
  | 'same-failures';

const KNOWN: Readonly<Record<Precondition, (move: Move, analysis: Analysis) => boolean>> = {
  'reads-the-same-rows': readsTheSameRows,
  'waits-for-nothing-else': waitsForNothingElse,
  'is-waited-for': ({ loop }) =>
    loop.node.type !== 'CallExpression' ||
    loop.callback?.async !== true ||
    (!isLeftAlone(loop.node) && !isSettledApart(loop.node)),
  'runs-always': ({ call, loop }) => isUnconditional(call, loop.body),
  'same-elements': ({ loop, part }, analysis) =>
    !isChangedWhileRunning(loop, analysis) &&
    loop.element.every((each) => !isChangedIn(each, part, loop.body)),
  'same-values': ({ query, references, place, loop }, analysis) =>
    hasSameValues(references, place, loop.node) &&
    ![...new Set(references)].some((each) => isChangedOnTheWay(each, place, loop.node, analysis)) &&
    !query.chain.some(({ call }) => argumentsOf(call).some(givesAnotherEachTime)),
  'same-failures': ({ call, place }) => failsInTheSamePlace(call, place),
  'same-conditions': ({ references, place, loop }) => hasSameConditions(references, place, loop.node),
};

const SETTLES_APART = /^(?:allSettled|any|race)$/;

/** `Promise.allSettled(ids.map(…))`, here or under a name: what fails in one round is no failure of the others. */
function isSettledApart(rounds: Node): boolean {
  const value = wrapped(rounds);
  const { parent } = value;
  if (parent?.type === 'CallExpression' && parent.callee !== value)
    return parent.callee.type === 'MemberExpression' && SETTLES_APART.test(memberName(parent.callee) ?? '');
  // `ids.map(async …).map((each) => each.catch(…))`
  if (parent?.type === 'MemberExpression') return parent.object === value;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier') return false;
  const uses = bindingOf(parent.id)?.references.filter(({ init }) => !init) ?? [];
  return uses.some(({ identifier }) => isSettledApart(identifier));
}

function failsInTheSamePlace(call: Node, place: Node): boolean {
  const isTried = (node: Node, other: Node) => {
    for (let at = node; at.parent && !isWithin(other, at); at = at.parent)
      if (at.parent.type === 'TryStatement' && !isWithin(other, at.parent.block)) return true;
    return false;
  };
  return !isTried(call, place) && !isTried(place, call);
}

/** Members that give something else each time that they are called. */
const MOVES_ON = /^(?:next|pop|shift|splice|random\w*|increment|read)$/;

/** `{ state: states.next().value }`: the next one for each element. */
function givesAnotherEachTime(node: Node): boolean {
  return nodesIn(node).some((each) => {
    if (each.type === 'UpdateExpression' || each.type === 'AssignmentExpression') return true;
    const callee = each.type === 'CallExpression' ? unwrap(each.callee) : undefined;
    return callee?.type === 'MemberExpression' && MOVES_ON.test(memberName(callee) ?? '');
  });
}

/**
 * Is a name handed to a function of the project that changes it, between the place and the end of the loop? Thousands of statements
 * of one loop take the same client along: where it is named is gone through once for all of them.
 */
function isChangedOnTheWay(name: TSESTree.Identifier, place: Node, loop: Node, analysis: Analysis): boolean {
  const binding = bindingOf(name);
  if (!binding) return false;
  const [start, end] = [place.range[0], wholeAfter(place, loop).range[1]];
  const answers = analysis.memo.of(isChangedOnTheWay, binding, () => new Map<string, boolean>());
  const way = `${start}:${end}`;
  let answer = answers.get(way);
  if (answer === undefined) {
    answer = binding.references.some(({ identifier }) => {
      const [at] = identifier.range;
      return at >= start && at < end && isChangedByCallee(identifier, analysis);
    });
    answers.set(way, answer);
  }
  return answer;
}

/**
 * Does nothing between the place and the loop ask for one of these names? Behind `if (since === null) return` it is a date, and in
 * front of it nobody knows.
 */
function hasSameConditions(references: readonly TSESTree.Identifier[], place: Node, loop: Node): boolean {
  const names = new Set(references.map((each) => bindingOf(each)));
  const asks = (test: Node) =>
    nodesIn(test).some((each) => each.type === 'Identifier' && bindingOf(each) && names.has(bindingOf(each)));
  for (let at = loop; at.parent && !isWithin(place, at); at = at.parent) {
    const { parent } = at;
    const isBehind =
      (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') && parent.test !== at;
    if (isBehind && asks(parent.test)) return false;
    if (parent.type === 'LogicalExpression' && parent.right === at && asks(parent.left)) return false;
    if (parent.type === 'SwitchCase' && asks(parent.parent.discriminant)) return false;
    if (parent.type !== 'BlockStatement' && parent.type !== 'Program') continue;
    const before: readonly Node[] = parent.body.filter(
      (each) => each.range[0] >= place.range[1] && each.range[1] <= at.range[0],
    );
    if (before.some((each) => each.type === 'IfStatement' && mayLeave(each) && asks(each.test))) return false;
  }
  return true;
}

function mayLeave({ consequent, alternate }: TSESTree.IfStatement): boolean {
  return [consequent, ...(alternate ? [alternate] : [])].some((branch) =>
    nodesIn(branch).some(({ type }) => /^(?:Return|Throw|Continue|Break)Statement$/.test(type)),
  );
}

/** Are all of these known to hold for a statement that is moved? */
export function areKnown(needed: readonly Precondition[], move: Move, analysis: Analysis): boolean {
  return needed.every((each) => KNOWN[each](move, analysis));
}

function readsTheSameRows({ query, loop, place }: Move, analysis: Analysis): boolean {
  const scope = enclosingFunction(place) ?? moduleOf(place).ast;
  const isAround = isWithin(loop.node, place);
  const [from, to] = isAround ? place.range : [place.range[1], wholeAfter(place, loop.node).range[1]];
  // Whoever goes through a generator does what he likes before he asks for the next one.
  const yields = nodesOfType(scope, 'YieldExpression').filter(({ range: [at] }) => at >= from && at < to);
  if (yields.some((each) => enclosingFunction(each) === enclosingFunction(place))) return false;
  if (isAround) return changesRowsOf(query, effectsOf(place, analysis)) === 'no';
  return changesRowsOf(query, effectsBetween(scope, from, to, analysis)) === 'no';
}

function waitsForNothingElse({ call, loop }: Move, analysis: Analysis): boolean {
  const { writes, unknown, waits } = effectsOf(loop.body, analysis);
  return writes.length === 0 && unknown.length === 0 && waits.every((each) => each === call);
}
