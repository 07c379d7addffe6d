// Objects that answer a request because a handler returns them: `return { statusCode: 500, body }`.
//
//   export const handler = async (event) => ({ statusCode: 200, body })      an answer, where `event` is a request that is answered so
//   const response = { statusCode: 200, body }; return response;             the same
//   callback(null, { statusCode: 200, body })                                the same, where the handler is handed callback
//   const respond = (statusCode, body) => ({ statusCode, body }); return respond(200, data)
//                                                                            the same, where the call of respond is looked into
//   events.map((event) => ({ statusCode: 200, body }))                       none: the handler does not return it
import type { TSESTree } from '@typescript-eslint/utils';
import {
  enclosingFunction,
  keyName,
  propertyOf,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import type { CalledBack, ReturnedAnswer } from '../../models/model.js';
import { parameterNamed, receivedAs, receivedInPlace } from '../origins/parameters.js';
import type { EnteredCall } from '../origins/place-walk.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';

/** The parts of an object that answers a request. */
export interface AnswerParts {
  readonly status: Node;
  readonly body: Node | undefined;
}

/** A look at the keys of an object, before anything is followed. */
export function mayAnswer(node: Node, { catalogue }: Analysis): node is TSESTree.ObjectExpression {
  return (
    node.type === 'ObjectExpression' &&
    node.properties.some((each) => each.type === 'Property' && catalogue.names.isAnswerStatus(keyName(each)))
  );
}

/** @param entered the call of the function that writes the object, where it was reached through one */
export function returnedAnswer(
  node: TSESTree.ObjectExpression,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): AnswerParts | undefined {
  const keys = keysOfAnswer(node, analysis, entered);
  const status = keys && propertyOf(node, keys.status)?.value;
  return status && { status, body: propertyOf(node, keys.body)?.value };
}

/** Does a handler return what a call gives, where what it returns answers a request? */
export function answersByReturning(
  call: TSESTree.CallExpression,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): boolean {
  return keysOfAnswer(call, analysis, entered) !== undefined;
}

function keysOfAnswer(
  node: Node,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): ReturnedAnswer | undefined {
  for (const { fn, through } of waysOut(node)) {
    const keys = entered
      ? entered.fn === fn && !through && keysOfAnswer(entered.call, analysis, entered.outer)
      : keysOfHandler(fn, analysis);
    if (keys && (!through || isSame(through, keys.callback))) return keys;
  }
  return undefined;
}

function isSame(one: CalledBack, other: CalledBack | undefined): boolean {
  return one.parameter === other?.parameter && one.argument === other.argument;
}

function keysOfHandler(fn: FunctionNode, analysis: Analysis): ReturnedAnswer | undefined {
  return moduleOf(fn)
    .answersIn(analysis.project.modules.version)
    .of(keysOfHandler, fn, () => {
      const received = fn.params.length > 0 ? receivedAs(fn, 0, analysis) : receivedInPlace(fn, 0, analysis);
      return received.kind === 'api'
        ? analysis.catalogue.facet(received.type, 'answeredBy')?.value
        : undefined;
    });
}

interface WayOut {
  readonly fn: FunctionNode;
  /** The parameter that is called with the value; without one it is returned. */
  readonly through?: CalledBack;
}

/** The functions that give a value to whoever calls them, at once or by a name: what they return, or call a parameter with. */
function waysOut(node: Node): readonly WayOut[] {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const fn =
        parent.type === 'ReturnStatement' || parent.body === value ? enclosingFunction(value) : undefined;
      return fn ? [{ fn }] : [];
    }
    case 'AwaitExpression':
    case 'LogicalExpression':
      return waysOut(parent);
    case 'ConditionalExpression':
      return parent.test === value ? [] : waysOut(parent);
    case 'CallExpression':
      return calledBack(parent, value);
    case 'VariableDeclarator':
      return waysOfName(parent.id);
    case 'AssignmentExpression':
      return parent.operator === '=' && parent.right === value ? waysOfName(parent.left) : [];
    default:
      return [];
  }
}

function waysOfName(name: Node): readonly WayOut[] {
  const binding = name.type === 'Identifier' ? bindingOf(name) : undefined;
  return (binding?.references ?? []).flatMap(({ identifier }) => {
    const { parent } = identifier as Node;
    if (parent?.type === 'CallExpression') return calledBack(parent, identifier);
    const fn = parent?.type === 'ReturnStatement' ? enclosingFunction(identifier) : undefined;
    return fn ? [{ fn }] : [];
  });
}

/** `callback(null, value)`, where a function around it was handed `callback` */
function calledBack({ callee, arguments: given }: TSESTree.CallExpression, value: Node): readonly WayOut[] {
  const argument = given.findIndex((each) => each === value);
  const handed = parameterNamed(callee);
  return handed && argument >= 0 ? [{ fn: handed.fn, through: { parameter: handed.index, argument } }] : [];
}
