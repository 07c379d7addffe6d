// The paths of an answer through a function, asked by its function and its response.
import type { TSESTree } from '@typescript-eslint/utils';
import { isLoop } from '../../ast/flow.js';
import {
  enclosingFunction,
  isFunction,
  memberName,
  parameterPattern,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { isOnlyRead } from '../../ast/member-reads.js';
import { namesIn } from '../../ast/patterns.js';
import { CALLS_ENTERED } from '../../budgets.js';
import { depthOf, type EnteredCall } from '../origins/place-walk.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import { isAnsweredEarly } from './early-answers.js';
import { handlerOf } from './handlers.js';
import { registrationsOf } from './registrations.js';
import { replyAt } from './replies.js';
import type { ReplyEnd, Responding } from './reply-effects.js';
import { ReplyPaths } from './reply-paths.js';
import { isResponse, responseOf } from './responses.js';

/** What becomes of the answer on a response within a function, which may be a callback of the one that was given it. */
export function pathsOf(fn: FunctionNode, response: Binding, analysis: Analysis): ReplyPaths {
  const byFunction = moduleOf(fn)
    .answersIn(analysis.project.modules.version)
    .of(pathsOf, response, () => new Map<FunctionNode, ReplyPaths>());
  let paths = byFunction.get(fn);
  if (!paths) byFunction.set(fn, (paths = new ReplyPaths(fn, respondingWith(response, analysis))));
  return paths;
}

/** The same for an error-first callback: where it is given an error is a failure of its own. */
export function callbackPathsOf(
  fn: FunctionNode,
  response: Binding,
  error: Binding,
  analysis: Analysis,
): ReplyPaths {
  return new ReplyPaths(fn, respondingWith(response, analysis), error);
}

/** A response, and what goes on to the next handler in the function that has it. */
function respondingWith(response: Binding, analysis: Analysis): Responding {
  const owner = ownerOf(response);
  return respondingTo(response, owner && nextOf(owner, analysis), undefined, analysis);
}

/** The function that has a response as a parameter. */
export function ownerOf(name: Binding | undefined): FunctionNode | undefined {
  const node = name?.defs[0]?.node as Node | undefined;
  return isFunction(node) ? node : undefined;
}

function respondingTo(
  response: Binding,
  next: Binding | undefined,
  entered: EnteredCall | undefined,
  analysis: Analysis,
): Responding {
  return {
    response,
    next,
    analysis,
    entered,
    endOfCall: (call, fn, own, ownNext) => endOfCall({ call, fn, outer: entered }, own, ownNext, analysis),
  };
}

function endOfCall(
  entered: EnteredCall,
  response: Binding,
  next: Binding | undefined,
  analysis: Analysis,
): ReplyEnd {
  if (depthOf(entered) > CALLS_ENTERED) return 'unknown';
  const { fn } = entered;
  return analysis.recursion.ask<ReplyEnd>(
    { question: endOfCall, subject: fn, deepest: CALLS_ENTERED },
    'unknown',
    () => new ReplyPaths(fn, respondingTo(response, next, entered, analysis)).end,
  );
}

/** An answer that is followed by another one, or by the handlers behind it, on every path. */
export interface DoubleReply {
  readonly second: Node;
  /** It is not answered again, but handed to the handlers behind. */
  readonly passesOn: boolean;
  /** The function in which the run goes on. */
  readonly fn: FunctionNode;
  /** What that function gives back is looked at by nobody: a library calls it with the response, and the project's own code does not. */
  readonly isValueIgnored: boolean;
  /** It is no refusal, and work is done between the two: the answer may be one that is given before the work. */
  readonly isBeforeWork: boolean;
}

/** What comes too late after an answer: in the function around it, or in one that runs that as a step. */
export function doubleReplyAt(node: TSESTree.CallExpression, analysis: Analysis): DoubleReply | undefined {
  if (!mayBeFollowed(node, analysis)) return undefined;
  const response = responseBehind(node, analysis);
  const owner = ownerOf(response);
  if (!response || !owner) return undefined;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const second = pathsOf(fn, response, analysis).secondAfter(node);
    if (second)
      return {
        second,
        passesOn: isNext(second, owner, analysis),
        fn,
        isValueIgnored: fn === owner && !registrationsOf(fn, analysis).isCalled,
        isBeforeWork: isAnsweredEarly(node, second, fn, analysis),
      };
    if (fn === owner) break;
  }
  return undefined;
}

/**
 * What answers again names a parameter of the function that has the response, that one or the one that goes on. Who calls a function
 * is a question to the whole project: it is asked where such a name stands behind a call.
 */
