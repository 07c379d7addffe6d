// Functions of the project that give the number which they are given in another form: rounded, cut off, made a number of a text.
//
//   const round = (n) => Math.round(n * 100) / 100; round(a)          a
//   function toMoney(value) { return Number(value.toFixed(2)); }      its argument
//   const taxed = (n) => n * rate                                     none: something else is in it
//   const clamp = (n, max) => Math.min(n, max)                        none: of two values it may be either
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { returnsOf } from '../origins/calls.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, isGlobal } from '../project/module.js';

const NUMERIC = new Set(['Math', 'Number', 'parseFloat', 'parseInt', 'BigInt', 'String']);
const IN_FORM = new Set(
  'round floor ceil trunc toFixed toString valueOf parseFloat parseInt pow EPSILON'.split(' '),
);

/** Does a call give nothing but a form of its only argument? */
export function isRounding(
  call: TSESTree.CallExpression | TSESTree.NewExpression,
  analysis: Analysis,
): boolean {
  if (call.type !== 'CallExpression' || call.arguments.length !== 1) return false;
  const fn = functionOf(call.callee, analysis)?.node;
  const [parameter, ...more] = fn?.params ?? [];
  if (!fn || fn.async || fn.generator || parameter?.type !== 'Identifier' || more.length > 0) return false;
  const [returned, ...others] = returnsOf(fn);
  if (!returned || others.length > 0) return false;
  const binding = bindingOf(parameter);
  const names = nodesIn(returned).filter((node) => node.type === 'Identifier' && !isKey(node));
  return (
    names.some((name) => bindingOf(name as TSESTree.Identifier) === binding) &&
    names.every((name) => bindingOf(name as TSESTree.Identifier) === binding || isNumeric(name)) &&
    nodesIn(returned).every((node) => isForm(node))
  );
}

/** Arithmetic with written numbers, and calls that round or convert. */
function isForm(node: Node): boolean {
  switch (node.type) {
    case 'CallExpression': {
      const callee = unwrap(node.callee);
      return callee.type === 'MemberExpression' ? IN_FORM.has(memberName(callee) ?? '') : isNumeric(callee);
    }
    case 'BinaryExpression':
      return [node.left, node.right].some(
        (side) => unwrap(side).type === 'Literal' || isConstant(unwrap(side)),
      );
    default:
      return /^(?:Identifier|Literal|MemberExpression|LogicalExpression|UnaryExpression|TS\w+)$/.test(
        node.type,
      );
  }
}

/** `Number.EPSILON`, `10 ** 2` */
function isConstant(node: Node): boolean {
  return nodesIn(node).every((each) => each.type !== 'Identifier' || isKey(each) || isNumeric(each));
}

function isKey(node: Node): boolean {
  return node.parent?.type === 'MemberExpression' && node.parent.property === node && !node.parent.computed;
}

function isNumeric(node: Node): boolean {
  return node.type === 'Identifier' && NUMERIC.has(node.name) && isGlobal(node);
}
