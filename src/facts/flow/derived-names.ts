// Which names hold something that was made of given names: of a loop's element, of a function's parameters, of a result.
import type { TSESTree } from '@typescript-eslint/utils';
import { isWithin, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { nodesIn } from '../../ast/walk.js';
import { memoizePerFile } from '../project/memoize.js';
import { type Binding, bindingOf } from '../project/module.js';
import { iterationOf } from './loops.js';

export type Names = ReadonlySet<Binding>;

/** The names themselves and every name in `body` that is given a value in which one of them occurs. */
export function derivedIn(body: Node, from: readonly TSESTree.Identifier[]): Names {
  const names = bindingsOf(from);
  if (names.size === 0) return names;
  const given = givenIn(body);
  // A set is walked while it grows.
  for (const name of names) for (const to of given.get(name) ?? []) names.add(to);
  return names;
}

/** For each name the names that are given a value in which it occurs. */
const givenIn = memoizePerFile((body: Node): ReadonlyMap<Binding, Names> => {
  const given = new Map<Binding, Set<Binding>>();
  for (const { to, value } of nodesIn(body).flatMap((node) => [
    ...givingOf(node),
    ...fillingOf(node, body),
  ])) {
    for (const name of bindingsOf(referencesIn(value))) {
      let receivers = given.get(name);
      if (!receivers) given.set(name, (receivers = new Set()));
      for (const binding of bindingsOf(to)) receivers.add(binding);
    }
  }
  return given;
});

/** Does an expression refer to one of these names? Property names are no references. */
export function mentions(node: Node, names: Names): boolean {
  return names.size > 0 && nodesIn(node).some((each) => isReference(each) && isIn(each, names));
}

/** Is a node itself a reference to one of these names? */
export function refersTo(node: Node, names: Names): boolean {
  return isReference(node) && isIn(node, names);
}

/** The identifiers in a node that refer to something. */
export function referencesIn(node: Node): TSESTree.Identifier[] {
  return nodesIn(node).filter(isReference);
}

/** The node itself, where it refers to something. */
export function referencesAt(node: Node): TSESTree.Identifier[] {
  return isReference(node) ? [node] : [];
}

function bindingsOf(identifiers: readonly TSESTree.Identifier[]): Set<Binding> {
  return new Set(identifiers.map((each) => bindingOf(each)).filter((each) => each !== undefined));
}

function isIn(identifier: TSESTree.Identifier, names: Names): boolean {
  const binding = bindingOf(identifier);
  return binding !== undefined && names.has(binding);
}

function givingOf(node: Node): { to: TSESTree.Identifier[]; value: Node }[] {
  switch (node.type) {
    case 'VariableDeclarator':
      return node.init ? [{ to: namesIn(node.id), value: node.init }] : [];
    case 'AssignmentExpression':
      return [{ to: namesIn(node.left), value: node.right }];
    case 'ForOfStatement':
    case 'ForInStatement':
      return node.left.type === 'VariableDeclaration'
        ? [{ to: namesIn(node.left.declarations[0].id), value: node.right }]
        : [];
    case 'CallExpression': {
      const iteration = iterationOf(node);
      const callback = iteration?.callback;
      if (callback?.type !== 'ArrowFunctionExpression' && callback?.type !== 'FunctionExpression') return [];
      const to = callback.params.flatMap((each) =>
        each.type === 'TSParameterProperty' ? [] : namesIn(each),
      );
      return iteration ? [{ to, value: iteration.collection }] : [];
    }
    default:
      return [];
  }
}

/**
 * What is put into an object that the body has made: `guest.name = person.name`, `Object.assign(row, person)`,
 * `where.set('id', id)`. What comes from further out holds more than one round puts there.
 */
function fillingOf(node: Node, body: Node): { to: TSESTree.Identifier[]; value: Node }[] {
  if (node.type === 'AssignmentExpression' && node.left.type === 'MemberExpression')
    return fillingInto(node.left, [node.left, node.right], isMade, body);
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return [];
  const { object, property } = node.callee;
  const [first, ...rest] = node.arguments;
  const isAssign = object.type === 'Identifier' && object.name === 'Object' && property.type === 'Identifier';
  if (isAssign && property.name === 'assign' && first) return fillingInto(first, rest, isMade, body);
  return fillingInto(object, node.arguments, isWrittenOut, body);
}

function fillingInto(
  target: Node,
  values: readonly Node[],
  isFilled: (declared: TSESTree.VariableDeclarator) => boolean,
  body: Node,
): { to: TSESTree.Identifier[]; value: Node }[] {
  let root = target;
  while (root.type === 'MemberExpression') root = root.object;
  if (root.type !== 'Identifier') return [];
  const declared = bindingOf(root)?.defs[0]?.node as Node | undefined;
  if (declared?.type !== 'VariableDeclarator' || !isWithin(declared, body) || !isFilled(declared)) return [];
  return values.map((value) => ({ to: [root], value }));
}

function isMade({ init }: TSESTree.VariableDeclarator): boolean {
  return init !== null;
}

/** An object, a list, a Map: what its methods are given, it holds. A client has methods too, and holds nothing. */
function isWrittenOut({ init }: TSESTree.VariableDeclarator): boolean {
  if (init?.type === 'NewExpression') return init.callee.type === 'Identifier' && HOLDS.has(init.callee.name);
  return init?.type === 'ObjectExpression' || init?.type === 'ArrayExpression';
}

const HOLDS = new Set(['Map', 'Set', 'Array', 'URLSearchParams', 'FormData', 'Headers']);

function isReference(node: Node): node is TSESTree.Identifier {
  if (node.type !== 'Identifier') return false;
  const { parent } = node;
  if (parent.type === 'MemberExpression') return parent.computed || parent.object === node;
  if (parent.type === 'Property') return parent.value === node || parent.computed;
  return true;
}
