// Whether the failure of one round of a loop is handled by itself, so that the others go on.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isFunction, isWithin, memberName, unwrap, wrapped, type Node } from './nodes.js';
import { isRejection } from './promise-usage.js';
import { ownNodesIn } from './walk.js';

/** It stands in a `try` of the loop's body, or before a `.catch(…)`: a round that fails does not stop the others. */
export function isTriedAlone(call: Node, body: Node): boolean {
  for (let at: Node | undefined = call; at && at !== body; at = at.parent) {
    const { parent } = at as { parent?: Node };
    if (
      parent?.type === 'TryStatement' &&
      parent.block === at &&
      parent.handler &&
      !stopsTheOthers(parent.handler, body)
    )
      return true;
    if (at.type === 'CallExpression' && isCaught(at)) return true;
  }
  return false;
}

/** It undoes what its round began, whether that failed or not: the lock of an element is held no longer than its round. */
function closesRound(call: Node, body: Node): boolean {
  for (let at: Node | undefined = call; at && at !== body; at = at.parent)
    if (at.parent?.type === 'TryStatement' && at.parent.finalizer === at) return true;
  return false;
}

/** It notes the failure and throws, or leaves the loop: the others fail with it as they would without it. */
function stopsTheOthers(handler: TSESTree.CatchClause, body: Node): boolean {
  const last = handler.body.body.at(-1);
  if (!last || !stops(last, handler, body)) return false;
  return ownNodesIn(handler.body).every((node) => !JUMPS.has(node.type) || stops(node, handler, body));
}

const JUMPS: ReadonlySet<string> = new Set(['ReturnStatement', 'ContinueStatement', 'BreakStatement']);

function stops(node: Node, handler: TSESTree.CatchClause, body: Node): boolean {
  if (node.type === 'ThrowStatement') return true;
  if (node.type !== 'ReturnStatement') return false;
  if (node.argument && isRejection(node.argument)) return true;
  // A `return` ends a `for`; in the function of `map` and `forEach` it ends the round.
  const fn = enclosingFunction(handler);
  return fn !== undefined && fn !== body && isWithin(body, fn) && !isFunction(body) && fn.body !== body;
}

/** `….catch(() => null)` gives something in place of the failure; what throws again gives nothing. */
function isCaught(call: Node): boolean {
  const value = wrapped(call);
  const { parent } = value;
  if (parent?.type !== 'MemberExpression' || parent.object !== value || memberName(parent) !== 'catch')
    return false;
  const caught = parent.parent.type === 'CallExpression' ? parent.parent.arguments[0] : undefined;
  if (!caught || !isFunction(caught)) return false;
  const { body } = caught;
  if (body.type !== 'BlockStatement') return !isRejection(body);
  const nodes = ownNodesIn(body);
  return !nodes.some(
    (node) =>
      node.type === 'ThrowStatement' ||
      (node.type === 'ReturnStatement' && node.argument !== null && isRejection(node.argument)),
  );
}

/** Its failure is handled by itself: in a `try` of the loop's body, by `.catch(…)`, among settled promises. */
export function isHandledAlone(call: Node, body: Node): boolean {
  if (isTriedAlone(call, body) || closesRound(call, body)) return true;
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
