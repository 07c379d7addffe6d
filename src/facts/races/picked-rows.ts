// Rows that are looked for among those that were read: a list is asked for a value as a filter asks a table.
//
//   tasks.find((task) => task.name === name)                       name, compared with name
//   tasks.some(({ owner, name: own }) => owner === id && own === name)   owner and name
//   tasks.filter((task) => String(task.owner) === id)              owner: a text of it is meant to be it
//   tasks.find((task) => task.due > now)                           undefined: other values are found as well
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  memberName,
  parameterPattern,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import { bindingOf } from '../project/module.js';

/** A column and the value that it must have. */
export type Sought = readonly [column: string, value: Node];

const PICKS: ReadonlySet<string> = new Set(['find', 'findLast', 'some', 'filter']);

/** The columns by which a call picks elements of a list, with what each is compared with. */
export function pickedBy(call: TSESTree.CallExpression): readonly Sought[] | undefined {
  const callee = unwrap(call.callee);
  const [test, ...more] = call.arguments;
  if (callee.type !== 'MemberExpression' || !PICKS.has(memberName(callee) ?? '') || more.length > 0)
    return undefined;
  const fn = test && unwrap(test);
  const body = isFunction(fn) && fn.params.length === 1 ? returnedBy(fn) : undefined;
  return isFunction(fn) && body ? equalitiesIn(body, fn) : undefined;
}

function returnedBy({ body }: FunctionNode): Node | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only, ...more] = body.body;
  return only?.type === 'ReturnStatement' && more.length === 0 ? (only.argument ?? undefined) : undefined;
}

function equalitiesIn(node: Node, fn: FunctionNode): readonly Sought[] | undefined {
  const test = unwrap(node);
  if (test.type === 'LogicalExpression' && test.operator === '&&') {
    const [left, right] = [equalitiesIn(test.left, fn), equalitiesIn(test.right, fn)];
    return left && right && [...left, ...right];
  }
  const sides = sidesOf(test);
  if (!sides) return undefined;
  for (const [one, other] of [sides, sides.toReversed()] as [Node, Node][]) {
    const column = columnOf(one, fn);
    if (column !== undefined && !mentions(other, fn)) return [[column, other]];
  }
  return undefined;
}

/** `a === b`, and `a.equals(b)` of keys that are objects. */
function sidesOf(test: Node): readonly [Node, Node] | undefined {
  if (test.type === 'BinaryExpression')
    return /^===?$/.test(test.operator) ? [test.left, test.right] : undefined;
  if (test.type !== 'CallExpression' || test.callee.type !== 'MemberExpression') return undefined;
  const [other] = test.arguments;
  return memberName(test.callee) === 'equals' && other ? [test.callee.object, other] : undefined;
}

const AS_TEXT: ReadonlySet<string> = new Set(['toString', 'toLowerCase', 'toUpperCase', 'trim']);

/** The column that an expression reads from the element, by itself or as a text. */
function columnOf(node: Node, fn: FunctionNode): string | undefined {
  const value = unwrap(node);
  if (value.type === 'CallExpression') {
    const callee = unwrap(value.callee);
    if (callee.type === 'MemberExpression')
      return AS_TEXT.has(memberName(callee) ?? '') ? columnOf(callee.object, fn) : undefined;
    const [first] = value.arguments;
    return callee.type === 'Identifier' && callee.name === 'String' && first
      ? columnOf(first, fn)
      : undefined;
  }
  if (value.type === 'MemberExpression') return isElement(value.object, fn) ? memberName(value) : undefined;
  const [parameter] = fn.params;
  const pattern = parameter && parameterPattern(parameter);
  const definition = value.type === 'Identifier' ? bindingOf(value)?.defs[0] : undefined;
  if (pattern?.type !== 'ObjectPattern' || definition?.node !== fn) return undefined;
  const [key, ...rest] = pathInPattern(pattern, definition.name as TSESTree.Identifier);
  return typeof key === 'string' && rest.length === 0 ? key : undefined;
}

function isElement(node: Node, fn: FunctionNode): boolean {
  const value = unwrap(node);
  const [parameter] = fn.params;
  return (
    value.type === 'Identifier' &&
    parameter?.type === 'Identifier' &&
    bindingOf(value) !== undefined &&
    bindingOf(value) === bindingOf(parameter)
  );
}

function mentions(node: Node, fn: FunctionNode): boolean {
  return nodesIn(node).some((each) => each.type === 'Identifier' && bindingOf(each)?.defs[0]?.node === fn);
}
