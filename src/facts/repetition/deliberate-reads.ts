// Reads that are made for one element at a time on purpose: for a lock, for the best of each, with a failure of their own, behind
// a setting of the session.
import { isTriedAlone } from '../../ast/handled-alone.js';
import { asksForOne, isInvocation } from '../../ast/invocations.js';
import { isWithin, type Node } from '../../ast/nodes.js';
import { isResultDropped } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import { isTakenByCallback } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { isInTransaction } from '../queries/open-transactions.js';
import { isRead, queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { setsSession, takesLock } from '../queries/raw-statements.js';
import { transactionAround } from '../queries/transactions.js';
import type { PerElement } from './repetition.js';

/** Locks are taken one after the other, in an order. A read in a transaction at whose rows nobody looks is made for its lock. */
export function isForLock(query: QueryCall, analysis: Analysis): boolean {
  if (!isResultDropped(query.node)) return false;
  return query.operation === 'raw' ? takesLock(query) : isInTransaction(query, analysis) === 'yes';
}

/** `set search_path to …` in a round: the same text asks something else behind it. */
export const movesSession: (body: Node, analysis: Analysis) => boolean = memoizePerLint(
  (body: Node, analysis: Analysis) =>
    nodesIn(body).some((node) => {
      const query = isInvocation(node) ? queryOf(node, analysis) : undefined;
      return query?.operation === 'raw' && setsSession(query);
    }),
);

/** A read that is made for one element at a time although it could be asked for all: a lock, the best of each, a failure apart. */
export function isOnPurpose(query: QueryCall, { loop }: PerElement, analysis: Analysis): boolean {
  if (!isRead(query)) return false;
  return (
    isTriedAlone(query.node, loop.body) ||
    (isResultDropped(query.node) && !isTakenByCallback(query.node, analysis)) ||
    isBestOfEach(query) ||
    runsInOwnTransaction(query, loop.body, analysis)
  );
}

/** The first few rows of each key are no rows of all keys, unless they come nested in their parents. */
function isBestOfEach({ query: { batch }, chain, operation }: QueryCall): boolean {
  if (operation !== 'read-many' || !batch || batch.nested !== undefined) return false;
  return chain.some(
    ({ call, member }) =>
      member !== undefined && batch.perCallOptions?.includes(member) === true && !asksForOne(call),
  );
}

/** Each round opens a transaction: what it reads there belongs to that one. */
function runsInOwnTransaction({ node }: QueryCall, body: Node, analysis: Analysis): boolean {
  const transaction = transactionAround(node, analysis);
  return (
    typeof transaction === 'object' &&
    transaction.callback !== undefined &&
    isWithin(transaction.callback, body)
  );
}
