// Lists that are read without a limit where a request is answered: they grow with the table until the answer does not fit.
import type { Invocation } from '../../ast/invocations.js';
import { enclosingFunction, isFunction, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { ArgumentPath } from '../../models/model.js';
import type { ResolvedType } from '../catalogue/catalogue.js';
import { loopOfCallback } from '../flow/loops.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { conditionsOf } from './conditions.js';
import { queryOf } from './queries.js';
import { isGiven } from './query-arguments.js';
import type { QueryCall } from './query-call.js';
import { calledFunction, queriesReachedBy } from './reached-queries.js';

export interface UnboundedRead {
  readonly query: QueryCall;
  readonly path: readonly string[];
  readonly isBehindCall: boolean;
  readonly evidence: 'certain' | 'likely';
}

const FARTHEST = 2;

/** The unlimited read of a list that a call in a request's handler sends or reaches. */
export function unboundedReadOf(call: Invocation, analysis: Analysis): UnboundedRead | undefined {
  if (!handlerAround(call, analysis)) return undefined;
  const query = queryOf(call, analysis);
  if (query)
    return isUnbounded(query)
      ? { query, path: [], isBehindCall: false, evidence: query.evidence }
      : undefined;
  const through = calledFunction(call, analysis);
  const found =
    through &&
    queriesReachedBy(through, analysis).reads.find(
      (read) => read.distance <= FARTHEST && isUnbounded(read.query),
    );
  return found && { query: found.query, path: found.path, isBehindCall: true, evidence: found.evidence };
}

/** A list with neither a limit nor a condition, of a library whose limits are known. */
function isUnbounded(query: QueryCall): boolean {
  const { limitedBy, filter } = query.query;
  if (query.operation !== 'read-many' || !limitedBy) return false;
  if (query.chain.some(({ member }) => member !== undefined && limitedBy.members?.includes(member)))
    return false;
  if (limitedBy.options?.some((place) => isGiven(place, query.chain))) return false;
  return !hasCondition(query, filter);
}

function hasCondition(query: QueryCall, filter: ArgumentPath | undefined): boolean {
  if (filter && isGiven(filter, query.chain)) {
    const written = query.filter && unwrap(query.filter);
    if (written?.type !== 'ObjectExpression' || written.properties.length > 0) return true;
  }
  const members = new Set(query.query.conditions?.map(({ member }) => member));
  return (
    conditionsOf(query).length > 0 ||
    query.chain.some(
      ({ member }) =>
        member !== undefined && (members.has(member) || /where|^(?:eq|in|filter|match)$/i.test(member)),
    )
  );
}

/** The function around a node that receives a request, with only callbacks of its own in between. */
function handlerAround(node: Node, analysis: Analysis): FunctionNode | undefined {
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    if (receivesRequest(fn, analysis)) return fn;
    if (!loopOfCallback(fn) && !isFunction(fn)) return undefined;
  }
  return undefined;
}

/** A request, or a context that holds one: `(c) => c.req`. */
function receivesRequest({ params }: FunctionNode, analysis: Analysis): boolean {
  return params.some((parameter) => {
    if (parameter.type !== 'Identifier') return false;
    const value = valueOf(parameter, analysis);
    return value.kind === 'api' && (isRequest(value.type, analysis) || holdsRequest(value.type, analysis));
  });
}

function isRequest(type: ResolvedType, analysis: Analysis): boolean {
  return analysis.catalogue.facet(type, 'role')?.value === 'request';
}

function holdsRequest(type: ResolvedType, analysis: Analysis): boolean {
  const members = analysis.catalogue.facet(type, 'members');
  return Object.values(members?.value ?? {}).some(
    (member) =>
      members !== undefined && isRequest(analysis.catalogue.resolve(members.model, member), analysis),
  );
}
