// Where a one-time row can be spent at all, read off the code before any call in it is followed. Who sends what is a question to
// other files; most functions wait for nothing that they give a name.
//
//   const stored = await find(token); …; await remove(stored.id)     may spend, if `find` turns out to read a row
//   const data = useOrders(); …                                      cannot: what is not waited for is no row yet
//   await consume(token); return sign(user)                          may hand out what comes next
//   consume(token); return sign(user)                                cannot: nobody who is refused stops there
import { goesOnTo } from '../../ast/flow.js';
import { isInvocation, type Invocation } from '../../ast/invocations.js';
import { isWithin, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { isChainStep, settlingOf } from '../../ast/promise-usage.js';
import { firstFrom } from '../../ast/walk.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { Analysis } from '../project/analysis.js';
import { handedTo } from '../flow/chained-values.js';
import { memoizePerFile } from '../project/memoize.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { helperOf, queryStepsIn } from '../queries/query-steps.js';
import { effectOf } from './row-parts.js';

/** May a run of a function read a row, and go on to spend it? */
export function maySpend(fn: FunctionNode, analysis: Analysis): boolean {
  return namedResultsIn(fn).some((call) => reads(call, analysis, ({ entity }) => entity !== undefined));
}

/** May a run read something, and go on to write it back? What is waited for in place needs no name. */
export function mayWriteBack(fn: FunctionNode, analysis: Analysis): boolean {
  return resultsIn(fn).some((call) => reads(call, analysis, () => true));
}

/** The calls that a run waits for, of which it names the result and after which it calls something else. */
const namedResultsIn = memoizePerFile((fn: FunctionNode): readonly Invocation[] =>
  resultsIn(fn).filter((call) => isNamedAfterWaiting(call)),
);

/** The calls that a run waits for, beside which it calls something else: behind them, or with what they give. */
const resultsIn = memoizePerFile((fn: FunctionNode): readonly Invocation[] => {
  if (!mayWait(fn)) return [];
  const calls = ownRunNodes(fn).filter(isInvocation);
  return calls.filter(
    (call, place) =>
      isWaitedFor(call) &&
      // The next one is behind it, as a rule.
      (isSomeFrom(place + 1, calls, (other) => goesOnTo(call, other)) ||
        calls.some((other) => other !== call && isWithin(call, other))),
  );
});

function isSomeFrom<Item>(start: number, items: readonly Item[], isMeant: (item: Item) => boolean): boolean {
  for (let place = start; place < items.length; place += 1) if (isMeant(items[place] as Item)) return true;
  return false;
}

/** Does a function wait for anything, itself or in a callback? Most do not, and need not be gone through. */
export function mayWait(fn: FunctionNode): boolean {
  const waits = waitingIn(moduleOf(fn).ast);
  const first = waits[firstFrom(fn.range[0], waits)];
  return first !== undefined && first.range[0] < fn.range[1];
}

const waitingIn = memoizePerFile((program: Node): readonly Node[] =>
  [
    ...nodesOfType(program, 'AwaitExpression'),
    ...nodesOfType(program, 'YieldExpression'),
    ...nodesOfType(program, 'CallExpression').filter(isChainStep),
  ].sort((a, b) => a.range[0] - b.range[0]),
);

/** `const row = await find()`, `row = (await find()) ?? none`, `find().then((row) => …)` */
function isNamedAfterWaiting(call: Node): boolean {
  if (handedTo(call)) return true;
  const value = settled(call);
  return value.type === 'AwaitExpression' || value.type === 'LogicalExpression' ? isNamed(value) : false;
}

/** `await find()`, `find().then((row) => …)`, and `find()` where its promise has a name that is waited for. */
function isWaitedFor(call: Node): boolean {
  if (settled(call) !== wrapped(call) || handedTo(call)) return true;
  const { parent } = wrapped(call);
  return (
    parent?.type === 'VariableDeclarator' &&
    parent.id.type === 'Identifier' &&
    bindingOf(parent.id)?.references.some(({ identifier }) =>
      WAITS.test((wrapped(identifier).parent ?? identifier).type),
    ) === true
  );
}

const WAITS = /^(?:Await|Yield|Array)Expression$/;

/** `await find()` and `(await find()) ?? none` around a call; the call itself where nothing waits there. */
function settled(call: Node): Node {
  let waited = wrapped(call);
  for (let value = waited; value.parent; value = wrapped(value.parent)) {
    const { parent } = value;
    const isLeft = parent.type === 'LogicalExpression' && parent.left === value;
    if (parent.type === 'AwaitExpression' || parent.type === 'YieldExpression') waited = wrapped(parent);
    else if (!isLeft) break;
    else if (waited !== wrapped(call)) waited = wrapped(parent);
  }
  return waited;
}

function isNamed(value: Node): boolean {
  const { parent } = value;
  return (
    (parent?.type === 'VariableDeclarator' && parent.init === value) ||
    (parent?.type === 'AssignmentExpression' && parent.right === value)
  );
}

function reads(call: Invocation, analysis: Analysis, isMeant: (query: QueryCall) => boolean): boolean {
  const query = queryOf(call, analysis);
  if (query) return isRowRead(query) && isMeant(query);
  const helper = call.type === 'CallExpression' ? helperOf(call, analysis) : undefined;
  return (
    helper !== undefined &&
    queryStepsIn(helper.fn, analysis).some((step) => isRowRead(step.query) && isMeant(step.query))
  );
}

function isRowRead(query: QueryCall): boolean {
  const effect = effectOf(query);
  return effect === 'read-one' || effect === 'read-many';
}

/** May a run of a function hand something out once a call in it has come back, so that the call's own checks stand before it? */
export function mayHandOutAfter(call: Node, fn: FunctionNode): boolean {
  const settling = settlingOf(call);
  const isWaited = settling !== undefined && settling !== 'floating';
  if (!isWaited && !isWaitedFor(call)) return false;
  const steps = stepsOf(fn);
  return isSomeFrom(firstFrom(call.range[0], steps), steps, (node) => node !== call && goesOnTo(call, node));
}

/** What a run calls, and what it returns. */
const stepsOf = memoizePerFile((fn: FunctionNode): readonly Node[] =>
  ownRunNodes(fn).filter(
    (node) => isInvocation(node) || (node.type === 'ReturnStatement' && node.argument !== null),
  ),
);
