// The handle that a statement goes through, where it was there before a place in the code, and what becomes of statements that are
// started on it at once.
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf, isInvocation, type Invocation } from '../../ast/invocations.js';
import { enclosingFunction, isWithin, type Node } from '../../ast/nodes.js';
import { callTaking } from '../../ast/promise-usage.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { ApiType } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { isOfTransaction } from '../queries/transactions.js';
import { clientExpression } from './clients.js';
import { handleGiven } from './handed.js';
import { openingAt } from './openings.js';
import { placeOf } from './same-database.js';
import { seen, valueSeen, type Run, type Seen } from './seen.js';
import { isInSpan } from './spans.js';

export interface Through {
  readonly key: unknown;
  readonly handle: Node;
  readonly then: NonNullable<ApiType['concurrentStatements']>;
}

/** The handle that a statement goes through, where it was there before all of them were started. */
export function handleOf(
  query: QueryCall,
  run: Run | undefined,
  call: TSESTree.CallExpression,
  analysis: Analysis,
): Through | undefined {
  const given = handleGiven(query, run, analysis);
  const client = given ? undefined : clientExpression(query, analysis);
  const sight = given ?? (client && client !== 'class' ? seen(client, run) : undefined);
  if (typeof sight !== 'object') return undefined;
  const value = valueSeen(sight, analysis);
  if (value.kind !== 'api' || isDeclaredIn(sight, call) || isMadeOnTheWay(sight)) return undefined;
  const then = analysis.catalogue.facet(value.type, 'concurrentStatements')?.value;
  if (!then || (!isOfTransaction(value, analysis) && !isOpen(sight, call, analysis))) return undefined;
  const place = placeOf(sight.node);
  return {
    key: sight.path.length > 0 ? `${sight.path.join('.')} of ${String(sight.node.range[0])}` : place,
    handle: sight.node,
    then,
  };
}

function isDeclaredIn({ node }: Seen, place: Node): boolean {
  if (moduleOf(node) !== moduleOf(place)) return false;
  if (node.type !== 'Identifier') return isWithin(node, place) && node.type !== 'ThisExpression';
  const [definition] = bindingOf(node)?.defs ?? [];
  return definition !== undefined && isWithin(definition.name, place);
}

/**
 * Was it made in a function on the way to the statement? Each run of that has one of its own:
 * `save = (row) => inTransaction(async (manager) => manager.save(row))`, where only `inTransaction` knows that it opens one.
 */
function isMadeOnTheWay(sight: Seen): boolean {
  if (sight.node.type !== 'Identifier') return false;
  for (let at = sight.run; at; at = at.from) if (isDeclaredIn(sight, at.fn)) return true;
  return false;
}

/** Was a transaction opened on a connection before? */
function isOpen({ node, path }: Seen, call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const binding = node.type === 'Identifier' && path.length === 0 ? bindingOf(node) : undefined;
  if (!binding) return false;
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) {
    const taking = callTaking(fn);
    const around = taking?.type === 'CallExpression' ? openingAt(taking, analysis) : undefined;
    if (around?.handle && bindingOf(around.handle) === binding) return true;
    const openings = ownRunNodes(fn).flatMap((each) =>
      isInvocation(each) && mayOpen(each) ? (openingAt(each, analysis) ?? []) : [],
    );
    if (
      openings.some(
        (each) => each.ends && each.handle && bindingOf(each.handle) === binding && isInSpan(call, each),
      )
    )
      return true;
  }
  return false;
}

function mayOpen(call: Invocation): boolean {
  return argumentsOf(call).length <= 2;
}
