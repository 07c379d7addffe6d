// Lists that are read without a limit where a request is answered: they grow with the table until the answer does not fit.
import type { Invocation } from '../../ast/invocations.js';
import { unwrap } from '../../ast/nodes.js';
import { LOOKUP_DISTANCE } from '../../budgets.js';
import type { ArgumentPath } from '../../models/model.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { handlerAround } from '../runtime/handlers.js';
import { conditionsOf } from './conditions.js';
import { queryOf } from './queries.js';
import { isGiven } from './query-arguments.js';
import type { QueryCall } from './query-call.js';
import { calledFunction } from './called-functions.js';
import { queriesReachedBy } from './reached-queries.js';

export interface UnboundedRead {
  readonly query: QueryCall;
  readonly path: readonly string[];
  readonly isBehindCall: boolean;
  readonly evidence: Evidence;
}

/** The unlimited read of a list that a call in a request's handler sends or reaches. */
export function unboundedReadOf(call: Invocation, analysis: Analysis): UnboundedRead | undefined {
  const around = handlerAround(call, analysis);
  if (typeof around === 'string') return undefined;
  const query = queryOf(call, analysis);
  if (query)
    return isUnbounded(query)
      ? { query, path: [], isBehindCall: false, evidence: weakest(query.evidence, around.evidence) }
      : undefined;
  const through = calledFunction(call, analysis);
  const found =
    through &&
    queriesReachedBy(through, analysis).reads.find(
      (read) => read.distance <= LOOKUP_DISTANCE && isUnbounded(read.query),
    );
  return (
    found && {
      query: found.query,
      path: found.path,
      isBehindCall: true,
      evidence: weakest(found.evidence, around.evidence),
    }
  );
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
