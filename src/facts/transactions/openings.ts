// The transactions that a call opens, and the code that runs in them.
//
//   db.transaction(async (tx) => { … })                          the callback, with its handle tx
//   db.transaction(save), function save(tx) { … } in this file   the same
//   inTransaction(async (tx) => { … })                           the same, where the project's function hands its callback on to one
//   underLock(async () => { … })                                 none, where that one sends nothing but `pg_advisory_xact_lock`
//   const tx = await db.transaction(); … await tx.commit()       what stands between: see spans.ts
//   db.transaction([a, b])                                       none: a list has no code
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeExpression, isInvocation, type Invocation } from '../../ast/invocations.js';
import {
  enclosingFunction,
  isFunction,
  memberName,
  parameterPattern,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { callTaking } from '../../ast/promise-usage.js';
import { TRANSACTION_WRAPPERS } from '../../budgets.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { calleeOf, type Callee } from '../origins/callees.js';
import { functionOf, valueOf } from '../origins/origins.js';
import { receivedAs } from '../origins/parameters.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { isInUse } from '../project/versions.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { isOfTransaction } from '../queries/transactions.js';
import { isForLock } from './lock-holders.js';
import { clientBefore, type Opening } from './opening.js';
import type { Run } from './seen.js';
import { isInSpan, spanFrom } from './spans.js';

export const openingAt = memoizePerLint(
  (call: Invocation, analysis: Analysis): Opening | undefined =>
    ofCallback(call, analysis) ?? spanFrom(call, analysis),
);

function ofCallback(call: Invocation, analysis: Analysis): Opening | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const opened = openedBy(call, analysis) ?? openedThrough(call, analysis, undefined, TRANSACTION_WRAPPERS);
  if (!opened) return undefined;
  const { callback, position, ...rest } = opened;
  const parameter = position === undefined ? undefined : callback.params[position];
  const pattern = parameter && parameterPattern(parameter);
  return {
    ...rest,
    call,
    fn: callback,
    ends: undefined,
    handle: pattern?.type === 'Identifier' ? pattern : handleCalled(call, analysis),
  };
}

/** `session.withTransaction(async () => …)`: it is called on the handle. */
function handleCalled(
  { callee }: TSESTree.CallExpression,
  analysis: Analysis,
): TSESTree.Identifier | undefined {
  const object = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  if (object?.type !== 'Identifier' || !isOfTransaction(valueOf(object, analysis), analysis))
    return undefined;
  return bindingOf(object)?.identifiers[0];
}

type Opened = Omit<Opening, 'call' | 'fn' | 'ends' | 'handle'> & {
  readonly callback: FunctionNode;
  readonly position: number | undefined;
};

/** A library's own call with a callback. */
function openedBy(call: TSESTree.CallExpression, analysis: Analysis): Opened | undefined {
  const callee = transactionOf(call, analysis);
  const takes = callee?.call.callbacks;
  if (!callee || !takes) return undefined;
  for (const [index, argument] of call.arguments.entries()) {
    if (!takes.some((each) => each.argument === 'every' || each.argument === index)) continue;
    const callback = ownFunction(argument, call, analysis);
    if (!callback) continue;
    const handle = callback.params.findIndex((_, at) =>
      isOfTransaction(receivedAs(callback, at, analysis), analysis),
    );
    return {
      ...openedOn(call, callee),
      callback,
      position: handle < 0 ? (callee.evidence === 'likely' ? 0 : undefined) : handle,
      run: undefined,
    };
  }
  return undefined;
}

function openedOn(call: Invocation, { value, evidence }: Callee) {
  return {
    client: clientBefore(calleeExpression(call)),
    clientValue: value.receiver,
    library: value.type.model,
    evidence,
  };
}

/** What a library's call hands to its callback as the transaction. */
export function handedBy(call: Invocation, analysis: Analysis): ApiValue | undefined {
  const callee = call.type === 'CallExpression' ? transactionOf(call, analysis) : undefined;
  const [type] = callee?.call.callbacks?.flatMap(({ parameters }) => parameters) ?? [];
  return callee && type !== undefined
    ? {
        ...callee.value,
        type: analysis.catalogue.resolve(callee.value.type.model, type),
        receiver: callee.value.receiver,
      }
    : undefined;
}

/** An inline function, or one of the same file by its name. */
function ownFunction(argument: Node, call: Node, analysis: Analysis): FunctionNode | undefined {
  const value = unwrap(argument);
  if (isFunction(value)) return value;
  if (value.type !== 'Identifier') return undefined;
  const named = functionOf(value, analysis);
  return named?.module === moduleOf(call) ? named.node : undefined;
}

