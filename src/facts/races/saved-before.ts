// A row that is saved twice on one way. What a library saves of a row that it loaded is what was changed since it was saved last, so
// that the second save writes nothing of what the first one wrote.
//
//   row.usedAt = new Date(); await row.save(); row.nextId = next.id; await row.save()     the second writes nextId alone
import { goesOnTo } from '../../ast/flow.js';
import { argumentsOf, calleeExpression } from '../../ast/invocations.js';
import type { Node } from '../../ast/nodes.js';
import { textOf } from '../project/module.js';
import type { QueryStep } from '../queries/query-steps.js';

/** The nodes of a run that come to a save, without those that an earlier save of the same row has behind it. */
export function sinceSavedLast({ site, entered }: QueryStep, run: readonly Node[]): readonly Node[] {
  const before = run.filter((node) => goesOnTo(node, site));
  if (entered || site.type !== 'CallExpression') return before;
  const saved = before.filter((node) => node !== site && isSameSave(node, site));
  return saved.length === 0
    ? before
    : before.filter((node) => !saved.some((save) => node !== save && goesOnTo(node, save)));
}

/** `row.save()` and `row.save({ session })`, `repository.save(row)` twice. */
function isSameSave(node: Node, site: Extract<QueryStep['site'], { type: 'CallExpression' }>): boolean {
  if (node.type !== 'CallExpression' || textOf(node.callee) !== textOf(site.callee)) return false;
  const [row] = argumentsOf(site);
  const [other] = argumentsOf(node);
  const isNamed = row?.type === 'Identifier' || other?.type === 'Identifier';
  return (
    calleeExpression(site).type === 'MemberExpression' &&
    (!isNamed || (row && other ? textOf(row) === textOf(other) : false))
  );
}
