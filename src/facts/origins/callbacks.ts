// What a library's call hands to the functions in its arguments, as its model says.
import { positionOf, textGiven } from '../../ast/arguments.js';
import { memberName, type CallLike, type Node } from '../../ast/nodes.js';
import type { Callback, TypeRef } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';
import { elementOf } from './members.js';
import { valueOf } from './origins.js';
import type { Received } from './passed-values.js';
import { isKnown, UNKNOWN, type ApiValue, type Value } from './value.js';

const ITERATES = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find', 'findIndex']);

/** What a library's call hands to a function in its arguments, or an array's method to one for each element. */
export function handedByLibrary(
  {
    argument,
    call,
    property,
  }: {
    readonly argument: Node;
    readonly call: CallLike;
    readonly property: string | undefined;
  },
  arity: number,
  index: Received,
  analysis: Analysis,
): Value {
  const position = positionOf(argument, call);
  const element =
    position === 0 && index === 0 && property === undefined ? iteratedElement(call, analysis) : UNKNOWN;
  if (isKnown(element)) return element;
  const callee = valueOf(call.callee, analysis);
  if (callee.kind !== 'api') return callee.kind === 'unknown' ? callee : UNKNOWN;
  return receivedFrom(callee, { call, position, property, arity }, index, moduleOf(call), analysis);
}

function iteratedElement({ callee }: CallLike, analysis: Analysis): Value {
  if (callee.type !== 'MemberExpression' || !ITERATES.has(memberName(callee) ?? '')) return UNKNOWN;
  return elementOf(valueOf(callee.object, analysis), analysis);
}

/** Where in a call's arguments a function stands. */
interface Slot {
  readonly call: CallLike;
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

export function ofType(
  type: TypeRef,
  model: ApiValue['type']['model'],
  receiver: ApiValue | undefined,
  node: CallLike | undefined,
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
