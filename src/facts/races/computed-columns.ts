// A write that leaves the arithmetic to the database: no change is lost, whatever two requests have read before.
//
//   update({ where, data: { stock: { decrement: 1 } } })      computed
//   set({ stock: sql`${t.stock} - 1` })                       computed
//   'update t set stock = stock - 1 where id = $1'            computed
//   update({ where, data: { stock: row.stock - 1 } })         by the code
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { queryOf } from '../queries/queries.js';
import type { QueryStep } from '../queries/query-steps.js';
import { textOfStatement } from '../queries/raw-statements.js';

/** Is what is written into a column computed by the database from what the column holds then? */
export function isComputed(
  { query }: QueryStep,
  field: string,
  next: Node | undefined,
  analysis: Analysis,
): boolean {
  const { computes } = query.query;
  const value = next && unwrap(next);
  if (value?.type === 'ObjectExpression')
    return computes !== undefined && keysOf(value).every((key) => computes.includes(key));
  if (value)
    return (
      /[-+]/.test(textOf(value)) &&
      isInSql(value, analysis) &&
      new RegExp(`\\b${field}\\b`).test(textOf(value))
    );
  const text = textOfStatement(query);
  if (text !== undefined)
    return new RegExp(
      `\\b${field}\\b["'\`]?\\s*=\\s*["'\`]?(?:\\w+\\.)?${field}\\b["'\`]?\\s*[-+]`,
      'i',
    ).test(text);
  const { data } = query;
  const operators = data && unwrap(data);
  return operators?.type === 'ObjectExpression'
    ? operators.properties.some(
        (each) =>
          each.type === 'Property' &&
          computes?.includes(textOf(each.key)) === true &&
          each.value.type === 'ObjectExpression' &&
          keysOf(each.value).includes(field),
      )
    : query.query.computedColumn !== undefined;
}

/** A template with a tag, a raw part of a statement, or a function that gives a text. */
function isInSql(value: Node, analysis: Analysis): boolean {
  return (
    value.type === 'TaggedTemplateExpression' ||
    value.type === 'ArrowFunctionExpression' ||
    (value.type === 'CallExpression' && queryOf(value, analysis)?.operation === 'raw')
  );
}

function keysOf({ properties }: TSESTree.ObjectExpression): string[] {
  return properties.flatMap((each) => (each.type === 'Property' ? [textOf(each.key)] : []));
}
