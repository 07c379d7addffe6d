// Does a value contain something that was made up on the spot: random bytes, a signed token, a fresh identifier?
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn, ownNodesIn } from '../../ast/walk.js';
import { FRESH_VALUE_DEPTH } from '../../budgets.js';
import { calleeSaying } from '../origins/callees.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';

/** @param except a name that is none, whatever it was made of: the row of which a value is taken */
export function isMinted(node: Node, analysis: Analysis, except?: Binding, depth = 0): boolean {
  if (depth > FRESH_VALUE_DEPTH) return false;
  return ownNodesIn(unwrap(node)).some((each) => {
    if (each.type === 'CallExpression') return isMintedBy(each, analysis, depth);
    if (each.type !== 'Identifier') return false;
    const { parent } = each;
    if (parent.type === 'MemberExpression' && parent.property === each && !parent.computed) return false;
    if (parent.type === 'Property' && parent.key === each && !parent.shorthand) return false;
    const binding = bindingOf(each);
    const definition = binding?.defs[0]?.node as Node | undefined;
    return (
      binding !== except &&
      definition?.type === 'VariableDeclarator' &&
      definition.init !== null &&
      !isFunction(definition.init) &&
      isMinted(definition.init, analysis, except, depth + 1)
    );
  });
}

function isMintedBy(
  call: Extract<Node, { type: 'CallExpression' }>,
  analysis: Analysis,
  depth: number,
): boolean {
  if (calleeSaying(call, 'mints', analysis)) return true;
  const target = functionOf(call.callee, analysis);
  const body = target?.node.body;
  if (!target || !body) return false;
  const returned =
    body.type === 'BlockStatement'
      ? nodesIn(body, (node) => node === body || !isFunction(node)).flatMap((node) =>
          node.type === 'ReturnStatement' && node.argument ? [node.argument] : [],
        )
      : [body];
  return returned.some((value) => isMinted(value, analysis, undefined, depth + 1));
}
