// Functions that hold a transaction open for a lock alone: what they run is handed nothing of it, and runs under the lock.
import { isInvocation } from '../../ast/invocations.js';
import type { FunctionNode } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Analysis } from '../project/analysis.js';
import { queryOf } from '../queries/queries.js';
import { takesLock } from '../queries/raw-statements.js';

/** All that a function sends itself takes a lock: `select pg_try_advisory_xact_lock(…)`. */
export function isForLock({ body }: FunctionNode, analysis: Analysis): boolean {
  const sent = nodesIn(body)
    .flatMap((node) => (isInvocation(node) ? (queryOf(node, analysis) ?? []) : []))
    .filter(({ operation }) => operation !== 'transaction');
  return sent.length > 0 && sent.every((query) => query.operation === 'raw' && takesLock(query));
}
