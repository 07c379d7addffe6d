// Which queries a function of the project sends when it is called: its own, and those of the functions it calls.
import { argumentsOf, type Invocation, isInvocation } from '../../ast/invocations.js';
import { isFunction, isWithin, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { REACH_DEPTH, REACH_CALLS } from '../../budgets.js';
import type { Evidence } from '../catalogue/evidence.js';
import { isCachedIn, resultNames } from '../flow/cached-results.js';
import { derivedIn, mentions, type Names } from '../flow/derived-names.js';
import { loopOfCallback } from '../flow/loops.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { partsHanded, partsOf, type ParameterPart } from '../flow/parameter-parts.js';
import { runInPlace } from '../flow/run-in-place.js';
import { calleeOf } from '../origins/callees.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf } from '../project/module.js';
import { calledFunction, throughList } from './called-functions.js';
import { isRead, isWrite, queryOf, sentParts } from './queries.js';
import type { QueryCall } from './query-call.js';
import { describeCall } from './query-texts.js';
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
  /** It is reached in one way, by one call, whenever the function runs to its end. */
  readonly isOnce: boolean;
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
  return queriesWithin(fn, REACH_DEPTH, analysis);
}

/**
 * The same, through so many calls at most. Answers are kept for each distance, so that functions which call each other are each
 * looked through once for it, however many ways lead to them.
 */
function queriesWithin(fn: FunctionValue, depth: number, analysis: Analysis): Reach {
  const { node } = fn;
  if (node.generator || depth === 0) return NOTHING;
  const answers = moduleOf(node).answersIn(analysis.project.modules.version);
  const kept = answers.to<(Reach | undefined)[]>(queriesReachedBy);
  const known = kept.get(node) ?? [];
  kept.set(node, known);
  return (known[depth] ??= reachOf(fn, depth, analysis));
}

function reachOf({ node: fn }: FunctionValue, depth: number, analysis: Analysis): Reach {
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
        // What a write is given tells its rounds apart as much as the rows that it is about.
        byParameters: byParameters(
          isReading ? sentParts(query) : query.chain.flatMap((link) => argumentsOf(link.call)),
        ),
        evidence: query.evidence,
        distance: 0,
        path: [],
        isGivenBack: isGivenBack(call, fn),
        isOnce: alwaysRuns(call, fn),
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
    const reach = settled(queriesWithin(next, depth - 1, analysis), call);
    if (reach.reads.length === 0 && !reach.writes) continue;
    writes ||= reach.writes;
    const list = call.type === 'CallExpression' ? throughList(call, analysis) : undefined;
    const farther = (each: ReachedQuery): ReachedQuery => ({
      ...each,
      byParameters: byParameters(partsHanded(call, each.byParameters, list)),
      distance: each.distance + 1,
      path: [describeCall(call), ...each.path],
      isGivenBack: each.isGivenBack && isGivenBack(call, fn),
      isOnce: each.isOnce && alwaysRuns(call, fn),
    });
    written.push(...reach.written.map(farther));
    if (!isKept(call, fn)) reads.push(...reach.reads.map(farther));
  }
  return { reads: eachOnce(reads), writes, written: eachOnce(written), open };
}

const MAY_SKIP = new Set([
  'IfStatement',
  'ConditionalExpression',
  'LogicalExpression',
  'SwitchCase',
  'CatchClause',
  'ForOfStatement',
  'ForInStatement',
  'ForStatement',
  'WhileStatement',
]);

/** It runs whenever its function does: behind no condition, in no `catch`, and nothing leaves in front of it. */
function alwaysRuns(node: Node, { body }: FunctionNode): boolean {
  for (let at: Node | undefined = node; at && at !== body; at = at.parent)
    if (MAY_SKIP.has(at.type) || (isFunction(at) && at !== node)) return false;
  const leaving = [
    ...nodesOfType(body as Node, 'ReturnStatement'),
    ...nodesOfType(body as Node, 'ThrowStatement'),
  ];
  return !leaving.some(({ range }) => range[1] <= node.range[0]);
}

/** A query that is reached in several ways counts once: by the way on which it depends on a parameter, else by the shortest. */
function eachOnce(reached: readonly ReachedQuery[]): readonly ReachedQuery[] {
  const found = new Map<Node, ReachedQuery>();
  for (const each of reached) {
    const known = found.get(each.query.node);
    const isBetter =
      !known ||
      (each.byParameters.length > 0 && known.byParameters.length === 0) ||
      (each.byParameters.length > 0 === known.byParameters.length > 0 && each.distance < known.distance);
    if (isBetter) found.set(each.query.node, known ? { ...each, isOnce: false } : each);
    else found.set(each.query.node, { ...known, isOnce: false });
  }
  return [...found.values()];
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

function isEntered(fn: FunctionNode, analysis: Analysis): boolean {
  return loopOfCallback(fn) !== undefined || runInPlace(fn, analysis) !== undefined;
}

function isKept(call: Node, { body }: FunctionNode): boolean {
  return isCachedIn(body, call, resultNames(call, { body }));
}
