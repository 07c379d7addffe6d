// What one expression does to the answer on a response, as the code around it sees it.
//
//   res.status(404).json(a)     answers, with 404
//   res.write(a)                begins
//   ctx.body = a                sets
//   next(), next(error)         forwards
//   sendError(res, error)       calls a function of the project, which always answers, never does, or may
//   send(res), { res }, f(res)  handed to code that is not known
//   res.json = patched          replaces what the response does
//   res.set('a', b), res.locals none
import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf } from '../../ast/chains.js';
import { memberName, parameterPattern, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { EnteredCall } from '../origins/place-walk.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';
import { replyAt, type Reply } from './replies.js';
import { apiWithin, responseOf } from './responses.js';

/** What a function does to the answer that it is given, on every path on which it returns. */
export type ReplyEnd = 'answered' | 'open' | 'unknown';

export type ReplyEffect = {
  /** What is evaluated before. */
  readonly parts: readonly Node[];
} & (
  | { readonly kind: 'none' | 'sets' | 'handed' | 'replaces' }
  | { readonly kind: 'answers'; readonly status: Reply['status']; readonly mayRepeat: boolean }
  | { readonly kind: 'begins'; readonly mayRepeat: boolean }
  | { readonly kind: 'forwards'; readonly isError: boolean }
  | { readonly kind: 'calls'; readonly end: ReplyEnd }
);

/** A response as one function knows it, and what goes on to the next handler there. */
export interface Responding {
  readonly response: Binding;
  readonly next: Binding | undefined;
  readonly analysis: Analysis;
  readonly entered: EnteredCall | undefined;
  /** What a call of a function of the project, which is given the response in one place, does to it. */
  readonly endOfCall: (
    call: TSESTree.CallExpression,
    fn: FunctionNode,
    response: Binding,
    next: Binding | undefined,
  ) => ReplyEnd;
}

/** @returns `undefined` for what does not concern the response, itself */
export function replyEffect(node: Node, responding: Responding): ReplyEffect | undefined {
  switch (node.type) {
    case 'CallExpression':
      return ofCall(node, responding);
    case 'AssignmentExpression':
      return ofAssignment(node, responding);
    case 'MemberExpression':
      return isNamed(node.object, responding.response) ? ofMember(node, responding) : undefined;
    default:
      return undefined;
  }
}

function ofCall(call: TSESTree.CallExpression, responding: Responding): ReplyEffect | undefined {
  const { response, next, analysis, entered } = responding;
  const { callee, arguments: given } = call;
  const reply = replyAt(call, analysis, entered);
  if (reply?.response && responseOf(reply.response) === response) {
    const parts = chainOf(call)
      .toReversed()
      .flatMap((link) => (link.call.type === 'CallExpression' ? link.call.arguments : []));
    return ofReply(reply, parts);
  }
  if (next && isNamed(callee, next)) return { kind: 'forwards', isError: isFailure(given[0]), parts: given };
  const place = given.findIndex((each) => isNamed(each, response));
  if (place < 0) return undefined;
  const parts = [callee, ...given.filter((each) => !isNamed(each, response))];
  const fn = functionOf(callee, analysis)?.node;
  const own = fn && parameterAt(fn, place);
  if (!own) return { kind: 'handed', parts };
  const nextPlace = next ? given.findIndex((each) => isNamed(each, next)) : -1;
  const ownNext = nextPlace < 0 ? undefined : parameterAt(fn, nextPlace);
  const end = responding.endOfCall(call, fn, own, ownNext);
  const others = parts.filter((each) => !(next && isNamed(each, next)));
  return end === 'unknown' ? { kind: 'handed', parts: others } : { kind: 'calls', end, parts: others };
}

function ofReply(reply: Reply, parts: readonly Node[]): ReplyEffect {
  const { does, status, mayRepeat } = reply;
  switch (does) {
    case 'sends':
      return { kind: 'answers', status, mayRepeat, parts };
    case 'begins':
      return { kind: 'begins', mayRepeat: reply.mayRepeat, parts };
    case 'sets':
      return { kind: 'sets', parts };
    default:
      return { kind: 'none', parts };
  }
}

function ofAssignment(node: TSESTree.AssignmentExpression, responding: Responding): ReplyEffect | undefined {
  const { response, analysis, entered } = responding;
  const { left, right } = node;
  const reply = replyAt(node, analysis, entered);
  if (reply?.response && responseOf(reply.response) === response) return ofReply(reply, [right]);
  if (left.type !== 'MemberExpression' || !isNamed(left.object, response)) return undefined;
  const member = memberOfResponse(left, responding);
  return !member || analysis.catalogue.facet(member, 'call')
    ? { kind: 'replaces', parts: [right] }
    : { kind: 'none', parts: [right] };
}

/** A member that is known and does not answer, or one that is called where it stands. */
function ofMember(node: TSESTree.MemberExpression, responding: Responding): ReplyEffect {
  const member = memberOfResponse(node, responding);
  const parts = node.computed ? [node.property] : [];
  const does = member && responding.analysis.catalogue.facet(member, 'call')?.value.reply;
  return { kind: member && !does ? 'none' : 'handed', parts };
}

function memberOfResponse(node: TSESTree.MemberExpression, { analysis, entered }: Responding) {
  const type = apiWithin(node.object, analysis, entered)?.type;
  const name = memberName(node);
  return type && name !== undefined ? analysis.catalogue.member(type, name) : undefined;
}

/** `next(new Refused())`, `next(error)` in a `catch`: what else it is given may be nothing, or a word for another way on. */
function isFailure(given: Node | undefined): boolean {
  const value = given && unwrap(given);
  if (value?.type === 'NewExpression') return true;
  const definition = value?.type === 'Identifier' ? bindingOf(value)?.defs[0] : undefined;
  return (definition?.node as Node | undefined)?.type === 'CatchClause';
}

function isNamed(node: Node, binding: Binding): boolean {
  const value = unwrap(node);
  return value.type === 'Identifier' && value.name === binding.name && bindingOf(value) === binding;
}

function parameterAt(fn: FunctionNode, place: number): Binding | undefined {
  const parameter = fn.params[place];
  const pattern = parameter && parameter.type !== 'RestElement' ? parameterPattern(parameter) : undefined;
  return pattern?.type === 'Identifier' ? bindingOf(pattern) : undefined;
}
