// A promise that only time settles.
//
//   new Promise((resolve) => setTimeout(resolve, 500))                  a pause
//   new Promise((resolve) => setTimeout(() => resolve(), 500))          a pause
//   new Promise((resolve) => waiters.push(resolve))                     somebody else settles it
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, type Node } from '../../ast/nodes.js';
import { bindingOf } from '../project/module.js';
import { nodesOfType } from '../project/nodes-by-type.js';

export function isPause({ callee, arguments: [executor] }: TSESTree.NewExpression): boolean {
  if (callee.type !== 'Identifier' || callee.name !== 'Promise' || bindingOf(callee)?.defs.length)
    return false;
  if (!isFunction(executor)) return false;
  const [resolve] = executor.params;
  if (resolve?.type !== 'Identifier') return false;
  const timers = nodesOfType(executor.body, 'CallExpression').filter(isTimer);
  const uses = bindingOf(resolve)?.references ?? [];
  return (
    timers.length === 1 && uses.length === 1 && isRunBy(timers[0]?.arguments[0], uses[0]?.identifier as Node)
  );
}

function isTimer({ callee }: TSESTree.CallExpression): boolean {
  return callee.type === 'Identifier' && callee.name === 'setTimeout' && !bindingOf(callee)?.defs.length;
}

/** `resolve`, or `() => resolve()`. */
function isRunBy(callback: Node | undefined, resolve: Node): boolean {
  if (!callback) return false;
  return (
    callback === resolve ||
    (isFunction(callback) &&
      nodesOfType(callback.body, 'CallExpression').some(({ callee }) => callee === resolve))
  );
}
