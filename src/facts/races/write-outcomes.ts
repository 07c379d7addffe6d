// Whether a conditional write says that it changed nothing, and whether anybody listens.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { isFunction, memberName, wrapped, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { ownNodesIn } from '../../ast/walk.js';
import { bindingOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';

/** A write that matches no row stops the run: it throws, or its count is looked at. */
export function tellsOutcome({ query, node }: QueryCall, site: Invocation): boolean {
  const { unmatched } = query;
  if (!unmatched) return true;
  // In a helper, what the caller makes of the result decides; the helper's own tests count as well.
  const isUsed = isResultUsed(node) && (site === node || isReturned(node) ? isResultUsed(site) : true);
  if ('count' in unmatched) return isUsed;
  return !isSwallowed(node) || isUsed;
}

function isReturned(node: Node): boolean {
  const { parent } = outermost(node);
  return parent?.type === 'ReturnStatement' || isFunction(parent);
}

/**
 * Does anything read what a call gives?
 *
 * @param index of a call that gives a list: the element that is asked about
 */
function isResultUsed(node: Node, index?: number): boolean {
  const value = outermost(node);
  const { parent } = value;
  if (parent?.type === 'ExpressionStatement') return false;
  if (parent?.type === 'UnaryExpression' && parent.operator === 'void') return false;
  if (parent?.type === 'ArrayExpression' && parent.parent.type === 'CallExpression')
    return isResultUsed(parent.parent, parent.elements.indexOf(value as TSESTree.Expression));
  if (parent?.type !== 'VariableDeclarator' || parent.init !== value) return true;
  const target =
    index === undefined || parent.id.type !== 'ArrayPattern'
      ? parent.id
      : (parent.id.elements[index] ?? undefined);
  return namesIn(target ?? null).some((name) =>
    bindingOf(name)?.references.some((reference) => reference.isRead()),
  );
}

/** The call with what is chained to it and the `await` around it. */
function outermost(node: Node): Node {
  const value = wrapped(node);
  const { parent } = value;
  if (parent?.type === 'AwaitExpression') return outermost(parent);
  if (parent?.type === 'MemberExpression' && parent.object === value && isChain(parent))
    return outermost(parent.parent);
  return value;
}

function isChain(
  member: TSESTree.MemberExpression,
): member is TSESTree.MemberExpression & { parent: TSESTree.CallExpression } {
  return (
    ['catch', 'then', 'finally'].includes(memberName(member) ?? '') && member.parent.type === 'CallExpression'
  );
}

/** `.catch(() => undefined)`: the throw that would have stopped the loser is gone. */
function isSwallowed(node: Node): boolean {
  const member = wrapped(node).parent;
  if (
    member?.type !== 'MemberExpression' ||
    memberName(member) !== 'catch' ||
    member.parent.type !== 'CallExpression'
  )
    return false;
  const [handler] = member.parent.arguments;
  return isFunction(handler) && !ownNodesIn(handler.body).some((each) => each.type === 'ThrowStatement');
}
