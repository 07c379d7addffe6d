// The nodes of a body by their type. Thousands of queries may stand in one function, and each asks what else stands there: the body
// is gone through once.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import { eachNode } from '../../ast/walk.js';
import { memoizePerFile } from './memoize.js';

type OfType<Type extends string> = Extract<TSESTree.Node, { type: Type }>;

/** All nodes of a type below and including `root`, in source order. */
export function nodesOfType<const Type extends `${Node['type']}`>(
  root: Node,
  type: Type,
): readonly OfType<Type>[] {
  return (byType(root).get(type) ?? []) as unknown as readonly OfType<Type>[];
}

const byType = memoizePerFile((root: Node): ReadonlyMap<string, readonly Node[]> => {
  const found = new Map<string, Node[]>();
  eachNode(root, (node) => {
    const known = found.get(node.type);
    if (known) known.push(node);
    else found.set(node.type, [node]);
  });
  return found;
});
