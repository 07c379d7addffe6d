// What becomes of what a call gives, and of its failure.
//
// useOfResult(call), for what it gives when it succeeds:
//
//   call(); await call(); void call();                        dropped
//   await call().catch(…);                                    dropped: the chain belongs to the call
//   const x = call();  and x is never read                    dropped
//   const { count } = await call();  and count is read        used
//   const [, b] = await Promise.all([a(), b()]);              of a: dropped, of b: used when b is read
//   return call();  if (await call()) …;  f(call())           used
//   x = call(), let x; x = call();                            unknown: who reads what is assigned is not followed
//
// endOfFailure(call), for the promise that it gives:
//
//   call().catch(() => undefined)                             swallowed: who waits for it learns nothing
//   call().catch((e) => { log(e); })                          swallowed: whoever reads the log is not who waits
//   call().then(go, () => undefined)                          swallowed
//   call().catch((e) => { throw new Refused(e); })            passed on
//   call().catch((e) => Promise.reject(e))                    passed on
//   call().catch(onError), call().catch(log('…'))             unknown: the handler is not written there
//   try { await call(); } catch { … }                         caught: what the `catch` makes of it is another question
//   await call(), return call()                               passed on
//   call();                                                   unobserved: nobody waits for it
//
// Functions that a handler calls are not entered: one that throws is taken for one that does not.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { isRejection, settlingOf } from '../../ast/promise-usage.js';
import { ownNodesIn } from '../../ast/walk.js';
import { bindingOf } from '../project/module.js';

/**
 * Is what a call gives read?
 *
 * @param index of a call that gives a list: the element that is asked about
 */
export function useOfResult(node: Node, index?: number): 'used' | 'dropped' | 'unknown' {
  const value = wholeChain(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return 'dropped';
    case 'UnaryExpression':
      return parent.operator === 'void' ? 'dropped' : 'used';
    case 'AssignmentExpression':
      return 'unknown';
    case 'ArrayExpression':
      return parent.parent.type === 'CallExpression'
        ? useOfResult(parent.parent, parent.elements.indexOf(value as TSESTree.Expression))
        : 'used';
    case 'VariableDeclarator':
      return parent.init === value && !isReadFrom(parent.id, index) ? 'dropped' : 'used';
    default:
      return 'used';
  }
}

function isReadFrom(pattern: Node, index: number | undefined): boolean {
  const target =
    index === undefined || pattern.type !== 'ArrayPattern' ? pattern : (pattern.elements[index] ?? null);
  return namesIn(target).some((name) => bindingOf(name)?.references.some((reference) => reference.isRead()));
}

/** The call with what is chained to it and the `await` around it. */
export function wholeChain(node: Node): Node {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'AwaitExpression') return wholeChain(parent);
  const step = stepOf(value);
  return step ? wholeChain(step.call) : value;
}

/** `.then(…)`, `.catch(…)` or `.finally(…)` right behind a promise. */
function stepOf(value: Node): { readonly call: TSESTree.CallExpression; readonly name: string } | undefined {
  const { parent: member } = value;
  if (member?.type !== 'MemberExpression' || member.object !== value) return undefined;
  const name = memberName(member) ?? '';
  const call = wrapped(member).parent;
  return ['catch', 'then', 'finally'].includes(name) &&
    call?.type === 'CallExpression' &&
    call.callee === wrapped(member)
    ? { call, name }
    : undefined;
}

/** What becomes of the failure of a call whose promise is settled where it stands. */
export function endOfFailure(node: Node): 'swallowed' | 'passed-on' | 'caught' | 'unobserved' | 'unknown' {
  for (let at = wrapped(node), step = stepOf(at); step; at = wrapped(step.call), step = stepOf(at)) {
    const handler = step.call.arguments[step.name === 'catch' ? 0 : 1];
    if (step.name === 'finally' || !handler) continue;
    const fn = unwrap(handler);
    if (!isFunction(fn)) return 'unknown';
    if (!failsAgain(fn)) return 'swallowed';
  }
  switch (settlingOf(node)) {
    case 'awaited':
      return isInTry(node) ? 'caught' : 'passed-on';
    case 'returned':
      return 'passed-on';
    case 'floating':
      return 'unobserved';
    default:
      return 'unknown';
  }
}

/** `(e) => { throw e; }`, `(e) => Promise.reject(e)` */
function failsAgain({ body }: FunctionNode): boolean {
  return ownNodesIn(body).some((each) => each.type === 'ThrowStatement' || isRejection(each));
}

/** In a `try` that has a `catch`, within the function in which it stands. */
function isInTry(node: Node): boolean {
  for (let at: Node = node; at.parent && !isFunction(at.parent); at = at.parent)
    if (at.parent.type === 'TryStatement' && at.parent.block === at && at.parent.handler) return true;
  return false;
}
