// Whether a change that is made twice leaves what it leaves when it is made once. A loop over [a, a] makes it twice, the one
// statement in its place makes it once.
//
//   { open: false }, { state, at: new Date() }, { $set: { state } }     the same
//   { pieces: sql`pieces - 1` }, { n: { increment: 1 } }, { $inc: … }   another
//   { n: () => 'n - 1' }, { n: literal('n - 1') }, change               may be another: unknown
import { calleeExpression } from '../../ast/invocations.js';
import { isFunction, keyName, unwrap, type Node } from '../../ast/nodes.js';
import { CONDITION_NAMES } from '../../budgets.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';

/** Does a write that is made twice to one row leave what it leaves when it is made once? `false` where that is not known. */
export function isRepeatable({ operation, data, query }: QueryCall, analysis: Analysis): boolean {
  if (operation === 'delete') return true;
  if (operation !== 'update' || !data) return false;
  return isObjectOfValues(data, query.replacesUnder ?? [], analysis);
}

function isObjectOfValues(node: Node, replacing: readonly string[], analysis: Analysis): boolean {
  const object = unwrap(node);
  if (object.type !== 'ObjectExpression') return false;
  return object.properties.every((each) => {
    if (each.type !== 'Property' || each.kind !== 'init' || each.method) return false;
    const name = keyName(each);
    if (name === undefined) return false;
    return replacing.includes(name)
      ? isObjectOfValues(each.value, [], analysis)
      : isValue(each.value, analysis, CONDITION_NAMES);
  });
}

/** A value by itself, and nothing that says how to make one of what the row holds. */
function isValue(node: Node, analysis: Analysis, hops: number): boolean {
  const value = unwrap(node);
  switch (value.type) {
    case 'Literal':
      return true;
    case 'TemplateLiteral':
      return value.expressions.every((each) => isValue(each, analysis, hops));
    case 'UnaryExpression':
      return true;
    case 'BinaryExpression':
      return isValue(value.left, analysis, hops) && isValue(value.right, analysis, hops);
    case 'LogicalExpression':
      return isValue(value.left, analysis, hops) && isValue(value.right, analysis, hops);
    case 'ConditionalExpression':
      return isValue(value.consequent, analysis, hops) && isValue(value.alternate, analysis, hops);
    case 'NewExpression':
    case 'CallExpression':
      return isPointInTime(value);
    case 'MemberExpression':
      return !['api', 'object', 'function'].includes(valueOf(value, analysis).kind);
    case 'Identifier':
      return isNameOfValue(value, analysis, hops);
    default:
      return false;
  }
}

/** `new Date()`, `Date.now()` */
function isPointInTime(call: Extract<Node, { type: 'NewExpression' | 'CallExpression' }>): boolean {
  const callee = call.type === 'NewExpression' ? unwrap(call.callee) : unwrap(calleeExpression(call));
  const owner = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
  if (owner.type !== 'Identifier' || owner.name !== 'Date') return false;
  return (bindingOf(owner)?.defs.length ?? 0) === 0;
}

function isNameOfValue(
  name: Extract<Node, { type: 'Identifier' }>,
  analysis: Analysis,
  hops: number,
): boolean {
  const definition = bindingOf(name)?.defs[0];
  const declared = definition?.node as Node | undefined;
  if (!declared) return name.name === 'undefined';
  if (valueOf(name, analysis).kind === 'api') return false;
  if (declared.type === 'VariableDeclarator' && declared.id === definition?.name)
    return hops > 0 && declared.init !== null && isValue(declared.init, analysis, hops - 1);
  // What is handed in, or taken out of something, is what a caller or a row holds.
  return isFunction(declared) || declared.type === 'VariableDeclarator';
}