function mayBeFollowed(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const names = [responseOf(call), ...call.arguments.map(responseOf)];
  const owners = new Set(names.map(ownerOf));
  return [...owners].some((owner) => owner !== undefined && isNamedBehind(call, owner, analysis));
}

/** In a round everything stands behind; another name for a parameter may be any. */
function isNamedBehind(call: Node, owner: FunctionNode, analysis: Analysis): boolean {
  for (let at: Node | undefined = call; at && at !== owner; at = at.parent) if (isLoop(at)) return true;
  return owner.params
    .flatMap((parameter) => namesIn(parameterPattern(parameter)))
    .some((name) =>
      bindingOf(name)?.references.some(
        ({ identifier }) =>
          (identifier.range[0] > call.range[1] || isNamedAnew(identifier)) &&
          !isOnlyRead(identifier) &&
          !isCalledForSomethingElse(identifier, analysis),
      ),
    );
}

/** `order.lines.push(line)`: no library answers by any of these names, and nothing keeps what the call gives. */
function isCalledForSomethingElse(name: Node, { catalogue }: Analysis): boolean {
  let at = wrapped(name);
  for (let { parent } = at; parent; { parent } = at) {
    if (parent.type === 'MemberExpression' && parent.object === at) {
      const member = memberName(parent);
      if (member === undefined || catalogue.names.isNamed('reply', member)) return false;
    } else if (parent.type !== 'CallExpression' || parent.callee !== at || at === wrapped(name)) break;
    at = wrapped(parent);
  }
  const isCall = unwrap(at).type === 'CallExpression';
  return (
    isCall && !/^(?:VariableDeclarator|AssignmentExpression|CallExpression)$/.test(at.parent?.type ?? '')
  );
}

/** `const out = res`, `const raw = res.raw` */
function isNamedAnew(name: Node): boolean {
  let at = wrapped(name);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = wrapped(at.parent);
  return at.parent?.type === 'VariableDeclarator';
}

/** The response that a call may answer with: its own, one that it is given, or the one beside `next`. */
function responseBehind(call: TSESTree.CallExpression, analysis: Analysis): Binding | undefined {
  const reply = replyAt(call, analysis);
  if (reply) return reply.does === 'sends' && reply.response ? responseOf(reply.response) : undefined;
  const given = call.arguments.find((each) => each.type === 'Identifier' && isParameter(each));
  if (given && isResponse(given, analysis)) return responseOf(given);
  const { callee } = call;
  const owner = callee.type === 'Identifier' ? ownerOf(bindingOf(callee)) : undefined;
  if (!owner || !isBehindRequest(callee, owner) || !isNext(call, owner, analysis)) return undefined;
  const handler = handlerOf(owner, analysis);
  return typeof handler === 'object' && handler.response?.type === 'Identifier'
    ? bindingOf(handler.response)
    : undefined;
}

/** Is a name one of a function's parameters, and not the first? In front of what goes on stands the request. */
function isBehindRequest(name: Node, fn: FunctionNode): boolean {
  const declared = bindingOf(name as TSESTree.Identifier)?.defs[0]?.name;
  return fn.params.findIndex((each) => parameterPattern(each) === declared) > 0;
}

/** `next(…)` of a handler. */
function isNext(node: Node, handler: FunctionNode, analysis: Analysis): boolean {
  const callee = node.type === 'CallExpression' ? node.callee : undefined;
  const next = nextOf(handler, analysis);
  return next !== undefined && callee?.type === 'Identifier' && bindingOf(callee) === next;
}

/** Is the request still to be answered wherever a handler fails, so that whoever handles errors can do it? */
export function failsUnanswered(fn: FunctionNode, analysis: Analysis): boolean {
  const handler = handlerOf(fn, analysis);
  const name = typeof handler === 'object' ? handler.response : undefined;
  const response = name?.type === 'Identifier' ? bindingOf(name) : undefined;
  return response !== undefined && pathsOf(fn, response, analysis).failsUnanswered;
}

/** What hands the request on, in a handler. */
export function nextOf(fn: FunctionNode, analysis: Analysis): Binding | undefined {
  if (fn.params.length < 2) return undefined;
  const handler = handlerOf(fn, analysis);
  return typeof handler === 'object' && handler.next?.type === 'Identifier'
    ? bindingOf(handler.next)
    : undefined;
}

function isParameter(name: TSESTree.Identifier): boolean {
  return ownerOf(bindingOf(name)) !== undefined;
}
