// What a function does that concerns a transaction around it: the statements it sends, what it reaches outside of the database,
// the project's functions that it runs. What it does not wait for is none of it, nor what it does about a failure, nor what is a
// transaction of its own:
//
//   await db.order.create(…)                             a statement
//   await audit(order), ids.map(audit)                   a function that it runs
//   rows.map(async (row) => …); rows.forEach(async …)    nothing: nobody waits for what the list gives
//   void audit(order); setImmediate(() => audit(order))  nothing: it goes on without
//   catch { await db.failure.create(…) }                 nothing: the transaction has failed by then
//   await db.transaction(async (tx) => { … })            nothing: one of its own
import type { TSESTree } from '@typescript-eslint/utils';
import { isInvocation, type Invocation } from '../../ast/invocations.js';
import { isFunction, isWithin, memberName, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { callTaking, isLeftAlone, settlingOf } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { implementationOf } from '../flow/implementations.js';
import { loopOfCallback } from '../flow/loops.js';
import { runInPlace } from '../flow/run-in-place.js';
import { calleeOf } from '../origins/callees.js';
import { valueOf } from '../origins/origins.js';
import type { FunctionValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { calledFunction, throughList } from '../queries/called-functions.js';
import { queryOf } from '../queries/queries.js';
import type { QueryCall } from '../queries/query-call.js';
import { reachedBy, type Reaching } from './reaching.js';

interface Common {
  readonly node: Invocation | TSESTree.NewExpression;
  readonly evidence: Evidence;
}
export type Work =
  | (Common & { readonly kind: 'statement'; readonly query: QueryCall })
  | (Common & { readonly kind: 'reaching'; readonly reaching: Reaching })
  | (Common & {
      readonly kind: 'function';
      readonly node: TSESTree.CallExpression;
      readonly target: FunctionValue;
      /** A list runs it, with values of its own. */
      readonly isHandedOn: boolean;
    })
  /** A call of which nothing is known. */
  | (Common & { readonly kind: 'unknown'; readonly node: TSESTree.CallExpression });

/** What a function does, in source order. */
export function workOf(fn: FunctionNode, analysis: Analysis): readonly Work[] {
  return moduleOf(fn)
    .answersIn(analysis.project.modules.version)
    .of(workOf, fn, () => find(fn, analysis));
}

function find(fn: FunctionNode, analysis: Analysis): readonly Work[] {
  if (fn.generator) return [];
  const evidences = new Map<Node, Evidence>();
  const enters = (node: Node): boolean => {
    if (node === fn || !isFunction(node)) return !isAboutFailure(node);
    const evidence = isOwn(node, analysis) ? undefined : enteredAs(node, analysis);
    if (evidence) evidences.set(node, evidence);
    return evidence !== undefined;
  };
  return nodesIn(fn, enters).flatMap((node): Work[] => {
    if (!isInvocation(node) && node.type !== 'NewExpression') return [];
    if (isWithin(node, fn) && !isWithin(node, fn.body)) return [];
    const work = workAt(node, analysis);
    return work ? [{ ...work, evidence: weakest(work.evidence, evidenceOf(node, fn, evidences)) }] : [];
  });
}

function evidenceOf(node: Node, fn: FunctionNode, evidences: ReadonlyMap<Node, Evidence>): Evidence {
  let evidence: Evidence = 'certain';
  for (let at = node.parent; at && at !== fn; at = at.parent)
    evidence = weakest(evidence, evidences.get(at) ?? 'certain');
  return evidence;
}

function enteredAs(fn: FunctionNode, analysis: Analysis): Evidence | undefined {
  const call = callTaking(fn);
  const isLeft = call !== undefined && isLeftAlone(call);
  if (loopOfCallback(fn)) return isLeft && fn.async ? undefined : 'certain';
  return isLeft ? undefined : runInPlace(fn, analysis);
}

/** `catch`, `finally`, `.catch(fn)`: what is done about a failure is meant to last. */
function isAboutFailure(node: Node): boolean {
  const { parent } = node;
  return node.type === 'CatchClause' || (parent?.type === 'TryStatement' && parent.finalizer === node);
}

/** The callback of a transaction of its own, or one that is told of a failure. */
function isOwn(fn: FunctionNode, analysis: Analysis): boolean {
  const call = callTaking(fn);
  if (call?.type !== 'CallExpression') return false;
  const name = call.callee.type === 'MemberExpression' ? memberName(call.callee) : undefined;
  if (name === 'catch' || name === 'finally' || (name === 'then' && call.arguments[1] === fn)) return true;
  return opensTransaction(call, analysis);
}

function opensTransaction(call: Invocation, analysis: Analysis): boolean {
  return calleeOf(call, analysis)?.call.query?.operation === 'transaction';
}

export function workAt(node: Invocation | TSESTree.NewExpression, analysis: Analysis): Work | undefined {
  const reaching = reachedBy(node, analysis);
  // What is put into a queue is there at once, whether anybody waits for it or not.
  if (reaching)
    return reaching.what === 'queue' || isWaitedFor(node)
      ? { kind: 'reaching', node, reaching, evidence: reaching.evidence }
      : undefined;
  if (node.type === 'NewExpression' || isInList(node, analysis)) return undefined;
  const query = queryOf(node, analysis);
  if (query) {
    const isStatement =
      query.operation !== 'transaction' && query.operation !== 'define' && !isLeftAlone(node);
    return isStatement ? { kind: 'statement', node, query, evidence: query.evidence } : undefined;
  }
  if (node.type !== 'CallExpression' || isLeftAlone(node)) return undefined;
  // What a function is handed to run is done for its caller, and seen there.
  if (isParameter(node.callee)) return undefined;
  const target = calledFunction(node, analysis);
  if (target)
    return {
      kind: 'function',
      node,
      target,
      isHandedOn: throughList(node, analysis) !== undefined,
      evidence: isOfInterface(node, analysis) ? 'likely' : 'certain',
    };
  return calleeOf(node, analysis) ? undefined : { kind: 'unknown', node, evidence: 'likely' };
}

function isParameter(callee: Node): boolean {
  const [definition] = callee.type === 'Identifier' ? (bindingOf(callee)?.defs ?? []) : [];
  return (definition?.type as string | undefined) === 'Parameter';
}

/** The only class that implements an interface is what is run, as far as the project shows. */
function isOfInterface({ callee }: TSESTree.CallExpression, analysis: Analysis): boolean {
  const value = valueOf(callee, analysis);
  return value.kind === 'signature' && implementationOf(value, analysis) !== undefined;
}

/** A statement in the list that a transaction of its own is given. */
function isInList(node: Node, analysis: Analysis): boolean {
  for (let at = wrapped(node); at.parent && !isFunction(at.parent); at = wrapped(at.parent)) {
    const { parent } = at;
    if (parent.type === 'AwaitExpression' || parent.type.endsWith('Statement')) return false;
    if (parent.type === 'CallExpression' && parent.callee !== at && opensTransaction(parent, analysis))
      return true;
  }
  return false;
}

function isWaitedFor(node: Node): boolean {
  const settling = settlingOf(node);
  return settling !== undefined && !isLeftAlone(node);
}
