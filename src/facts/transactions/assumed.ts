// A statement on a client of which only the shape of the call is known that opened a transaction on it: `db.$transaction(async …)` says
// what `db.order.update(…)` is, where the two are one client.
import { chainOf } from '../../ast/chains.js';
import type { Invocation } from '../../ast/invocations.js';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { memberOf } from '../origins/members.js';
import type { Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import type { Opening } from './opening.js';
import { isSamePlace } from './same-database.js';
import { seen, type Run } from './seen.js';

export function assumedStatement(
  node: Invocation,
  run: Run | undefined,
  { client, clientValue, run: openedIn }: Opening,
  analysis: Analysis,
): QueryCall | undefined {
  const opened = client && seen(client, openedIn);
  if (node.type !== 'CallExpression' || !clientValue || typeof opened !== 'object') return undefined;
  const names: string[] = [];
  for (let at: Node = unwrap(node.callee); at.type === 'MemberExpression'; at = unwrap(at.object)) {
    const name = memberName(at);
    if (name === undefined) return undefined;
    names.unshift(name);
    const sight = seen(at.object, run);
    if (typeof sight !== 'object' || !isSamePlace(sight, opened)) continue;
    const callee = names.reduce<Value>((value, each) => memberOf(value, each, analysis), clientValue);
    const query =
      callee.kind === 'api' ? analysis.catalogue.facet(callee.type, 'call')?.value.query : undefined;
    if (!query || query.operation === 'transaction' || callee.kind !== 'api') return undefined;
    return {
      node,
      module: moduleOf(node),
      operation: query.operation,
      query,
      entity: names.length > 1 ? names[0] : undefined,
      entitySite: undefined,
      client: at.object,
      clientValue: undefined,
      library: callee.type.model,
      filter: undefined,
      data: undefined,
      row: undefined,
      textElsewhere: undefined,
      chain: chainOf(node),
      evidence: 'likely',
    };
  }
  return undefined;
}
