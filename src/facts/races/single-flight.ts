// Whether work that many callers ask for at once is done once: is the promise kept in a variable that outlives the call,
// and do the others wait for it?
//
//   inFlight ??= refresh().finally(() => { inFlight = null; }); await inFlight    shared
//   if (!busy) { busy = true; await refresh(); busy = false; }                    the others do not wait
//   if (!inFlight) { await pause(); inFlight = refresh(); }                       kept too late
//   if (!store.get('busy')) { store.set('busy', '1'); … }                         the others do not wait
//   await refresh()                                                               each does it
import type { TSESTree } from '@typescript-eslint/utils';
import { goesOnTo } from '../../ast/flow.js';
import { isWithin, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { isPause } from '../flow/pauses.js';
import { suspensionsBetween, type Suspension } from '../flow/suspension-points.js';
import { bindingOf, textOf, type Binding, type Module } from '../project/module.js';
import { namesWaiting } from './token-words.js';

export type Sharing =
  | { readonly kind: 'shared' | 'unknown' | 'alone' }
  | { readonly kind: 'not-waited'; readonly flag: Node }
  | { readonly kind: 'kept-late'; readonly promise: Node; readonly suspension: Suspension };

export interface Part {
  readonly fn: FunctionNode;
  readonly module: Module;
}

/** How several runs of these functions, one calling the other, share what they do. */
export function sharingOf(parts: readonly Part[]): Sharing {
  const writes = parts.flatMap((part) => outerWrites(part));
  const late = parts.flatMap((part) => keptLate(part)).at(0);
  if (late) return late;
  if (writes.some((write) => keepsPromise(write) && isWaitedFor(write))) return { kind: 'shared' };
  if (parts.some((part) => nodesIn(part.fn).some((node) => saysThatOthersWait(node, part))))
    return { kind: 'unknown' };
  const flag = writes.find((write) => isSet(write.node.right) && isAskedFor(write));
  const asked = flag?.node.left ?? parts.flatMap((part) => flagInStore(part)).at(0);
  return asked ? { kind: 'not-waited', flag: asked } : { kind: 'alone' };
}

/** An assignment to something that outlives the function. */
interface OuterWrite extends Part {
  readonly node: TSESTree.AssignmentExpression;
}

function outerWrites(part: Part): OuterWrite[] {
  return nodesIn(part.fn).flatMap((node) =>
    node.type === 'AssignmentExpression' && isOuter(node.left, part) ? [{ ...part, node }] : [],
  );
}

function isOuter(target: Node, { fn, module }: Part): boolean {
  const node = unwrap(target);
  if (node.type === 'ThisExpression') return true;
  if (node.type === 'MemberExpression') return isOuter(node.object, { fn, module });
  if (node.type !== 'Identifier') return false;
  // What no file declares is a global: `window.isRefreshing`.
  return !isDeclaredIn(fn, node);
}

function isDeclaredIn(fn: FunctionNode, name: TSESTree.Identifier): boolean {
  const declared = bindingOf(name)?.defs[0]?.name as Node | undefined;
  return declared !== undefined && isWithin(declared, fn);
}

/** Do two expressions name the same variable or field? */
function isSame(a: Node, b: Node): boolean {
  const [left, right] = [unwrap(a), unwrap(b)];
  if (left.type === 'ThisExpression') return right.type === 'ThisExpression';
  if (left.type === 'MemberExpression')
    return (
      right.type === 'MemberExpression' &&
      memberName(left) === memberName(right) &&
      isSame(left.object, right.object)
    );
  return (
    left.type === 'Identifier' && right.type === 'Identifier' && bindingOrName(left) === bindingOrName(right)
  );
}

function bindingOrName(name: TSESTree.Identifier): Binding | string {
  return bindingOf(name) ?? name.name;
}

/** The uses of what is written, in the same function. */
function usesOf({ node, fn }: OuterWrite): Node[] {
  return nodesIn(fn).filter(
    (use) => use !== node.left && use.type === unwrap(node.left).type && isSame(use, node.left),
  );
}

function keepsPromise({ node }: OuterWrite): boolean {
  return isPromise(unwrap(node.right));
}

/** A call that is not waited for, or a name that stands for one. */
function isPromise(value: Node): boolean {
  if (value.type === 'CallExpression') return true;
  if (value.type === 'NewExpression')
    return value.callee.type === 'Identifier' && value.callee.name === 'Promise';
  if (value.type === 'LogicalExpression') return isPromise(unwrap(value.right));
  if (value.type !== 'Identifier') return false;
  const definition = bindingOf(value)?.defs[0]?.node as Node | undefined;
  return (
    definition?.type === 'VariableDeclarator' &&
    definition.init !== null &&
    isPromise(unwrap(definition.init))
  );
}

function isWaitedFor(write: OuterWrite): boolean {
  const isTaken = (use: Node): boolean => {
    const value = wrapped(use);
    const { parent } = value;
    return (
      parent?.type === 'AwaitExpression' ||
      parent?.type === 'ReturnStatement' ||
      (parent?.type === 'MemberExpression' && parent.object === value && memberName(parent) === 'then') ||
      parent?.type === 'CallExpression' ||
      (parent?.type === 'VariableDeclarator' && parent.init === value)
    );
  };
  // `return (inFlight ??= refresh())`
  return usesOf(write).some(isTaken) || isTaken(write.node);
}

/** Tested, and something is awaited between the test and the assignment. */
function keptLate(part: Part): Sharing[] {
  return outerWrites(part).flatMap((write): Sharing[] => {
    if (write.node.operator !== '=' || !keepsPromise(write) || !isWaitedFor(write)) return [];
    const tests = nodesIn(part.fn).filter(
      (node): node is TSESTree.IfStatement =>
        node.type === 'IfStatement' &&
        usesOf(write).some((use) => isWithin(use, node.test)) &&
        goesOnTo(node.test, write.node),
    );
    const last = tests.at(-1);
    const suspension = last && suspensionsBetween(last.test, write.node).at(0);
    return suspension ? [{ kind: 'kept-late', promise: write.node.left, suspension }] : [];
  });
}

/** `true`, `'1'`, `Date.now()`: whoever asks for it later finds it set. */
function isSet(node: Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' ? Boolean(value.value) : value.type === 'TemplateLiteral';
}

/**
 * A flag that is kept behind the members of an object: asked for in a condition, and set, under the same key, where the condition
 * lets pass. `if (!localStorage.getItem('busy')) { localStorage.setItem('busy', '1'); … }`
 */
function flagInStore({ fn }: Part): Node[] {
  const nodes = nodesIn(fn);
  return nodes.flatMap((branch): Node[] => {
    if (branch.type !== 'IfStatement') return [];
    const asked = nodesIn(branch.test).filter((node) => node.type === 'CallExpression');
    return asked.filter((get) =>
      nodes.some(
        (set) =>
          set.type === 'CallExpression' &&
          set.arguments.some((argument) => argument !== set.arguments[0] && isSet(argument)) &&
          isOfSameKey(get, set) &&
          goesOnTo(branch.test, set),
      ),
    );
  });
}

/** Two members of one object, called with one key. */
function isOfSameKey(get: TSESTree.CallExpression, set: TSESTree.CallExpression): boolean {
  const [one, other] = [unwrap(get.callee), unwrap(set.callee)];
  const [key, sameKey] = [get.arguments[0], set.arguments[0]];
  return (
    one.type === 'MemberExpression' &&
    other.type === 'MemberExpression' &&
    memberName(one) !== memberName(other) &&
    isSame(one.object, other.object) &&
    key !== undefined &&
    sameKey !== undefined &&
    textOf(key) === textOf(sameKey)
  );
}

function isAskedFor(write: OuterWrite): boolean {
  return usesOf(write).some((use) => {
    for (let at = use.parent; at && at !== write.fn; at = at.parent)
      if (at.type === 'IfStatement') return true;
    return false;
  });
}

/** A queue of waiters, a loop that polls, a lock: not followed, and taken for what its name says. */
function saysThatOthersWait(node: Node, { fn }: Part): boolean {
  switch (node.type) {
    case 'Identifier':
      return namesWaiting(node.name) && !isDeclaredIn(fn, node);
    case 'NewExpression':
      return node.callee.type === 'Identifier' && node.callee.name === 'Promise' && !isBackoff(node, fn);
    case 'WhileStatement':
    case 'DoWhileStatement':
      return true;
    default:
      return false;
  }
}

/** A pause where an attempt has failed: whoever takes it waits for time to pass, and for none of the others. */
function isBackoff(node: TSESTree.NewExpression, fn: FunctionNode): boolean {
  if (!isPause(node)) return false;
  for (let at: Node | undefined = node.parent; at && at !== fn; at = at.parent)
    if (at.type === 'CatchClause') return true;
  return false;
}
