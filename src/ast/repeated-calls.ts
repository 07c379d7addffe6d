// Calls that run a function again when it fails.
import { calledName, isFunction, type Node } from './nodes.js';

/** Is a node in a function that a call with such a name is given? What looks like a retry is taken for one. */
export function isInsideRetry(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type !== 'CallExpression' || !isWithinArgument(node, at.arguments)) continue;
    const name = calledName(at.callee);
    if (/retr(?:y|ies)|again/i.test(name ?? '')) return true;
  }
  return false;
}

function isWithinArgument(node: Node, given: readonly Node[]): boolean {
  return given.some(
    (each) => isFunction(each) && each.range[0] <= node.range[0] && node.range[1] <= each.range[1],
  );
}
