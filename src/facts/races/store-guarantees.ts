// What a store or its library does by itself, so that nothing is lost.
import { unwrap } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { isInTransaction } from '../queries/open-transactions.js';
import type { QueryStep } from '../queries/query-steps.js';
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
export function isKeptByStore(derivation: Derivation, { value }: WrittenValue, { query }: QueryStep): boolean {
  if (!query.query.keepsParts) return false;
  if (derivation === 'listed') return true;
  const target = value.type === 'AssignmentExpression' ? unwrap(value.left) : undefined;
  return (
    derivation === 'merged' &&
    target?.type === 'MemberExpression' &&
    unwrap(target.object).type === 'MemberExpression'
  );
}
