// Where a value comes from: follows an expression through bindings, members, calls and other modules until it reaches an
// export of a modelled library, a function or class of the project, or nothing that is known.
//
// The walk is one set of mutually recursive questions: `valueOf` (expressions), `valueOfBinding` (names),
// `memberOf` (members), `resultOf` (calls), `valueOfType` (annotations) and `valueOfParameter`.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import type { Module } from '../project/module.js';
import { projectVersion } from '../project/project.js';
import { valueOfType } from './annotations.js';
import { valueOfBinding } from './bindings.js';
import { awaited, constructed, resultOf } from './calls.js';
import { valueOfImport } from './imports.js';
import { elementOf, memberOf } from './members.js';
import { valueOfThis } from './this-values.js';
import { agree, isKnown, UNKNOWN, type ApiValue, type Value } from './value.js';

/** Deep nesting of calls is where a walk could run away; the answer there is unknown. */
const DEEPEST = 60;
let depth = 0;
/** The outermost value that an answer found so far has waited for, by its depth. */
let waitedFor = Infinity;
/** How often an answer that hung on another one is thrown away before it is taken as it is. */
const MOST_TRIES = 3;

/**
 * What an expression is.
 *
 * @param node an expression, declaration or binding identifier
 * @param module the module in which it stands
 * @returns its value; `unknown` whenever a step cannot be followed. Never throws.
 */
export function valueOf(node: Node, module: Module, analysis: Analysis): Value {
  return remembered(node, module, () => find(node, module, analysis));
}

/**
 * Finds a node's value once. A value that depends on itself is unknown while it is being found; what was unknown on the
 * way only for that reason is not remembered, because asked by itself it may be known.
 */
export function remembered(node: Node, module: Module, find: () => Value): Value {
  const { memo } = module;
  const version = projectVersion();
  if (memo.version !== version) {
    memo.values = new Map();
    memo.tries = new Map();
    memo.version = version;
  }
  const known = memo.values.get(node) as Value | undefined;
  if (known) return known;
  const pending = memo.pending.get(node);
  if (pending !== undefined) {
    waitedFor = Math.min(waitedFor, pending);
    return UNKNOWN;
  }
  if (depth > DEEPEST) return UNKNOWN;
  const before = waitedFor;
  waitedFor = Infinity;
  depth += 1;
  memo.pending.set(node, depth);
  try {
    const value = find();
    const tries = memo.tries.get(node) ?? 0;
    if (waitedFor < depth && !isKnown(value) && tries < MOST_TRIES) memo.tries.set(node, tries + 1);
    else memo.values.set(node, value);
    return value;
  } finally {
    memo.pending.delete(node);
    waitedFor = Math.min(before, waitedFor < depth ? waitedFor : Infinity);
    depth -= 1;
  }
}

function find(node: Node, module: Module, analysis: Analysis): Value {
  switch (node.type) {
    case 'Identifier':
      return valueOfIdentifier(node, module, analysis);
    case 'MemberExpression':
      return valueOfMember(node, module, analysis);
    case 'CallExpression':
      return resultOf(node, module, analysis);
    case 'NewExpression':
      return constructed(node, module, analysis);
    case 'TaggedTemplateExpression':
      return resultOf(node, module, analysis);
    case 'AwaitExpression':
      return awaited(valueOf(node.argument, module, analysis), analysis);
    case 'ThisExpression':
      return valueOfThis(node, module, analysis);
    case 'ImportExpression':
      return node.source.type === 'Literal'
        ? valueOfImport(String(node.source.value), undefined, module, analysis)
        : UNKNOWN;
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
      return asserted(node, module, analysis);
    case 'TSSatisfiesExpression':
    case 'TSNonNullExpression':
    case 'TSInstantiationExpression':
    case 'ChainExpression':
      return valueOf(node.expression, module, analysis);
    case 'LogicalExpression':
      return agree([valueOf(node.left, module, analysis), valueOf(node.right, module, analysis)]);
    case 'ConditionalExpression':
      return agree([valueOf(node.consequent, module, analysis), valueOf(node.alternate, module, analysis)]);
    case 'AssignmentExpression':
      return agree([
        node.operator === '=' ? UNKNOWN : valueOf(node.left, module, analysis),
        valueOf(node.right, module, analysis),
      ]);
    case 'SequenceExpression':
      return valueOf(node.expressions.at(-1) as Node, module, analysis);
    case 'TSTypeParameter':
      return node.constraint ? valueOfType(node.constraint, module, analysis) : UNKNOWN;
    case 'TSInterfaceDeclaration':
    case 'TSTypeAliasDeclaration':
      return { kind: 'type', node, module };
    default:
      return { kind: 'opaque', node, module };
  }
}

