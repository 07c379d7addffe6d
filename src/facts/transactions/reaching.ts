// What a call reaches outside of the database, so that a transaction around it waits for that and a rollback does not undo it.
//
//   await fetch(url), await axios.post(url)               a service
//   await mailer.sendMail(message), await queue.add(…)    mail, a queue: as its model says
//   await boss.send(name, data, { db })                   nothing: it is sent through the transaction
//   await setTimeout(500), await new Promise((resolve) => setTimeout(resolve, 500))
//                                                         a pause
//   new Promise((resolve) => socket.once('open', resolve))
//                                                         nothing that is known
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf, type Invocation } from '../../ast/invocations.js';
import { isFunction, keyName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesOfType } from '../flow/nodes-by-type.js';
import type { Reached } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';

export interface Reaching {
  readonly what: Reached['what'];
  readonly evidence: Evidence;
}

export function reachedBy(
  node: Invocation | TSESTree.NewExpression,
  analysis: Analysis,
): Reaching | undefined {
  if (node.type === 'NewExpression')
    return isPause(node) ? { what: 'pause', evidence: 'certain' } : undefined;
  const callee = calleeOf(node, analysis);
  const { reaches } = callee?.call ?? {};
  if (callee && reaches)
    return isGiven(node, reaches.unlessGiven ?? [])
      ? undefined
      : { what: reaches.what, evidence: callee.evidence };
  if (node.type !== 'CallExpression') return undefined;
  const request = outgoingRequestOf(node, analysis);
  return typeof request === 'object' ? { what: 'service', evidence: request.evidence } : undefined;
}

/** An options object has one of these keys, or may have it. */
function isGiven(call: Invocation, keys: readonly string[]): boolean {
  return argumentsOf(call).some((each) => {
    const argument = unwrap(each);
    if (argument.type === 'SpreadElement') return keys.length > 0;
    return (
      argument.type === 'ObjectExpression' &&
      argument.properties.some((property) =>
        property.type === 'Property' ? keys.includes(keyName(property) ?? '') : keys.length > 0,
      )
    );
  });
}

/** `new Promise((resolve) => setTimeout(resolve, 500))` */
function isPause({ callee, arguments: [executor] }: TSESTree.NewExpression): boolean {
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
