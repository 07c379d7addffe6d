// What a store or its library does by itself, so that nothing is lost.
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { isInTransaction } from '../queries/open-transactions.js';
import type { QueryStep } from '../queries/query-steps.js';
import { keepsOthersChanges } from '../relations/relation-columns.js';
import type { Derivation } from './derivations.js';
import type { WrittenValue } from './written-values.js';

/** Where two transactions that change one row do not both succeed, one of them fails or is run again. */
export function isSettledByStore(read: QueryStep, write: QueryStep, analysis: Analysis): boolean {
  return (
    write.query.library.transactionsConflict === true &&
    [read, write].every(({ query }) => isInTransaction(query, analysis) !== 'no')
  );
}

/** What is done to a list of a row is kept as what was done, or is refused when the list is another by then. */
export function isKeptByStore(
  derivation: Derivation,
  { value }: WrittenValue,
  { query }: QueryStep,
): boolean {
  if (!query.query.keepsParts) return false;
  if (derivation === 'listed') return true;
  if (derivation !== 'merged' || value.type !== 'AssignmentExpression') return false;
  const target = unwrap(value.left);
  return (
    target.type === 'MemberExpression' &&
    (unwrap(target.object).type === 'MemberExpression' || isDefault(value))
  );
}

/**
 * What is put into a list of related rows, or taken out of it, is written by itself: `user.groups.add(group)`, of which a flush
 * inserts one row.
 */
export function isKeptByList({ column, value }: WrittenValue, read: QueryStep, analysis: Analysis): boolean {
  return (
    column !== undefined &&
    value.type === 'CallExpression' &&
    keepsOthersChanges(read.query, column, analysis)
  );
}

/** `row.tags = row.tags || {}` puts nothing in the place of what is there: it is what is done to its parts that is kept. */
function isDefault({ left, right, operator }: TSESTree.AssignmentExpression): boolean {
  const given = unwrap(right);
  return (
    operator === '=' &&
    given.type === 'LogicalExpression' &&
    given.operator !== '&&' &&
    textOf(unwrap(given.left)) === textOf(unwrap(left))
  );
}
