// What a write puts into each column of a row, as expressions of the code.
//
//   update({ where, data: { stock: item.stock - 1 } })          stock: item.stock - 1
//   update({ where, data: changes }), changes an object         its properties, and what is assigned to them
//   update(t).set({ stock }), updateOne(f, { $set: { stock } }) stock: stock
//   { tags: { set: […] } }                                      tags: […]
//   query('update t set stock = $1 …', [item.stock - 1])        stock: item.stock - 1
//   item.stock -= 1; item.save()                                stock: the assignment itself
//   item.tags.push(x); repository.save(item)                    tags: the call
//   redis.set(key, count + 1)                                   the value as a whole
import type { TSESTree } from '@typescript-eslint/utils';
import { goesOnTo } from '../../ast/flow.js';
import { keyName, memberName, methodOfGlobal, unwrap, type Node } from '../../ast/nodes.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { bindingOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import { assignmentsInSql } from '../queries/sql-assignments.js';
import { asSeenByCaller, seenByCaller, type Entered, type QueryStep } from '../queries/query-steps.js';
import { fieldOf, isRow, type Row } from './row-checks.js';
import { isOfOwnRow, isOfLoadedRows } from './row-parts.js';
import { sinceSavedLast } from './saved-before.js';

export interface WrittenValue {
  /** The column; none where the write replaces a value that has no columns. */
  readonly column: string | undefined;
  /** A value, or where the row itself is changed the assignment or the call that does it. */
  readonly value: Node;
  readonly entered: Entered | undefined;
  /** The property or the placeholder's value in the write's own call. */
  readonly place: TSESTree.Property | Node | undefined;
}

export function writtenValues(step: QueryStep, row: Row | undefined, run: readonly Node[]): WrittenValue[] {
  const { query, entered } = step;
  if (query.operation === 'raw')
    return assignmentsInSql(query).map(({ column, value }) => ({ column, value, entered, place: value }));
  if (query.query.wholeValue)
    return query.data ? [{ column: undefined, value: query.data, entered, place: query.data }] : [];
  const isOwn = row !== undefined && (isOfOwnRow(step, row) || isOfLoadedRows(query));
  if (row && isOwn && !(query.row && query.data)) return changesOf(row, step, run);
  return query.data ? inObject(query.data, step, entered) : [];
}

function inObject(data: Node, step: QueryStep, from: Entered | undefined): WrittenValue[] {
  const { operators } = step.query.query;
  const { node, entered } = seenByCaller(data, from);
  const object = writtenOut(node);
  const inside = object ? propertiesOf(object) : [];
  const assigned = node.type === 'Identifier' ? assignedMembers(node, placeIn(entered, step)) : [];
  return [...inside, ...assigned].flatMap(({ name, value, place }): WrittenValue[] => {
    if (operators && name.startsWith(operators.prefix))
      return name === operators.sets ? inObject(value, step, entered) : [];
    const held = unwrap(value);
    // `{ set: […] }` says only that it is set; any other operator is the database's own.
    const [only, ...others] = held.type === 'ObjectExpression' ? propertiesOf(held) : [];
    const setting = step.query.query.setsUnder;
    if (setting !== undefined && only?.name === setting && others.length === 0)
      return [{ column: name, value: only.value, entered, place: undefined }];
    return [{ column: name, value, entered, place }];
  });
}

function writtenOut(node: Node): TSESTree.ObjectExpression | undefined {
  if (node.type === 'ObjectExpression') return node;
  const init = node.type === 'Identifier' ? initOf(bindingOf(node)) : undefined;
  const value = init && unwrap(init);
  return value?.type === 'ObjectExpression' ? value : undefined;
}

interface Named {
  readonly name: string;
  readonly value: Node;
  readonly place: TSESTree.Property | undefined;
}

function propertiesOf(object: TSESTree.ObjectExpression): Named[] {
  return object.properties.flatMap((each) => {
    const name = each.type === 'Property' ? keyName(each) : undefined;
    return each.type === 'Property' && name !== undefined ? [{ name, value: each.value, place: each }] : [];
  });
}

/** Where a function of those between the run and the write goes on to the write: the write itself, or the call that leads to it. */
function placeIn(fn: Entered | undefined, { query, site, entered }: QueryStep): Node {
  if (fn === entered) return query.node;
  for (let at = entered; at; at = at.from) if (at.from === fn) return at.call;
  return site;
}

/** `changes.stock = item.stock - 1` in front of the write that is given `changes`. */
function assignedMembers(name: TSESTree.Identifier, write: Node): Named[] {
  const references = bindingOf(name)?.references ?? [];
  return references.flatMap(({ identifier }) => {
    const member = (identifier as Node).parent;
    const assignment = member?.parent;
    if (member?.type !== 'MemberExpression' || member.object !== identifier) return [];
    if (assignment?.type !== 'AssignmentExpression' || assignment.left !== member) return [];
    const field = memberName(member);
    return field !== undefined && goesOnTo(assignment, write)
      ? [{ name: field, value: assignment.right, place: undefined }]
      : [];
  });
}

/** What is done to the fields of a row that is then saved, in the run itself and in the helper that saves it. */
export function changesOf(row: Row, step: QueryStep, run: readonly Node[]): WrittenValue[] {
  const { entered } = step;
  const own = sinceSavedLast(step, run).flatMap((node) => changeBy(node, row, undefined));
  const inside = entered ? ownRunNodes(entered.fn).flatMap((node) => changeBy(node, row, entered)) : [];
  return [...own, ...inside];
}

function changeBy(node: Node, row: Row, entered: Entered | undefined): WrittenValue[] {
  const of = (target: Node): WrittenValue[] => {
    const column = fieldChanged(target, row, entered);
    return column === undefined ? [] : [{ column, value: node, entered, place: undefined }];
  };
  if (node.type === 'AssignmentExpression') return of(node.left);
  if (node.type === 'UpdateExpression') return of(node.argument);
  if (node.type !== 'CallExpression') return [];
  const [target, source] = node.arguments;
  const given = source && unwrap(source);
  if (methodOfGlobal(node.callee, 'Object') === 'assign' && target && given?.type === 'ObjectExpression')
    return isRowSeen(target, row, entered)
      ? propertiesOf(given).map(({ name, value }) => ({ column: name, value, entered, place: undefined }))
      : of(target);
  const callee = unwrap(node.callee);
  return callee.type === 'MemberExpression' && CHANGES_LIST.has(memberName(callee) ?? '')
    ? of(callee.object)
    : [];
}

/** Methods by which lists, sets and maps are changed where they are. */
export const CHANGES_LIST: ReadonlySet<string> = new Set(
  'push unshift pop shift splice fill add set delete clear'.split(' '),
);

/** The field in which something is changed: `stock` of `item.stock`, `meta` of `item.meta.count`. */
function fieldChanged(target: Node, row: Row, entered: Entered | undefined): string | undefined {
  for (let at = unwrap(target); at.type === 'MemberExpression'; at = unwrap(at.object))
    if (isRowSeen(at.object, row, entered)) return memberName(at);
  return undefined;
}

function isRowSeen(node: Node, row: Row, entered: Entered | undefined): boolean {
  const seen = asSeenByCaller(node, entered);
  return isRow(seen, row) && fieldOf(seen, row) === undefined;
}
