// Functions that do a step of work for an element, of which a statement is one part.
import { isInvocation } from '../../ast/invocations.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { effectsOf } from '../queries/effects.js';
import { queryOf } from '../queries/queries.js';
import type { ReachedQuery } from '../queries/reached-queries.js';

/** A letter, a deployment, a row that is changed and logged: nobody does that for all elements with one query. */
export function isUnitOfWork({ node }: FunctionValue, analysis: Analysis): boolean {
  const { writes, unknown, waits } = effectsOf(node, analysis);
  return (
    writes.length > 0 ||
    unknown.length > 0 ||
    waits.some((each) => !isInvocation(each) || !queryOf(each, analysis))
  );
}

/** Does a function that sends a statement do something else as well? */
export function doesMoreThan({ query }: ReachedQuery, { node }: FunctionValue, analysis: Analysis): boolean {
  const { unknown, waits } = effectsOf(node, analysis);
  return unknown.some((each) => each !== query.node) || waits.some((each) => each !== query.node);
}

/** Does a function wait for something outside of the database, such as a request or a file? */
export function actsOutside({ node }: FunctionValue, analysis: Analysis): boolean {
  return effectsOf(node, analysis).waits.some((each) => !isInvocation(each) || !queryOf(each, analysis));
}
