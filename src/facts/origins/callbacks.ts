// What a library's call hands to the functions in its arguments, as its model says.
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf, readArgument, readPath, textGiven } from '../../ast/arguments.js';
import { memberName, type CallLike, type Node } from '../../ast/nodes.js';
import type { Callback, TypeRef } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';
import { elementOf } from './members.js';
import { valueOf } from './origins.js';
import type { Received } from './passed-values.js';
import { settledBefore } from './settled-values.js';
import { isKnown, UNKNOWN, type ApiValue, type Value } from './value.js';

const ITERATES = new Set(['map', 'forEach', 'flatMap', 'filter', 'some', 'every', 'find', 'findIndex']);

/** What a library's call hands to a function in its arguments, or an array's method to one for each element. */
export function handedByLibrary(
  {
    argument,
    call,
    property,
    holder,
  }: {
    readonly argument: Node;
    readonly call: CallLike;
    readonly property: string | undefined;
    readonly holder?: TSESTree.ObjectExpression | undefined;
  },
  arity: number,
  index: Received,
  analysis: Analysis,
): Value {
  const position = positionOf(argument, call);
  if (position === 0 && index === 0 && property === undefined) {
    const element = iteratedElement(call, analysis);
    if (isKnown(element)) return element;
    const settled = settledBefore(call, analysis);
    if (isKnown(settled)) return settled;
  }
  const callee = valueOf(call.callee, analysis);
  if (callee.kind !== 'api') return callee.kind === 'unknown' ? callee : UNKNOWN;
  return receivedFrom(callee, { call, position, property, arity, holder }, index, moduleOf(call), analysis);
}

/** What a library hands to a function that is assigned to a member of its: `socket.onerror = (event) => …`. */
export function handedByAssignment(member: Node, index: Received, analysis: Analysis): Value {
  if (member.type !== 'MemberExpression' || index === 'this') return UNKNOWN;
  const target = valueOf(member, analysis);
  const facet = target.kind === 'api' ? analysis.catalogue.facet(target.type, 'assigned') : undefined;
  const [callback] = facet?.value.callbacks ?? [];
  const type = callback?.parameters[index];
  return facet && target.kind === 'api' && type !== undefined
    ? ofType(type, facet.model, target, undefined, moduleOf(member), analysis)
    : UNKNOWN;
}

function iteratedElement({ callee }: CallLike, analysis: Analysis): Value {
  if (callee.type !== 'MemberExpression' || !ITERATES.has(memberName(callee) ?? '')) return UNKNOWN;
  return elementOf(valueOf(callee.object, analysis), analysis);
}

/** Where in a call's arguments a function stands. */
export interface Slot {
  readonly call: CallLike;
  /** Not known behind arguments that are spread. */
  readonly position: number | undefined;
  readonly property: string | undefined;
  /** The object literal that holds it, where that is not an argument itself. */
  readonly holder?: TSESTree.ObjectExpression | undefined;
  /** Not known of a function that is given by its name. */
  readonly arity: number | undefined;
}

function receivedFrom(
  callee: ApiValue,
  slot: Slot,
  index: Received,
  module: Module,
  analysis: Analysis,
): Value {
  const facet = analysis.catalogue.facet(callee.type, 'call');
  const callback = callbackAt(callee, slot, analysis);
  const type = index === 'this' ? callback?.self : callback?.parameters[index];
  return facet && type !== undefined
    ? ofType(type, facet.model, callee, slot.call, module, analysis)
    : UNKNOWN;
}

/** What the model says of a function that is given in a place of a call's arguments. */
export function callbackAt(callee: ApiValue, slot: Slot, analysis: Analysis): Callback | undefined {
  const call = analysis.catalogue.facet(callee.type, 'call')?.value;
  return call?.callbacks?.find((each) => takes(each, slot));
}

function takes(callback: Callback, slot: Slot): boolean {
  const { position, property, arity } = slot;
  return (
    (callback.argument === 'every' || callback.argument === position) &&
    callback.property === property &&
    (callback.arity === undefined || callback.arity === arity) &&
    (callback.when === undefined || holds(callback.when, slot))
  );
}

function holds(when: NonNullable<Callback['when']>, { call, position, property, holder }: Slot): boolean {
  if ('lacks' in when)
    return (
      // The function stands there itself.
      (position === when.argument && property === undefined) ||
      readArgument(call, when.argument, [when.lacks]).kind === 'absent' ||
      (holder !== undefined && position === when.argument && readPath(holder, [when.lacks]).kind === 'absent')
    );
  const text = textGiven(call, when.argument);
  return 'is' in when ? text === when.is : text?.startsWith(when.begins) === true;
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
