// Whether the failure of one round of a loop is handled by itself, so that the others go on.
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, wrapped, type Node } from './nodes.js';
import { ownNodesIn } from './walk.js';

/** It stands in a `try` of the loop's body: a round that fails does not stop the others. */
export function isTriedAlone(call: Node, body: Node): boolean {
  for (let at: Node | undefined = call; at && at !== body; at = at.parent) {
    const { parent } = at as { parent?: Node };
    if (
      parent?.type === 'TryStatement' &&
      parent.block === at &&
      parent.handler &&
      !throwsAgain(parent.handler)
    )
      return true;
  }
  return false;
}

/** It notes the failure and throws: the others fail with it as they would without it. */
function throwsAgain({ body }: TSESTree.CatchClause): boolean {
  return (
    body.body.at(-1)?.type === 'ThrowStatement' &&
    !ownNodesIn(body).some(({ type }) =>
      ['ReturnStatement', 'ContinueStatement', 'BreakStatement'].includes(type),
    )
  );
}

/** Its failure is handled by itself: in a `try` of the loop's body, by `.catch(…)`, among settled promises. */
export function isHandledAlone(call: Node, body: Node): boolean {
  if (isTriedAlone(call, body)) return true;
  const { parent } = wrapped(call);
  if (parent?.type === 'MemberExpression' && ['catch', 'then'].includes(memberName(parent) ?? ''))
    return true;
  for (let at: Node | undefined = body; at; at = at.parent) {
    if (at.type !== 'CallExpression') continue;
    const callee = unwrap(at.callee);
    if (callee.type === 'MemberExpression' && memberName(callee) === 'allSettled') return true;
    if (callee.type === 'MemberExpression' && memberName(callee) === 'all') return false;
  }
  return false;
}
