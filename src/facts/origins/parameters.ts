// Parameters: what a function receives, known by annotation, by the call it is handed to, by the framework that finds it
// by its file, or by where the function's name is used.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  keyName,
  parameterPattern,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { valueOfType, withMembers } from './annotations.js';
import { destructured } from './bindings.js';
import { handedByAssignment, handedByLibrary, ofType } from './callbacks.js';
import { byConvention } from './conventions.js';
import { injectedInto, isGivenByContainer } from './injections.js';
import { loadedWith } from './loaded-folders.js';
import { valueOf } from './origins.js';
import { passedTo, type Received } from './passed-values.js';
import { restOf, typeOfParameter } from './places.js';
import { oneOf } from './agreement.js';
import { isKnown, unknown, UNKNOWN, whyUnknown, type Value } from './value.js';

/** What one name in a function's parameters holds. */
export function valueOfParameter(fn: Node, name: TSESTree.Identifier, analysis: Analysis): Value {
  if (!isFunction(fn)) return unknown('not-followed', name);
  const index = fn.params.findIndex(
    (parameter) => parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1],
  );
  const parameter = fn.params[index];
  if (!parameter) return unknown('not-followed', name);
  if (parameter.type === 'RestElement')
    return destructured(restOf(fn, index, parameter, analysis), parameter.argument, name, analysis);
  const pattern = parameterPattern(parameter);
  return destructured(receivedBy(fn, index, pattern, analysis), pattern, name, analysis);
}

/** What a function receives as its parameter `index`, before the parameter takes it apart. */
export function receivedAs(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const parameter = fn.params[index];
  return !parameter || parameter.type === 'RestElement'
    ? UNKNOWN
    : receivedBy(fn, index, parameterPattern(parameter), analysis);
}

/** What a function receives in a place that a rest parameter collects. */
export function receivedInPlace(fn: FunctionNode, index: number, analysis: Analysis): Value {
  return handedTo(fn, index, analysis);
}

/** What `this` is in a function that is handed to a library. */
export function selfOf(fn: FunctionNode, analysis: Analysis): Value {
  return fn.type === 'ArrowFunctionExpression' ? UNKNOWN : handedTo(fn, 'this', analysis);
}

function receivedBy(
  fn: FunctionNode,
  index: number,
  pattern: TSESTree.BindingName,
  analysis: Analysis,
): Value {
  const annotation = pattern.typeAnnotation?.typeAnnotation;
  const declared = annotation ? valueOfType(annotation, analysis) : UNKNOWN;
  const injected = isGivenByContainer(declared) ? injectedInto(fn, index, declared, analysis) : UNKNOWN;
  if (isKnown(injected)) return declared.kind === 'shape' ? withMembers(injected, declared.parts) : injected;
  const isBlank = saysNothing(declared);
  if (isKnown(declared) && declared.kind !== 'shape' && !isBlank) return declared;
  if (annotation && isPrimitive(annotation))
    return unknown('parameter', pattern, nameIn(pattern), { because: whyUnknown(declared) });
  const handed = handedTo(fn, index, analysis);
  // What a library hands over has its own members, whatever the code writes down of them.
  if (declared.kind === 'shape')
    return handed.kind === 'api' ? withMembers(handed, declared.parts) : declared;
  if (isKnown(handed)) return handed;
  if (isBlank) return declared;
  const parameter = fn.params[index];
  const inner = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  // A default is what nobody handed over.
  if (inner?.type === 'AssignmentPattern') return oneOf([valueOf(inner.right, analysis), UNKNOWN]);
  const because = whyUnknown(injected) ?? whyUnknown(annotation ? declared : handed);
  return unknown('parameter', pattern, nameIn(pattern), { because });
}

/** A type that a library only computes, such as `z.infer<typeof schema>`: what is handed in may still be known. */
function saysNothing(value: Value): boolean {
  return value.kind === 'api' && Object.keys(value.type.definition).every((key) => key === 'readsInputType');
}

function nameIn(pattern: TSESTree.BindingName): string | undefined {
  return pattern.type === 'Identifier' ? pattern.name : undefined;
}

