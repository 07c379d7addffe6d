// Calls: what a call or construction yields.
import { readArgument, textGiven, writtenIn } from '../../ast/arguments.js';
import { type Invocation, calleeExpression } from '../../ast/invocations.js';
import { isFunction, memberName, stringValue, type CallLike, type Node } from '../../ast/nodes.js';
import { ownNodesIn } from '../../ast/walk.js';
import type { Model, Query, Rows } from '../../models/model.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { toInstance, valueOfType } from './annotations.js';
import { callOf } from './callees.js';
import { entityOf, instanceOfEntity, placeOfEntity } from './entities.js';
import { valueOfRequire } from './imports.js';
import { reducedRecord } from './copied-entries.js';
import { resultOfArrayMethod } from './array-methods.js';
import { copyOf, entriesOf } from './entries.js';
import { givenFor, registeredFor } from './injections.js';
import { madeByCallback } from './made-by-callbacks.js';
import { memberOf } from './members.js';
import { valueOf } from './origins.js';
import { resultOfStep } from './settled-values.js';
import { classGivenBack } from './this-values.js';
import { ofTypeArgument } from './type-arguments.js';
import { oneOf } from './agreement.js';
import {
  explained,
  isKnown,
  unknown,
  UNKNOWN,
  type ApiValue,
  type FunctionValue,
  type Unknown,
  type Value,
} from './value.js';

/** What a call gives. Promises count as what they resolve to. */
export function resultOf(node: Invocation, analysis: Analysis): Value {
  const module = moduleOf(node);
  const callee = calleeExpression(node);
  if (callee.type === 'Identifier' && callee.name === 'require' && node.type === 'CallExpression') {
    const specifier = stringValue(node.arguments[0]);
    if (specifier !== undefined && !bindingOf(callee)?.defs.length)
      return valueOfRequire(specifier, module, analysis, node);
  }
  const known = boundOf(callee, analysis) ?? classGivenBack(callee, analysis);
  if (known) return known;
  const target = valueOf(callee, analysis);
  switch (target.kind) {
    case 'api':
      return resultOfApi(target, node, analysis);
    case 'function':
      return resultOfFunction(target, node, analysis);
    case 'signature':
      return target.returns
        ? valueOfType(target.returns, analysis)
        : unknown('untyped-member', target.declaredBy ?? node);
    case 'class':
      return unknown('class-called', node, target.node.id?.name);
    default:
      return (
        resultOfArrayMethod(callee, analysis) ??
        resultOfStep(node, analysis) ??
        reducedRecord(node, analysis) ?? { kind: 'opaque', node, module }
      );
  }
}

function resultOfApi(callee: ApiValue, node: Invocation, analysis: Analysis): Value {
  const module = moduleOf(node);
  const call = callOf(callee, node.type === 'TaggedTemplateExpression', analysis);
  const unmodelled = (): Unknown => unknown('unmodelled-result', node, callee.name, { type: callee.type });
  if (call?.value.returns === undefined) return unmodelled();
  const result = call.value.returns;
  const argument = (index: number): Value => {
    const given = readArgument(node, index);
    return given.kind === 'written' ? valueOf(given.node, analysis) : UNKNOWN;
  };
  if (typeof result === 'object') {
    if ('same' in result) {
      const { receiver } = callee;
      const given = result.with === undefined ? UNKNOWN : argument(result.with);
      const added = given.kind === 'object' && { added: given };
      return receiver ? { ...receiver, made: receiver.made ?? { node, module }, ...added } : unmodelled();
    }
    if ('argument' in result) return argument(result.argument);
    if ('instanceOf' in result) return givenFor(node, result, analysis);
    if ('registeredUnder' in result)
      return readArgument(node, result.registeredUnder + 1).kind === 'absent'
        ? registeredFor(node, result.registeredUnder, analysis)
        : (callee.receiver ?? unmodelled());
    if ('callback' in result) {
      const callback = argument(result.callback);
      if (callback.kind === 'function') return returnedBy(callback, analysis);
      const isWithout = readArgument(node, result.callback).kind === 'absent' || callback.kind === 'object';
      if (!isWithout || result.otherwise === undefined) return explained(callback, unmodelled);
      const type = analysis.catalogue.resolve(call.model, result.otherwise);
      return { kind: 'api', type, receiver: callee.receiver, name: callee.name, made: { node, module } };
    }
    if ('entriesOf' in result) return entriesOf(argument(result.entriesOf), analysis);
    if ('copyOf' in result) return copyOf(argument(result.copyOf), analysis);
    if ('rows' in result) {
      const query = call.value.query ?? queryOfType(callee.receiver, analysis);
      return rowsOf(result, query, callee, node, call.model, analysis);
    }
    if ('memberOf' in result) {
      const name = textGiven(node, result.named);
      const type = analysis.catalogue.resolve(call.model, result.memberOf);
      if (name === undefined) return unmodelled();
      const given = ofTypeArgument(type, callee, analysis);
      const member = given ? memberOf(given, name, analysis) : UNKNOWN;
      return isKnown(member) ? member : memberOf({ ...callee, type }, name, analysis);
    }
  }
  const type = analysis.catalogue.resolve(call.model, result);
  return (
    ofTypeArgument(type, callee, analysis) ?? {
      kind: 'api',
      type,
      receiver: callee.receiver,
      name: callee.name,
      made: { node, module },
    }
  );
}