/** The callee, where it opens a transaction: known, or by a name that nothing else has, in a project with the library. */
function transactionOf(call: TSESTree.CallExpression, analysis: Analysis): Callee | undefined {
  const callee = calleeOf(call, analysis);
  if (callee) return callee.call.query?.operation === 'transaction' ? callee : undefined;
  const member = unwrap(call.callee);
  const name = member.type === 'MemberExpression' ? memberName(member) : undefined;
  if (name === undefined || member.type !== 'MemberExpression') return undefined;
  const likely = analysis.catalogue.names
    .distinctiveQueries(name)
    .find((each) => each.call.query?.operation === 'transaction');
  if (!likely || valueOf(member.object, analysis).kind !== 'unknown') return undefined;
  const { model, owner, definition } = likely;
  if (!isInUse(model, moduleOf(call), analysis)) return undefined;
  const client: ApiValue = {
    kind: 'api',
    type: analysis.catalogue.resolve(model, owner),
    receiver: undefined,
    name: undefined,
    made: undefined,
  };
  const value: ApiValue = {
    ...client,
    type: analysis.catalogue.resolve(model, definition),
    receiver: client,
    name,
  };
  return { value, call: likely.call, evidence: 'likely' };
}

// ── a function of the project that runs its callback in one ───────────────────────────────────────────────────────

function openedThrough(
  call: TSESTree.CallExpression,
  analysis: Analysis,
  from: Run | undefined,
  left: number,
): Opened | undefined {
  const index = call.arguments.findIndex((each) => isFunction(unwrap(each)));
  const argument = call.arguments[index];
  const callback = argument && unwrap(argument);
  if (!isFunction(callback) || left === 0 || calleeOf(call, analysis)) return undefined;
  const wrapper = functionOf(call.callee, analysis)?.node;
  const found = wrapper && runnerIn(wrapper, index, call, analysis, from, left);
  const isUnderLock = found?.position === undefined && wrapper && isForLock(wrapper, analysis);
  return found && !isUnderLock ? { ...found, callback } : undefined;
}

/** The transaction in which a function runs what it is given in a place. */
function runnerIn(
  wrapper: FunctionNode,
  index: number,
  call: TSESTree.CallExpression,
  analysis: Analysis,
  from: Run | undefined,
  left: number,
): Omit<Opened, 'callback'> | undefined {
  const given = wrapper.params[index];
  const name = given && parameterPattern(given);
  if (name?.type !== 'Identifier') return undefined;
  const run: Run = { fn: wrapper, call, isHandedOn: false, from };
  for (const { identifier } of bindingOf(name)?.references ?? []) {
    const use = identifier as Node;
    const { parent } = wrapped(use);
    if (parent?.type !== 'CallExpression') continue;
    const found =
      parent.callee === use ? calledIn(parent, analysis) : handedTo(parent, use, analysis, run, left);
    if (found) return { ...found, run: found.run ?? run };
  }
  return undefined;
}

/** `db.transaction(fn)`, `inTransaction(fn)` */
function handedTo(
  call: TSESTree.CallExpression,
  use: Node,
  analysis: Analysis,
  run: Run,
  left: number,
): Omit<Opened, 'callback'> | undefined {
  const index = call.arguments.indexOf(use as never);
  const callee = transactionOf(call, analysis);
  if (callee) {
    const takes = callee.call.callbacks?.find((each) => each.argument === 'every' || each.argument === index);
    const position = takes?.parameters.findIndex(
      (each) =>
        analysis.catalogue.facet(analysis.catalogue.resolve(callee.value.type.model, each), 'role')?.value ===
        'transaction-handle',
    );
    return takes && { ...openedOn(call, callee), position: position === -1 ? undefined : position, run };
  }
  const next = left > 1 ? functionOf(call.callee, analysis)?.node : undefined;
  return next && next !== run.fn ? runnerIn(next, index, call, analysis, run, left - 1) : undefined;
}

/** `db.transaction((tx) => fn(tx))`; `begin; fn(client); commit`. */
function calledIn(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): (Omit<Opened, 'callback' | 'run'> & { run?: Run }) | undefined {
  const around = enclosingFunction(call);
  const opener = around && callTaking(around);
  const callee = opener?.type === 'CallExpression' ? transactionOf(opener, analysis) : undefined;
  const position = call.arguments.findIndex((each) => isOfTransaction(valueOf(each, analysis), analysis));
  if (callee && opener)
    return {
      ...openedOn(opener as TSESTree.CallExpression, callee),
      position: position < 0 ? undefined : position,
    };
  if (!around) return undefined;
  const span = ownRunNodes(around)
    .flatMap((node) =>
      isInvocation(node) && node.range[1] <= call.range[0] ? (spanFrom(node, analysis) ?? []) : [],
    )
    .find((each) => isInSpan(call, each));
  if (!span) return undefined;
  const { client, clientValue, library, evidence, handle } = span;
  const own = call.arguments.findIndex(
    (each) => each.type === 'Identifier' && handle && bindingOf(each) === bindingOf(handle),
  );
  return { client, clientValue, library, evidence, position: own < 0 ? undefined : own };
}
