import { visitorKeys } from '@typescript-eslint/visitor-keys';
import { isFunction, type Node } from './nodes.js';

function isNode(value: unknown): value is Node {
  return (
    typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
  );
}

/**
 * Calls `visit` for each child node of a node, in the order of its visitor keys. Every node of every file goes through here: what
 * is made on the way, be it an iterator, is made millions of times and costs more than the walk.
 */
function eachChild<Given>(node: Node, visit: (child: Node, given: Given) => void, given: Given): void {
  const keys = visitorKeys[node.type];
  if (keys === undefined) return;
  const fields = node as unknown as Record<string, unknown>;
  for (let index = 0; index < keys.length; index += 1) {
    const child = fields[keys[index] as string];
    if (Array.isArray(child)) {
      for (let place = 0; place < child.length; place += 1) {
        const item: unknown = child[place];
        if (isNode(item)) visit(item, given);
      }
    } else if (isNode(child)) visit(child, given);
  }
}

interface Walk {
  readonly nodes: Node[];
  readonly into: ((node: Node) => boolean) | undefined;
}

function add(node: Node, walk: Walk): void {
  walk.nodes.push(node);
  if (walk.into === undefined || walk.into(node)) eachChild(node, add, walk);
}

/** All nodes below and including `root` in source order; `into` decides whether a node's children are walked. */
export function nodesIn(root: Node, into?: (node: Node) => boolean): Node[] {
  const walk: Walk = { nodes: [], into };
  add(root, walk);
  return walk.nodes;
}

/** Calls `visit` for all nodes below and including `root` in source order, where no list of them is wanted. */
export function eachNode(root: Node, visit: (node: Node) => void): void {
  visit(root);
  eachChild(root, eachNode, visit);
}

/** The children of a node, in source order. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  eachChild(node, addChild, children);
  return children;
}

function addChild(child: Node, children: Node[]): void {
  children.push(child);
}

/** Nodes that run when `root` runs: nested functions are listed and not entered. */
export function ownNodesIn(root: Node): Node[] {
  return nodesIn(root, (node) => node === root || !isFunction(node));
}

/**
 * Gives every node its `parent` and `range`, as a parser without them leaves the tree, and returns how deep the tree is. A parser
 * that is native hands the tree over as text: what follows from the rest is made faster than it is read.
 */
export function setParents(root: Node): number {
  const below: Below = { parent: root, depth: 0, deepest: 0 };
  setRange(root);
  eachChild(root, setParent, below);
  return below.deepest + 1;
}

interface Below {
  parent: Node;
  depth: number;
  deepest: number;
}

function setParent(child: Node, below: Below): void {
  const { parent } = below;
  setRange(child);
  child.parent = parent;
  below.parent = child;
  below.depth += 1;
  if (below.depth > below.deepest) below.deepest = below.depth;
  eachChild(child, setParent, below);
  below.parent = parent;
  below.depth -= 1;
}

function setRange(node: Node): void {
  const { start, end } = node as unknown as { readonly start: number; readonly end: number };
  node.range = [start, end];
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
