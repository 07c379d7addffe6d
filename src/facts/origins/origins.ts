// Where a value comes from: follows an expression through bindings, members, calls and other modules until it reaches an
// export of a modelled library, a function or class of the project, or nothing that is known.
//
// The walk is one set of mutually recursive questions: `valueOf` (expressions), `valueOfBinding` (names),
// `memberOf` (members), `resultOf` (calls), `valueOfType` (annotations) and `valueOfParameter`.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { valueOfType } from './annotations.js';
import { valueOfBinding } from './bindings.js';
import { awaited, constructed, resultOf } from './calls.js';
import { globalOfTests } from './test-globals.js';
import { valueOfImport } from './imports.js';
import { memberChosen } from './chosen-members.js';
import { elementOf, memberOf } from './members.js';
import { valueOfThis } from './this-values.js';
import { agree, oneOf } from './agreement.js';
import { explained, isKnown, unknown, UNKNOWN, type ApiValue, type Value } from './value.js';
import { memoizeValue } from './walk.js';

/**
 * What an expression is.
 *
 * @param node an expression, declaration or binding identifier
 * @returns its value; `unknown` whenever a step cannot be followed. Never throws.
 */
export function valueOf(node: Node, analysis: Analysis): Value {
  return memoizeValue(node, analysis, find);
}

function find(node: Node, analysis: Analysis): Value {
  const module = moduleOf(node);
  switch (node.type) {
    case 'Identifier':
      return valueOfIdentifier(node, analysis);
    case 'MemberExpression':
      return valueOfMember(node, analysis);
    case 'CallExpression':
      return resultOf(node, analysis);
    case 'NewExpression':
      return constructed(node, analysis);
    case 'TaggedTemplateExpression':
      return resultOf(node, analysis);
    case 'AwaitExpression':
      return awaited(valueOf(node.argument, analysis), analysis);
    case 'ThisExpression':
      return valueOfThis(node, analysis);
    case 'ImportExpression':
      return node.source.type === 'Literal'
        ? valueOfImport(String(node.source.value), undefined, module, analysis, node)
        : unknown('computed-import', node);
    case 'ArrowFunctionExpression':
    case 'FunctionExpression':
    case 'FunctionDeclaration':
      return { kind: 'function', node, module };
    case 'ClassDeclaration':
    case 'ClassExpression':
      return { kind: 'class', node, module };
    case 'ObjectExpression':
      return { kind: 'object', node, module };
    case 'TSAsExpression':
    case 'TSTypeAssertion':
      return asserted(node, analysis);
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return valueOf(node.expression, analysis);
    case 'LogicalExpression':
      return (node.operator === '&&' ? agree : oneOf)([
        valueOf(node.left, analysis),
        valueOf(node.right, analysis),
      ]);
    case 'ConditionalExpression':
      return oneOf([valueOf(node.consequent, analysis), valueOf(node.alternate, analysis)]);
    case 'AssignmentExpression':
      return agree([
        node.operator === '=' ? UNKNOWN : valueOf(node.left, analysis),
        valueOf(node.right, analysis),
      ]);
    case 'SequenceExpression':
      return valueOf(node.expressions.at(-1) as Node, analysis);
    case 'TSTypeParameter':
      return node.constraint
        ? valueOfType(node.constraint, analysis)
        : unknown('type-parameter', node, node.name.name);
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return { kind: 'type', node, module };
    default:
      return { kind: 'opaque', node, module };
  }
}

function valueOfIdentifier(node: TSESTree.Identifier, analysis: Analysis): Value {
  const module = moduleOf(node);
  const binding = bindingOf(node);
  if (binding && binding.defs.length > 0) return valueOfBinding(binding, module, analysis);
  const type = analysis.catalogue.global(node.name) ?? globalOfTests(node.name, module, analysis);
  if (type) return { kind: 'api', type, receiver: undefined, name: node.name, made: undefined };
  return node.name === 'undefined'
    ? { kind: 'opaque', node, module }
    : explained(declaredGlobal(node.name, module, analysis), () => unknown('undeclared', node, node.name));
}

function valueOfMember(node: TSESTree.MemberExpression, analysis: Analysis): Value {
  const name = memberName(node);
  const object = valueOf(node.object, analysis);
  if (name === undefined) {
    const { property } = node;
    const index =
      object.kind === 'list' && property.type === 'Literal' && typeof property.value === 'number'
        ? property.value
        : undefined;
    const element = elementOf(object, analysis, index);
    const chosen =
      element.kind === 'unknown' && object.kind === 'api'
        ? memberChosen(object, property, analysis)
        : UNKNOWN;
    if (isKnown(chosen)) return chosen;
    return element.kind === 'unknown' && object.kind !== 'unknown'
      ? unknown('computed-member', node, undefined, { because: element.why })
      : element;
  }
  const value = memberOf(object, name, analysis);
  return value.kind === 'unknown' && isGlobalObject(node.object)
    ? explained(assignedGlobal(name, moduleOf(node), analysis), () => unknown('undeclared', node, name))
    : value;
}

/** `x as T`: what `x` is when that is known, else what `T` says. `as any` and `as unknown` say nothing. */
function asserted(node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion, analysis: Analysis): Value {
  const value = valueOf(node.expression, analysis);
  if (isKnown(value)) return value;
  const type = valueOfType(node.typeAnnotation, analysis);
  return isKnown(type) ? type : value;
}

function isGlobalObject(node: Node): boolean {
  const object = unwrap(node);
  if (object.type !== 'Identifier') return false;
  if (object.name === 'globalThis' || object.name === 'global') return true;
  const definition = bindingOf(object)?.defs[0]?.node as Node | undefined;
  return (
    definition?.type === 'VariableDeclarator' &&
    definition.init !== null &&
    definition.init !== object &&
    isGlobalObject(definition.init)
  );
}

/** `globalThis.prisma` holds what this module puts there, or what `declare global { var prisma: … }` says. */
function assignedGlobal(name: string, module: Module, analysis: Analysis): Value {
  const values: Value[] = [];
  for (const assignment of module.assignments) {
    const { left, right } = assignment;
    if (left.type === 'MemberExpression' && memberName(left) === name && isGlobalObject(left.object))
      values.push(valueOf(right, analysis));
  }
  const value = agree(values);
  return isKnown(value) ? value : declaredGlobal(name, module, analysis);
}

function declaredGlobal(name: string, module: Module, analysis: Analysis): Value {
  const type = module.globals.get(name);
  return type ? valueOfType(type, analysis) : UNKNOWN;
}

/** The modelled library value that an expression is, if it is one. */
export function apiOf(node: Node, analysis: Analysis): ApiValue | undefined {
  const value = valueOf(node, analysis);
  return value.kind === 'api' ? value : undefined;
}

/** The function of the project that an expression names, if it is one. */
export function functionOf(node: Node, analysis: Analysis): Extract<Value, { kind: 'function' }> | undefined {
  const value = valueOf(node, analysis);
  return value.kind === 'function' && isFunction(value.node) ? value : undefined;
}
