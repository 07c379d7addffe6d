// Where in a query's chain the model says that something stands.
import { readPlace, writtenIn } from '../../ast/arguments.js';
import type { Link } from '../../ast/chains.js';
import type { Construction } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import type { ArgumentPath, Query } from '../../models/model.js';

/** The node at a place in the arguments of a query's call, or of an earlier call of its chain, where it is written out. */
export function argumentAt(
  node: Construction,
  chain: readonly Link[],
  place: ArgumentPath | undefined,
): Node | undefined {
  return place && writtenIn(readPlace(place, node, chain));
}

/** What a statement does, where its model says that an option makes a read a count. */
export function operationIn(query: Query, node: Construction, chain: readonly Link[]): Query['operation'] {
  const counts = argumentAt(node, chain, query.counts);
  return counts?.type === 'Literal' && counts.value === true ? 'count' : query.operation;
}

/** May there be something at a place in a chain's arguments? What is not written out may hold it. */
export function isGiven(place: ArgumentPath, chain: readonly Link[]): boolean {
  const [last] = chain;
  return last !== undefined && readPlace(place, last.call, chain).kind !== 'absent';
}
