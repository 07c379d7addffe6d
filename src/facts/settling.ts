// What becomes of a promise where it is made: who waits for it decides whether the work belongs to the code around it.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, wrapped, type Node } from '../ast/nodes.js';

/** Waited for, handed to the caller, put with others, left to itself; `undefined` when it is used as a value. */
export type Settling = 'awaited' | 'returned' | 'gathered' | 'floating';

const CONTINUES = new Set(['then', 'catch', 'finally']);

export function settlingOf(node: Node): Settling | undefined {
  const expression = wrapped(node);
  const { parent } = expression;
  switch (parent?.type) {
    case 'AwaitExpression':
    case 'YieldExpression':
      return 'awaited';
    case 'ReturnStatement':
      return 'returned';
    case 'ArrowFunctionExpression':
      return parent.body === expression ? 'returned' : undefined;
    case 'ExpressionStatement':
      return 'floating';
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'floating' : undefined;
    case 'ConditionalExpression':
    case 'LogicalExpression':
      return settlingOf(parent);
    case 'ArrayExpression':
    case 'SpreadElement':
      return settlingOf(parent) === undefined ? undefined : 'gathered';
    case 'CallExpression':
      return parent.callee !== expression && isGathering(parent) ? 'gathered' : undefined;
    case 'MemberExpression': {
      const call = wrapped(parent).parent;
      const isContinued = parent.object === expression && CONTINUES.has(memberName(parent) ?? '');
      return isContinued && call?.type === 'CallExpression' ? settlingOf(call) : undefined;
    }
    default:
      return undefined;
  }
}

/** `Promise.all(…)` and `list.push(…)`. */
function isGathering({ callee }: TSESTree.CallExpression): boolean {
  const called = unwrap(callee);
  if (called.type !== 'MemberExpression') return false;
  const isPromise = called.object.type === 'Identifier' && called.object.name === 'Promise';
  return isPromise || memberName(called) === 'push';
}

/** Is a function a step of a promise chain: `.then(fn)`, `.catch(fn)`? */
export function isChainStep(call: TSESTree.CallExpression): boolean {
  return call.callee.type === 'MemberExpression' && CONTINUES.has(memberName(call.callee) ?? '');
}

/** The call in whose arguments a function stands, on its own or as a property of an object. */
export function callTaking(fn: Node): TSESTree.CallExpression | TSESTree.NewExpression | undefined {
  if (!isFunction(fn)) return undefined;
  let argument = wrapped(fn);
  const property = argument.parent;
  if (
    property?.type === 'Property' &&
    property.value === argument &&
    property.parent.type === 'ObjectExpression'
  )
    argument = wrapped(property.parent);
  const call = argument.parent;
  return (call?.type === 'CallExpression' || call?.type === 'NewExpression') && call.callee !== argument
    ? call
    : undefined;
}
