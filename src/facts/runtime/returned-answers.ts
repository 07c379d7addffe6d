// Objects that answer a request because a handler returns them: `return { statusCode: 500, body }`.
//
//   export const handler = async (event) => ({ statusCode: 200, body })      an answer, where `event` is a request that is answered so
//   const response = { statusCode: 200, body }; return response;             the same
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
import type { ReturnedAnswer } from '../../models/model.js';
import { receivedAs, receivedInPlace } from '../origins/parameters.js';
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
  const keys = isReturned(node) ? keysOfAnswer(enclosingFunction(node), analysis, entered) : undefined;
  const status = keys && propertyOf(node, keys.status)?.value;
  return status && { status, body: propertyOf(node, keys.body)?.value };
}

/** Does a handler return what a call gives, where what it returns answers a request? */
export function answersByReturning(
  call: TSESTree.CallExpression,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): boolean {
  return isReturned(call) && keysOfAnswer(enclosingFunction(call), analysis, entered) !== undefined;
}

function keysOfAnswer(
  fn: FunctionNode | undefined,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): ReturnedAnswer | undefined {
  if (!fn) return undefined;
  if (!entered) return keysOfHandler(fn, analysis);
  return entered.fn === fn && isReturned(entered.call)
    ? keysOfAnswer(enclosingFunction(entered.call), analysis, entered.outer)
    : undefined;
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

/** Is a value what the function around it returns, at once or by a name? */
function isReturned(node: Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'ReturnStatement':
      return true;
    case 'ArrowFunctionExpression':
      return parent.body === value;
    case 'AwaitExpression':
    case 'LogicalExpression':
      return isReturned(parent);
    case 'ConditionalExpression':
      return parent.test !== value && isReturned(parent);
    case 'VariableDeclarator':
      return (
        parent.id.type === 'Identifier' &&
        bindingOf(parent.id)?.references.some(
          ({ identifier }) => (identifier as Node).parent?.type === 'ReturnStatement',
        ) === true
      );
    default:
      return false;
  }
}
