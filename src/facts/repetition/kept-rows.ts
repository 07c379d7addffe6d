// Whether rows stay in the function that read them. What is loaded with rows goes wherever they go: into an answer, a cache,
// a save.
//
//   users.length, for (const user of users), users.map((user) => user.name)     they stay
//   user.name, user.orders.length, const { name } = user                        a part of one: it stays
//   return users, res.json({ users }), users.filter(…), { ...user }             they leave
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, wrapped, type Node } from '../../ast/nodes.js';
import { loopOfCallback } from '../flow/loops.js';
import { bindingOf } from '../project/module.js';
import type { ParentRead } from './parent-reads.js';

/** Methods that call a function with each element and give none of the elements back. */
const GOES_THROUGH = new Set(['map', 'forEach', 'some', 'every', 'flatMap']);

/** Is nothing done with the rows of a read but to go through them and to read their properties? */
export function areRowsKept({ declarator, path }: ParentRead): boolean {
  return declarator.id.type === 'Identifier' && isListKept(declarator.id, path);
}

function isListKept(name: TSESTree.Identifier, path: readonly string[]): boolean {
  return usesOf(name).every((use) => isListUseKept(wrapped(use), path));
}

function isListUseKept(use: Node, path: readonly string[]): boolean {
  const { parent } = use;
  if (parent?.type === 'ForOfStatement' && parent.right === use) {
    const [declarator] = parent.left.type === 'VariableDeclaration' ? parent.left.declarations : [];
    return declarator !== undefined && isPatternKept(declarator.id, path);
  }
  if (parent?.type === 'UnaryExpression') return parent.operator === '!';
  if (parent?.type === 'IfStatement') return parent.test === use;
  if (parent?.type !== 'MemberExpression' || parent.object !== use) return false;
  const name = memberName(parent);
  if (name === 'length') return true;
  const call = wrapped(parent).parent;
  if (call?.type !== 'CallExpression' || !GOES_THROUGH.has(name ?? '')) return false;
  const [callback] = call.arguments;
  if (!isFunction(callback) || !loopOfCallback(callback) || callback.params.length > 2) return false;
  const [element] = callback.params;
  return !element || (element.type !== 'TSParameterProperty' && isPatternKept(element, path));
}

/** A row's name, or a pattern that takes parts of one. */
function isPatternKept(pattern: Node, path: readonly string[]): boolean {
  if (pattern.type === 'Identifier') return usesOf(pattern).every((use) => isRowUseKept(wrapped(use), path));
  if (pattern.type !== 'ObjectPattern') return false;
  return pattern.properties.every((each) => {
    if (each.type !== 'Property' || each.computed) return false;
    const isNext = each.key.type === 'Identifier' && each.key.name === path[0];
    return !isNext || (each.value.type === 'Identifier' && isListKept(each.value, path.slice(1)));
  });
}

function isRowUseKept(use: Node, path: readonly string[]): boolean {
  const { parent } = use;
  if (parent?.type === 'VariableDeclarator' && parent.init === use)
    return parent.id.type === 'ObjectPattern' && isPatternKept(parent.id, path);
  if (parent?.type !== 'MemberExpression' || parent.object !== use) return false;
  const outer = wrapped(parent);
  if (outer.parent?.type === 'CallExpression' && outer.parent.callee === outer) return false;
  if (path.length === 0 || memberName(parent) !== path[0]) return true;
  const { parent: holder } = outer;
  if (holder?.type === 'VariableDeclarator' && holder.init === outer)
    return holder.id.type === 'Identifier' && isListKept(holder.id, path.slice(1));
  return isListUseKept(outer, path.slice(1));
}

function usesOf(name: TSESTree.Identifier): Node[] {
  return (bindingOf(name)?.references ?? []).flatMap(({ identifier, init }) =>
    init ? [] : [identifier as Node],
  );
}
