// What is done with a text that its type says is a number or a boolean: what fails, what works all the same, and where it goes on.
//
//   id + 1, page === 2, page.toFixed(), flag ? a : b     joins, never equal, no such method, true for 'false'
//   +id, Number(id), (page - 1) * 20, `#${id}`           nothing: it is converted, or a text is as good
//   this.orders.list(page)                               what the function does with it; if that is not seen, it is handed on
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf } from '../../ast/arguments.js';
import { memberName, methodOfGlobal, parameterPattern, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { isEmptyValue } from '../../ast/tested-values.js';
import { FORWARD_DEPTH } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';

export interface MistakenUse {
  readonly kind: 'joined' | 'never-equal' | 'no-method' | 'always-true' | 'handed';
  readonly node: Node;
  /** The number that it is compared with or added to, as it is written. */
  readonly other?: string;
}

type Kind = 'number' | 'boolean';

const CONVERTERS = new Set(['Number', 'parseInt', 'parseFloat', 'String', 'isNaN', 'isFinite', 'BigInt']);
const NUMBER_METHODS = new Set(['toFixed', 'toPrecision', 'toExponential']);
/** What a text of digits does as well as the number. */
const CONVERTS = new Set([
  '-',
  '*',
  '/',
  '%',
  '**',
  '<',
  '>',
  '<=',
  '>=',
  '|',
  '&',
  '^',
  '<<',
  '>>',
  '>>>',
  '==',
  '!=',
]);

/** The first use of a variable that fails; where there is none, the first by which it goes on. */
export function mistakenUse(
  { references }: Binding,
  kind: Kind,
  analysis: Analysis,
  depth = 0,
): MistakenUse | undefined {
  // What is written to it may be the number at last.
  if (references.some((each) => each.isWrite() && !each.init)) return undefined;
  const uses = references.flatMap(({ identifier }) =>
    identifier.parent.type === 'AssignmentPattern' ? [] : (useAt(identifier, kind, analysis, depth) ?? []),
  );
  return uses.find((each) => each.kind !== 'handed') ?? uses[0];
}

/** Does the code ask whether a value was sent? */
export function mayBeAbsent({ references }: Binding): boolean {
  return references.some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    return (
      (parent?.type === 'LogicalExpression' && parent.left === wrapped(identifier)) ||
      parent?.type === 'IfStatement' ||
      parent?.type === 'ConditionalExpression' ||
      (parent?.type === 'UnaryExpression' && parent.operator === '!') ||
      (parent?.type === 'BinaryExpression' && [parent.left, parent.right].some(isEmptyValue))
    );
  });
}

/** What is done with a text where it stands. */
export function mistakenUseAt(value: Node, kind: Kind, analysis: Analysis): MistakenUse | undefined {
  return useAt(value, kind, analysis, 0);
}

function useAt(value: Node, kind: Kind, analysis: Analysis, depth: number): MistakenUse | undefined {
  const node = wrapped(value);
  const { parent } = node;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return undefined;
    case 'TemplateLiteral':
      return undefined;
    case 'UnaryExpression':
      return kind === 'boolean' && parent.operator === '!' ? { kind: 'always-true', node } : undefined;
    case 'BinaryExpression':
      return comparedOrJoined(parent, node, kind);
    case 'MemberExpression':
      return parent.object === node ? memberUsed(parent, node, kind) : undefined;
    case 'IfStatement':
    case 'WhileStatement':
      return kind === 'boolean' ? { kind: 'always-true', node } : undefined;
    case 'ConditionalExpression':
      if (parent.test !== node) return useAt(parent, kind, analysis, depth);
      return kind === 'boolean' ? { kind: 'always-true', node } : undefined;
    case 'LogicalExpression':
      if (kind === 'boolean' && parent.left === node && parent.operator !== '??')
        return { kind: 'always-true', node };
      return parent.left === node && parent.operator === '&&'
        ? undefined
        : useAt(parent, kind, analysis, depth);
    case 'CallExpression':
      return parent.callee === node ? undefined : argumentUsed(parent, node, kind, analysis, depth);
    default:
      return { kind: 'handed', node };
  }
}

function comparedOrJoined(
  { operator, left, right }: TSESTree.BinaryExpression,
  node: Node,
  kind: Kind,
): MistakenUse | undefined {
  const other = unwrap(left === node ? right : left);
  if (isEmptyValue(other)) return undefined;
  const literal = other.type === 'Literal' ? typeof other.value : undefined;
  const written = other.type === 'Literal' ? other.raw : '';
  if (operator === '===' || operator === '!==')
    return literal === kind ? { kind: 'never-equal', node, other: written } : undefined;
  if (operator === '+' && kind === 'number')
    return literal === 'number' ? { kind: 'joined', node, other: written } : undefined;
  return CONVERTS.has(operator) && (kind === 'number' || literal !== 'boolean')
    ? undefined
    : { kind: 'handed', node };
}

function memberUsed(member: TSESTree.MemberExpression, node: Node, kind: Kind): MistakenUse | undefined {
  return kind === 'number' && NUMBER_METHODS.has(memberName(member) ?? '')
    ? { kind: 'no-method', node }
    : undefined;
}

function argumentUsed(
  call: TSESTree.CallExpression,
  node: Node,
  kind: Kind,
  analysis: Analysis,
  depth: number,
): MistakenUse | undefined {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier' && CONVERTERS.has(callee.name)) return undefined;
  if (methodOfGlobal(callee, 'Math') !== undefined || methodOfGlobal(callee, 'Number') !== undefined)
    return undefined;
  if (calleeOf(call, analysis)?.call.log) return undefined;
  const handed: MistakenUse = { kind: 'handed', node };
  const target = valueOf(callee, analysis);
  const position = positionOf(node, call);
  if (target.kind !== 'function' || position === undefined || depth >= FORWARD_DEPTH) return handed;
  const parameter = target.node.params[position];
  if (!parameter || parameter.type === 'RestElement') return handed;
  const pattern = parameterPattern(parameter);
  const binding = pattern.type === 'Identifier' ? bindingOf(pattern) : undefined;
  const inside = binding ? mistakenUse(binding, kind, analysis, depth + 1) : handed;
  // What is done there is told of here.
  return inside && { kind: inside.kind === 'always-true' ? 'always-true' : 'handed', node };
}
