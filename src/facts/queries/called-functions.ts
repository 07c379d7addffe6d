// The project's function that a call runs: its callee, or what it hands on to be run for each element of a list.
//
//   await load(id), repository.find(id)   the callee, whatever its name
//   ids.map(load), pMap(ids, load)        what is handed on: the call is the loop
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import { settlingOf } from '../../ast/promise-usage.js';
import { elementwiseOf, mayBeElementwise } from '../flow/elementwise-calls.js';
import { implementationOf } from '../flow/implementations.js';
import { iterationOf, type Iteration } from '../flow/loops.js';
import { functionOf, valueOf } from '../origins/origins.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';

/**
 * The project's function that a call runs now: the callee of a call that is waited for or handed on, or the function that
 * an array method is given by name.
 */
export function calledFunction(call: Invocation, analysis: Analysis): FunctionValue | undefined {
  if (call.type !== 'CallExpression') return undefined;
  // A function that is written in place is part of the code around it, and a value that nobody waits for runs none.
  if (settlingOf(call) === undefined && !isHandedByName(call)) return undefined;
  const through = throughList(call, analysis);
  if (!through) return settlingOf(call) === undefined ? undefined : methodOf(call.callee, analysis);
  const { callback, byPackage } = through;
  if (byPackage) return isFunction(unwrap(callback)) ? undefined : functionOf(callback, analysis);
  return callback.type === 'Identifier' || callback.type === 'MemberExpression'
    ? functionOf(callback, analysis)
    : undefined;
}

/** May a call go through a list with a function: by its name, or with both among its arguments? */
export function mayGoThroughList(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  return iterationOf(call) !== undefined || mayBeElementwise(call, analysis);
}

/** Is a call given anything that may name a function? */
function isHandedByName({ arguments: given }: TSESTree.CallExpression): boolean {
  return given.some((each) => !isFunction(unwrap(each)));
}

/** The list that a call goes through, and what it calls with each element, where the call is the loop: `ids.map(load)`. */
export function throughList(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): (Iteration & { readonly byPackage: boolean }) | undefined {
  const each = elementwiseOf(call, analysis);
  if (each) return { ...each, parameter: 0, isReduction: false, byPackage: true };
  const iteration = iterationOf(call);
  // A method of the project's own that is called `find` or `filter` is none of an array.
  return iteration && !methodOf(call.callee, analysis) ? { ...iteration, byPackage: false } : undefined;
}

/** The project's function that a callee names; of an interface's method, that of the only class that implements it. */
export function methodOf(callee: Node, analysis: Analysis): FunctionValue | undefined {
  const value = valueOf(callee, analysis);
  return value.kind === 'signature' ? implementationOf(value, analysis) : functionOf(callee, analysis);
}
