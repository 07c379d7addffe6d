// What an answer tells its client of an error that nobody expected: its stack, its message, or the fields that a driver gave it.
//
//   res.status(500).json({ error: e.message })                 message
//   const text = e instanceof Error ? e.message : 'failed'; res.status(500).send(text)
//                                                              message
//   res.status(500).json({ stack: e.stack })                   stack
//   try { await db.order.create(…) } catch (e) { res.status(500).json(e) }
//                                                              fields: the driver's
//   const { error } = await supabase.from(…); if (error) res.status(500).json(error)
//                                                              fields, as of what a driver throws
//   sendError(res, e.message), sendError of the project        message, where it sends that
//   function sendError(res, e) { res.status(500).send(e.stack) }
//                                                              stack, where it is called with an error that could be any
//   res.status(err.status || 500).json({ message: err.message })
//                                                              message, likely: some of them are meant for the client
//   res.status(400).json({ error: e.message })                 nothing: it is the client's mistake
//   if (e instanceof Refused) res.status(500).send(e.message)  nothing: that error is known
//   isDevelopment ? e.stack : undefined                        nothing: somebody decides
//   if (!isProduction) app.use((e, req, res, next) => res.status(500).send(e.stack))
//                                                              nothing: the same
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isFunction, isWithin, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { callTaking } from '../../ast/promise-usage.js';
import type { Evidence } from '../catalogue/evidence.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import { blockOfFailure } from '../flow/given-failures.js';
import { isServerFailure, repliesAt, replyAt, type Reply, type ReplyNode } from '../runtime/replies.js';
import { attemptsOf } from './attempts.js';
import { handlerAroundNode, type ErrorHandler } from './error-handlers.js';
import { isGuarded } from './expected-errors.js';
import { conditionsAround, isOfDevelopment } from './printed-errors.js';
import { askedIn, disclosedIn, type Disclosed } from './disclosed-parts.js';

export interface LeakedError {
  readonly what: Disclosed['what'];
  /** The part as it is written, here or in the function that sends it. */
  readonly text: string;
  /** Where the open file hands it over. */
  readonly node: Node;
  readonly evidence: Evidence;
}

/** What a call, a construction or an assignment leaks into an answer: the worst of it, for one repair cures all. */
export function leakAt(node: ReplyNode, analysis: Analysis): LeakedError | undefined {
  const own = replyAt(node, analysis);
  const leaks = own ? leaksIn(own, node, analysis) : leaksOfCalled(node, analysis);
  const certain = leaks.filter(({ evidence }) => evidence === 'certain');
  const all = certain.length > 0 ? certain : leaks;
  return WORST_FIRST.flatMap((what) => all.filter((each) => each.what === what))[0];
}

const WORST_FIRST = ['stack', 'fields', 'message'] as const;

/** What a function of the project sends of an error that it is handed a part of. */
function leaksOfCalled(node: Node, analysis: Analysis): readonly LeakedError[] {
  if (node.type !== 'CallExpression' || !mayRunForError(node) || !mayHandOver(node)) return [];
  // Most calls are of no function of the project's, and what they are given need not be followed.
  if (!functionOf(node.callee, analysis)) return [];
  const isHandedError = node.arguments.some((each) => disclosedIn(each, undefined, analysis).length > 0);
  return isHandedError ? repliesAt(node, analysis).flatMap((reply) => leaksIn(reply, node, analysis)) : [];
}

/** In a `catch`, in a function that a call is given, or in one of four parameters: a look that costs nothing. */
function mayRunForError(node: Node): boolean {
  for (let at = node.parent; at; at = at.parent) {
    if (at.type === 'CatchClause') return true;
    if (isFunction(at))
      return at.params.length > 0 && (callTaking(at) !== undefined || at.params.length === 4);
  }
  return false;
}

/** Is a call given a name with which it may answer, or does something become of what it gives? */
function mayHandOver(call: TSESTree.CallExpression): boolean {
  return (
    wrapped(call).parent?.type !== 'ExpressionStatement' ||
    call.arguments.some((each) => /^(?:Identifier|(?:Member|This|Call)Expression)$/.test(unwrap(each).type))
  );
}

function leaksIn(reply: Reply, place: Node, analysis: Analysis): readonly LeakedError[] {
  const { sent, status, entered } = reply;
  if (!sent || (typeof status === 'number' && !isServerFailure(status))) return [];
  // What a function makes of the error that it is handed is reported where that is written.
  const found = disclosedIn(sent, entered, analysis).filter(
    (each) => !entered || !isWithinFunction(each.node, entered.fn),
  );
  if (found.length === 0) return [];
  if (conditionsAround(place).some(isOfDevelopment)) return [];
  const handler = handlerAroundNode(place, analysis);
  const around = handler?.body ?? enclosingFunction(place)?.body;
  if (!around) return [];
  if (entered && isGuarded(reply.node, entered.fn.body, askedIn(entered, analysis))) return [];
  return found.flatMap((each) => {
    const since = blockOfFailure(each.node, analysis);
    if (isGuarded(place, since ?? around, askedIn(undefined, analysis))) return [];
    const evidence = evidenceOf(each, reply, since !== undefined, handler, analysis);
    const node = handedOverAt(each, place, analysis);
    return evidence ? [{ what: each.what, text: textOf(each.node), node, evidence }] : [];
  });
}

function isWithinFunction(node: Node, fn: Node): boolean {
  return moduleOf(node) === moduleOf(fn) && isWithin(node, fn);
}

/** The part in the answer, or the argument by which a function is handed it that answers. */
function handedOverAt({ at }: Disclosed, node: Node, analysis: Analysis): Node {
  if (moduleOf(at) === moduleOf(node) && isWithin(at, node)) return at;
  const argument =
    node.type === 'CallExpression' &&
    node.arguments.find((each) => disclosedIn(each, undefined, analysis).length > 0);
  return argument || node;
}

function evidenceOf(
  { what }: Disclosed,
  { status }: Reply,
  isGiven: boolean,
  handler: ErrorHandler | undefined,
  analysis: Analysis,
): Evidence | undefined {
  const isOfDriver =
    isGiven || (handler ? attemptsOf(handler, analysis) : []).some(({ evidence }) => evidence === 'certain');
  // Nothing of an error is enumerable but what drivers and clients add.
  if (what === 'fields') return isOfDriver && status !== 'unknown' ? 'certain' : undefined;
  if (status === 'unknown') return 'likely';
  if (what === 'message' && status === undefined) return isOfDriver ? 'certain' : 'likely';
  return 'certain';
}
