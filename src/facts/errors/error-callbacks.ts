// Which callbacks are handed an error by what they are given to: a rejection, an event, an observer, a job that failed.
//
//   a.catch(f), a.then(g, f), a.subscribe(g, f)       rejection, as the first parameter of f
//   emitter.on('error', f)                            event, as the first parameter
//   worker.on('failed', f), of a library of jobs      job, as the parameter that its model says
//   @Catch() class { catch(e) {} }                    handler, as the first parameter
import type { TSESTree } from '@typescript-eslint/utils';
import { positionOf } from '../../ast/arguments.js';
import {
  decoratorsOf,
  keyName,
  memberName,
  stringValue,
  unwrap,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import type { TypeRef } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import { callbackAt, type Slot } from '../origins/callbacks.js';
import { apiOf } from '../origins/origins.js';
import type { ApiValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';

const LISTENS = new Set(['on', 'once', 'addListener', 'prependListener']);
const ERROR_EVENTS = new Set(
  'error uncaughtException unhandledRejection clientError tlsClientError'.split(' '),
);

export interface HandedError {
  readonly by: 'rejection' | 'event' | 'handler' | 'job';
  /** Position of the parameter that is the error. */
  readonly parameter: number;
}

/** What hands an error to the function that stands here. */
export function handedAt(place: Node, analysis: Analysis): HandedError | undefined {
  const value = wrapped(place);
  const { parent } = value;
  if (parent?.type === 'MethodDefinition') return isFilter(parent, analysis) ? FIRST.handler : undefined;
  if (parent?.type === 'CallExpression' && parent.callee !== value)
    return handedByCall(parent, parent.arguments.indexOf(value as TSESTree.Expression), analysis);
  if (parent?.type !== 'Property' || parent.value !== value) return undefined;
  // `socket.onerror = (event) => …` receives an event, whatever its parameter is called.
  return isObserver(parent) ? FIRST.rejection : handedInOption(parent, analysis);
}

const FIRST = {
  rejection: { by: 'rejection', parameter: 0 },
  event: { by: 'event', parameter: 0 },
  handler: { by: 'handler', parameter: 0 },
} as const satisfies Readonly<Record<string, HandedError>>;

function handedByCall(
  call: TSESTree.CallExpression,
  position: number,
  analysis: Analysis,
): HandedError | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee) ?? '';
  if (LISTENS.has(name) && position === 1)
    return ERROR_EVENTS.has(stringValue(call.arguments[0]) ?? '')
      ? FIRST.event
      : handedForJob({ call, position, property: undefined, arity: undefined }, analysis);
  if (
    !(name === 'catch' && position === 0) &&
    !(name === 'then' && position === 1) &&
    !(name === 'subscribe' && position === 1)
  )
    return undefined;
  // A schema's `.catch(…)` gives a fallback value.
  const target = apiOf(callee, analysis);
  return target && analysis.catalogue.facet(target.type, 'call')?.value.schema ? undefined : FIRST.rejection;
}

/** `new Jobs({ onFailure: (e) => … })` */
function handedInOption(property: TSESTree.Property, analysis: Analysis): HandedError | undefined {
  const options = wrapped(property.parent);
  const call = options.parent;
  if (call?.type !== 'NewExpression' || call.callee === options) return undefined;
  const position = positionOf(options, call);
  return handedForJob({ call, position, property: keyName(property), arity: undefined }, analysis);
}

/** What a library hands to a function that it runs for a job which has failed. */
function handedForJob(slot: Slot, analysis: Analysis): HandedError | undefined {
  const callee = apiOf(slot.call.callee, analysis);
  const callback = callee && callbackAt(callee, slot, analysis);
  if (!callee || !callback?.onFailedJob) return undefined;
  const parameter = callback.parameters.findIndex((type) => isErrorType(type, callee, analysis));
  return parameter < 0 ? undefined : { by: 'job', parameter };
}

function isErrorType(type: TypeRef, { type: { model } }: ApiValue, { catalogue }: Analysis): boolean {
  return catalogue.facet(catalogue.resolve(model, type), 'role')?.value === 'error';
}

/** The method of a class that a decorator makes the handler of all errors. */
function isFilter(method: TSESTree.MethodDefinition, analysis: Analysis): boolean {
  return decoratorsOf(method.parent.parent).some(({ expression }) => {
    if (expression.type !== 'CallExpression' || expression.arguments.length > 0) return false;
    const name = calleeOf(expression, analysis)?.call.handsErrorsTo;
    return name !== undefined && keyName(method) === name;
  });
}

/** `{ next: …, error: (e) => … }` handed to `.subscribe(…)`. */
function isObserver(property: TSESTree.Property): boolean {
  const observer = property.parent;
  if (keyName(property) !== 'error' || observer.type !== 'ObjectExpression') return false;
  const call = observer.parent;
  return (
    call.type === 'CallExpression' &&
    call.callee.type === 'MemberExpression' &&
    memberName(call.callee) === 'subscribe'
  );
}
