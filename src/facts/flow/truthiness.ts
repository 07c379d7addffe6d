// Functions that ask of a text whether it is empty, and not what it says.
//
//   Boolean, (text) => Boolean(text), (text) => !!text     'false' is true
//   (text) => text === 'true'                              unknown: it reads the word
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { isGlobal } from '../project/module.js';

/** Does an expression stand for a function that gives true for every text but the empty one? */
export function asksForEmptiness(node: Node, analysis: Analysis): boolean {
  const at = unwrap(node);
  if (isBoolean(at)) return true;
  const fn = functionOf(at, analysis)?.node;
  const [parameter] = fn?.params ?? [];
  if (!fn || fn.async || fn.generator || parameter?.type !== 'Identifier') return false;
  const text = truthinessOf(resultOf(fn.body));
  return text?.type === 'Identifier' && text.name === parameter.name;
}

/** What a function gives that does nothing else. */
function resultOf(body: Node): Node | undefined {
  if (body.type !== 'BlockStatement') return body;
  const [only] = body.body;
  return body.body.length === 1 && only?.type === 'ReturnStatement'
    ? (only.argument ?? undefined)
    : undefined;
}

/** The value of `Boolean(value)` and `!!value`. */
function truthinessOf(result: Node | undefined): Node | undefined {
  const at = result && unwrap(result);
  if (at?.type === 'CallExpression' && isBoolean(unwrap(at.callee)))
    return at.arguments[0] && unwrap(at.arguments[0]);
  if (at?.type !== 'UnaryExpression' || at.operator !== '!') return undefined;
  const inner = unwrap(at.argument);
  return inner.type === 'UnaryExpression' && inner.operator === '!' ? unwrap(inner.argument) : undefined;
}

function isBoolean(node: Node): boolean {
  return !isFunction(node) && node.type === 'Identifier' && node.name === 'Boolean' && isGlobal(node);
}
