// What a function has done between the check of a row and the write that spends it. A write that finds the row spent already, and
// refuses then, comes too late for that: it would tell somebody no who was charged.
//
//   check; update()                                                no
//   check; const hash = await hashed(token); update({ hash })      no: it is made for the write
//   check; await find(…); update()                                 no: a read
//   check; await charge(); update()                                yes
//   check; await create(…); update()                               yes
//   transaction(() => { check; create(…); update() })              no, where the refusal throws: all of it is taken back
import type { TSESTree } from '@typescript-eslint/utils';
import { endsInThrow } from '../../ast/flow.js';
import { isInvocation } from '../../ast/invocations.js';
import { enclosingFunction, isFunction, isWithin, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { queryOf } from '../queries/queries.js';
import type { Spending } from './consumed-row.js';
import { effectOf } from './row-parts.js';

export function isDoneBefore(
  { read, checks, site }: Spending & { readonly site: Node },
  refusal: TSESTree.Statement,
  analysis: Analysis,
): boolean {
  const fn = enclosingFunction(read.site);
  if (!fn) return true;
  const from = Math.max(
    ...checks.filter(({ covers }) => covers(site)).map((check) => (check.refusal ?? check.test).range[1]),
  );
  const transaction = endsInThrow(refusal) ? transactionAround(site, analysis) : undefined;
  return ownRunNodes(fn).some(
    (node) =>
      node.type === 'AwaitExpression' &&
      node.range[0] >= from &&
      node.range[1] <= site.range[0] &&
      doesSomething(node, site, transaction, analysis),
  );
}

function doesSomething(
  awaited: TSESTree.AwaitExpression,
  site: Node,
  transaction: Node | undefined,
  analysis: Analysis,
): boolean {
  const call = unwrap(awaited.argument);
  const query = isInvocation(call) ? queryOf(call, analysis) : undefined;
  if (!query) return !isMadeFor(awaited, site);
  const isRead = effectOf(query).startsWith('read') || effectOf(query) === 'count';
  return !isRead && !(transaction && isWithin(awaited, transaction));
}

/** `const hash = await hashed(token); update({ hash })` */
function isMadeFor(awaited: Node, site: Node): boolean {
  const { parent } = wrapped(awaited);
  if (parent?.type !== 'VariableDeclarator') return false;
  return namesIn(parent.id).some((name) =>
    bindingOf(name)?.references.some(({ identifier }) => isWithin(identifier, site)),
  );
}

/** The function that a transaction runs, if the write stands in one. */
function transactionAround(site: Node, analysis: Analysis): Node | undefined {
  for (let at = enclosingFunction(site); at; at = enclosingFunction(at)) {
    const call = wrapped(at).parent;
    if (isFunction(at) && call && isInvocation(call) && queryOf(call, analysis)?.operation === 'transaction')
      return at;
  }
  return undefined;
}
