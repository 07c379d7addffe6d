// Databases that run in the program's own process, where a query is a call and no round trip.
import { readArgument } from '../../ast/arguments.js';
import { rootOf } from '../../ast/chains.js';
import { stringValue } from '../../ast/nodes.js';
import { IN_PROCESS_DEPTH } from '../../budgets.js';
import type { ApiType, InProcess } from '../../models/model.js';
import { memberOf } from '../origins/members.js';
import { apiOf, valueOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';

/** Does a value, or what it was reached through or made with, keep what it sends in the process? */
export function staysInProcess(value: ApiValue, analysis: Analysis, depth = 0): boolean {
  for (let at: ApiValue | undefined = value; at; at = at.receiver) {
    const inProcess = analysis.catalogue.facet(at.type, 'inProcess')?.value;
    if (inProcess === true || (inProcess && isChosen(inProcess, at, analysis))) return true;
    // What a client gives when it is itself called holds on to no receiver.
    const { made } = at;
    if (made?.node.type !== 'CallExpression' || depth > IN_PROCESS_DEPTH) continue;
    const maker = apiOf(rootOf(made.node), analysis);
    if (maker && staysInProcess(maker, analysis, depth + 1)) return true;
  }
  return false;
}

/** The members by which the builders of a synchronous library run, within the call. */
export function runningMembers(value: ApiValue, analysis: Analysis): ApiType['runBy'] {
  for (let at: ApiValue | undefined = value; at; at = at.receiver) {
    const members = analysis.catalogue.facet(at.type, 'runBy')?.value;
    if (members) return members;
  }
  return undefined;
}

/**
 * `knex({ client: 'better-sqlite3' })`, `new Kysely({ dialect: new SqliteDialect(…) })`, or a constant with such options. What
 * cannot be read is a server, as nearly all are: otherwise no client would count whose options come from a configuration.
 */
function isChosen({ option, values = [] }: InProcess, { made }: ApiValue, analysis: Analysis): boolean {
  if (!made) return false;
  const given = readArgument(made.node, option.argument);
  if (given.kind !== 'written') return false;
  let value = valueOf(given.node, analysis);
  for (const key of option.path ?? []) value = memberOf(value, key, analysis);
  const text = value.kind === 'opaque' ? stringValue(value.node) : undefined;
  return text === undefined ? value.kind === 'api' && staysInProcess(value, analysis) : values.includes(text);
}
