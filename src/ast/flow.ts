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

/** A statement that may run what it holds more than once. */
export function isLoop({ type }: Node): boolean {
  return /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/.test(type);
}

/**
 * Does a run that passes `from` go on to `to`, later in the text? Branches that leave, and the other arm of a choice, do not; what
 * returns from a callback leaves that callback alone.
 */
export function goesOnTo(from: Node, to: Node): boolean {
  if (from.range[0] >= to.range[0]) return false;
  let isReturned = false;
  let side = from;
  let common = from.parent;
  for (; common && !isWithin(to, common); side = common, common = common.parent) {
    if (isFunction(side)) isReturned = false;
    if (returnsAt(side, common)) isReturned = true;
    else if (leavesAt(side, common)) return false;
  }
  if (isFunction(side)) isReturned = false;
  if (!common || isReturned || leavesAt(side, common)) return false;
  return !areAlternatives(side, to, common);
}

function leavesAt(side: Node, parent: Node): boolean {
  return (
    LEAVES.has(side.type) || (side.type === 'BlockStatement' && !isFunction(parent) && alwaysLeaves(side))
  );
}

function returnsAt(side: Node, parent: Node): boolean {
  const last = side.type === 'BlockStatement' && !isFunction(parent) ? side.body.at(-1) : side;
  return last?.type === 'ReturnStatement';
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
