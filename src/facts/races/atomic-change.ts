// The form in which a store computes a number from the one that it holds, for a write that puts back `item.stock - 1`.
//
//   update({ data: { stock: item.stock - 1 } }), stock an Int    { decrement: 1 }
//   … { stock: item.stock - 1 }, stock an Int?                   none: null + 1 is null
//   … { stock: Math.max(0, item.stock - 1) }                     none: that is another computation
//   const next = item.stock - 1; … { stock: next }               none: `next` may be used for more
//   if (item.stock < 1) throw …; … { stock: item.stock - 1 }     it, and the check is left over
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import type { Atomic } from '../../models/model.js';
import { branchesOn } from '../flow/branches.js';
import { kindOf } from '../flow/value-kinds.js';
import type { Analysis } from '../project/analysis.js';
import { textOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { sharesHooksWithManyRows } from '../queries/query-hooks.js';
import { columnOf } from '../relations/columns.js';
import type { LostUpdate } from './read-modify-write.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import type { FunctionNode } from '../../ast/nodes.js';

export interface AtomicChange {
  readonly query: QueryCall;
  readonly atomic: Atomic;
  readonly column: string;
  readonly operator: 'plus' | 'minus';
  /** What is added or taken away. */
  readonly by: Node;
  /** The computed value, and the property in which it stands. */
  readonly value: Node;
  readonly property: TSESTree.Property | undefined;
  /** The run asks the number that was read whether it may go on: that question is then answered by an old number still. */
  readonly isAsked: boolean;
  /** Both are numbers and never null, as the schema or the types say. */
  readonly isProven: boolean;
}

export function atomicChange(
  lost: LostUpdate,
  fn: FunctionNode,
  analysis: Analysis,
): AtomicChange | undefined {
  const { write, written, derivation, row } = lost;
  const { query } = write;
  const { atomic } = query.query;
  const value = unwrap(written.value);
  if (!atomic || !written.place || write.site !== query.node || derivation !== 'computed') return undefined;
  if (value.type !== 'BinaryExpression' || (!row && written.column !== undefined)) return undefined;
  const operator = value.operator === '+' ? 'plus' : value.operator === '-' ? 'minus' : undefined;
  const sides = operandIn(value, lost);
  if (!operator || !sides || !fits(sides.by, atomic)) return undefined;
  const column = written.column ?? '';
  const isWhole = query.query.wholeValue === true;
  if (!isWhole && !isNumber(sides.read, column, query, analysis)) return undefined;
  if (atomic.in === 'call' && !isWhole && !sharesHooksWithManyRows(query, analysis)) return undefined;
  const isAsked =
    row !== undefined &&
    branchesOn([row.binding, ...row.fields.keys()], ownRunNodes(fn)).some(({ test }) =>
      textOf(test).includes(column),
    );
  return {
    query,
    atomic,
    column,
    operator,
    by: sides.by,
    value: written.value,
    property: written.place.type === 'Property' ? written.place : undefined,
    isAsked,
    isProven: !isWhole && isNumberItself(sides.by, analysis),
  };
}

const NAMES = new Set(['Identifier', 'MemberExpression']);

/** What was read, by itself, and what is added to it or taken away. */
function operandIn(
  { left, right, operator }: TSESTree.BinaryExpression,
  { written, isRead }: LostUpdate,
): { readonly read: Node; readonly by: Node } | undefined {
  // `item.stock ?? 0` is what was read as well, but for a row without stock.
  const isPlain = (node: Node) =>
    (written.column === undefined || NAMES.has(unwrap(node).type)) && isRead(node);
  const holds = (node: Node) =>
    nodesIn(node).some((each) => each.type === 'AwaitExpression' || (NAMES.has(each.type) && isRead(each)));
  if (isPlain(left) && !holds(right)) return { read: left, by: right };
  return operator === '+' && isPlain(right) && !holds(left) ? { read: right, by: left } : undefined;
}

function fits(by: Node, { wholeNumbers }: Atomic): boolean {
  const value = unwrap(by);
  return !wholeNumbers || (value.type === 'Literal' && Number.isInteger(value.value));
}

/** A number that is never null, as the schema says or the types. */
function isNumber(read: Node, column: string, query: QueryCall, analysis: Analysis): boolean {
  const { kind, mayBeNull } = columnOf(query, column, analysis);
  if (kind !== undefined && mayBeNull !== undefined) return kind === 'number' && !mayBeNull;
  const said = kindOf(read, analysis);
  return said.kind === 'number' && said.mayBeNull === false;
}

function isNumberItself(node: Node, analysis: Analysis): boolean {
  const value = unwrap(node);
  if (value.type === 'Literal') return typeof value.value === 'number';
  const said = kindOf(node, analysis);
  return said.kind === 'number' && said.mayBeNull === false;
}
