// Whether a conditional write says that it changed nothing, and whether anybody listens.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, wrapped, type Node } from '../ast/nodes.js';
import { nodesIn, ownNodesIn } from '../ast/walk.js';
import type { Module } from './module.js';
import type { World } from './origins.js';
import type { QueryCall, QueryNode } from './queries.js';

/** A write that matches no row stops the run: it throws, or its count is looked at. */
export function tellsOutcome({ query, node, module }: QueryCall, site: QueryNode, from: Module, _world: World): boolean {
  const { unmatched } = query;
  if (!unmatched) return true;
  // In a helper, what the caller makes of the result decides; the helper's own tests count as well.
  const isUsed = isResultUsed(node, module) && (site === node || isReturned(node) ? isResultUsed(site, from) : true);
  if ('count' in unmatched) return isUsed;
  return !isSwallowed(node) || isUsed;
}

function isReturned(node: Node): boolean {
  const { parent } = outermost(node);
  return parent?.type === 'ReturnStatement' || isFunction(parent);
}

/** Does anything read what a call gives? */
function isResultUsed(node: Node, module: Module): boolean {
  const value = outermost(node);
  const { parent } = value;
  if (parent?.type === 'ExpressionStatement') return false;
  if (parent?.type === 'UnaryExpression' && parent.operator === 'void') return false;
  if (parent?.type === 'ArrayExpression') return isResultUsed(parent, module) && parent.parent.type !== 'CallExpression';
  if (parent?.type !== 'VariableDeclarator' || parent.init !== value) return true;
  return namesOf(parent).some((name) => module.binding(name)?.references.some((reference) => reference.isRead()));
}

/** The call with what is chained to it and the `await` around it. */
function outermost(node: Node): Node {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'AwaitExpression') return outermost(parent);
  if (parent?.type === 'MemberExpression' && parent.object === value && isChain(parent)) return outermost(parent.parent);
  return value;
}

function isChain(member: TSESTree.MemberExpression): member is TSESTree.MemberExpression & { parent: TSESTree.CallExpression } {
  return ['catch', 'then', 'finally'].includes(memberName(member) ?? '') && member.parent.type === 'CallExpression';
}

/** `.catch(() => undefined)`: the throw that would have stopped the loser is gone. */
function isSwallowed(node: Node): boolean {
  const member = wrapped(node).parent;
  if (member?.type !== 'MemberExpression' || memberName(member) !== 'catch' || member.parent.type !== 'CallExpression') return false;
  const [handler] = member.parent.arguments;
  return isFunction(handler) && !ownNodesIn(handler.body).some((each) => each.type === 'ThrowStatement');
}

function namesOf({ id }: TSESTree.VariableDeclarator): TSESTree.Identifier[] {
  return nodesIn(id).filter((node) => node.type === 'Identifier');
}
