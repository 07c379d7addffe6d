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
import { keyName, unwrap } from '../../ast/nodes.js';
import type { Reached } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { isPause } from '../flow/pauses.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
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
