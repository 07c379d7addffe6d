// Order within one function, as its statements show it: what leaves, what goes on to what. Callbacks that stand in the
// function count as run where they are written.
import { isFunction, isWithin, type Node } from './nodes.js';

const LEAVES = new Set(['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement']);

/** Does control never come out at the end of this statement? */
export function alwaysLeaves(statement: Node | null | undefined): boolean {
  if (!statement) return false;
  if (statement.type === 'BlockStatement') return alwaysLeaves(statement.body.at(-1));
  if (statement.type === 'IfStatement')
    return alwaysLeaves(statement.consequent) && alwaysLeaves(statement.alternate);
  return LEAVES.has(statement.type);
}

/** Does a statement, or the last of a block, throw? */
export function endsInThrow(statement: Node | null | undefined): boolean {
  const last = statement?.type === 'BlockStatement' ? statement.body.at(-1) : statement;
  return last?.type === 'ThrowStatement';
}

/** Does a run that passes `from` go on to `to`, later in the text? Branches that leave, and the other arm of a choice, do not. */
export function goesOnTo(from: Node, to: Node): boolean {
  if (from.range[0] >= to.range[0]) return false;
  let side = from;
  let common = from.parent;
  for (; common && !isWithin(to, common); side = common, common = common.parent) {
    if (LEAVES.has(side.type)) return false;
    if (side.type === 'BlockStatement' && !isFunction(common) && alwaysLeaves(side)) return false;
  }
  if (!common || LEAVES.has(side.type)) return false;
  if (side.type === 'BlockStatement' && !isFunction(common) && alwaysLeaves(side)) return false;
  return !areAlternatives(side, to, common);
}

function areAlternatives(side: Node, to: Node, common: Node): boolean {
  switch (common.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      return side !== common.test && common.alternate !== null && isWithin(to, common.alternate);
    case 'SwitchStatement':
      return side !== common.discriminant;
    case 'TryStatement':
      return side === common.block && common.handler !== null && isWithin(to, common.handler);
    default:
      return false;
  }
}

/** Is `node` run only when control came past the end of `statement`, which stands before it in a block around it? */
export function isAfter(node: Node, statement: Node): boolean {
  const { parent } = statement;
  return parent !== undefined && statement.range[1] <= node.range[0] && isWithin(node, parent);
}
