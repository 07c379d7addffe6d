// Names: what a binding holds, and what its name means where a type is meant.
import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import { toInstance, valueOfType } from './annotations.js';
import { rootOf } from '../../ast/chains.js';
import { defaultInPattern, pathInPattern } from '../project/exports.js';
import { handledType, knownByHandles } from './handles.js';
import { valueOfImportBinding } from './imports.js';
import { elementOf, memberOf } from './members.js';
import type { Binding, Module } from '../project/module.js';
import { valueOf, type World } from './origins.js';
import { valueOfParameter } from './parameters.js';
import { agree, isKnown, UNKNOWN, type Value } from './value.js';

/** A binding that is declared once and written once, or whose writes all agree; anything else is unknown. */
export function valueOfBinding(binding: Binding, module: Module, world: World): Value {
  const definition = binding.defs.find(({ type }) => (type as string) !== 'Type') ?? binding.defs[0];
  if (!definition) return UNKNOWN;
  switch (definition.type as string) {
    case 'ImportBinding':
      return valueOfImportBinding(definition, module, world);
    case 'FunctionName':
      return isReassigned(binding) ? UNKNOWN : valueOf(definition.node, module, world);
    case 'ClassName':
    case 'Type':
      return valueOf(definition.node, module, world);
    case 'Parameter':
      return isReassigned(binding) ? UNKNOWN : valueOfParameterBinding(definition, module, world);
    case 'Variable':
      return valueOfVariable(binding, definition, module, world);
    default:
      return UNKNOWN;
  }
}

function isReassigned(binding: Binding): boolean {
  return binding.references.some((reference) => reference.isWrite() && !reference.init);
}

function valueOfVariable(binding: Binding, definition: Definition, module: Module, world: World): Value {
  const declarator = definition.node as TSESTree.VariableDeclarator;
  const name = definition.name as TSESTree.Identifier;
  const writes = binding.references.filter((reference) => reference.isWrite());
  const annotation = declarator.id.typeAnnotation?.typeAnnotation;
  const declared = (): Value =>
    annotation
      ? destructured(valueOfType(annotation, module, world), declarator.id, name, module, world)
      : UNKNOWN;
  const loop = declarator.parent.parent;
  if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === declarator.parent) {
    return loop.type === 'ForOfStatement'
      ? destructured(
          elementOf(valueOf(loop.right, module, world), module, world),
          declarator.id,
          name,
          module,
          world,
        )
      : UNKNOWN;
  }
  // More than one write: all that is known must agree.
  const own = writes.filter((write) => !goesOn(write, binding, module));
  const values = own.flatMap((write) => valueWritten(write, declarator, module, world));
  if (values.length > 1 && values.some((value) => !isKnown(value) && !isEmpty(value))) return declared();
  const value = agree(values.length > 1 ? values.filter((each) => !isEmpty(each)) : values);
  if (own.length < writes.length && !standsForStatement(value, world)) return declared();
  if (isKnown(value)) return value;
  const type = declared();
  return isKnown(type) ? type : value;
}

/** `query = query.where(…)`: a statement in the making stays what it is. */
function goesOn(
  { init, writeExpr }: Binding['references'][number],
  binding: Binding,
  module: Module,
): boolean {
  const root = !init && writeExpr ? rootOf(writeExpr) : undefined;
  return root?.type === 'Identifier' && root !== writeExpr && module.binding(root) === binding;
}

function standsForStatement(value: Value, world: World): boolean {
  return value.kind === 'api' && world.catalogue.facet(value.type, 'query') !== undefined;
}

/** What one write gives to a name; a default in the declaration's own pattern is no write of its own. */
function valueWritten(
  write: Binding['references'][number],
  declarator: TSESTree.VariableDeclarator,
  module: Module,
  world: World,
): Value[] {
  const { init, writeExpr } = write;
  const name = write.identifier as TSESTree.Identifier;
  if (!writeExpr) return [UNKNOWN];
  if (defaultInPattern(name) === unwrap(writeExpr)) return [];
  const value = valueOf(writeExpr, module, world);
  return [destructured(value, init ? declarator.id : patternAround(name), name, module, world)];
}

/** `({ db } = deps)`: the pattern that an assignment takes apart. */
function patternAround(name: TSESTree.Identifier): Node {
  let at: Node = name;
  while (
    at.parent?.type === 'Property' ||
    at.parent?.type === 'ObjectPattern' ||
    at.parent?.type === 'ArrayPattern' ||
    at.parent?.type === 'RestElement' ||
    (at.parent?.type === 'AssignmentPattern' && at.parent.left === at)
  )
    at = at.parent;
  return at;
}

/** `let db = null` and `let db; if (…) db = globalThis.db` say nothing against what is written elsewhere. */
function isEmpty(value: Value): boolean {
  if (value.kind !== 'opaque') return false;
  const { node } = value;
  return (
    (node.type === 'Literal' && node.value === null) ||
    (node.type === 'Identifier' && node.name === 'undefined')
  );
}

/** The part of a value that a pattern gives to one of its names. */
export function destructured(
  value: Value,
  pattern: Node,
  name: TSESTree.Identifier,
  module: Module,
  world: World,
): Value {
  let part = value;
  for (const step of pathInPattern(pattern, name)) {
    if (step === undefined) continue;
    part = typeof step === 'number' ? elementOf(part, module, world, step) : memberOf(part, step, world);
  }
  const fallback = isKnown(part) ? undefined : defaultInPattern(name);
  return fallback && pattern !== name ? valueOf(fallback, module, world) : part;
}

function valueOfParameterBinding(definition: Definition, module: Module, world: World): Value {
  return valueOfParameter(definition.node, definition.name as TSESTree.Identifier, module, world);
}

/** The value that a name has where a type is meant: an instance of a class, the shape of an interface. */
export function instanceOfName(identifier: TSESTree.Identifier, module: Module, world: World): Value {
  const handled = handledType(identifier.name, world);
  if (handled) return handled;
  const binding = module.binding(identifier);
  if (binding && binding.defs.length > 0) {
    const value = toInstance(valueOfBinding(binding, module, world), world);
    return isKnown(value) ? value : knownByHandles('className', identifier.name, world);
  }
  const type = world.catalogue.global(identifier.name);
  return type
    ? toInstance({ kind: 'api', type, receiver: undefined, name: identifier.name, made: undefined }, world)
    : UNKNOWN;
}
