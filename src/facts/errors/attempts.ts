// What was tried when it failed: the queries and requests whose failure arrives at a handler.
//
//   try { await db.order.findMany() } catch {}              the query
//   try { await Promise.all(ids.map((id) => load(id))) }    what load sends
//   fetch(url).then(read).catch(none)                       the request
//   try { await transporter.sendMail(mail) } catch {}       the request: a mail, a job, a message, a file
//   try { transporter.sendMail(mail, done) } catch {}       nothing: its failure goes to the callback
//   try { return db.order.findMany() } catch {}             nothing: who waits for it stands outside
//   try { db.order.update(…).catch(log) } catch {}          nothing: its failure is taken care of before
//   try { await bucket.send(new DeleteObjectCommand(…)) } catch {}   the request, which tidies up
//   try { await client.query('ROLLBACK') } catch {}         nothing: it undoes, or asks whether somebody is there
//   try { await supabase.from('orders').select() } catch {} nothing: its failure is in what it gives
//   try { JSON.parse(text) } catch {}                       nothing
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf, calleeExpression, isInvocation, type Invocation } from '../../ast/invocations.js';
import {
  enclosingFunction,
  isFunction,
  stringValue,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { nextCall } from '../../ast/chains.js';
import { isChainStep, settlingOf } from '../../ast/promise-usage.js';
import { onOneLine } from '../../ast/texts.js';
import { nodesIn } from '../../ast/walk.js';
import { ATTEMPT_CALLS, REACH_CALLS, REACH_DEPTH } from '../../budgets.js';
import type { Evidence } from '../catalogue/evidence.js';
import { endOfFailure } from '../flow/call-results.js';
import { loopOfCallback } from '../flow/loops.js';
import { runInPlace } from '../flow/run-in-place.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import type { HttpCall } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf } from '../origins/origins.js';
import { calledFunction } from '../queries/called-functions.js';
import { keepsFailure } from '../flow/given-failures.js';
import { isRead, queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { describeQuery } from '../queries/query-texts.js';
import { textOfStatement, wordOfStatement } from '../queries/raw-statements.js';
import { outgoingRequestOf } from '../runtime/outgoing-requests.js';
import { handlerOfCatch, type ErrorHandler } from './error-handlers.js';
import { fateOf } from './fate.js';

export interface Attempt {
  readonly kind: 'query' | 'request';
  /** The call in the code that was tried. */
  readonly node: Invocation;
  /** As a message names it: `db.order.findMany()`. */
  readonly text: string;
  /** The statement, where it is known; of a helper that sends several, one of them. */
  readonly query: QueryCall | undefined;
  /** It takes away what is stored elsewhere. */
  readonly removes: boolean;
  readonly evidence: Evidence;
}

export function attemptsOf({ tried, by }: ErrorHandler, analysis: Analysis): readonly Attempt[] {
  if (!tried) return [];
  const calls = nodesIn(tried, (node) => !isFunction(node) || isEntered(node, analysis)).filter(isInvocation);
  if (calls.length > ATTEMPT_CALLS) return [];
  return calls.flatMap((call) => {
    const attempt = attemptOf(call, analysis);
    const arrives =
      by === 'catch' ? arrivesAt(call, tried, analysis) : !isOtherwiseHandled(call, tried, analysis);
    return attempt && arrives ? [attempt] : [];
  });
}

function isEntered(fn: FunctionNode, analysis: Analysis): boolean {
  return loopOfCallback(fn) !== undefined || runInPlace(fn, analysis) !== undefined;
}

type Work = Pick<Attempt, 'kind' | 'query' | 'removes' | 'evidence'>;

function attemptOf(call: Invocation, analysis: Analysis): Attempt | undefined {
  const query = queryOf(call, analysis);
  if (query)
    return isWork(query) && !keepsFailure(call, analysis)
      ? { ...workOfQuery(query), node: call, text: describeQuery(query) }
      : undefined;
  const work = requestOf(call, analysis) ?? workOf(call, analysis);
  // `query('select …')` of the project is handed what it sends.
  if (work?.query?.operation === 'raw' && argumentsOf(call).some((each) => asksOnly(textWritten(each))))
    return undefined;
  return work && { ...work, node: call, text: calledBy(call) };
}

function workOfQuery(query: QueryCall): Work {
  return { kind: 'query', query, removes: query.operation === 'delete', evidence: query.evidence };
}

/** Is it sent a command that takes away: `client.send(new DeleteObjectCommand({ … }))`? */
function takesAway(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  return call.arguments.some((argument) => {
    const value = apiOf(argument, analysis);
    return value !== undefined && analysis.catalogue.facet(value.type, 'removes')?.value === true;
  });
}

function requestOf(call: Invocation, analysis: Analysis): Work | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const callee = calleeOf(call, analysis);
  const sent = callee?.call.reaches;
  if (callee && sent && sent.what !== 'pause')
    return call.arguments.some((each) => isFunction(unwrap(each)))
      ? undefined
      : { kind: 'request', query: undefined, removes: takesAway(call, analysis), evidence: callee.evidence };
  const request = outgoingRequestOf(call, analysis);
  return typeof request === 'object' && !isSentByStep(call, request.http)
    ? { kind: 'request', query: undefined, removes: false, evidence: request.evidence }
    : undefined;
}

/** `superagent.get(url).end(done)`: its failure goes to the callback. */
function isSentByStep(call: TSESTree.CallExpression, { timeoutBy }: HttpCall): boolean {
  if (!timeoutBy || !('sentBy' in timeoutBy)) return false;
  for (let link = nextCall(call); link; link = nextCall(link.call)) {
    const isSent = link.member !== undefined && timeoutBy.sentBy.includes(link.member);
    if (isSent && !isChainStep(link.call)) return true;
  }
  return false;
}

/**
 * What a function of the project, which a call runs, sends and leaves to its caller when it fails. Answers are kept for each distance,
 * so that which file is looked at first decides nothing.
 */
function workOf(call: Invocation, analysis: Analysis, depth = REACH_DEPTH): Work | undefined {
  const fn = calledFunction(call, analysis)?.node;
  if (!fn?.body || fn.generator || depth === 0) return undefined;
  const answers = moduleOf(fn)
    .answersIn(analysis.project.modules.version)
    .to<Map<number, Work | null>>(workOf);
  const known = answers.get(fn) ?? new Map<number, Work | null>();
  answers.set(fn, known);
  const kept = known.get(depth);
  if (kept !== undefined) return kept ?? undefined;
  const found = workIn(fn.body, analysis, depth);
  known.set(depth, found ?? null);
  return found;
}

/** The work in a function's body whose failure comes out of it: what changes something before what reads. */
function workIn(body: Node, analysis: Analysis, depth: number): Work | undefined {
  const calls = nodesIn(body, (node) => !isFunction(node) || isEntered(node, analysis)).filter(isInvocation);
  if (calls.length > REACH_CALLS) return undefined;
  let found: Work | undefined;
  for (const call of calls) {
    const query = queryOf(call, analysis);
    const own: Work | undefined = query
      ? isWork(query) && !keepsFailure(call, analysis)
        ? workOfQuery(query)
        : undefined
      : (requestOf(call, analysis) ?? workOf(call, analysis, depth - 1));
    if (!own || settlingOf(call) === 'floating' || isOtherwiseHandled(call, body, analysis)) continue;
    if (!found || (own.query && !isRead(own.query) && !(found.query && !isRead(found.query)))) found = own;
  }
  return found;
}

const UNDOES = new Set([
  'rollback',
  'commit',
  'begin',
  'start',
  'savepoint',
  'release',
  'set',
  'reset',
  'discard',
]);
/** What it asks is which tables and columns there are. */
const SCHEMA =
  /\b(?:information_schema|pg_catalog|pg_class|pg_tables|to_regclass|sqlite_master|sqlite_schema)\b|^\s*(?:show\s+(?:tables|columns)|describe|pragma)\b/i;
const PING = /^\s*select\s+(?:1|now\(\))(?:\s+as\s+\w+)?\s*;?\s*$/i;

/**
 * A statement whose failure loses something: neither one that ends or undoes, nor one that asks whether the server or a column is
 * there.
 */
function isWork(query: QueryCall): boolean {
  if (query.operation === 'define' || query.library.keepsCopies) return false;
  if (query.operation !== 'raw' && !query.query.text) return true;
  if (UNDOES.has(wordOfStatement(query) ?? '')) return false;
  return !asksOnly(textOfStatement(query) ?? '');
}

function asksOnly(statement: string): boolean {
  return PING.test(statement) || SCHEMA.test(statement);
}

function textWritten(node: Node): string {
  const text = unwrap(node);
  if (text.type === 'TemplateLiteral') return text.quasis.map(({ value }) => value.raw).join('');
  return stringValue(text) ?? '';
}

/** The failure of a call in a `try` comes to its own `catch`. */
function arrivesAt(call: Invocation, block: Node, analysis: Analysis): boolean {
  if (isOtherwiseHandled(call, block, analysis)) return false;
  const settling = settlingOf(call);
  if (settling === 'floating') return false;
  return settling !== 'returned' || enclosingFunction(call) !== enclosingFunction(block) || isSync(call);
}

/** `return db.prepare(…).all()` in a function that is not asynchronous has run before it returns. */
function isSync(call: Invocation): boolean {
  return enclosingFunction(call)?.async === false;
}

/** It stands in an inner `try`, or before a `.catch(…)`, that does not fail again. */
function isOtherwiseHandled(call: Invocation, within: Node, analysis: Analysis): boolean {
  for (let at: Node = call; at !== within;) {
    const parent: Node | undefined = at.parent;
    if (!parent) break;
    const isTried = parent.type === 'TryStatement' && parent.block === at && parent !== within.parent;
    if (isTried && parent.handler && !mayThrow(parent.handler, analysis)) return true;
    at = parent;
  }
  return endOfFailure(call) === 'swallowed' && !isWithinOwn(call, within);
}

function mayThrow(clause: TSESTree.CatchClause, analysis: Analysis): boolean {
  const paths = fateOf(handlerOfCatch(clause), analysis);
  return !paths || paths.some(({ end }) => end.how === 'thrown');
}

/** The `.catch(…)` behind the call is the handler that is asked about. */
function isWithinOwn(call: Invocation, tried: Node): boolean {
  return tried.type !== 'BlockStatement' && unwrap(tried).range[0] <= call.range[0];
}

function calledBy(call: Invocation): string {
  return `${onOneLine(textOf(calleeExpression(call))).replaceAll(' ', '')}()`;
}

/** Statements that only read lose what they would have given; others lose what they would have changed. */
export function isChange({ query }: Attempt): boolean {
  return query !== undefined && !isRead(query);
}
