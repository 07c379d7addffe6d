// Do checks refuse a row for what stands in a field, and never for nothing in it? A write that empties the field then lets the row pass.
//
//   if (user.lockedUntil && user.lockedUntil > new Date()) return;   only filled: `lockedUntil: null` opens it again
//   if (user.failedLogins >= 5) return;                             only filled: so does 0
//   if (!invite.token) return; if (code.usesLeft <= 0) return;      not: emptied, they are good for nothing
import { unwrap, type Node } from '../../ast/nodes.js';
import { isNullish, partsOf } from '../../ast/tested-values.js';
import { nodesIn } from '../../ast/walk.js';
import { fieldOf, type Row, type RowCheck } from './row-checks.js';

export function refusesOnlyFilled(checks: readonly RowCheck[], field: string, row: Row): boolean {
  const asking = checks.filter(({ fields }) => fields.has(field));
  return (
    asking.length > 0 &&
    asking.every((check) => check.refusal !== undefined && isForFilled(check, field, row))
  );
}

function isForFilled({ test }: RowCheck, field: string, row: Row): boolean {
  const reasons = partsOf(test, '||').filter((part) => readsField(part, field, row));
  return (
    reasons.length > 0 &&
    reasons.every((part) => partsOf(part, '&&').some((each) => needsFilled(each, field, row)))
  );
}

/** Does a condition hold only where something stands in the field? */
function needsFilled(condition: Node, field: string, row: Row): boolean {
  if (fieldOf(condition, row) === field) return true;
  if (condition.type !== 'BinaryExpression') return false;
  const { left, right, operator } = condition;
  if (/^>=?$/.test(operator)) return readsField(left, field, row) && !readsField(right, field, row);
  if (/^<=?$/.test(operator)) return readsField(right, field, row) && !readsField(left, field, row);
  return /^!==?$/.test(operator) && fieldOf(left, row) === field && isNullish(unwrap(right));
}

/** `row.lockedUntil`, `new Date(row.lockedUntil)` */
function readsField(node: Node, field: string, row: Row): boolean {
  return nodesIn(node).some((each) => fieldOf(each, row) === field);
}
