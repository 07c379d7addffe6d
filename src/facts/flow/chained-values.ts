// What a chain of promises hands on: the parameter under which it hands on what a call gives, and what a parameter is handed.
//
//   find(id).then((item) => …);                                 item
//   return find(id).catch(log).then((item) => …)                item
//   begin().then(() => find(id)).then((item) => …);             item
//   const item = await find(id).then((rows) => rows[0])         none: what the end of the chain is bound to may be the row again
import type { TSESTree } from '@typescript-eslint/utils';
import { nextCall } from '../../ast/chains.js';
import {
  enclosingFunction,
  isFunction,
  isWithin,
  memberName,
  parameterPattern,
  unwrap,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import { callTaking, isChainStep, settlingOf } from '../../ast/promise-usage.js';
import { returnsOf } from '../origins/calls.js';
import type { Binding } from '../project/module.js';
import { wholeChain } from './call-results.js';

/** @param value a call that gives a promise, with what is written around it */
export function handedTo(value: Node): Node | undefined {
  let at: Node | undefined = wrapped(value);
  while (at) {
    const next = nextCall(at);
    if (next?.member === 'then') return parameterOf(next.call);
    if (next && !isChainStep(next.call)) return undefined;
    at = next ? wrapped(next.call) : stepReturning(at);
  }
  return undefined;
}

function parameterOf(step: TSESTree.CallExpression): Node | undefined {
  const isEnd = wholeChain(step).parent?.type === 'ExpressionStatement' || settlingOf(step) === 'returned';
  const [callback] = step.arguments;
  const parameter = isEnd && callback && isFunction(callback) ? callback.params[0] : undefined;
  return parameter && parameterPattern(parameter);
}

/** The step of a chain, `.then(…)`, whose callback gives back a value. */
function stepReturning(value: Node): Node | undefined {
  const { parent } = value;
  const isBody = parent?.type === 'ArrowFunctionExpression' && parent.body === value;
  const fn = parent?.type === 'ReturnStatement' ? enclosingFunction(parent) : isBody ? parent : undefined;
  const step = fn && callTaking(fn);
  return step?.type === 'CallExpression' && isChainStep(step) ? step : undefined;
}

/** What the parameter of a step is handed, and the pattern that takes it: `find(id)` and `item` of `find(id).then((item) => …)`. */
export function settledFor(name: Binding): { readonly given: Node; readonly pattern: Node } | undefined {
  const [definition] = name.defs;
  const fn = definition?.node as Node | undefined;
  const [parameter] = fn && isFunction(fn) ? fn.params : [];
  const step = fn && callTaking(fn);
  if (!parameter || !isWithin(definition?.name as Node, parameter) || step?.type !== 'CallExpression')
    return undefined;
  const isFirst = step.arguments[0] !== undefined && unwrap(step.arguments[0]) === fn;
  const given = isFirst && isChainStep(step) ? settledBefore(step) : undefined;
  return given && { given, pattern: parameterPattern(parameter) };
}

/** What a step waits for: the start of the chain, or what the step before it gives back. */
function settledBefore({ callee }: TSESTree.CallExpression): Node | undefined {
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'then') return undefined;
  let at = unwrap(callee.object);
  while (at.type === 'CallExpression' && isChainStep(at) && at.callee.type === 'MemberExpression') {
    const isThen = memberName(at.callee) === 'then';
    const [callback] = at.arguments;
    const [only, ...others] = isThen && callback && isFunction(callback) ? returnsOf(callback) : [];
    if (isThen && (!only || others.length > 0)) return undefined;
    at = unwrap(only ?? at.callee.object);
  }
  return at;
}
