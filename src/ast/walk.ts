import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isFunction, type Node } from './nodes.js';

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

/** Calls `visit` for each child node of a node, in the order of its visitor keys. */
function eachChild(node: Node, visit: (child: Node) => void): void {
  const fields = node as unknown as Record<string, unknown>;
  for (const key of visitorKeys[node.type] ?? []) {
    const child = fields[key];
    if (Array.isArray(child)) {
      for (const item of child) if (isNode(item)) visit(item);
    } else if (isNode(child)) visit(child);
  }
}

/** All nodes below and including `root` in source order; `into` decides whether a node's children are walked. */
export function nodesIn(root: Node, into: (node: Node) => boolean = () => true): Node[] {
  const nodes: Node[] = [];
  const add = (node: Node): void => {
    nodes.push(node);
    if (into(node)) eachChild(node, add);
  };
  add(root);
  return nodes;
}

/** The children of a node, in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  eachChild(node, (child) => children.push(child));
  return children;
}

/** Nodes that run when `root` runs: nested functions are listed and not entered. */
export function ownNodesIn(root: Node): Node[] {
  return nodesIn(root, (node) => node === root || !isFunction(node));
}

/** Gives every node its `parent`, as a parser without it leaves the tree, and returns how deep the tree is. */
export function setParents(root: Node): number {
  let depth = 0;
  eachChild(root, (child) => {
    child.parent = root;
    depth = Math.max(depth, setParents(child));
  });
  return depth + 1;
}

/** The place among nodes in source order of the first that begins at a position of the text or behind it. */
export function firstFrom(position: number, nodes: readonly Node[]): number {
  let [low, high] = [0, nodes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((nodes[middle] as Node).range[0] < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
