// What code does to the answer of a request: what is sent, with which status, on which response.
//
// replyAt(node), where `res` is a response, `ctx` and `c` a context, by where they come from:
//
//   res.status(404).json(body)                 sends body, 404, on res
//   res.status(code).json(body)                sends body, an unknown status, on res
//   res.status(500); res.json(body)            sends body, 500, on res
//   if (bad) res.status(400); res.json(body)   sends body, an unknown status, on res
//   res.json(body)                             sends body, the library's default, on res
//   res.status(404)                            prepares 404 on res
//   ctx.status = 500; ctx.body = body          sets body, 500, on ctx
//   c.json(body, 500)                          makes body, 500: it is sent where the handler returns it
//   new Response(body, { status: 500 })        makes body, 500
//   return { statusCode: 500, body }           makes body, 500, where a handler answers by what it returns
//   app.json(body), any.json(body)             nothing
//
// repliesAt(node) follows the project's functions too, here and in other files:
//
//   sendError(res, error)                      what the function sends on the response that it is given
//   return ok(data)                            what the function makes
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import type { Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Reply as ModelledReply } from '../../models/model.js';
import { depthOf, type EnteredCall } from '../origins/place-walk.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import {
  mayBeReply,
  modelledReply,
  numberOf,
  statusOf,
  type Modelled,
  type ModelledNode,
  type Status,
} from './modelled-replies.js';
import { isResponse } from './responses.js';
import { answersByReturning, mayAnswer, returnedAnswer } from './returned-answers.js';

export type ReplyNode = ModelledNode | TSESTree.ObjectExpression;

export interface Reply {
  readonly node: ReplyNode;
  readonly does: ModelledReply['does'];
  /** What the client is sent. */
  readonly sent: Node | undefined;
  /** `undefined` where nothing says one: the library's default. */
  readonly status: Status;
  /** What it is sent with, as the code around it names it; nothing for an answer that is only made. */
  readonly response: Node | undefined;
  /** Where an answer has ended, it does nothing. */
  readonly mayRepeat: boolean;
  /** The call of the project's function in which it stands, where it was reached through one. */
  readonly entered: EnteredCall | undefined;
}

/** Does a status say that the server failed? */
export function isServerFailure(status: Reply['status']): status is number {
  return typeof status === 'number' && status >= 500;
}

/** What one node does to an answer. */
export function replyAt(node: Node, analysis: Analysis, entered?: EnteredCall): Reply | undefined {
  const mayReturn = mayAnswer(node, analysis);
  if (!mayReturn && !mayBeReply(node, analysis)) return undefined;
  const find = (): Reply | undefined => {
    if (mayReturn) return returnedReply(node, analysis, entered);
    const modelled = modelledReply(node, analysis, entered);
    return modelled && described(modelled, analysis, entered);
  };
  return entered ? find() : answersOn(node, analysis).of(replyAt, node, find);
}

/** The answers of a node, its own or those of a function of the project that it calls. A status alone is none. */
export function repliesAt(node: Node, analysis: Analysis, entered?: EnteredCall): readonly Reply[] {
  const own = replyAt(node, analysis, entered);
  if (own) return own.does === 'prepares' ? [] : [own];
  if (node.type !== 'CallExpression' || depthOf(entered) >= CALLS_ENTERED) return [];
  const find = (): readonly Reply[] => {
    const fn = functionOf(node.callee, analysis)?.node;
    if (!fn || !mayReply(node, analysis, entered)) return [];
    const inside: EnteredCall = { call: node, fn, outer: entered };
    return analysis.recursion.ask<readonly Reply[]>(
      { question: repliesAt, subject: fn, deepest: CALLS_ENTERED },
      [],
      () => nodesIn(fn.body).flatMap((each) => repliesAt(each, analysis, inside)),
    );
  };
  return entered ? find() : answersOn(node, analysis).of(repliesAt, node, find);
}

/** A call of a function that is given a response, or that gives one. */
function mayReply(
  call: TSESTree.CallExpression,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): boolean {
  return (
    call.arguments.some((argument) => isResponse(argument, analysis, entered)) ||
    isResponse(call, analysis, entered) ||
    answersByReturning(call, analysis, entered)
  );
}

function returnedReply(
  node: TSESTree.ObjectExpression,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Reply | undefined {
  const answer = returnedAnswer(node, analysis, entered);
  return (
    answer && {
      node,
      does: 'makes',
      sent: answer.body,
      status: numberOf(answer.status, analysis, entered),
      response: undefined,
      mayRepeat: false,
      entered,
    }
  );
}

function described(
  modelled: Modelled,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Reply | undefined {
  const { node, reply, root } = modelled;
  const isAssignment = node.type === 'AssignmentExpression';
  // Whoever is told what became of it may answer in its place.
  if (reply.callback !== undefined && !isAssignment && node.arguments.some(isCallback)) return undefined;
  const given = (index: number): Node | undefined =>
    isAssignment ? node.right : writtenIn(readArgument(node, index));
  const sent = reply.body === undefined ? undefined : given(reply.body);
  return {
    node,
    does: reply.does,
    sent,
    status: statusOf(modelled, analysis, entered),
    response: reply.does === 'makes' ? undefined : root,
    mayRepeat: reply.mayRepeat === true && !sent,
    entered,
  };
}

function isCallback(argument: Node): boolean {
  return /Function/.test(argument.type) || argument.type === 'Identifier';
}

function answersOn(node: Node, analysis: Analysis) {
  return moduleOf(node).answersIn(analysis.project.modules.version);
}
