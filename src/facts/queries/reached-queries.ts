// Which queries a function of the project sends when it is called: its own, and those of the functions it calls.
import { argumentsOf, type Invocation, calleeExpression, isInvocation } from '../../ast/invocations.js';
import { isFunction, isWithin, type FunctionNode, type Node } from '../../ast/nodes.js';
import { settlingOf } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import { REACH_DEPTH, REACH_CALLS } from '../../budgets.js';
import type { Evidence } from '../catalogue/evidence.js';
import { isCachedIn, resultNames } from '../flow/cached-results.js';
import { derivedIn, mentions, type Names } from '../flow/derived-names.js';
import { implementationOf } from '../flow/implementations.js';
import { iterationOf, loopOfCallback } from '../flow/loops.js';
import { nodesOfType } from '../flow/nodes-by-type.js';
import { partsHanded, partsOf, type ParameterPart } from '../flow/parameter-parts.js';
import { runInPlace } from '../flow/run-in-place.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf, valueOf } from '../origins/origins.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { isRead, isWrite, queryOf, sentParts } from './queries.js';
import type { QueryCall } from './query-call.js';
import { effectOfText, textParameter } from './raw-statements.js';

export interface ReachedQuery {
  readonly query: QueryCall;
  /** The parameters that decide what it asks for. */
  readonly byParameters: readonly ParameterPart[];
  readonly evidence: Evidence;
  /** Calls between the function and the query; 0 when it is its own. */
  readonly distance: number;
  /** Those calls, as they are written. */
  readonly path: readonly string[];
  /** What the function gives back is made of what the query gives. */
  readonly isGivenBack: boolean;
}

export interface Reach {
  readonly reads: readonly ReachedQuery[];
  /** It changes rows as well: a step of work rather than a way to look something up. */
  readonly writes: boolean;
  readonly written: readonly ReachedQuery[];
  /** Statements whose text it is handed: what they do is for its caller to say. */
  readonly open: readonly (ReachedQuery & { readonly text: number })[];
}

const NOTHING: Reach = { reads: [], writes: false, written: [], open: [] };

/** The queries that calling a function sends. Nothing for a function that keeps its answers or that runs itself again. */
export function queriesReachedBy(fn: FunctionValue, analysis: Analysis): Reach {
  const { node } = fn;
  const kept = moduleOf(node).answersIn(analysis.project.modules.version).to<Reach>(queriesReachedBy);
  const known = kept.get(node);
  if (known) return known;
  if (node.generator) return NOTHING;
  return analysis.recursion.ask(
    { question: queriesReachedBy, subject: node, deepest: REACH_DEPTH },
    NOTHING,
    (depth) => {
      const reach = reachOf(fn, analysis);
      // An answer that was cut off by its depth or by a cycle holds for this question only.
      if (depth === 1) kept.set(node, reach);
      return reach;
    },
  );
}

function reachOf({ node: fn }: FunctionValue, analysis: Analysis): Reach {
  const reads: ReachedQuery[] = [];
  const written: ReachedQuery[] = [];
  const open: (ReachedQuery & { text: number })[] = [];
  let writes = false;
  let derived: readonly (ParameterPart & { readonly names: Names })[] | undefined;
  const byParameters = (parts: readonly Node[]): ParameterPart[] => {
    derived ??= partsOf(fn).map((part) => ({
      ...part,
      names: derivedIn(fn.body as Node, part.from),
    }));
    return derived.filter(({ names }) => parts.some((part) => mentions(part, names)));
  };
  const calls = nodesIn(fn.body as Node, (node) => !isFunction(node) || isEntered(node, analysis)).filter(
    isInvocation,
  );
  if (calls.length > REACH_CALLS) return NOTHING;
  for (const call of calls) {
    const query = queryOf(call, analysis);
    if (query) {
      const isReading = isRead(query);
      const isWriting = !isReading && isWrite(query);
      const text = isReading || isWriting ? undefined : textParameter(query, fn);
      // What a transaction holds is seen by itself, but for one that was filled before it is sent: `multi()….exec()`.
      const isSeen = query.operation === 'transaction' && argumentsOf(call).length > 0;
      if (!isReading && text === undefined && !isSeen) writes = true;
      if (query.operation === 'transaction' || (isReading && isKept(call, fn))) continue;
      const own: ReachedQuery = {
        query,
        byParameters: byParameters(sentParts(query)),
        evidence: query.evidence,
        distance: 0,
        path: [],
        isGivenBack: isGivenBack(call, fn),
      };
      if (isReading) reads.push(own);
      else if (isWriting) written.push(own);
      else if (text !== undefined) open.push({ ...own, text });
      continue;
    }
    const next = calledFunction(call, analysis);
    // A write that waits in the process for its commit is one all the same.
    if (!next && isBufferedWrite(call, analysis)) writes = true;
    if (!next || next.node === fn) continue;
    const reach = settled(queriesReachedBy(next, analysis), call);
    if (reach.reads.length === 0 && !reach.writes) continue;
    writes ||= reach.writes;
    const farther = (each: ReachedQuery): ReachedQuery => ({
      ...each,
      byParameters: byParameters(partsHanded(call, each.byParameters)),
      distance: each.distance + 1,
      path: [calledBy(call), ...each.path],
      isGivenBack: each.isGivenBack && isGivenBack(call, fn),
    });
    written.push(...reach.written.map(farther));
    if (!isKept(call, fn)) reads.push(...reach.reads.map(farther));
  }
  return { reads, writes, written, open };
}