const PRIMITIVES = new Set<string>([
  'TSStringKeyword',
  'TSNumberKeyword',
  'TSBooleanKeyword',
  'TSBigIntKeyword',
  'TSSymbolKeyword',
  'TSNullKeyword',
  'TSUndefinedKeyword',
  'TSLiteralType',
]);

/** Text, a number, one of some texts, or nothing: nothing that a caller passes there leads to a library. */
function isPrimitive(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSUnionType' ? type.types.every(isPrimitive) : PRIMITIVES.has(type.type);
}

function handedTo(fn: FunctionNode, index: Received, analysis: Analysis): Value {
  const direct = asCallback(fn, fn.params.length, index, analysis);
  if (isKnown(direct)) return direct;
  const declared = index === 'this' ? UNKNOWN : declaredParameter(fn, index, analysis);
  if (isKnown(declared)) return declared;
  const passed = passedTo(fn, index, analysis);
  const loaded = isKnown(passed) || index === 'this' ? UNKNOWN : loadedWith(fn, index, analysis);
  if (isKnown(loaded)) return loaded;
  return isKnown(passed) || !whyUnknown(direct) ? passed : direct;
}

function declaredParameter(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const annotated = byAnnotation(fn, index, analysis);
  return isKnown(annotated) ? annotated : byConvention(fn, index, analysis);
}

/** The function that a name is a parameter of, and the place of that among its parameters. */
export function parameterNamed(
  name: Node,
): { readonly fn: FunctionNode; readonly index: number } | undefined {
  const [definition] = name.type === 'Identifier' ? (bindingOf(name)?.defs ?? []) : [];
  const fn = definition?.node as Node | undefined;
  if (!fn || !isFunction(fn)) return undefined;
  const index = fn.params.findIndex((each) => parameterPattern(each) === definition?.name);
  return index < 0 ? undefined : { fn, index };
}

/** The name under which a function can be handed on. */
export function nameOfFunction(fn: FunctionNode): TSESTree.Identifier | undefined {
  if (fn.type === 'FunctionDeclaration') return fn.id ?? undefined;
  const { parent } = wrapped(fn);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

/** What parameter `index` of a function is when the function stands in the arguments of a library's call. */
function asCallback(fn: Node, arity: number, index: Received, analysis: Analysis): Value {
  const value = wrapped(fn);
  const property = propertyHolding(value);
  const argument = property ? wrapped(property.parent) : value;
  const call = argument.parent;
  if (call?.type === 'AssignmentExpression' && call.right === value)
    return handedByAssignment(call.left, index, analysis);
  if ((call?.type !== 'CallExpression' && call?.type !== 'NewExpression') || call.callee === argument)
    return UNKNOWN;
  return handedByLibrary({ argument, call, property: property && keyName(property) }, arity, index, analysis);
}

/** The property of an object literal that a function is the value of. */
function propertyHolding({ parent, range }: Node): (TSESTree.Property & { parent: Node }) | undefined {
  return parent?.type === 'Property' &&
    parent.value.range[0] === range[0] &&
    parent.parent.type === 'ObjectExpression'
    ? parent
    : undefined;
}

/** `const handler: RequestHandler = (req, res) => …`: the declared type says what the function receives. */
function byAnnotation(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const { parent } = wrapped(fn);
  const declared =
    fn.parent.type === 'TSSatisfiesExpression' || fn.parent.type === 'TSAsExpression'
      ? fn.parent.typeAnnotation
      : parent?.type === 'VariableDeclarator'
        ? parent.id.typeAnnotation?.typeAnnotation
        : parent?.type === 'PropertyDefinition'
          ? parent.typeAnnotation?.typeAnnotation
          : undefined;
  if (!declared) return UNKNOWN;
  const value = valueOfType(declared, analysis);
  if (value.kind === 'signature') {
    const taken = value.parameters?.[index];
    const type = taken && typeOfParameter(taken);
    return type ? valueOfType(type, analysis) : UNKNOWN;
  }
  const parameters = value.kind === 'api' ? analysis.catalogue.facet(value.type, 'parameters') : undefined;
  const type = parameters?.value[index];
  return parameters && type !== undefined
    ? ofType(type, parameters.model, undefined, undefined, moduleOf(fn), analysis)
    : UNKNOWN;
}
