// What becomes of a promise where it is made: who waits for it decides whether the work belongs to the code around it.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isFunction,
  memberName,
  methodOfGlobal,
  unwrap,
  wrapped,
  type Node,
} from './nodes.js';

/** Waited for, handed to the caller, put with others, left to itself; `undefined` when it is used as a value. */
export type Settling = 'awaited' | 'returned' | 'gathered' | 'floating';

/** Is a call made for what it does and not for what it gives: nothing looks at its result, nor at those of all its rounds? */
export function isResultDropped(node: Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return true;
    case 'AwaitExpression':
    case 'UnaryExpression':
      return isResultDropped(parent);
    case 'ArrowFunctionExpression':
      return parent.body === value && isRoundDropped(parent);
    case 'ReturnStatement': {
      const fn = enclosingFunction(parent);
      return fn !== undefined && isRoundDropped(fn);
    }
    default:
      return false;
  }
}

/** `await Promise.all(list.map(fn));`, `list.forEach(fn);` */
function isRoundDropped(fn: Node): boolean {
  const argument = wrapped(fn);
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.callee === argument) return false;
  const { parent } = wrapped(call);
  if (parent?.type === 'CallExpression' && isGathering(parent)) return isResultDropped(parent);
  return isResultDropped(call);
}

/** Does the text of a file wait for any promise? */
export function mayWaitIn(text: string): boolean {
  return text.includes('await') || text.includes('.then');
}

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

/** Does the code around go on without waiting: `ids.forEach(async …)`, `void Promise.all(…)`? */
export function isLeftAlone(node: Node): boolean {
  const settling = settlingOf(node);
  if (settling !== 'gathered') return settling === 'floating';
  let at: Node | undefined = wrapped(node).parent;
  while (at && at.type !== 'CallExpression') at = at.parent;
  return at ? isOfPromise(at) && isLeftAlone(at) : false;
}

/** `Promise.all(…)` and `list.push(…)`. */
function isGathering({ callee }: TSESTree.CallExpression): boolean {
  const called = unwrap(callee);
  if (called.type !== 'MemberExpression') return false;
  return isOfPromise({ callee }) || memberName(called) === 'push';
}

/** `Promise.reject(failure)` */
export function isRejection(node: Node): boolean {
  const value = unwrap(node);
  return value.type === 'CallExpression' && methodOfGlobal(unwrap(value.callee), 'Promise') === 'reject';
}

function isOfPromise({ callee }: Pick<TSESTree.CallExpression, 'callee'>): boolean {
  const called = unwrap(callee);
  return (
    called.type === 'MemberExpression' &&
    called.object.type === 'Identifier' &&
    called.object.name === 'Promise'
  );
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
