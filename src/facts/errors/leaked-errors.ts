// What an answer tells its client of an error that nobody expected: its stack, its message, or the fields that a driver gave it.
//
//   res.status(500).json({ error: e.message })                 message
//   const text = e instanceof Error ? e.message : 'failed'; res.status(500).send(text)
//                                                              message
//   res.status(500).json({ stack: e.stack })                   stack
//   try { await db.order.create(…) } catch (e) { res.status(500).json(e) }
//                                                              fields: the driver's
//   sendError(res, e.message), sendError of the project        what it sends
//   res.status(err.status || 500).json({ message: err.message })
//                                                              message, likely: some of them are meant for the client
//   res.status(400).json({ error: e.message })                 nothing: it is the client's mistake
//   if (e instanceof Refused) res.status(500).send(e.message)  nothing: that error is known
//   isDevelopment ? e.stack : undefined                        nothing: somebody decides
import type { TSESTree } from '@typescript-eslint/utils';
import { isWithin, type Node } from '../../ast/nodes.js';
import type { Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import { repliesAt, replyAt, type Reply } from '../runtime/replies.js';
import { attemptsOf } from './attempts.js';
import { handlerAroundNode, type ErrorHandler } from './error-handlers.js';
import { isGuarded } from './expected-errors.js';
import { askedIn, disclosedIn, type Disclosed } from './disclosed-parts.js';

export interface LeakedError {
  readonly what: Disclosed['what'];
  /** The part as it is written, here or in the function that sends it. */
  readonly text: string;
  /** Where the open file hands it over. */
  readonly node: Node;
  readonly evidence: Evidence;
}

const FAILED = 500;

/** What a call, a construction or an assignment leaks into an answer. */
export function leaksAt(
  node: TSESTree.CallExpression | TSESTree.NewExpression | TSESTree.AssignmentExpression,
  analysis: Analysis,
): readonly LeakedError[] {
  const own = replyAt(node, analysis);
  if (own) return leaksIn(own, node, analysis);
  // A function of the project sends what it is handed.
  if (node.type !== 'CallExpression') return [];
  const isHandedError = node.arguments.some((each) => disclosedIn(each, undefined, analysis).length > 0);
  return isHandedError ? repliesAt(node, analysis).flatMap((reply) => leaksIn(reply, node, analysis)) : [];
}

function leaksIn(reply: Reply, node: Node, analysis: Analysis): readonly LeakedError[] {
  const { sent, status, entered } = reply;
  if (!sent || (typeof status === 'number' && status < FAILED)) return [];
  const found = disclosedIn(sent, entered, analysis);
  const handler = found.length > 0 ? handlerAroundNode(node, analysis) : undefined;
  if (!handler || isGuarded(node, handler.body, askedIn(undefined, analysis))) return [];
  if (entered && isGuarded(reply.node, entered.fn.body as Node, askedIn(entered, analysis))) return [];
  const seen = new Set<Node>();
  return found.flatMap((each) => {
    const evidence = evidenceOf(each, reply, handler, analysis);
    const at = handedOverAt(each, node, analysis);
    if (!evidence || seen.has(at)) return [];
    seen.add(at);
    return [{ what: each.what, text: textOf(each.node), node: at, evidence }];
  });
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
  handler: ErrorHandler,
  analysis: Analysis,
): Evidence | undefined {
  const isOfDriver = attemptsOf(handler, analysis).some(({ evidence }) => evidence === 'certain');
  // Nothing of an error is enumerable but what drivers and clients add.
  if (what === 'fields') return isOfDriver && status !== 'unknown' ? 'certain' : undefined;
  if (status === 'unknown') return 'likely';
  if (what === 'message' && status === undefined) return isOfDriver ? 'certain' : 'likely';
  return 'certain';
}
