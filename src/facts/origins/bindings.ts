// Names: what a binding holds, and what its name means where a type is meant.
import type { Definition } from '@typescript-eslint/scope-manager';
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import { unwrap, type Node } from '../../ast/nodes.js';
import { computedKeyIn, defaultInPattern, pathInPattern } from '../../ast/patterns.js';
import { isNullish } from '../../ast/tested-values.js';
import type { Analysis } from '../project/analysis.js';
import { type Binding, type Module, bindingOf, moduleOf } from '../project/module.js';
import { toInstance, valueOfType } from './annotations.js';
import { handledType, knownByHandles } from './handles.js';
import { valueOfImportBinding } from './imports.js';
import { elementOf, memberOf } from './members.js';
import { valueOf } from './origins.js';
import { valueOfParameter } from './parameters.js';
import type { Reason } from './reason.js';
import { oneOf } from './agreement.js';
import {
  explained,
  isItself,
  isKnown,
  unknown,
  UNKNOWN,
  whyUnknown,
  type Unknown,
  type Value,
} from './value.js';

/** A binding that is declared once and written once, or whose writes all agree; anything else is unknown. */
export function valueOfBinding(binding: Binding, module: Module, analysis: Analysis): Value {
  const definition = binding.defs.find(({ type }) => (type as string) !== 'Type') ?? binding.defs[0];
  if (!definition) return UNKNOWN;
  switch (definition.type as string) {
    case 'ImportBinding':
      return valueOfImportBinding(definition, module, analysis);
    case 'FunctionName':
      return isReassigned(binding) ? writtenAgain(definition) : valueOf(definition.node, analysis);
    case 'TSEnumName':
      return { kind: 'opaque', node: definition.node, module };
    case 'ClassName':
    case 'Type':
      return valueOf(definition.node, analysis);
    case 'Parameter':
      return isReassigned(binding)
        ? writtenAgain(definition)
        : valueOfParameterBinding(definition, module, analysis);
    case 'Variable':
      return valueOfVariable(binding, definition, module, analysis);
    default:
      return unknown('not-followed', definition.node);
  }
}

function writtenAgain({ name }: Definition, because?: Reason): Unknown {
  return unknown('written-more-than-once', name, (name as TSESTree.Identifier).name, { because });
}

function isReassigned(binding: Binding): boolean {
  return binding.references.some((reference) => reference.isWrite() && !reference.init);
}

function valueOfVariable(
  binding: Binding,
  definition: Definition,
  module: Module,
  analysis: Analysis,
): Value {
  const declarator = definition.node as TSESTree.VariableDeclarator;
  const name = definition.name as TSESTree.Identifier;
  const writes = binding.references.filter((reference) => reference.isWrite());
  const annotation = declarator.id.typeAnnotation?.typeAnnotation;
  const declared = (): Value =>
    annotation ? destructured(valueOfType(annotation, analysis), declarator.id, name, analysis) : UNKNOWN;
  const loop = declarator.parent.parent;
  if ((loop.type === 'ForOfStatement' || loop.type === 'ForInStatement') && loop.left === declarator.parent) {
    return loop.type === 'ForOfStatement'
      ? destructured(elementOf(valueOf(loop.right, analysis), analysis), declarator.id, name, analysis)
      : unknown('not-followed', declarator);
  }
  // More than one write: all that is known must agree.
  const own = writes.filter((write) => !goesOn(write, binding));
  const written = own.flatMap((write) => valueWritten(write, declarator, analysis));
  // `pool = open()`, where `open` gives back `pool`: what the others write.
  const others = written.filter((value) => !isItself(value));
  const values = others.length > 0 ? others : written;
  const unfollowed = values.find((value) => !isKnown(value) && !isEmpty(value));
  if (values.length > 1 && unfollowed)
    return explained(declared(), () => writtenAgain(definition, whyUnknown(unfollowed)));
  const value = oneOf(values.length > 1 ? values.filter((each) => !isEmpty(each)) : values);
  if (own.length < writes.length && !standsForStatement(value, analysis))
    return explained(declared(), () => writtenAgain(definition));
  if (isKnown(value)) return value;
  const type = declared();
  if (isKnown(type)) return type;
  if (values.length > 1) return value.kind === 'unknown' ? writtenAgain(definition, value.why) : value;
  return explained(value, () => unknown('no-value', name, name.name, { because: whyUnknown(type) }));
}

