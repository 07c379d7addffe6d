// Functions that do a step of work for an element, of which a statement is one part.
import type { TSESTree } from '@typescript-eslint/utils';
import { isInvocation, type Invocation } from '../../ast/invocations.js';
import { isFunction, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { derivedIn, mentions } from '../flow/derived-names.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { effectsOf } from '../queries/effects.js';
import { queryOf } from '../queries/queries.js';
import type { ReachedQuery } from '../queries/reached-queries.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';

/** A letter, a deployment, a row that is changed and logged: nobody does that for all elements with one query. */
export function isUnitOfWork({ node }: FunctionValue, analysis: Analysis): boolean {
  const { writes, unknown, waits } = effectsOf(node, analysis);
  return (
    writes.length > 0 ||
    unknown.length > 0 ||
    waits.some((each) => !isInvocation(each) || !queryOf(each, analysis))
  );
}

/** Does a function that sends a statement do something else as well? */
export function doesMoreThan({ query }: ReachedQuery, { node }: FunctionValue, analysis: Analysis): boolean {
  const { unknown, waits } = effectsOf(node, analysis);
  return unknown.some((each) => each !== query.node) || waits.some((each) => each !== query.node);
}

interface Round {
  readonly call: Invocation;
  readonly repetition: {
    readonly loop: { readonly body: Node; readonly element: Parameters<typeof derivedIn>[1] };
  };
}

/**
 * `await mail(user); await markSent(user)`: the write says that a step is done, which the round waited for and that no
 * statement takes back. Written for all at the end, the steps before a failure would count as not done. Where the step gives
 * something, `const sent = await post(user)`, it is to be a request: what is worked out for an element may be written later.
 */
export function recordsStep({ call, repetition: { loop } }: Round, analysis: Analysis): boolean {
  const names = derivedIn(loop.body, loop.element);
  return nodesIn(loop.body, (node) => !isFunction(node) || node === loop.body).some((node) => {
    if (node.type !== 'AwaitExpression' || node.range[1] > call.range[0]) return false;
    const step = unwrap(node.argument);
    const statement = statementOf(node);
    if (step.type !== 'CallExpression' || !statement) return false;
    const isDone = statement.type === 'ExpressionStatement' ? isLeftForGood : sendsRequest;
    return isOnTheWay(statement, call) && mentions(step, names) && isDone(step, analysis);
  });
}

/** `await send();`, `const sent = await send();` */
function statementOf(awaited: TSESTree.AwaitExpression): Node | undefined {
  const { parent } = wrapped(awaited);
  if (parent?.type === 'ExpressionStatement') return parent;
  return parent?.type === 'VariableDeclarator' ? parent.parent : undefined;
}

/** A request to another service, here or in the function that it calls. */
function sendsRequest(step: Invocation, analysis: Analysis): boolean {
  return effectsOf(wrapped(step), analysis).waits.some(
    (each) =>
      (each.type === 'CallExpression' || each.type === 'NewExpression') &&
      typeof outgoingRequestOf(each, analysis) === 'object',
  );
}

/** Whatever comes to the write has come to the step: both stand in one block, or the step in one around it. */
function isOnTheWay(step: Node, to: Node): boolean {
  const block = step.parent;
  return block !== undefined && to.range[0] > block.range[0] && to.range[1] <= block.range[1];
}

/** It does something outside of the database, or something of which nothing is known. */
function isLeftForGood(step: Invocation, analysis: Analysis): boolean {
  const { unknown, waits } = effectsOf(wrapped(step), analysis);
  return unknown.length > 0 || waits.some((each) => !isInvocation(each) || !queryOf(each, analysis));
}

/** Does a function wait for something outside of the database, such as a request or a file? */
export function actsOutside({ node }: FunctionValue, analysis: Analysis): boolean {
  return effectsOf(node, analysis).waits.some((each) => !isInvocation(each) || !queryOf(each, analysis));
}
