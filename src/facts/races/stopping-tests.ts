// What a check of a row's field says of a write to that field: does it turn away whoever comes after it, and is the field compared
// with a bound?
//
//   if (order.status !== 'OPEN') throw …; status: 'PAID'          stops the next one
//   if (code.usedAt) throw …; usedAt: new Date()                  stops the next one
//   if (order.status === 'PAID') return; status: 'PAID'           stops the next one
//   if (!['OPEN'].includes(order.status)) throw …; status: 'PAID' stops the next one
//   if (user.isAdmin) throw …; isAdmin: false                     does not: what is written passes as well
//   if (order.status !== 'OPEN') throw …; status: next            unknown, taken for one that does not
//   if (account.balance < amount) throw …                         bounded
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { partsOf } from '../../ast/tested-values.js';
import { nodesIn } from '../../ast/walk.js';
import { textOf } from '../project/module.js';
import { writtenOut } from '../project/written-out.js';
import { fieldOf, type Row, type RowCheck } from './row-checks.js';

/** Does a check turn away a row whose field holds what is written? */
export function stopsNext({ test, refusal }: RowCheck, field: string, row: Row, next: Node): boolean {
  const isRefusal = refusal !== undefined;
  return partsOf(test, isRefusal ? '||' : '&&').some((part) => {
    const passes = passesWith(part, field, row, unwrap(next));
    return passes !== undefined && passes === isRefusal;
  });
}

/** Does a check compare a field with a bound: `<`, `>=`? */
export function isBounded({ test }: RowCheck, field: string, row: Row): boolean {
  return nodesIn(test).some(
    (node) =>
      node.type === 'BinaryExpression' &&
      /^[<>]=?$/.test(node.operator) &&
      [node.left, node.right].some((side) => nodesIn(side).some((each) => fieldOf(each, row) === field)),
  );
}

/** Does a condition hold of a row whose field is `next`? `undefined` where that is not known. */
function passesWith(part: Node, field: string, row: Row, next: Node): boolean | undefined {
  const isField = (node: Node): boolean => fieldOf(node, row) === field;
  const isFilled = filled(next);
  if (isField(part)) return isFilled;
  if (part.type === 'UnaryExpression' && part.operator === '!') {
    if (isField(part.argument)) return isFilled === undefined ? undefined : !isFilled;
    const isListed = listed(part.argument, isField, next);
    return isListed === undefined ? undefined : !isListed;
  }
  if (part.type === 'CallExpression') return listed(part, isField, next);
  if (part.type !== 'BinaryExpression' || !/^[!=]==?$/.test(part.operator)) return undefined;
  const other = isField(part.left) ? part.right : isField(part.right) ? part.left : undefined;
  const isSame = other && sameState(unwrap(other), next);
  return isSame === undefined ? undefined : part.operator.startsWith('!') ? !isSame : isSame;
}

/** `['OPEN', 'PAID'].includes(order.status)`, with a list that is written out or under a name: is the next state in it? */
function listed(node: Node, isField: (node: Node) => boolean, next: Node): boolean | undefined {
  const call = unwrap(node);
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return undefined;
  const { callee } = call;
  const [field, ...others] = call.arguments;
  if (memberName(callee) !== 'includes' || !field || others.length > 0 || !isField(field)) return undefined;
  const list = writtenOut(callee.object);
  if (list.type !== 'ArrayExpression') return undefined;
  const same = list.elements.map((each) => (each ? sameState(unwrap(each), next) : undefined));
  return same.includes(undefined) ? undefined : same.includes(true);
}

/** Is a value one that counts as true? */
function filled(next: Node): boolean | undefined {
  if (next.type === 'Literal') return Boolean(next.value);
  return next.type === 'NewExpression' || next.type === 'CallExpression' ? true : undefined;
}

/** Two states that are written out, as literals or as members of one enumeration. */
function sameState(one: Node, other: Node): boolean | undefined {
  if (one.type === 'Literal' && other.type === 'Literal') return one.value === other.value;
  if (one.type === 'Literal' && one.value === null) return filled(other) === true ? false : undefined;
  if (one.type !== 'MemberExpression' || other.type !== 'MemberExpression' || one.computed || other.computed)
    return undefined;
  return textOf(one.object) === textOf(other.object) ? textOf(one) === textOf(other) : undefined;
}
