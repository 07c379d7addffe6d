// Queries that run once per element of a list: sent right there, or by a function of the project that is called there.
import { isTriedAlone } from '../../ast/handled-alone.js';
import { argumentsOf, calleeExpression, isInvocation, type Invocation } from '../../ast/invocations.js';
import { enclosingFunction, type Node } from '../../ast/nodes.js';
import { isResultDropped } from '../../ast/promise-usage.js';
import { CERTAIN_DISTANCE, LOOKUP_DISTANCE } from '../../budgets.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { derivedIn, mentions } from '../flow/derived-names.js';
import type { Loop } from '../flow/loops.js';
import { partsHanded } from '../flow/parameter-parts.js';
import { apiOf, functionOf } from '../origins/origins.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { calledFunction, mayGoThroughList, throughList } from '../queries/called-functions.js';
import { effectsOf } from '../queries/effects.js';
import { isRead, isWrite, placeParts, queryOf, sentParts } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { queriesReachedBy, settled, type ReachedQuery } from '../queries/reached-queries.js';
import { changesRowsOf } from '../queries/stale-reads.js';
import { whyClosed } from './collections.js';
import { isForLock, isOnPurpose, movesSession } from './deliberate-reads.js';
import { isInLoop, repetitionOf, type PerElement } from './repetition.js';
import { doesMoreThan, isUnitOfWork } from './units-of-work.js';

export interface RepeatedQuery {
  /** The call that is repeated: the query's own, or the one that reaches it. */
  readonly call: Invocation;
  readonly query: QueryCall;
  readonly repetition: PerElement;
  /** The function through which the query is reached. */
  readonly through: FunctionValue | undefined;
  /** The calls on the way from that function to the query, as they are written. */
  readonly path: readonly string[];
  /** What is asked for depends on the element, so the queries can only be saved by batching them. */
  readonly usesElement: boolean;
  readonly evidence: Evidence;
}

/** The read that a call runs for each element of a list, if it does. */
export function repeatedReadOf(call: Invocation, analysis: Analysis): RepeatedQuery | undefined {
  if (!mayBeRepeated(call, analysis)) return undefined;
  const query = queryOf(call, analysis);
  if (query) return isRead(query) ? repeatedDirectly(query, analysis) : undefined;
  const through = calledFunction(call, analysis);
  if (!through) return undefined;
  // A function that calls itself walks a tree.
  if (isAround(through, call)) return undefined;
  const { reads, writes } = settled(queriesReachedBy(through, analysis), call);
  for (const read of reads) {
    const found = repeatedThrough(call, through, read, analysis);
    if (!found) continue;
    // A function that comes to its read by the way is a step of work, and the read one of its parts.
    const isLookup =
      read.distance <= LOOKUP_DISTANCE && (found.usesElement || (read.distance === 0 && !writes));
    if (!isLookup) continue;
    // What is called for its effect reads what it needs on the way: no read of its own that could be made for all at once.
    const isForEffect = writes || !read.isGivenBack || isResultDropped(call);
    // Nor has one that comes to its read from afar and asks others as well.
    if ((isForEffect || read.distance > CERTAIN_DISTANCE) && isUnitOfWork(through, analysis))
      return undefined;
    const isLikely = isForEffect || read.distance > CERTAIN_DISTANCE;
    return { ...found, evidence: weakest(found.evidence, isLikely ? 'likely' : 'certain') };
  }
  return undefined;
}

/** The write that a call makes for each element of a list, if it does. */
export function repeatedWriteOf(call: Invocation, analysis: Analysis): RepeatedQuery | undefined {
  if (!mayBeRepeated(call, analysis)) return undefined;
  const query = queryOf(call, analysis);
  if (query) return isWrite(query) ? repeatedDirectly(query, analysis) : undefined;
  const through = calledFunction(call, analysis);
  if (!through || isAround(through, call)) return undefined;
  const { reads, written } = settled(queriesReachedBy(through, analysis), call);
  const [only, ...more] = written;
  // One write and nothing else: a helper that saves a row. With more in it, it is a step of work.
  if (!only?.isOnce || more.length > 0 || reads.length > 0 || only.distance > CERTAIN_DISTANCE)
    return undefined;
  if (doesMoreThan(only, through, analysis)) return undefined;
  const found = repeatedThrough(call, through, only, analysis);
  return found && { ...found, evidence: 'likely' };
}

/** The place of a call tells, before it is asked what it does: it is a loop itself, or stands in one. */
function mayBeRepeated(call: Invocation, analysis: Analysis): boolean {
  return (call.type === 'CallExpression' && mayGoThroughList(call, analysis)) || isInLoop(call, analysis);
}

