// What a checked row must still hold when it is spent: the state to repeat in the write's filter, as source text.
import type { TSESTree } from '@typescript-eslint/utils';
import { stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import { sharesHooksWithManyRows } from '../queries/query-hooks.js';
import type { QueryStep } from '../queries/query-steps.js';
import { columnOf } from '../relations/columns.js';
import type { Spending } from './consumed-row.js';
import { fieldOf, plainProperties, textOfRow, type Row, type RowCheck } from './row-checks.js';
import { changedBy } from './row-parts.js';
import { isSentOnce } from './sent-once.js';

interface ExpectedState {
  readonly field: string;
  readonly text: string;
}

/** The state of one of the fields that the write changes, as the checks or the read's own filter let it pass. */
function expectedState(
  row: Row,
  checks: readonly RowCheck[],
  fields: readonly string[],
  read: QueryStep,
  write: QueryStep,
  analysis: Analysis,
): ExpectedState | undefined {
  const mayBeNull = (field: string) =>
    !write.query.query.compareAndSet?.isFalse && columnOf(write.query, field, analysis).mayBeNull === true;
  const asked = plainProperties(read.query.filter);
  const data = changedBy(write, row, []);
  for (const field of fields) {
    const next = data?.get(field);
    if (!next) continue;
    for (const check of checks) {
      const text = stateLetPass(check, field, row, next);
      // What was never set passes the check as well, and no filter for false.
      if (text !== undefined && !(text === 'false' && mayBeNull(field))) return { field, text };
    }
    const wanted = asked?.get(field)?.value;
    if (wanted && isStateLiteral(wanted)) return { field, text: textOf(wanted) };
  }
  const [field] = fields;
  // The value that was read is a state as good as any, where the row holds it.
  return field !== undefined && !readsParts(read.query) && !plainProperties(write.query.filter)?.has(field)
    ? { field, text: `${textOfRow(row)}.${field}` }
    : undefined;
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
export function stateLetPass(check: RowCheck, field: string, row: Row, next: Node): string | undefined {
  const isRefusal = check.refusal !== undefined;
  for (const part of partsOf(check.test, isRefusal ? '||' : '&&')) {
    const text = stateOf(part, isRefusal, field, row, next);
    if (text !== undefined) return text;
  }
  return undefined;
}

/** The conditions that an operator puts together: `a` and `b` of `a || b`. */
export function partsOf(test: Node, operator: '||' | '&&'): Node[] {
  const condition = unwrap(test);
  return condition.type === 'LogicalExpression' && condition.operator === operator
    ? [...partsOf(condition.left, operator), ...partsOf(condition.right, operator)]
    : [condition];
}

function stateOf(part: Node, isRefused: boolean, field: string, row: Row, next: Node): string | undefined {
  const isField = (node: Node): boolean => fieldOf(node, row) === field;
  const literal = unwrap(next);
  // What is set to true was false, and the other way round; what gets a date or a reason was null.
  const isBoolean = (value: boolean): boolean => literal.type === 'Literal' && literal.value === value;
  const empty = isBoolean(true) ? 'false' : 'null';
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

/** The branch that refuses the row: the last that asks for the spent state where there are several. */
function refusalFor(
  site: Node,
  checks: readonly RowCheck[],
  fields: readonly string[],
): TSESTree.Statement | undefined {
  const refusing = checks.filter(
    (check) => check.refusal && check.covers(site) && !reliesOnTest(check.refusal, check.test),
  );
  const asking = refusing.findLast((check) => fields.some((field) => check.fields.has(field)));
  return (asking ?? refusing[0])?.refusal;
}

/**
 * Does a refusal take what its condition has asked about? `throw new Revoked(row.revokedAt)` holds behind `if (row.revokedAt)`, and
 * not for the row that another request has spent meanwhile.
 */
function reliesOnTest(refusal: Node, test: Node): boolean {
  const asked = new Set(nodesIn(test).filter(isWholeName).map(pathText));
  return nodesIn(refusal).some((node) => isPath(node) && asked.has(pathText(node)));
}

/** `row.revokedAt`, also in front of another member of it. */
function isPath(node: Node): boolean {
  if (node.type === 'MemberExpression') return true;
  const { parent } = node;
  return (
    node.type === 'Identifier' &&
    !(parent?.type === 'MemberExpression' && parent.property === node && !parent.computed)
  );
}

/** `row?.revokedAt!` is `row.revokedAt`. */
function pathText(node: Node): string {
  return textOf(node).replaceAll(/[?!]/g, '');
}

/** `row.revokedAt`, or a name by itself; the name in front of a dot is a part of it. */
function isWholeName(node: Node): boolean {
  const { parent } = node;
  const isPart = parent?.type === 'MemberExpression' && (parent.object === node || !parent.computed);
  return !isPart && (node.type === 'MemberExpression' || node.type === 'Identifier');
}

/** A write as it would be with the check in it. */
export interface ConditionalWrite {
  readonly call: Node;
  readonly filter: Node | undefined;
  readonly data: Node | undefined;
  /** What is written into each of the columns, where it is written out. */
  readonly fields: readonly (Node | undefined)[];
  /** The member to write through, where it is another one. */
  readonly member: string | undefined;
  /** Where its result says how many rows it changed. */
  readonly count: string;
  /** `field: value` to add to the filter; none where the filter is enough. */
  readonly guard: string | undefined;
  readonly refusal: TSESTree.Statement | undefined;
  readonly deletes: boolean;
}

/**
 * What repeats the check in a write; `undefined` when the write cannot tell what it changed, or the state is not known, when it may be
 * sent again after one check and would find what it has changed itself, and when hooks of the project run with one of the two forms.
 */
export function conditionalWrite(
  spending: Spending & { site: Node },
  analysis: Analysis,
): ConditionalWrite | undefined {
  const { row, checks, fields, read, write, site } = spending;
  const { query, node, filter, data, operation } = write.query;
  const { unmatched, compareAndSet } = query;
  const count = compareAndSet?.count ?? (unmatched && 'count' in unmatched ? unmatched.count : undefined);
  if (count === undefined || site !== node || checks.some(({ fromHelper }) => fromHelper)) return undefined;
  if (!isSentOnce(spending, analysis)) return undefined;
  if (compareAndSet?.member !== undefined && !sharesHooksWithManyRows(write.query, analysis))
    return undefined;
  const deletes = operation === 'delete';
  const isGuarded = fields.some((field) => plainProperties(filter)?.has(field));
  const state =
    deletes || isGuarded
      ? undefined
      : expectedState(
          row,
          checks.filter(({ covers }) => covers(site)),
          fields,
          read,
          write,
          analysis,
        );
  if (!state && !deletes && !isGuarded) return undefined;
  return {
    call: node,
    filter,
    data,
    fields: [...(changedBy(write, row, [])?.values() ?? [])],
    member: compareAndSet?.member,
    count,
    guard:
      state && `${state.field}: ${state.text === 'false' ? (compareAndSet?.isFalse ?? 'false') : state.text}`,
    refusal: refusalFor(site, checks, fields),
    deletes,
  };
}
