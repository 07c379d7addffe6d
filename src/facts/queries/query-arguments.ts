// Where in a query's chain the model says that something stands.
import type { TSESTree } from '@typescript-eslint/utils';
import { propertyOf, unwrap, type Node } from '../../ast/nodes.js';
import type { ArgumentPath } from '../../models/model.js';
import type { Link } from '../../ast/chains.js';
import type { QueryNode } from './queries.js';

/** The node at a place in the arguments of a query's call, or of an earlier call of its chain. */
export function argumentAt(
  node: QueryNode | TSESTree.NewExpression,
  chain: readonly Link[],
  path: ArgumentPath | undefined,
): Node | undefined {
  if (!path) return undefined;
  const call = path.member === undefined ? node : chain.find(({ member }) => member === path.member)?.call;
  return call && call.type !== 'TaggedTemplateExpression'
    ? within(call.arguments[path.argument], path.path)
    : undefined;
}

/** The node at a path of properties; `undefined` when it is not written out there. */
function within(node: Node | undefined, path: readonly string[] = []): Node | undefined {
  let at = node;
  for (const key of path) {
    const object: Node | undefined = at && unwrap(at);
    if (object?.type !== 'ObjectExpression') return undefined;
    at = propertyOf(object, key)?.value;
  }
  return at;
}
