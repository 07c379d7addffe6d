// Expressions of which only the truth, the type or the sameness is asked: the value itself goes nowhere.
import { unwrap, type Node } from './nodes.js';

const ASKS_WHETHER: ReadonlySet<string> = new Set(['!', 'typeof', 'void']);
const COMPARES: ReadonlySet<string> = new Set(['==', '===', '!=', '!==', 'in', 'instanceof']);

/** `if (x)`, `x ? a : b`, `!x`, `typeof x`, `x !== undefined` */
export function isOnlyTested(node: Node): boolean {
  const { parent } = node;
  switch (parent?.type) {
    case 'IfStatement':
      return true;
    case 'ConditionalExpression':
      return parent.test === node;
    case 'UnaryExpression':
      return ASKS_WHETHER.has(parent.operator);
    case 'BinaryExpression':
      return COMPARES.has(parent.operator);
    default:
      return false;
  }
}

/** The conditions that an operator puts together: `a`, `b` and `c` of `a || b || c`. */
export function partsOf(test: Node, operator: '||' | '&&'): Node[] {
  const condition = unwrap(test);
  return condition.type === 'LogicalExpression' && condition.operator === operator
    ? [...partsOf(condition.left, operator), ...partsOf(condition.right, operator)]
    : [condition];
}

/** `null` and `undefined`, as they are written. */
export function isNullish(node: Node): boolean {
  return (
    (node.type === 'Literal' && node.value === null) ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

/** `undefined`, `null`, an empty text, or a type as `typeof` names it: what a test compares with that asks whether something is there. */
export function isEmptyValue(node: Node): boolean {
  if (node.type === 'Identifier') return node.name === 'undefined';
  return (
    node.type === 'Literal' &&
    (node.value === null || node.value === '' || node.value === 'undefined' || node.value === 'string')
  );
}