function repeatedDirectly(query: QueryCall, analysis: Analysis): RepeatedQuery | undefined {
  const places = [...placeParts(query), ...handleParts(query, analysis)];
  const isWalkable = query.operation === 'read-one';
  const repetition = repetitionOf(query.node, sentParts(query), analysis, places, isWalkable);
  if (repetition.kind !== 'per-element' || isMeantForOne(query, repetition)) return undefined;
  if (isRead(query) && (isForLock(query, analysis) || movesSession(repetition.loop.body, analysis)))
    return undefined;
  const { usesElement } = repetition;
  // What is limited or ordered by the element is neither the same query each time nor one for many keys.
  if (!usesElement && dependsOnElement(query, repetition)) return undefined;
  const isMeantForAll = usesElement && !isOnPurpose(query, repetition, analysis);
  return sureUnlessStale(
    {
      call: query.node,
      query,
      repetition,
      through: undefined,
      path: [],
      usesElement,
      evidence: weakest(query.evidence, repetition.evidence, isMeantForAll ? 'certain' : 'likely'),
    },
    analysis,
  );
}

/** A lookup that the rounds before it may have made stale is a step of work: reading all first would give other rows. */
function sureUnlessStale(read: RepeatedQuery, analysis: Analysis): RepeatedQuery {
  return isRead(read.query) && readsWhatItWrites(read, analysis) ? { ...read, evidence: 'likely' } : read;
}

/** Do rounds write what later rounds read? */
export function readsWhatItWrites(
  { query, repetition: { loop } }: RepeatedQuery,
  analysis: Analysis,
): boolean {
  return changesRowsOf(query, effectsOf(loop.body, analysis)) === 'yes';
}

/** May rounds write what later rounds read? A statement is not known, or a function that is given the client. */
export function mayReadWhatItWrites(
  { query, through, repetition: { loop } }: RepeatedQuery,
  analysis: Analysis,
): boolean {
  // A wrapper is handed its statement: what it sends is the read itself.
  if (through) return false;
  const effects = effectsOf(loop.body, analysis);
  if (changesRowsOf(query, effects) !== 'unknown') return false;
  const reachesDatabase = (node: Node) =>
    isInvocation(node) &&
    (queryOf(node, analysis) !== undefined ||
      argumentsOf(node).some((each) => apiOf(each, analysis)?.type.model === query.library));
  return effects.writes.length > 0 || effects.unknown.some(reachesDatabase);
}

/** What functions of the project are given that hand out a handle: `repositoryFor(field.entity).find(…)`. */
function handleParts({ chain }: QueryCall, analysis: Analysis): Node[] {
  return chain.slice(1).flatMap(({ call }) => {
    const callee = calleeExpression(call);
    if (!functionOf(callee, analysis)) return [];
    const handle = apiOf(call, analysis);
    // A function that hands out a query in the making is given what to ask for, not where.
    const isBuilder = handle !== undefined && analysis.catalogue.facet(handle.type, 'query') !== undefined;
    return isBuilder ? [] : [...argumentsOf(call)];
  });
}

function dependsOnElement({ chain }: QueryCall, { loop }: PerElement): boolean {
  const names = derivedIn(loop.body, loop.element);
  return chain.some(({ call }) => argumentsOf(call).some((argument) => mentions(argument, names)));
}

function repeatedThrough(
  call: Invocation,
  through: FunctionValue,
  { query, byParameters, evidence, path }: ReachedQuery,
  analysis: Analysis,
): RepeatedQuery | undefined {
  const repetition =
    handedOver(call, byParameters, analysis) ?? repetitionOf(call, partsHanded(call, byParameters), analysis);
  if (repetition.kind !== 'per-element' || isMeantForOne(query, repetition)) return undefined;
  const { usesElement } = repetition;
  const isMeantForAll = usesElement && !isTriedAlone(call, repetition.loop.body);
  return sureUnlessStale(
    {
      call,
      query,
      repetition,
      through,
      path,
      usesElement,
      evidence: weakest(evidence, repetition.evidence, isMeantForAll ? 'certain' : 'likely'),
    },
    analysis,
  );
}

/** `ids.map(load)`: the call is itself the loop. */
function handedOver(
  call: Invocation,
  byParameters: ReachedQuery['byParameters'],
  analysis: Analysis,
): PerElement | { readonly kind: 'benign' } | undefined {
  if (call.type !== 'CallExpression') return undefined;
  const iteration = throughList(call, analysis);
  if (!iteration) return undefined;
  const { callback, collection, parameter, isReduction } = iteration;
  if (whyClosed(collection, analysis)) return { kind: 'benign' };
  const order = isReduction ? 'sequential' : 'concurrent';
  const loop: Loop = { node: call, body: callback, callback: undefined, collection, element: [], order };
  return {
    kind: 'per-element',
    loop,
    usesElement: byParameters.some(({ index }) => index === parameter),
    order,
    evidence: 'certain',
  };
}

/** Calls that start in one tick and that the library sends as one statement; reads of one key that it cannot make for many. */
function isMeantForOne({ query }: QueryCall, { order, usesElement }: PerElement): boolean {
  return (query.mergesInTick === true && order === 'concurrent') || (query.oneKey === true && usesElement);
}

function isAround({ node }: FunctionValue, call: Node): boolean {
  for (let fn = enclosingFunction(call); fn; fn = enclosingFunction(fn)) if (fn === node) return true;
  return false;
}
