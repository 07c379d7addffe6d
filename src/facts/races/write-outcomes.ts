// Whether a conditional write says that it changed nothing, and whether anybody listens.
import type { Invocation } from '../../ast/invocations.js';
import { isFunction, type Node } from '../../ast/nodes.js';
import { endOfFailure, useOfResult, wholeChain } from '../flow/call-results.js';
import type { QueryCall } from '../queries/query-call.js';

/** A write that matches no row stops the run: it throws, or its count is looked at. */
export function tellsOutcome({ query, node }: QueryCall, site: Invocation): boolean {
  const { unmatched } = query;
  if (!unmatched) return true;
  // In a helper, what the caller makes of the result decides; the helper's own tests count as well.
  const isUsed = mayBeUsed(node) && (site === node || isReturned(node) ? mayBeUsed(site) : true);
  if (!('throws' in unmatched)) return isUsed;
  return endOfFailure(node) !== 'swallowed' || isUsed;
}

/**
 * A write that matches no row succeeds, and what it gives is dropped: where it stands, or by the caller of the helper that returns
 * it.
 */
export function isUnheard({ query, node }: QueryCall, site: Invocation): boolean {
  const { unmatched } = query;
  if (unmatched && 'throws' in unmatched) return false;
  return site === node ? !mayBeUsed(node) : isReturned(node) && !mayBeUsed(site);
}

/** What is not known to be dropped may be looked at. */
function mayBeUsed(node: Node): boolean {
  return useOfResult(node) !== 'dropped';
}

function isReturned(node: Node): boolean {
  const { parent } = wholeChain(node);
  return parent?.type === 'ReturnStatement' || isFunction(parent);
}
