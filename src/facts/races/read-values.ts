// Which expressions are what a read gave: a column of its row, or the value itself where it has no columns.
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { bindingOf } from '../project/module.js';
import type { Entered, QueryStep } from '../queries/query-steps.js';
import { fieldOf, type Row } from './row-checks.js';
import { fieldOfRow } from './same-row.js';

/** Is an expression the column of the row that was read, or where it has no columns the value itself? */
export function isReadValue(
  node: Node,
  entered: Entered | undefined,
  column: string | undefined,
  read: QueryStep,
  row: Row | undefined,
): boolean {
  if (column === undefined) return node === read.site;
  if (row && sameColumn(fieldOf(node, row), column)) return true;
  if (node.type === 'MemberExpression') {
    if (row && sameColumn(fieldOfRow(node, { entered }, row), column)) return true;
    const object = unwrap(node.object);
    return (
      object.type === 'AwaitExpression' &&
      unwrap(object.argument) === read.site &&
      sameColumn(memberName(node), column)
    );
  }
  // `const { stock } = await find(id)`
  if (node.type !== 'Identifier') return false;
  const declared = bindingOf(node)?.defs[0];
  const declarator = declared?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator' || declarator.init === null) return false;
  const init = unwrap(declarator.init);
  if (init.type !== 'AwaitExpression' || unwrap(init.argument) !== read.site) return false;
  const path = pathInPattern(declarator.id, declared?.name as never);
  return path.length === 1 && typeof path[0] === 'string' && sameColumn(path[0], column);
}

/** A property and a column of SQL are the same but for their spelling: `lastSeen`, `last_seen`. */
function sameColumn(field: string | undefined, column: string): boolean {
  return field !== undefined && (field === column || plainName(field) === plainName(column));
}

function plainName(name: string): string {
  return name.replaceAll('_', '').toLowerCase();
}
