// Whether names have the same value at another place: whether they are there already, and nothing changes them in between.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  isWithin,
  memberName,
  methodOfGlobal,
  unwrap,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import { memoizePerFile } from '../project/memoize.js';
import { bindingOf, declarationOf, type Binding } from '../project/module.js';

/**
 * Do names that a loop uses have the same value further up?
 *
 * @param place the statement in front of which they would be used, or the expression in which they would
 */
export function hasSameValues(references: readonly TSESTree.Identifier[], place: Node, loop: Node): boolean {
  const end = wholeAfter(place, loop).range[1];
  const bindings = new Set(references.map((each) => bindingOf(each)));
  return [...bindings].every((binding) => {
    if (!binding) return true;
    return isThere(binding, place) && !changesOf(binding).some((node) => mayRunBetween(node, place, end));
  });
}

/** A loop with the loops around it that run again behind the place. */
export function wholeAfter(place: Node, loop: Node): Node {
  let at = loop;
  while (at.parent && !isWithin(place, at) && !isWithin(place, at.parent)) at = at.parent;
  return at;
}

/**
 * Is a name, or a member of it, given another value in a piece of code?
 *
 * @param member the one that matters; any without it
 */
export function isChangedIn(name: TSESTree.Identifier, member: string | undefined, body: Node): boolean {
  const binding = bindingOf(name);
  return (
    binding !== undefined &&
    changesOf(binding).some((node) => {
      const changed = firstMember(node);
      return isWithin(node, body) && (changed === undefined || member === undefined || changed === member);
    })
  );
}

/** `orders` of `user.orders[0].paid`; none of a name itself. */
export function firstMember(path: Node): string | undefined {
  let at = path;
  while (at.type === 'MemberExpression' && unwrap(at.object).type !== 'Identifier') at = unwrap(at.object);
  return at.type === 'MemberExpression' ? memberName(at) : undefined;
}

function isThere({ defs }: Binding, place: Node): boolean {
  const fn = enclosingFunction(place);
  const name = defs[0]?.name as Node | undefined;
  return name === undefined || !fn || !isWithin(name, fn) || name.range[1] <= place.range[0];
}

/** A change further down, or in a function that may run at any time. Where it stands in the same statement counts as well. */
function mayRunBetween(change: Node, place: Node, end: number): boolean {
  const fn = enclosingFunction(change);
  const isInOther = fn !== undefined && !isWithin(place, fn);
  return isInOther || (change.range[0] >= place.range[0] && change.range[0] < end);
}

/** Members that change what they are called on, of lists, maps, sets and dates. */
const CHANGES =
  /^(?:push|pop|shift|unshift|splice|sort|reverse|fill|copyWithin|add|delete|clear|set[A-Z]\w*|set|append)$/;

/** Where a name, or what it stands for, is given another value after its declaration, under this name or under another one of it. */
export const changesOf = memoizePerFile(
  (binding: Binding): readonly Node[] => [
    ...changesUnder(binding),
    ...[...otherNamesOf(binding)].flatMap((each) => changesUnder(each).filter(isChangeOfContent)),
  ],
  declarationOf,
);

function changesUnder({ references }: Binding): Node[] {
  return references.flatMap((reference) => {
    const node = reference.identifier as Node;
    if (reference.isWrite() && !reference.init) return [node];
    const path = pathAround(node);
    const { parent } = path;
    if (path !== node && isWritten(path)) return [path];
    if (parent?.type === 'CallExpression' && parent.callee === path && path.type === 'MemberExpression')
      return CHANGES.test(memberName(path) ?? '') ? [path] : [];
    return parent?.type === 'CallExpression' && parent.arguments[0] === path && isObjectAssign(parent)
      ? [path]
      : [];
  });
}

/** Names of the same object: `const queue = list`, and `list` of `const list = all`. */
function otherNamesOf(binding: Binding): ReadonlySet<Binding> {
  const names = new Set([binding]);
  // A set is walked while it grows.
  for (const name of names) {
    const own = name.defs[0]?.node as Node | undefined;
    const source = own?.type === 'VariableDeclarator' && own.id.type === 'Identifier' ? own.init : undefined;
    const given = source && unwrap(source);
    const before = given?.type === 'Identifier' ? bindingOf(given) : undefined;
    if (before) names.add(before);
    for (const { identifier } of name.references) {
      const use = wrapped(identifier);
      const { parent } = use;
      const isSame = parent?.type === 'VariableDeclarator' && parent.init === use;
      const later = isSame && parent.id.type === 'Identifier' ? bindingOf(parent.id) : undefined;
      if (later) names.add(later);
    }
  }
  names.delete(binding);
  return names;
}

/** `item.seats = 1`, `Object.assign(item, line)`: more than another value for the name. */
export function isChangeOfContent(change: Node): boolean {
  return change.type === 'MemberExpression' || change.parent?.type === 'CallExpression';
}

/** `lookup.keys[0]` around `lookup`. */
function pathAround(node: Node): Node {
  let at = node;
  for (;;) {
    const { parent } = at;
    const isPart = parent?.type === 'MemberExpression' && parent.object === at;
    if (!isPart && parent?.type !== 'TSNonNullExpression' && parent?.type !== 'TSAsExpression') return at;
    at = parent;
  }
}

function isWritten(path: Node): boolean {
  const { parent } = path;
  if (parent?.type === 'AssignmentExpression') return parent.left === path;
  if (parent?.type === 'UpdateExpression') return true;
  return parent?.type === 'UnaryExpression' && parent.operator === 'delete';
}

function isObjectAssign({ callee }: TSESTree.CallExpression): boolean {
  return ['assign', 'defineProperty', 'setPrototypeOf'].includes(
    methodOfGlobal(unwrap(callee), 'Object') ?? '',
  );
}