/** `query = query.where(…)`: a statement in the making stays what it is. */
function goesOn({ init, writeExpr }: Binding['references'][number], binding: Binding): boolean {
  const root = !init && writeExpr ? rootOf(writeExpr) : undefined;
  return root?.type === 'Identifier' && root !== writeExpr && bindingOf(root) === binding;
}

function standsForStatement(value: Value, analysis: Analysis): boolean {
  return value.kind === 'api' && analysis.catalogue.facet(value.type, 'query') !== undefined;
}

/** What one write gives to a name; a default in the declaration's own pattern is no write of its own. */
function valueWritten(
  write: Binding['references'][number],
  declarator: TSESTree.VariableDeclarator,
  analysis: Analysis,
): Value[] {
  const { init, writeExpr } = write;
  const name = write.identifier as TSESTree.Identifier;
  if (!writeExpr) return [UNKNOWN];
  if (defaultInPattern(name) === unwrap(writeExpr)) return [];
  const value = valueOf(writeExpr, analysis);
  return [destructured(value, init ? declarator.id : patternAround(name), name, analysis)];
}

/** `({ db } = deps)`: the pattern that an assignment takes apart. */
function patternAround(name: TSESTree.Identifier): Node {
  let at: Node = name;
  while (
    at.parent.type === 'Property' ||
    at.parent.type === 'ObjectPattern' ||
    at.parent.type === 'ArrayPattern' ||
    at.parent.type === 'RestElement' ||
    (at.parent.type === 'AssignmentPattern' && at.parent.left === at)
  )
    at = at.parent;
  return at;
}

/** `let db = null` and `let db; if (…) db = globalThis.db` say nothing against what is written elsewhere. */
function isEmpty(value: Value): boolean {
  return value.kind === 'opaque' && isNullish(value.node);
}

/** The part of a value that a pattern gives to one of its names. */
export function destructured(
  value: Value,
  pattern: Node,
  name: TSESTree.Identifier,
  analysis: Analysis,
): Value {
  const computed = computedKeyIn(pattern, name);
  if (computed) return unknown('computed-member', computed);
  let part = value;
  for (const step of pathInPattern(pattern, name)) {
    if (step === undefined) continue;
    part = typeof step === 'number' ? elementOf(part, analysis, step) : memberOf(part, step, analysis);
  }
  const fallback = isKnown(part) ? undefined : defaultInPattern(name);
  return fallback && pattern !== name ? oneOf([valueOf(fallback, analysis), UNKNOWN]) : part;
}

function valueOfParameterBinding(definition: Definition, module: Module, analysis: Analysis): Value {
  return valueOfParameter(definition.node, definition.name as TSESTree.Identifier, analysis);
}

/** The value that a name has where a type is meant: an instance of a class, the shape of an interface. */
export function instanceOfName(identifier: TSESTree.Identifier, analysis: Analysis): Value {
  const handled = handledType(identifier.name, analysis);
  if (handled) return handled;
  const binding = bindingOf(identifier);
  if (binding && binding.defs.length > 0) {
    const value = toInstance(valueOfBinding(binding, moduleOf(identifier), analysis), analysis);
    if (isKnown(value)) return value;
    const known = knownByHandles('className', identifier.name, analysis);
    return known.kind === 'unknown' && value.kind === 'unknown' ? value : known;
  }
  const type = analysis.catalogue.global(identifier.name);
  return type
    ? toInstance({ kind: 'api', type, receiver: undefined, name: identifier.name, made: undefined }, analysis)
    : unknown('undeclared', identifier, identifier.name);
}
