// Lists that a loop changes while it goes through them: a walk over a tree or a graph, work that is taken off.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isWithin,
  memberName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { firstFrom } from '../../ast/walk.js';
import type { Loop } from '../flow/loops.js';
import { nameOfFunction } from '../origins/parameters.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile } from '../project/memoize.js';
import { type Binding, bindingOf, declarationOf, moduleOf } from '../project/module.js';
import { changesOf, firstMember, isChangeOfContent } from './moved-names.js';

const GROWS = new Set(['push', 'unshift', 'add', 'enqueue']);

/** Does the loop add to its own list, itself or through a function that it calls? */
export function growsWhileRunning(loop: Loop, analysis: Analysis): boolean {
  return changesWhileRunning(loop, additionsTo, analysis);
}

/** Does the loop change its own list in any way, or hand it to what might? */
export function isChangedWhileRunning(loop: Loop, analysis: Analysis): boolean {
  return changesWhileRunning(loop, changesOf, analysis);
}

function changesWhileRunning(
  { collection, body }: Loop,
  changesTo: (binding: Binding) => readonly Node[],
  analysis: Analysis,
): boolean {
  const { root, member } = pathOf(collection);
  const binding = root && bindingOf(root);
  // What is added to a list in an object is not told from what is added to the object.
  if (!binding || (member !== undefined && changesTo === additionsTo)) return false;
  return (
    changesTo(binding).some((node) => isOfList(node, member) && runsIn(body, node)) ||
    readsWithin(binding, body).some((identifier) => {
      const own = receivedUnder(identifier, analysis);
      return own !== undefined && changesTo(own).some((node) => isOfList(node, member));
    })
  );
}

/** Where a part of the file names a binding. One list may be gone through by hundreds of loops. */
function readsWithin(binding: Binding, body: Node): readonly TSESTree.Identifier[] {
  const names = moduleOf(body).memo.of(readsWithin, binding, () =>
    binding.references
      .map(({ identifier }) => identifier as TSESTree.Identifier)
      .sort((a, b) => a.range[0] - b.range[0]),
  );
  return names.slice(firstFrom(body.range[0], names), firstFrom(body.range[1], names));
}

/** `tree.open` of `for (const id of tree.open)`: the name, and the first member on the way to the list. */
function pathOf(collection: Node | null | undefined): {
  readonly root?: TSESTree.Identifier;
  readonly member?: string | undefined;
} {
  let at = collection && unwrap(collection);
  let member: string | undefined;
  while (at?.type === 'MemberExpression') {
    member = memberName(at);
    at = unwrap(at.object);
  }
  return at?.type === 'Identifier' ? { root: at, member } : {};
}

/** `tree.open.push(id)`, `tree = next`: a change of the list, and not of what stands beside it. */
function isOfList(change: Node, member: string | undefined): boolean {
  const changed = firstMember(change);
  return member === undefined || changed === undefined || changed === member;
}

/** Does a function of the project that a name is handed to change what it holds? */
export function isChangedByCallee(name: Node, analysis: Analysis): boolean {
  const own = receivedUnder(name, analysis);
  return own !== undefined && changesOf(own).some(isChangeOfContent);
}

/** The parameter of the project's function that a name is handed to. */
function receivedUnder(name: Node, analysis: Analysis): Binding | undefined {
  const argument = wrapped(name);
  const { parent } = argument;
  if (parent?.type !== 'CallExpression' || parent.callee === argument) return undefined;
  const index = parent.arguments.indexOf(argument as TSESTree.CallExpressionArgument);
  const parameter = functionOf(parent.callee, analysis)?.node.params[index];
  return parameter?.type === 'Identifier' ? bindingOf(parameter) : undefined;
}

/** Does code run in a loop's body: there, or in a function next to it that the body calls? */
function runsIn(body: Node, node: Node): boolean {
  if (isWithin(node, body)) return true;
  const open = new Set(functionsAround(node, body));
  // A set is walked while it grows: functions that call each other.
  for (const fn of open) {
    const name = nameOfFunction(fn);
    for (const { identifier } of (name && bindingOf(name)?.references) ?? []) {
      const use = identifier as Node;
      if (use === name) continue;
      if (isWithin(use, body)) return true;
      for (const around of functionsAround(use, body)) open.add(around);
    }
  }
  return false;
}

/** The functions around a node that the body is not in itself. */
function functionsAround(node: Node, body: Node): FunctionNode[] {
  const fn = enclosingFunction(node);
  return fn && !isWithin(body, fn) ? [fn, ...functionsAround(fn, body)] : [];
}

/** `list[list.length] = next` */
function isLength(index: Node): boolean {
  return index.type === 'MemberExpression' && memberName(index) === 'length';
}

/** Where a list is written or something is put into it. */
const additionsTo = memoizePerFile(
  ({ references }: Binding): readonly Node[] =>
    references.flatMap((reference) => {
      const node = reference.identifier as Node;
      const parent: Node | undefined = node.parent;
      if (parent?.type !== 'MemberExpression' || parent.object !== node)
        return reference.isWrite() ? [node] : [];
      const isPutAtEnd =
        parent.parent.type === 'AssignmentExpression' &&
        parent.parent.left === parent &&
        isLength(parent.property);
      return isPutAtEnd || GROWS.has(memberName(parent) ?? '') ? [node] : [];
    }),
  declarationOf,
);
