// Whether a helper gives back one row of the list that it reads.
//
//   const [rows] = await query(…); return rows[0]               one
//   const { rows } = await query(…); return rows[0] ?? null     one
//   const row = rows[0]; return row                             one
//   return rows, return { row: rows[0] }, return rows.map(…)    not, as far as is known
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { QueryStep } from '../queries/query-steps.js';
import { rowOf } from './bound-row.js';
import { isRow, type Row } from './row-checks.js';

export function givesOneRow({ query, entered }: QueryStep): boolean {
  if (!entered) return false;
  const row = rowOf(query.node, query.query.batch);
  if (!row) return false;
  const { fn } = entered;
  const given =
    fn.body.type === 'BlockStatement'
      ? ownRunNodes(fn).flatMap((node) => (node.type === 'ReturnStatement' && node.argument ? [node.argument] : []))
      : [fn.body];
  return given.some((each) => isOne(each, row)) && given.every((each) => isOne(each, row) || isNothing(each));
}

function isOne(node: Node, row: Row): boolean {
  const value = unwrap(node);
  if (value.type === 'LogicalExpression' && value.operator !== '&&')
    return isOne(value.left, row) && isNothing(value.right);
  if (value.type === 'ConditionalExpression') {
    const arms = [value.consequent, value.alternate];
    return arms.some((each) => isOne(each, row)) && arms.every((each) => isOne(each, row) || isNothing(each));
  }
  return !isFunction(value) && isRow(value, row);
}

function isNothing(node: Node): boolean {
  return isNullish(unwrap(node));
}
