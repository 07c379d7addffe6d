// Why a call that its library's model calls a query is none for the rules.
import type { Invocation } from '../../ast/invocations.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { staysInProcess } from './in-process.js';
import { mayBeQuery, queryOf } from './queries.js';

export type NoQuery =
  /** The manifests around the file ask for no library that sends queries by this name. */
  | 'not-asked-for'
  /** Nothing goes over a network. */
  | 'in-process';

/** Why a modelled query is not taken for one; `undefined` for what is one, and for what no model calls one. */
export function whyNoQuery(call: Invocation, analysis: Analysis): NoQuery | undefined {
  const callee = calleeOf(call, analysis);
  const query = callee?.call.query;
  if (!query || queryOf(call, analysis)) return undefined;
  if (!mayBeQuery(call, analysis)) return 'not-asked-for';
  return query.sends === 'in-process' || staysInProcess(callee.value, analysis) ? 'in-process' : undefined;
}