/** What a function reaches, with the texts that a call hands to it. */
export function settled(reach: Reach, call: Invocation): Reach {
  const module = moduleOf(call);
  if (reach.open.length === 0 || call.type !== 'CallExpression') return reach;
  const effects = reach.open.map((each) => ({
    each,
    effect: effectOfText(call.arguments[each.text], module),
  }));
  const having = (effect: 'read' | 'write') =>
    effects.flatMap((one) => (one.effect === effect ? [one.each] : []));
  const written = having('write');
  const isUnknown = effects.some(({ effect }) => effect === 'unknown');
  return {
    reads: [...reach.reads, ...having('read')],
    writes: reach.writes || written.length > 0 || isUnknown,
    written: [...reach.written, ...written],
    open: [],
  };
}

function isBufferedWrite(call: Invocation, analysis: Analysis): boolean {
  const query = calleeOf(call, analysis)?.call.query;
  return query?.sends === 'in-process' && ['create', 'update', 'delete', 'upsert'].includes(query.operation);
}

/** A function that reads to decide what to do gives something else back, or nothing. */
function isGivenBack(call: Node, { body }: FunctionNode): boolean {
  if (body.type !== 'BlockStatement') return isWithin(call, body);
  const results = resultNames(call, { body });
  return nodesOfType(body, 'ReturnStatement').some(
    (node) => node.argument !== null && (isWithin(call, node) || mentions(node.argument, results)),
  );
}

/** A call as a message names it: `orderRepo.findByUser`. */
function calledBy(call: Invocation): string {
  const { text } = moduleOf(call);
  const callee = calleeExpression(call);
  return text
    .slice(...callee.range)
    .replaceAll(/\s+/g, '')
    .replace(/^this\./, '');
}

function isEntered(fn: FunctionNode, analysis: Analysis): boolean {
  return loopOfCallback(fn) !== undefined || runInPlace(fn, analysis) !== undefined;
}

function isKept(call: Node, { body }: FunctionNode): boolean {
  return isCachedIn(body, call, resultNames(call, { body }));
}

/**
 * The project's function that a call runs now: the callee of a call that is waited for or handed on, or the function that
 * an array method is given by name.
 */
export function calledFunction(call: Invocation, analysis: Analysis): FunctionValue | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const iteration = iterationOf(call);
  // A method of the project's own that is called `find` or `filter` is none of an array.
  if (iteration && !methodOf(call.callee, analysis))
    return iteration.callback.type === 'Identifier' || iteration.callback.type === 'MemberExpression'
      ? functionOf(iteration.callback, analysis)
      : undefined;
  return settlingOf(call) === undefined ? undefined : methodOf(call.callee, analysis);
}

/** The project's function that a callee names; of an interface's method, that of the only class that implements it. */
function methodOf(callee: Node, analysis: Analysis): FunctionValue | undefined {
  const value = valueOf(callee, analysis);
  return value.kind === 'signature' ? implementationOf(value, analysis) : functionOf(callee, analysis);
}
