// Which callbacks are handed an error by what they are given to: a rejection, an event, an observer.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  decoratorsOf,
  keyName,
  memberName,
  stringValue,
  unwrap,
  wrapped,
  type Node,
} from '../../ast/nodes.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';

const LISTENS = new Set(['on', 'once', 'addListener', 'prependListener']);
const ERROR_EVENTS = new Set(
  'error uncaughtException unhandledRejection clientError tlsClientError'.split(' '),
);

/** What hands an error to the function that stands here, as its first argument. */
export function handedAt(place: Node, analysis: Analysis): 'rejection' | 'event' | 'handler' | undefined {
  const value = wrapped(place);
  const { parent } = value;
  if (parent?.type === 'MethodDefinition') return isFilter(parent, analysis) ? 'handler' : undefined;
  if (parent?.type === 'CallExpression' && parent.callee !== value)
    return handedByCall(parent, parent.arguments.indexOf(value as TSESTree.Expression), analysis);
  // `socket.onerror = (event) => …` receives an event, whatever its parameter is called.
  return parent?.type === 'Property' && isObserver(parent) ? 'rejection' : undefined;
}

function handedByCall(
  call: TSESTree.CallExpression,
  position: number,
  analysis: Analysis,
): 'rejection' | 'event' | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return undefined;
  const name = memberName(callee) ?? '';
  if (LISTENS.has(name) && position === 1)
    return ERROR_EVENTS.has(stringValue(call.arguments[0]) ?? '') ? 'event' : undefined;
  if (
    !(name === 'catch' && position === 0) &&
    !(name === 'then' && position === 1) &&
    !(name === 'subscribe' && position === 1)
  )
    return undefined;
  // A schema's `.catch(…)` gives a fallback value.
  const target = apiOf(callee, analysis);
  return target && analysis.catalogue.facet(target.type, 'call')?.value.schema ? undefined : 'rejection';
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
