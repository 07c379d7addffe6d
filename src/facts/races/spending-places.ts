// Where a one-time row can be spent at all, read off the code before any call in it is followed. Who sends what is a question to
// other files; most functions wait for nothing that they give a name.
//
//   const stored = await find(token); …; await remove(stored.id)     may spend, if `find` turns out to read a row
//   const data = useOrders(); …                                      cannot: what is not waited for is no row yet
//   await consume(token); return sign(user)                          may hand out what comes next
//   void consume(token); return sign(user)                           cannot: nobody who is refused stops there
import { goesOnTo } from '../../ast/flow.js';
import { isInvocation, type Invocation } from '../../ast/invocations.js';
import { wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { settlingOf } from '../../ast/promise-usage.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile } from '../project/memoize.js';
import { queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { helperOf, queryStepsIn } from '../queries/query-steps.js';
import { effectOf } from './row-parts.js';

/** May a run of a function read a row, and go on to spend it? */
export function maySpend(fn: FunctionNode, analysis: Analysis): boolean {
  return namedResultsIn(fn).some((call) => readsRow(call, analysis));
}

/** The calls that a run waits for, of which it names the result and after which it calls something else. */
const namedResultsIn = memoizePerFile((fn: FunctionNode): readonly Invocation[] => {
  const calls = ownRunNodes(fn).filter(isInvocation);
  return calls.filter(
    (call) => isNamedAfterWaiting(call) && calls.some((other) => other !== call && goesOnTo(call, other)),
  );
});

/** `const row = await find()`, `row = (await find()) ?? none` */
function isNamedAfterWaiting(call: Node): boolean {
  let value = wrapped(call);
  let isWaitedFor = false;
  for (; value.parent; value = wrapped(value.parent)) {
    const { parent } = value;
    if (parent.type === 'AwaitExpression') isWaitedFor = true;
    else if (parent.type !== 'LogicalExpression' || parent.left !== value) break;
  }
  const { parent } = value;
  return (
    isWaitedFor &&
    ((parent?.type === 'VariableDeclarator' && parent.init === value) ||
      (parent?.type === 'AssignmentExpression' && parent.right === value))
  );
}

function readsRow(call: Invocation, analysis: Analysis): boolean {
  const query = queryOf(call, analysis);
  if (query) return isRowRead(query);
  const helper = call.type === 'CallExpression' ? helperOf(call, analysis) : undefined;
  return helper !== undefined && queryStepsIn(helper.fn, analysis).some((step) => isRowRead(step.query));
}

function isRowRead(query: QueryCall): boolean {
  return ['read-one', 'read-many'].includes(effectOf(query)) && query.entity !== undefined;
}

/** May a run of a function hand something out once a call in it has come back, so that the call's own checks stand before it? */
export function mayHandOutAfter(call: Node, fn: FunctionNode): boolean {
  return settlingOf(call) !== 'floating' && stepsOf(fn).some((node) => node !== call && goesOnTo(call, node));
}

/** What a run calls, and what it returns. */
const stepsOf = memoizePerFile((fn: FunctionNode): readonly Node[] =>
  ownRunNodes(fn).filter(
    (node) => isInvocation(node) || (node.type === 'ReturnStatement' && node.argument !== null),
  ),
);
