// What a chain of promises hands on.
//
//   find(id).then((row) => …)              row: what `await find(id)` gives
//   find(id).then((rows) => rows[0])       what the callback gives
//   find(id).catch(log), .finally(end)     what `await find(id)` gives
import type { Invocation } from '../../ast/invocations.js';
import { isFunction, memberName, type CallLike } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { awaited, returnedBy } from './calls.js';
import { valueOf } from './origins.js';
import { UNKNOWN, type Value } from './value.js';

/** What `.then` hands to its callback. */
export function settledBefore({ callee }: CallLike, analysis: Analysis): Value {
  return callee.type === 'MemberExpression' && memberName(callee) === 'then'
    ? awaited(valueOf(callee.object, analysis), analysis)
    : UNKNOWN;
}

/** What a step of a chain resolves to; `undefined` for any other call. */
export function resultOfStep(node: Invocation, analysis: Analysis): Value | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { callee } = node;
  const [callback] = node.arguments;
  switch (memberName(callee)) {
    case 'catch':
    case 'finally':
      return awaited(valueOf(callee.object, analysis), analysis);
    case 'then': {
      const fn = callback && isFunction(callback) ? valueOf(callback, analysis) : UNKNOWN;
      return fn.kind === 'function' ? awaited(returnedBy(fn, analysis), analysis) : undefined;
    }
    default:
      return undefined;
  }
}
