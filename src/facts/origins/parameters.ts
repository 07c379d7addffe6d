// Parameters: what a function receives, known by annotation, by the call it is handed to, by the framework that finds it
// by its file, or by where the function's name is used.
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf, textGiven } from '../../ast/arguments.js';
import {
  isFunction,
  keyName,
  memberName,
  parameterPattern,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import type { Callback, TypeRef } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { valueOfType } from './annotations.js';
import { destructured } from './bindings.js';
import { byConvention } from './conventions.js';
import { elementOf } from './members.js';
import { valueOf } from './origins.js';
import { isKnown, oneOf, unknown, UNKNOWN, whyUnknown, type ApiValue, type Value } from './value.js';

/** A parameter by its position, or `this`. */
type Received = number | 'this';

const ITERATES = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find', 'findIndex']);

/** What one name in a function's parameters holds. */
export function valueOfParameter(fn: Node, name: TSESTree.Identifier, analysis: Analysis): Value {
  if (!isFunction(fn)) return unknown('not-followed', name);
  const index = fn.params.findIndex(
    (parameter) => parameter.range[0] <= name.range[0] && name.range[1] <= parameter.range[1],
  );
  const parameter = fn.params[index];
  if (!parameter || parameter.type === 'RestElement') return unknown('not-followed', name);
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
  if (isKnown(declared)) return declared;
  const handed = handedTo(fn, index, analysis);
  if (isKnown(handed)) return handed;
  const parameter = fn.params[index];
  const inner = parameter?.type === 'TSParameterProperty' ? parameter.parameter : parameter;
  // A default is what nobody handed over.
  if (inner?.type === 'AssignmentPattern') return oneOf([valueOf(inner.right, analysis), UNKNOWN]);
  const because = whyUnknown(annotation ? declared : handed);
  return unknown('parameter', pattern, pattern.type === 'Identifier' ? pattern.name : undefined, { because });
}

function handedTo(fn: FunctionNode, index: Received, analysis: Analysis): Value {
  const direct = asCallback(fn, fn.params.length, index, analysis);
  if (isKnown(direct)) return direct;
  const declared = index === 'this' ? UNKNOWN : declaredParameter(fn, index, analysis);
  if (isKnown(declared)) return declared;
  const named = nameOfHandler(fn);
  const binding = named && bindingOf(named);
  for (const { identifier } of binding?.references ?? []) {
    const handed = asCallback(identifier, fn.params.length, index, analysis);
    if (isKnown(handed)) return handed;
  }
  return direct.kind === 'unknown' ? direct : UNKNOWN;
}

function declaredParameter(fn: FunctionNode, index: number, analysis: Analysis): Value {
  const annotated = byAnnotation(fn, index, analysis);
  return isKnown(annotated) ? annotated : byConvention(fn, index, analysis);
}

/** The name under which a function can be handed on. */
export function nameOfFunction(fn: FunctionNode): TSESTree.Identifier | undefined {
  if (fn.type === 'FunctionDeclaration') return fn.id ?? undefined;
  const { parent } = wrapped(fn);
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier' ? parent.id : undefined;
}

/** The name under which a function is handed on, alone or in a wrapper: `const list = asyncHandler((req, res) => …)`. */
export function nameOfHandler(fn: FunctionNode): TSESTree.Identifier | undefined {
  const call = wrapped(fn).parent;
  const declarator =
    call?.type === 'CallExpression' && call.callee !== wrapped(fn) && call.arguments.length <= 2
      ? wrapped(call).parent
      : undefined;
  return declarator?.type === 'VariableDeclarator' && declarator.id.type === 'Identifier'
    ? declarator.id
    : nameOfFunction(fn);
}

/** What a function that stands in the place of `place` receives as its parameter `index`. */
export function receivedAt(place: Node, arity: number, index: number, analysis: Analysis): Value {
  return asCallback(place, arity, index, analysis);
}

/** What parameter `index` of a function is when the function stands in the arguments of a call. */
function asCallback(fn: Node, arity: number, index: Received, analysis: Analysis): Value {
  const value = wrapped(fn);
  const property = propertyHolding(value);
  const argument = property ? wrapped(property.parent) : value;
  const call = argument.parent;
  if (call?.type !== 'CallExpression' || call.callee === argument) return UNKNOWN;
  const position = positionOf(argument, call);
  const element = position === 0 && index === 0 && !property ? iteratedElement(call, analysis) : UNKNOWN;
  if (isKnown(element)) return element;
  const callee = valueOf(call.callee, analysis);
  if (callee.kind === 'api')
    return receivedFrom(
      callee,
      { call, position, property: property && keyName(property), arity },
      index,
      moduleOf(fn),
      analysis,
    );
  if (property) return UNKNOWN;
  // `app.get(path, asyncHandler(fn))`: a wrapper in the place of a handler hands its arguments on.
  if (isTransparentWrapper(call)) return asCallback(call, arity, index, analysis);
  return callee.kind === 'unknown' ? callee : UNKNOWN;
}

function isTransparentWrapper(call: TSESTree.CallExpression): boolean {
  return wrapped(call).parent?.type === 'CallExpression' && call.arguments.length <= 2;
}

function iteratedElement({ callee }: TSESTree.CallExpression, analysis: Analysis): Value {
  if (callee.type !== 'MemberExpression' || !ITERATES.has(memberName(callee) ?? '')) return UNKNOWN;
  return elementOf(valueOf(callee.object, analysis), analysis);
}

/** The property of an object literal that a function is the value of. */
function propertyHolding({ parent, range }: Node): (TSESTree.Property & { parent: Node }) | undefined {
  return parent?.type === 'Property' &&
    parent.value.range[0] === range[0] &&
    parent.parent.type === 'ObjectExpression'
    ? parent
    : undefined;
}

/** Where in a call's arguments a function stands. */
interface Slot {
  readonly call: TSESTree.CallExpression;
  /** Not known behind arguments that are spread. */
  readonly position: number | undefined;
  readonly property: string | undefined;
  readonly arity: number;
}

function receivedFrom(
  callee: ApiValue,
  slot: Slot,
  index: Received,
  module: Module,
  analysis: Analysis,
): Value {
  const facet = analysis.catalogue.facet(callee.type, 'call');
  const callback = facet?.value.callbacks?.find((each) => takes(each, slot));
  const type = index === 'this' ? callback?.self : callback?.parameters[index];
  return facet && type !== undefined
    ? ofType(type, facet.model, callee, slot.call, module, analysis)
    : UNKNOWN;
}

function takes(callback: Callback, { call, position, property, arity }: Slot): boolean {
  const { when } = callback;
  return (
    (callback.argument === 'every' || callback.argument === position) &&
    callback.property === property &&
    (callback.arity === undefined || callback.arity === arity) &&
    (when === undefined || textGiven(call, when.argument) === when.is)
  );
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
  const parameters = value.kind === 'api' ? analysis.catalogue.facet(value.type, 'parameters') : undefined;
  const type = parameters?.value[index];
  return parameters && type !== undefined
    ? ofType(type, parameters.model, undefined, undefined, moduleOf(fn), analysis)
    : UNKNOWN;
}

export function ofType(
  type: TypeRef,
  model: ApiValue['type']['model'],
  receiver: ApiValue | undefined,
  node: TSESTree.CallExpression | undefined,
  module: Module,
  analysis: Analysis,
): Value {
  return {
    kind: 'api',
    type: analysis.catalogue.resolve(model, type),
    receiver: receiver?.receiver,
    name: undefined,
    made: node && { node, module },
  };
}
