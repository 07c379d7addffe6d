// Transactions: which one a piece of code runs in, and whether a query is sent through the handle of one.
//
// transactionAround(node):
//
//   db.transaction(async (tx) => { … node … })            that call, its callback, its handle tx
//   db.transaction(async () => { … node … })              that call and its callback; no handle, the session knows
//   db.transaction([node, …])                             that call; no callback and no handle
//   db.transaction([build(await node)])                   none around it: it has run before
//   db.transaction(async (tx) => { await rows.map(() => node) })
//                                                         the same; likely where it is not known what runs a callback
//   db.transaction(async (tx) => { keep(() => node); })   unknown: the callback may run when it is over
//   unknownCall(async (tx) => { … node … })               unknown, as long as nothing else is known of what runs it
//   async function load() { … node … }                    unknown: its callers are not asked
//   node                                                  none: it runs when the module is loaded
//
// sentThroughHandle(query), by what it is sent through:
//
//   tx.order.create(…), tx a handle by its call or its annotation    yes
//   db.order.create(…), db a client                                  no
//   the client could not be followed                                 unknown
//
// An option that hands the transaction over (`{ session }`) is no part of what a query is sent through.
//
// The two are different questions: `db.order.create(…)` in the callback of a transaction is in the one and not in the other.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, parameterPattern, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { callTaking } from '../../ast/promise-usage.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { loopOfCallback } from '../flow/loops.js';
import { runInPlace } from '../flow/run-in-place.js';
import { calleeOf } from '../origins/callees.js';
import { receivedAs } from '../origins/parameters.js';
import type { ApiValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from './query-call.js';

export interface Transaction {
  /** The call that opens it. */
  readonly call: TSESTree.CallExpression;
  /** What runs in it; none where it is given a list of statements. */
  readonly callback: FunctionNode | undefined;
  /** The callback's parameter through which statements are sent in it. */
  readonly handle: TSESTree.BindingName | undefined;
  readonly evidence: Evidence;
}

/** The innermost transaction as a part of which a node runs. */
export function transactionAround(node: Node, analysis: Analysis): Transaction | 'none' | 'unknown' {
  let evidence: Evidence = 'certain';
  let isWaitedFor = false;
  for (let at = node; at.parent; at = at.parent) {
    if (!isFunction(at)) {
      isWaitedFor ||= at.type === 'AwaitExpression';
      const call = isWaitedFor ? undefined : callGivenStatements(at);
      const opened = call && openedBy(call, analysis);
      if (opened)
        return {
          call,
          callback: undefined,
          handle: undefined,
          evidence: weakest(evidence, opened.evidence),
        };
      continue;
    }
    const call = callTaking(at);
    const opened = call?.type === 'CallExpression' ? openedBy(call, analysis) : undefined;
    if (call?.type === 'CallExpression' && opened)
      return {
        call,
        callback: at,
        handle: handleOf(at, analysis),
        evidence: weakest(evidence, opened.evidence),
      };
    const run = loopOfCallback(at) ? 'certain' : runInPlace(at, analysis);
    if (!run) return 'unknown';
    evidence = weakest(evidence, run);
    isWaitedFor = false;
  }
  return evidence === 'certain' ? 'none' : 'unknown';
}

/** The call of which a node is an argument by itself, and no part of its options: `transaction([a, b])`. */
function callGivenStatements(node: Node): TSESTree.CallExpression | undefined {
  const argument = wrapped(node);
  const { parent } = argument;
  return parent?.type === 'CallExpression' &&
    parent.callee !== argument &&
    argument.type !== 'ObjectExpression' &&
    parent.arguments[0] === argument
    ? parent
    : undefined;
}

function openedBy(call: TSESTree.CallExpression, analysis: Analysis) {
  const callee = calleeOf(call, analysis);
  return callee?.call.query?.operation === 'transaction' ? callee : undefined;
}

function handleOf(callback: FunctionNode, analysis: Analysis): TSESTree.BindingName | undefined {
  const index = callback.params.findIndex((_, position) =>
    isOfTransaction(receivedAs(callback, position, analysis), analysis),
  );
  const parameter = callback.params[index];
  return parameter && parameterPattern(parameter);
}

/** A transaction's handle, or what was reached from one: `tx.order`. */
export function isOfTransaction(value: Value, analysis: Analysis): boolean {
  for (let at: ApiValue | undefined = value.kind === 'api' ? value : undefined; at; at = at.receiver)
    if (analysis.catalogue.facet(at.type, 'role')?.value === 'transaction-handle') return true;
  return false;
}

/** Is a query sent through the handle of a transaction? */
export function sentThroughHandle({ clientValue }: QueryCall, analysis: Analysis): 'yes' | 'no' | 'unknown' {
  if (!clientValue) return 'unknown';
  return isOfTransaction(clientValue, analysis) ? 'yes' : 'no';
}
