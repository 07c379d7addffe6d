// Filters whose value may be undefined in a library that then leaves the condition out: the statement meets every row.
import type { Invocation } from '../../ast/invocations.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { evidenceOfUndefined } from '../flow/undefined-values.js';
import type { Analysis } from '../project/analysis.js';
import { isBefore, lowestVersion, requestedVersionOf } from '../project/versions.js';
import type { Condition } from './condition.js';
import { conditionsOf } from './conditions.js';
import { queryOf } from './queries.js';
import type { QueryCall } from './query-call.js';

export interface UndefinedFilter {
  readonly query: QueryCall;
  readonly condition: Condition;
  /** There is no other condition: without this one every row matches. */
  readonly isOnly: boolean;
  readonly evidence: Evidence;
}

/**
 * The condition of a query that undefined would take out.
 *
 * @param isDecisive is a condition on this column one without which the statement means something else?
 */
export function undefinedFilterOf(
  node: Invocation,
  isDecisive: (column: string, operation: QueryCall['operation']) => boolean,
  analysis: Analysis,
): UndefinedFilter | undefined {
  const query = queryOf(node, analysis);
  if (!query || dropsUndefined(query, analysis) !== 'yes') return undefined;
  const conditions = conditionsOf(query);
  for (const condition of conditions) {
    if (!isDecisive(condition.column, query.operation)) continue;
    const isOnly = conditions.length === 1;
    const sign = evidenceOfUndefined(condition.value, node, analysis);
    const evidence = sign === 'chosen' ? evidenceOfChoice(query, isOnly) : sign;
    if (evidence === 'certain' || evidence === 'likely')
      return { query, condition, isOnly, evidence: weakest(query.evidence, evidence) };
  }
  return undefined;
}

/** Who writes `isAdmin ? undefined : id` may want the rows of all to be read; to change and to delete them all is another matter. */
function evidenceOfChoice({ operation }: QueryCall, isOnly: boolean): Evidence | 'unknown' {
  return isOnly && (operation === 'delete' || operation === 'update') ? 'likely' : 'unknown';
}

/** Does the library leave such a condition out, in the version that the project asks for? */
function dropsUndefined(
  { query: { undefinedMatches }, library, module }: QueryCall,
  analysis: Analysis,
): 'yes' | 'no' | 'unknown' {
  if (typeof undefinedMatches !== 'object') return undefinedMatches === 'every-row' ? 'yes' : 'no';
  const asked = requestedVersionOf(library, module, analysis);
  const limit = lowestVersion(undefinedMatches.until);
  if (!asked || !limit) return 'unknown';
  return isBefore(asked, limit) ? 'yes' : 'no';
}