function queryOfType(value: ApiValue | undefined, analysis: Analysis): Query | undefined {
  return value && analysis.catalogue.facet(value.type, 'query')?.value;
}

/** Instances of the entity that a query is about; what the model says otherwise where that is no class of the project. */
function rowsOf(
  { rows, otherwise, entity: place }: Rows,
  query: Query | undefined,
  callee: ApiValue,
  node: Invocation,
  model: Model,
  analysis: Analysis,
): Value {
  const module = moduleOf(node);
  const stated = place ?? (query && placeOfEntity(query));
  const entity = stated && entityOf(node, stated, callee.receiver, analysis);
  const instance = entity ? instanceOfEntity(entity, analysis) : UNKNOWN;
  if (isKnown(instance))
    return rows === 'many' ? { kind: 'list', element: instance, isArray: true } : instance;
  return otherwise === undefined
    ? unknown('plain-rows', node, entity?.name)
    : {
        kind: 'api',
        type: analysis.catalogue.resolve(model, otherwise),
        receiver: callee.receiver,
        name: callee.name,
        made: { node, module },
      };
}

/** What waiting for a value gives: of a query builder its rows, of a request the answer, of anything else the value itself. */
export function awaited(value: Value, analysis: Analysis): Value {
  if (value.kind !== 'api') return value;
  const query = analysis.catalogue.facet(value.type, 'query');
  if (!query && !analysis.catalogue.facet(value.type, 'exchange')) return value;
  const result = analysis.catalogue.facet(value.type, 'awaited');
  if (!result) return unknown('plain-rows', value.made?.node, undefined, { type: value.type });
  if (typeof result.value === 'object' && 'rows' in result.value) {
    const made = value.made;
    return query && made && made.node.type !== 'NewExpression'
      ? rowsOf(result.value, query.value, value, made.node, result.model, analysis)
      : UNKNOWN;
  }
  return { ...value, type: analysis.catalogue.resolve(result.model, result.value) };
}

function resultOfFunction(target: FunctionValue, node: Invocation, analysis: Analysis): Value {
  const value = returnedBy(target, analysis);
  if (isKnown(value) || node.type !== 'CallExpression') return value;
  // A function that hands back one of its parameters yields what it was given.
  const index = handedBack(target);
  const argument = index === undefined ? undefined : writtenIn(readArgument(node, index));
  if (argument) return valueOf(argument, analysis);
  const made = madeByCallback(target, node, analysis);
  if (isKnown(made)) return made;
  return value.kind === 'opaque' ? unknown('not-followed', value.node) : value;
}

/** `list.bind(orders)` is `list`, and `pool.query.bind(pool)` is `pool.query`. */
function boundOf(callee: Node, analysis: Analysis): Value | undefined {
  if (callee.type !== 'MemberExpression' || memberName(callee) !== 'bind') return undefined;
  const value = valueOf(callee.object, analysis);
  if (value.kind === 'function') return value;
  return value.kind === 'api' &&
    callOf(value, false, analysis) &&
    !analysis.catalogue.member(value.type, 'bind')
    ? value
    : undefined;
}

function handedBack({ node }: FunctionValue): number | undefined {
  const returned = returnsOf(node);
  const [only] = returned;
  if (returned.length !== 1 || only?.type !== 'Identifier') return undefined;
  const index = node.params.findIndex(
    (parameter) => parameter.type === 'Identifier' && parameter.name === only.name,
  );
  return index < 0 ? undefined : index;
}

/** What a function of the project returns: by annotation, else by its return statements, which must agree. */
export function returnedBy({ node }: FunctionValue, analysis: Analysis): Value {
  const returned = returnsOf(node);
  const value = oneOf(
    returned
      .map((expression) => valueOf(expression, analysis))
      .filter((each) => each.kind !== 'opaque' || returned.length === 1),
  );
  if (isKnown(value)) return value;
  if (node.returnType) return valueOfType(node.returnType.typeAnnotation, analysis);
  return explained(value, () =>
    returned.length === 0 ? unknown('returns-nothing', node) : unknown('not-followed', returned[0]),
  );
}

/** What a function's own return statements hand back. */
export function returnsOf(node: FunctionValue['node']): Node[] {
  if (node.body.type !== 'BlockStatement') return [node.body];
  return ownNodesIn(node.body).flatMap((each) =>
    each.type === 'ReturnStatement' && each.argument && !isFunctionBetween(each, node) ? [each.argument] : [],
  );
}

function isFunctionBetween(inner: Node, outer: Node): boolean {
  for (let at = inner.parent; at && at !== outer; at = at.parent) if (isFunction(at)) return true;
  return false;
}

/** What `new X(…)` gives. */
export function constructed(node: CallLike, analysis: Analysis): Value {
  const module = moduleOf(node);
  const target = valueOf(node.callee, analysis);
  if (target.kind !== 'class' && target.kind !== 'api') return { kind: 'opaque', node, module };
  if (target.kind === 'api' && !analysis.catalogue.facet(target.type, 'instance'))
    return { kind: 'opaque', node, module };
  const instance = toInstance(target, analysis);
  return instance.kind === 'api' ? { ...instance, receiver: undefined, made: { node, module } } : instance;
}
