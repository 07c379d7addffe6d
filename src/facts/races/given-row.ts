// Whether a helper gives back one row of the list that it reads.
//
//   const [rows] = await query(…); return rows[0]               one
//   const { rows } = await query(…); return rows[0] ?? null     one
//   const row = rows[0]; return row                             one
//   return (await query(…)).rows[0]                             one
//   return rows, return { row: rows[0] }, return rows.map(…)    not, as far as is known
import { isFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { isNullish } from '../../ast/tested-values.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { QueryCall } from '../queries/query-call.js';
import type { QueryStep } from '../queries/query-steps.js';
import { rowOf } from './bound-row.js';
import { heldAtZero } from './first-row.js';
import { isRow } from './row-checks.js';

export function givesOneRow({ query, entered }: QueryStep): boolean {
  if (!entered) return false;
  const row = rowOf(query.node, query.query.batch);
  const { fn } = entered;
  const isOneOf = (value: Node): boolean =>
    row ? row.list !== undefined && isRow(value, row) : isFirstOfRead(value, query);
  const given =
    fn.body.type === 'BlockStatement'
      ? ownRunNodes(fn).flatMap((node) =>
          node.type === 'ReturnStatement' && node.argument ? [node.argument] : [],
        )
      : [fn.body];
  return (
    given.some((each) => isOne(each, isOneOf)) &&
    given.every((each) => isOne(each, isOneOf) || isNothing(each))
  );
}

function isOne(node: Node, isOneOf: (value: Node) => boolean): boolean {
  const value = unwrap(node);
  if (value.type === 'LogicalExpression' && value.operator !== '&&')
    return isOne(value.left, isOneOf) && isNothing(value.right);
  if (value.type === 'ConditionalExpression') {
    const arms = [value.consequent, value.alternate];
    return (
      arms.some((each) => isOne(each, isOneOf)) &&
      arms.every((each) => isOne(each, isOneOf) || isNothing(each))
    );
  }
  return !isFunction(value) && isOneOf(value);
}

/** `(await pool.query(…)).rows[0]` */
function isFirstOfRead(value: Node, { node, query: { batch } }: QueryCall): boolean {
  const taken = heldAtZero(value);
  let at = taken && unwrap(taken);
  if (batch?.rowsFirst && at) at = heldAtZero(at);
  else if (batch?.rowsIn !== undefined)
    at = at?.type === 'MemberExpression' && memberName(at) === batch.rowsIn ? at.object : undefined;
  at = at && unwrap(at);
  return at?.type === 'AwaitExpression' && unwrap(at.argument) === node;
}

function isNothing(node: Node): boolean {
  return isNullish(unwrap(node));
}
