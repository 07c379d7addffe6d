// Handlers whose rejection reaches nobody: the library that calls them does not look at the promise that they give.
//
//   app.get('/', async (req, res) => { res.json(await find()); })             the `await`
//   app.get('/', async (req, res) => { try { await find(); } catch … })       none
//   app.get('/', (req, res) => { find().then((a) => res.json(a)); })          the chain
//   app.get('/', (req, res) => { find().then((a) => res.json(a), next); })    none
//   the same with a version that waits, a package that makes it wait, or a wrapper      none
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { isChainStep, settlingOf } from '../../ast/promise-usage.js';
import { ownNodesIn } from '../../ast/walk.js';
import { NESTED_CALLS } from '../../budgets.js';
import { endOfFailure, wholeChain } from '../flow/call-results.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf, type Binding } from '../project/module.js';
import { isRequestedWithin } from '../project/versions.js';
import { givesFailure } from '../flow/given-failures.js';
import { failsUnanswered, nextOf } from './reply-flow.js';
import { registrationsOf, type Registration } from './registrations.js';

export interface DroppedRejection {
  /** What may fail. */
  readonly failing: Node;
  /** What hands an error on. */
  readonly next: Binding | undefined;
  readonly registration: Registration;
  /** The same may be caught in it and handed on instead: nobody else waits for it, and no answer can have been given before. */
  readonly mayCatch: boolean;
}

/** What may fail in a handler of which nobody looks at the promise. */
export function droppedRejectionOf(fn: FunctionNode, analysis: Analysis): DroppedRejection | undefined {
  const failing = failingIn(fn, analysis);
  if (!failing) return undefined;
  const { all, isCalled, isHandedElsewhere } = registrationsOf(fn, analysis);
  const registration = all.find((each) => dropsPromises(each, analysis));
  return (
    registration && {
      failing,
      next: nextOf(fn, analysis),
      registration,
      mayCatch: !isCalled && !isHandedElsewhere && !leavesChains(fn) && failsUnanswered(fn, analysis),
    }
  );
}

/** A promise that is not awaited rejects behind a `try`, which would hide it from whoever reads on. */
function leavesChains(fn: FunctionNode): boolean {
  return ownNodesIn(fn.body).some((node) => node.type === 'CallExpression' && isUnobservedChain(node, fn));
}

function dropsPromises({ call, callee }: Registration, analysis: Analysis): boolean {
  const { value } = callee;
  const dropping = callee.call.dropsPromises;
  if (!dropping) return false;
  const module = moduleOf(call);
  const { packages } = analysis.project;
  return (
    isRequestedWithin({ until: dropping.until }, value.type.model, module, analysis) === true &&
    !dropping.unless.some((name) => packages.isRequested(module.path, name))
  );
}

/** The first thing in a function that may reject, and that nothing in it catches. */
function failingIn(fn: FunctionNode, analysis: Analysis): Node | undefined {
  if (fn.generator) return undefined;
  return ownNodesIn(fn.body).find((node) => {
    if (node.type === 'AwaitExpression')
      return (
        fn.async && !isCaught(node, fn) && mayReject(node.argument, analysis) && !goesOn(node, fn, analysis)
      );
    if (node.type === 'ForOfStatement') return node.await && !isCaught(node, fn);
    return node.type === 'CallExpression' && isUnobservedChain(node, fn);
  });
}

/** `await next()`: what goes on to the next handler gives no promise where nobody looks at promises. */
function goesOn({ argument }: TSESTree.AwaitExpression, fn: FunctionNode, analysis: Analysis): boolean {
  const call = unwrap(argument);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  return callee?.type === 'Identifier' && bindingOf(callee) === (nextOf(fn, analysis) ?? null);
}

/** Does a promise reject, as far as can be told? A function of the project that catches everything gives none that does. */
function mayReject(promise: Node, analysis: Analysis): boolean {
  if (isSettled(promise)) return false;
  if (givesFailure(promise, analysis)) return false;
  const call = unwrap(promise);
  const fn = call.type === 'CallExpression' ? functionOf(call.callee, analysis)?.node : undefined;
  if (!fn?.async) return true;
  return analysis.recursion.ask({ question: mayReject, subject: fn, deepest: NESTED_CALLS }, true, () =>
    throwsOrRejects(fn, analysis),
  );
}

function throwsOrRejects(fn: FunctionNode, analysis: Analysis): boolean {
  if (fn.body.type !== 'BlockStatement') return mayReject(fn.body, analysis);
  const isHandingOn = ownNodesIn(fn.body).some((node) => {
    if (node.type === 'ThrowStatement') return !isAttempted(node, fn);
    const given = node.type === 'ReturnStatement' && node.argument ? unwrap(node.argument) : undefined;
    return given?.type === 'CallExpression' && !isAttempted(node, fn) && mayReject(given, analysis);
  });
  return isHandingOn || failingIn(fn, analysis) !== undefined;
}

/** In the block of a `try` with a `catch`. */
function isAttempted(node: Node, fn: FunctionNode): boolean {
  return partsOfTries(node, fn).includes('block');
}

/** In a `try` with a `catch`, or in the `catch` itself, which is the last resort. */
function isCaught(node: Node, fn: FunctionNode): boolean {
  return partsOfTries(node, fn).length > 0;
}

/** In which part of each `try` with a `catch` around it, within a function, a node stands. */
function partsOfTries(node: Node, fn: FunctionNode): ('block' | 'other')[] {
  const parts: ('block' | 'other')[] = [];
  for (let at = node; at.parent && at !== fn; at = at.parent)
    if (at.parent.type === 'TryStatement' && at.parent.handler)
      parts.push(at.parent.block === at ? 'block' : 'other');
  return parts;
}

/** `find().catch(…)`, `Promise.allSettled(…)`: it gives something even where it fails. */
function isSettled(promise: Node): boolean {
  const value = unwrap(promise);
  if (value.type !== 'CallExpression')
    return value.type !== 'Identifier' && value.type !== 'MemberExpression';
  const callee = unwrap(value.callee);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  if (name === 'finally' && callee.type === 'MemberExpression') return isSettled(callee.object);
  return name === 'catch' || name === 'allSettled' || (name === 'then' && value.arguments.length > 1);
}

/** `find().then((rows) => res.json(rows));` */
function isUnobservedChain(call: Extract<Node, { type: 'CallExpression' }>, fn: FunctionNode): boolean {
  if (!isChainStep(call) || unwrap(wholeChain(call)) !== call || isCaught(call, fn)) return false;
  const settling = settlingOf(call);
  if (settling !== 'floating' && settling !== 'returned') return false;
  let root: Node = call;
  while (root.type === 'CallExpression' && isChainStep(root)) {
    const callee = unwrap(root.callee);
    if (callee.type !== 'MemberExpression') return false;
    root = unwrap(callee.object);
  }
  const end = endOfFailure(root);
  return end === 'unobserved' || end === 'passed-on';
}
