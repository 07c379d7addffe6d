// The state that a row was checked to be in, as a filter repeats it: a row that another request has changed meanwhile is not found by
// it, and every other row is.
//
//   if (row.status !== 'open') throw …; update({ status: 'paid' })     status: 'open'
//   if (row.used) throw …; update({ used: true })                      used: false; where it may be null, used: row.used
//   if (row.usedAt) throw …; update({ usedAt: new Date() })            usedAt: null: a date is never empty
//   if (row.usedBy) throw …; update({ usedBy: user })                  usedBy: row.usedBy: '' passes the check as well
//   if (row.endsAt < now) throw …; update({ endsAt: next })            none where a date of the store is finer than one of the language
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { partsOf } from '../../ast/tested-values.js';
import { kindOf } from '../flow/value-kinds.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import type { QueryStep } from '../queries/query-steps.js';
import { columnOf } from '../relations/columns.js';
import type { Spending } from './consumed-row.js';
import { fieldOf, plainProperties, textOfRow, type Row, type RowCheck } from './row-checks.js';
import { changedBy } from './row-parts.js';

interface ExpectedState {
  readonly field: string;
  readonly text: string;
  readonly imports?: { readonly name: string; readonly from: string } | undefined;
}

/** The state of one of the fields that the write changes, as the checks or the read's own filter let it pass. */
export function expectedState(
  { row, fields, read, write }: Spending,
  checks: readonly RowCheck[],
  analysis: Analysis,
): ExpectedState | undefined {
  const { compareAndSet } = write.query.query;
  const asked = plainProperties(read.query.filter);
  const data = changedBy(write, row, []);
  const written = (field: string, text: string): ExpectedState => {
    if (text === 'null' && compareAndSet?.isNull) return { field, ...compareAndSet.isNull };
    return { field, text: text === 'false' ? (compareAndSet?.isFalse ?? text) : text };
  };
  for (const field of fields) {
    const next = data?.get(field);
    if (!next) continue;
    for (const check of checks) {
      const text = stateLetPass(check, field, row, next, () =>
        isNullWhereEmpty(field, next, write, analysis),
      );
      // What was never set passes the check as well, and no filter for false.
      const isMissed =
        text === 'false' && !compareAndSet?.isFalse && mayBeNull(field, write, analysis) === true;
      if (text !== undefined && !isMissed) return written(field, text);
    }
    const wanted = asked?.get(field)?.value;
    if (wanted && isStateLiteral(wanted)) return written(field, textOf(wanted));
  }
  // The value that was read is a state as good as any, where the row holds it.
  const isHeld = (field: string) =>
    !readsParts(read.query) || checks.some((check) => check.fields.has(field));
  const field = fields.find((each) => isHeld(each) && isComparable(each, data?.get(each), write, analysis));
  return field !== undefined && !plainProperties(write.query.filter)?.has(field)
    ? { field, text: `${textOfRow(row)}.${field}` }
    : undefined;
}

function mayBeNull(field: string, { query }: QueryStep, analysis: Analysis): boolean | undefined {
  return columnOf(query, field, analysis).mayBeNull;
}

/** A date is there, or null; a text or a number may be empty, or zero, and pass the same check. */
function isNullWhereEmpty(field: string, next: Node, write: QueryStep, analysis: Analysis): boolean {
  const column = columnOf(write.query, field, analysis);
  return column.mayBeNull !== false && (column.kind ?? madeKind(next, analysis)) === 'date';
}

/** Does a filter for what was read find the row again? */
function isComparable(field: string, next: Node | undefined, write: QueryStep, analysis: Analysis): boolean {
  const { compareAndSet } = write.query.query;
  if (compareAndSet?.isNull && mayBeNull(field, write, analysis) !== false) return false;
  const kind = columnOf(write.query, field, analysis).kind ?? (next && madeKind(next, analysis));
  return kind === 'date' ? compareAndSet?.keepsDates === true : kind !== 'object';
}

function madeKind(next: Node, analysis: Analysis) {
  const value = unwrap(next);
  const from = valueOf(value, analysis);
  const made = from.kind === 'opaque' ? unwrap(from.node) : value;
  if (made.type === 'NewExpression' && textOf(made.callee) === 'Date') return 'date';
  return made.type === 'ArrayExpression' || made.type === 'ObjectExpression'
    ? 'object'
    : kindOf(value, analysis).kind;
}

function readsParts({ node }: QueryStep['query']): boolean {
  const options = node.type === 'CallExpression' ? plainProperties(node.arguments[0]) : undefined;
  return !options || options.has('select') || options.has('omit');
}

function isStateLiteral(node: Node): boolean {
  const value = unwrap(node);
  return (
    stringValue(value) !== undefined ||
    (value.type === 'Literal' && (value.value === null || typeof value.value === 'boolean'))
  );
}

/**
 * The state in which a check lets a field pass, as source text.
 *
 * A refusal is a list of reasons, each enough; a branch for good rows is a list of conditions, all of them needed.
 */
export function stateLetPass(
  check: RowCheck,
  field: string,
  row: Row,
  next: Node,
  isNullWhereEmpty: () => boolean = () => true,
): string | undefined {
  const isRefusal = check.refusal !== undefined;
  for (const part of partsOf(check.test, isRefusal ? '||' : '&&')) {
    const text = stateOf(part, isRefusal, field, row, next);
    if (text === EMPTY && !isNullWhereEmpty()) continue;
    if (text !== undefined) return text === EMPTY ? 'null' : text;
  }
  return undefined;
}

/** Passed by what is empty, of whatever kind. */
const EMPTY = '';

function stateOf(part: Node, isRefused: boolean, field: string, row: Row, next: Node): string | undefined {
  const isField = (node: Node): boolean => fieldOf(node, row) === field;
  const literal = unwrap(next);
  // What is set to true was false, and the other way round; what gets a date or a reason was null.
  const isBoolean = (value: boolean): boolean => literal.type === 'Literal' && literal.value === value;
  const empty = isBoolean(true) ? 'false' : EMPTY;
  const filled = isBoolean(false) ? 'true' : undefined;
  if (isField(part)) return isRefused ? empty : filled;
  if (part.type === 'UnaryExpression' && part.operator === '!' && isField(part.argument))
    return isRefused ? filled : empty;
  if (part.type !== 'BinaryExpression') return undefined;
  const other = isField(part.left) ? part.right : isField(part.right) ? part.left : undefined;
  if (!other || !isStateLiteral(other)) return undefined;
  const isEqual = part.operator === '===' || part.operator === '==';
  const isUnequal = part.operator === '!==' || part.operator === '!=';
  if (isRefused ? isUnequal : isEqual) return textOf(other);
  return isRefused && isEqual && other.type === 'Literal' && other.value === true ? 'false' : undefined;
}
