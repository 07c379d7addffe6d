// Where another request can come in between: a function that awaits hands control to whatever else is ready, and what it
// read before may not hold after.
//
//   if (!inFlight) { await pause(); inFlight = refresh(); }    suspended between the test and the assignment
//   inFlight ??= refresh();                                    not suspended
import type { TSESTree } from '@typescript-eslint/utils';
import { goesOnTo } from '../../ast/flow.js';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { isChainStep, settlingOf } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import { memoizePerFile } from '../project/memoize.js';

export type Suspension = TSESTree.AwaitExpression | TSESTree.ForOfStatement;

/**
 * The suspension points that a run passes after `from` and before `to`, both in one function or in callbacks that it waits
 * for. An `await` counts once its operand is evaluated: one around `from` comes after it, one around `to` does not.
 */
export function suspensionsBetween(from: Node, to: Node): Suspension[] {
  const within = runOf(from);
  if (!within || !isWithin(to, within)) return [];
  return ownRunNodes(within).filter(
    (node): node is Suspension =>
      isSuspension(node) &&
      node.range[1] > from.range[0] &&
      node.range[0] < to.range[0] &&
      !isWithin(to, node) &&
      (isWithin(from, node) || goesOnTo(from, node)) &&
      goesOnTo(node, to),
  );
}

function isSuspension(node: Node): boolean {
  return node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await);
}

/** The outermost function as a part of whose run a node runs: callbacks of calls that are waited for belong to it. */
function runOf(node: Node): FunctionNode | undefined {
  let fn = isFunction(node) ? node : enclosingFunction(node);
  while (fn && isInlined(fn)) fn = enclosingFunction(fn) ?? fn;
  return fn;
}

/**
 * `await client.transaction(async (tx) => …)`: the callback has run when the call is over. So does a step of a chain of promises that
 * a function ends with: nothing of the function comes after it.
 */
export function isInlined(fn: FunctionNode): boolean {
  const argument = wrapped(fn);
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.callee === argument || !enclosingFunction(call)) return false;
  const settling = settlingOf(call);
  return (
    settling === 'awaited' ||
    settling === 'returned' ||
    (settling === 'floating' && isChainStep(call) && isLastOfFunction(call))
  );
}

/** Is it the last statement of a function, with what is chained to it? */
function isLastOfFunction(call: TSESTree.CallExpression): boolean {
  let at: Node = call;
  while (at.parent && !at.type.endsWith('Statement')) at = at.parent;
  const block = at.parent;
  return block?.type === 'BlockStatement' && isFunction(block.parent) && block.body.at(-1) === at;
}

/** The nodes of a function's own run, in source order. */
export const ownRunNodes = memoizePerFile((fn: FunctionNode): readonly Node[] =>
  nodesIn(fn, (node) => node === fn || !isFunction(node) || isInlined(node)),
);