function valueOfIdentifier(node: TSESTree.Identifier, module: Module, analysis: Analysis): Value {
  const binding = module.binding(node);
  if (binding && binding.defs.length > 0) return valueOfBinding(binding, module, analysis);
  const type = analysis.catalogue.global(node.name);
  if (type) return { kind: 'api', type, receiver: undefined, name: node.name, made: undefined };
  return node.name === 'undefined'
    ? { kind: 'opaque', node, module }
    : declaredGlobal(node.name, module, analysis);
}

function valueOfMember(node: TSESTree.MemberExpression, module: Module, analysis: Analysis): Value {
  const name = memberName(node);
  const object = valueOf(node.object, module, analysis);
  if (name === undefined) return elementOf(object, analysis);
  const value = memberOf(object, name, analysis);
  return value.kind === 'unknown' && isGlobalObject(node.object, module)
    ? assignedGlobal(name, module, analysis)
    : value;
}

/** `x as T`: what `x` is when that is known, else what `T` says. `as any` and `as unknown` say nothing. */
function asserted(
  node: TSESTree.TSAsExpression | TSESTree.TSTypeAssertion,
  module: Module,
  analysis: Analysis,
): Value {
  const value = valueOf(node.expression, module, analysis);
  if (isKnown(value)) return value;
  const type = valueOfType(node.typeAnnotation, module, analysis);
  return isKnown(type) ? type : value;
}

function isGlobalObject(node: Node, module: Module): boolean {
  const object = unwrap(node);
  if (object.type !== 'Identifier') return false;
  if (object.name === 'globalThis' || object.name === 'global') return true;
  const definition = module.binding(object)?.defs[0]?.node as Node | undefined;
  return (
    definition?.type === 'VariableDeclarator' &&
    definition.init !== null &&
    definition.init !== object &&
    isGlobalObject(definition.init, module)
  );
}

/** `globalThis.prisma` holds what this module puts there, or what `declare global { var prisma: … }` says. */
function assignedGlobal(name: string, module: Module, analysis: Analysis): Value {
  const values: Value[] = [];
  for (const assignment of module.assignments) {
    const { left, right } = assignment;
    if (left.type === 'MemberExpression' && memberName(left) === name && isGlobalObject(left.object, module))
      values.push(valueOf(right, module, analysis));
  }
  const value = agree(values);
  return isKnown(value) ? value : declaredGlobal(name, module, analysis);
}

function declaredGlobal(name: string, module: Module, analysis: Analysis): Value {
  const type = module.globals.get(name);
  return type ? valueOfType(type, module, analysis) : UNKNOWN;
}

/** The modelled library value that an expression is, if it is one. */
export function apiOf(node: Node, module: Module, analysis: Analysis): ApiValue | undefined {
  const value = valueOf(node, module, analysis);
  return value.kind === 'api' ? value : undefined;
}

/** The function of the project that an expression names, if it is one. */
export function functionOf(
  node: Node,
  module: Module,
  analysis: Analysis,
): Extract<Value, { kind: 'function' }> | undefined {
  const value = valueOf(node, module, analysis);
  return value.kind === 'function' && isFunction(value.node) ? value : undefined;
}
