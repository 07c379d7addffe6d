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
import { chainOf, rootOf } from '../../ast/chains.js';
import { alwaysLeaves, goesOnTo, isAfter } from '../../ast/flow.js';
import { enclosingFunction, memberName, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn, ownNodesIn } from '../../ast/walk.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Reply as ModelledReply } from '../../models/model.js';
import { depthOf, type EnteredCall } from '../origins/place-walk.js';
import { numberIn } from '../origins/numbers.js';
import { functionOf } from '../origins/origins.js';
import { valueWithin } from '../origins/passed-values.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { apiWithin, isResponse, responseOf } from './responses.js';
import { answersByReturning, mayAnswer, returnedAnswer } from './returned-answers.js';

export type ReplyNode = ModelledNode | TSESTree.ObjectExpression;
type ModelledNode = TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.AssignmentExpression;

export interface Reply {
  readonly node: ReplyNode;
  readonly does: ModelledReply['does'];
  /** What the client is sent. */
  readonly sent: Node | undefined;
  /** `undefined` where nothing says one: the library's default. */
  readonly status: number | 'unknown' | undefined;
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

/** A look at what a node is and at its name, before any of it is followed. */
function mayBeReply(node: Node, { catalogue }: Analysis): node is ModelledNode {
  if (node.type === 'NewExpression') return true;
  const named =
    node.type === 'CallExpression'
      ? node.callee
      : node.type === 'AssignmentExpression' && node.operator === '='
        ? node.left
        : undefined;
  const member = named && unwrap(named);
  return member?.type === 'MemberExpression' && catalogue.names.isNamed('reply', memberName(member));
}

/** What a model says that a node does to an answer. */
interface Modelled {
  readonly node: ModelledNode;
  readonly reply: ModelledReply;
  /** What it is called on, or assigned to a member of. */
  readonly root: Node;
}

function modelledReply(
  node: Node,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Modelled | undefined {
  if (!mayBeReply(node, analysis)) return undefined;
  const isAssignment = node.type === 'AssignmentExpression';
  const member = unwrap(isAssignment ? node.left : node.callee);
  const value = apiWithin(member, analysis, entered);
  const call = value && analysis.catalogue.facet(value.type, isAssignment ? 'assigned' : 'call')?.value;
  if (!call?.reply) return undefined;
  const root = isAssignment && member.type === 'MemberExpression' ? unwrap(member.object) : rootOf(node);
  return { node, reply: call.reply, root };
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

// ── the status ────────────────────────────────────────────────────────────────────────────────────────────────────

type Status = Reply['status'];

function statusOf(modelled: Modelled, analysis: Analysis, entered: EnteredCall | undefined): Status {
  const { node, reply } = modelled;
  const own = statusStatedBy(modelled, analysis, entered);
  if (own !== undefined || reply.does === 'prepares' || reply.does === 'begins') return own;
  for (const { call } of node.type === 'CallExpression' ? chainOf(node).slice(1) : []) {
    const earlier = modelledReply(call, analysis, entered);
    const status = earlier && statusStatedBy(earlier, analysis, entered);
    if (status !== undefined) return status;
  }
  return statusSetAround(modelled, analysis, entered);
}

function statusStatedBy(
  { node, reply: { status } }: Modelled,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Status {
  if (!status) return undefined;
  if ('is' in status) return status.is;
  if (node.type === 'AssignmentExpression') return numberOf(node.right, analysis, entered);
  const given = readArgument(node, status.argument, status.path);
  if (given.kind === 'absent') return undefined;
  return given.kind === 'written' ? numberOf(given.node, analysis, entered) : 'unknown';
}

function numberOf(node: Node, analysis: Analysis, entered: EnteredCall | undefined): number | 'unknown' {
  return numberIn(valueWithin(node, analysis, entered), analysis) ?? 'unknown';
}

/** `res.status(500);` in a statement of its own, before it; where what is set is sent at the end, behind it too. */
function statusSetAround(
  { node, reply, root }: Modelled,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): Status {
  const response = responseOf(root);
  const fn = enclosingFunction(node);
  if (!response || !fn) return undefined;
  let status: Status;
  for (const set of statusesSetIn(fn, analysis, entered)) {
    if (responseOf(set.root) !== response) continue;
    const statement = statementOf(set.node);
    const isBehind = reply.does === 'sets' && isBeside(statementOf(node), statement);
    if (isAfter(node, statement) || isBehind) status = statusStatedBy(set, analysis, entered);
    else if (goesOnTo(set.node, node)) status = 'unknown';
  }
  return status;
}

/** Every status that a function sets by itself, in source order. */
function statusesSetIn(
  fn: FunctionNode,
  analysis: Analysis,
  entered: EnteredCall | undefined,
): readonly Modelled[] {
  const find = (): readonly Modelled[] =>
    ownNodesIn(fn.body).flatMap((node) => {
      const set = modelledReply(node, analysis, entered);
      return set?.reply.does === 'prepares' && set.reply.status ? [set] : [];
    });
  return entered ? find() : answersOn(fn, analysis).of(statusesSetIn, fn, find);
}

function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && !/Statement$|^Program$/.test(at.type)) at = at.parent;
  return at;
}

/** In the block of `statement`, which goes on to it. */
function isBeside(statement: Node, later: Node): boolean {
  return later.parent === statement.parent && !alwaysLeaves(statement);
}

function answersOn(node: Node, analysis: Analysis) {
  return moduleOf(node).answersIn(analysis.project.modules.version);
}
