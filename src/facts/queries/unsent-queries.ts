// Statements that are built and never sent. A lazy query is sent when something waits for it, a builder when it is
// executed; left to itself, either is an object that goes away.
import { chainOf, rootOf } from '../../ast/chains.js';
import { argumentsOf, isInvocation, type Invocation } from '../../ast/invocations.js';
import { isFunction, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { CALLS_ENTERED } from '../../budgets.js';
import type { Evidence } from '../catalogue/evidence.js';
import { isForEachCallback, isNeverRead } from '../flow/dropped-values.js';
import { returnsOf } from '../origins/calls.js';
import { apiOf, functionOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import { isBefore, lowestVersion, requestedVersionOf } from '../project/versions.js';
import { methodOf } from './called-functions.js';
import { runningMembers } from './in-process.js';
import { isRead, pendingQueryOf, statementOf } from './queries.js';
import type { QueryCall } from './query-call.js';
import { stands } from './statement-parts.js';

export interface UnsentQuery {
  readonly query: QueryCall;
  /**
   * `dropped`: it stands alone as a statement. `unused`: nothing reads the name it is given. `not-executed`: it is awaited,
   * which does not send it. `ignored`: it is handed back to a method that drops what its callback gives.
   */
  readonly how: 'dropped' | 'unused' | 'not-executed' | 'ignored';
  /** It reads and changes nothing: to be sent is no use as long as nobody takes what it gives. */
  readonly isRead: boolean;
  /** It stands in a function of the project, which gives it back to the call. */
  readonly isBehindCall: boolean;
  /** The member that sends it, where awaiting does not or need not. */
  readonly executedBy: string | undefined;
  /** That member sends it within the call: nothing is to be waited for. */
  readonly isSynchronous: boolean;
  /** That member has to be given the client. */
  readonly needsClient: boolean;
  readonly evidence: Evidence;
}

/** The statement that a call builds and nothing sends. */
export function unsentQueryOf(node: Invocation, analysis: Analysis): UnsentQuery | undefined {
  const how = placeOf(node);
  return how && (builtBy(node, how, analysis) ?? givenBackBy(node, how, analysis));
}

/**
 * `purge(ids);`, where `purge` gives back a query that waits to be sent: nobody does that but the caller. A function that gives back
 * this or that is not followed.
 */
function givenBackBy(
  node: Invocation,
  how: UnsentQuery['how'],
  analysis: Analysis,
  hops = CALLS_ENTERED,
): UnsentQuery | undefined {
  if (node.type !== 'CallExpression' || how === 'not-executed') return undefined;
  const fn = methodOf(node.callee, analysis)?.node;
  if (!fn || fn.async || fn.generator) return undefined;
  const [only, ...others] = returnsOf(fn);
  const returned = only && others.length === 0 ? unwrap(only) : undefined;
  if (!returned || !isInvocation(returned)) return undefined;
  const behind =
    builtBy(returned, how, analysis) ??
    (hops > 0 ? givenBackBy(returned, how, analysis, hops - 1) : undefined);
  return behind && { ...behind, isBehindCall: true };
}

function builtBy(node: Invocation, place: UnsentQuery['how'], analysis: Analysis): UnsentQuery | undefined {
  const lazy = statementOf(node, analysis);
  const query = lazy ?? pendingQueryOf(node, analysis);
  if (!query || query.operation === 'transaction' || changesBuilder(query, node, analysis)) return undefined;
  if (lazy && (query.query.sends !== 'when-awaited' || place === 'not-executed')) return undefined;
  if (isGivenCallback(query, analysis)) return undefined;
  const run = lazy ? memberThatRuns(lazy, node, analysis) : undefined;
  return {
    query,
    how: place,
    isRead: isRead(query),
    isBehindCall: false,
    executedBy: lazy ? run : executingMember(node, analysis),
    isSynchronous: run !== undefined,
    needsClient: query.query.sentThrough !== undefined,
    evidence: query.evidence,
  };
}

/**
 * A function as the last argument gets the result, and the query is sent for it. A name of which nothing is known may be one where
 * the project asks for a version that takes them.
 */
function isGivenCallback({ query, chain, library, module }: QueryCall, analysis: Analysis): boolean {
  const { takesCallback } = query;
  if (!takesCallback) return false;
  const { until } = takesCallback;
  const asked = requestedVersionOf(library, module, analysis);
  const limit = until === undefined ? undefined : lowestVersion(until);
  const mayTake =
    until === undefined || (asked !== undefined && limit !== undefined && isBefore(asked, limit));
  return chain.some(({ call }) => {
    const last = argumentsOf(call).at(-1);
    if (!last) return false;
    if (isFunction(unwrap(last)) || functionOf(last, analysis)) return true;
    return mayTake && unwrap(last).type === 'Identifier' && MAY_BE_FUNCTION.has(valueOf(last, analysis).kind);
  });
}

/** Of a parameter that is annotated with a function's type nothing else is known either. */
const MAY_BE_FUNCTION: ReadonlySet<string> = new Set(['unknown', 'signature']);

/** The member by which a synchronous library runs what was built. */
function memberThatRuns(query: QueryCall, node: Invocation, analysis: Analysis): string | undefined {
  const value = apiOf(node, analysis);
  return value && runningMembers(value, analysis)?.[isRead(query) ? 'read' : 'write'];
}

/** What becomes of the value of a call, where that sends nothing. */
function placeOf(node: Node): UnsentQuery['how'] | undefined {
  const value = wrapped(node);
  const { parent } = value;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return 'dropped';
    case 'UnaryExpression':
      return parent.operator === 'void' && parent.parent.type === 'ExpressionStatement'
        ? 'dropped'
        : undefined;
    case 'AwaitExpression':
      return isUsedAsBuilder(parent) ? undefined : 'not-executed';
    case 'VariableDeclarator':
      return parent.init === value && isNeverRead(parent) ? 'unused' : undefined;
    case 'ArrowFunctionExpression':
      return parent.body === value && !parent.async && isForEachCallback(parent) ? 'ignored' : undefined;
    default:
      return undefined;
  }
}

/** `const query = await builder` changes nothing where the code goes on to call the builder's members. */
function isUsedAsBuilder(awaited: Node): boolean {
  const { parent } = wrapped(awaited);
  if (parent?.type === 'MemberExpression') return true;
  if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'Identifier')
    return parent?.type !== 'ExpressionStatement';
  return (
    bindingOf(parent.id)?.references.some(({ identifier }) => {
      const use = (identifier as Node).parent;
      return (
        use?.type === 'MemberExpression' && use.parent.type === 'CallExpression' && use.parent.callee === use
      );
    }) ?? false
  );
}

/** `query.where(…)` on a builder that is kept in a variable changes that builder, which is sent elsewhere. */
function changesBuilder({ query }: QueryCall, node: Invocation, analysis: Analysis): boolean {
  const root = rootOf(node);
  return stands(root, analysis) && (query.mutates === true || chainOf(node).length > 0);
}

/** The first member by which the model says that such a builder is sent. */
function executingMember(node: Invocation, analysis: Analysis): string | undefined {
  const value = apiOf(node, analysis);
  const members = value && analysis.catalogue.facet(value.type, 'members')?.value;
  return Object.entries(members ?? {}).find(([, member]) => {
    const call = typeof member === 'object' ? member.call : undefined;
    return call?.sendsReceiver === true || call?.query !== undefined;
  })?.[0];
}
