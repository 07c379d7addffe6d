// How often a piece of code runs when the code around it runs once. `unknown` where a loop's steps cannot be told.
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  isWithin,
  parameterPattern,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { callTaking, settlingOf } from '../../ast/promise-usage.js';
import { LOOP_HELPERS } from '../../budgets.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import { derivedIn, mentions, referencesIn } from '../flow/derived-names.js';
import { loopOfCallback, loopOfStatement, type Loop } from '../flow/loops.js';
import { runInPlace } from '../flow/run-in-place.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { bindingOf } from '../project/module.js';
import { whyBenign, type Benign } from './benign-loops.js';

export type Repetition =
  | { readonly kind: 'once' }
  | PerElement
  /** It repeats, and for a reason: in pages, in chunks, until the first match, a few times at most. */
  | { readonly kind: 'benign'; readonly why: Benign; readonly loop: Loop }
  /** It repeats, and how often cannot be told. */
  | { readonly kind: 'unknown'; readonly loop: Loop };

export interface PerElement {
  readonly kind: 'per-element';
  readonly loop: Loop;
  /** What the call sends is made of the element. */
  readonly usesElement: boolean;
  readonly order: 'sequential' | 'concurrent';
  /** `likely` when a function in between is run by code that is not known. */
  readonly evidence: Evidence;
}

/** A few rounds do not excuse what the loop around them does. */
const IS_PASSED: ReadonlySet<Benign> = new Set(['bounded', 'configuration', 'early-exit', 'single']);

/**
 * How often a call runs.
 *
 * @param parts what of the call tells one run from another: its filter, or its arguments
 * @param places what says where the call goes to: its client, its table
 * @param isWalkable does it give one row, from which the next one is asked for?
 */
export function repetitionOf(
  node: Node,
  parts: readonly Node[],
  analysis: Analysis,
  places: readonly Node[] = [],
  isWalkable = false,
): Repetition {
  let result: Repetition = { kind: 'once' };
  let evidence: Evidence = 'certain';
  for (let from = node, at = node.parent; at; from = at, at = at.parent) {
    let loop: Loop | undefined;
    if (isFunction(at)) {
      if (from !== at.body) break;
      loop = loopOfList(at, analysis) ?? loopOfHelper(at, analysis);
      const run = loop ? 'certain' : runInPlace(at, analysis);
      if (!run) break;
      evidence = weakest(evidence, run);
    } else loop = loopOfStatement(at, from);
    if (!loop) continue;
    const step = judge(loop, node, { parts, places }, evidence, analysis);
    if (step.kind === 'per-element') {
      if (step.usesElement) return step;
      if (result.kind !== 'per-element') result = step;
    } else {
      if (result.kind !== 'per-element') result = step;
      const isWalk = step.kind === 'benign' && step.why === 'chained' && isWalkable && isOfSteps(loop);
      if (isWalk) evidence = 'likely';
      const isPassed =
        step.kind === 'benign'
          ? isWalk || IS_PASSED.has(step.why)
          : loop.node.type === 'ForStatement' && !isPaging(loop);
      if (!isPassed) break;
    }
  }
  return result;
}

/** Is there a loop around a call, within what is run with it? A look that asks nothing of the call itself. */
export function isInLoop(node: Node, analysis: Analysis): boolean {
  for (let from = node, at = node.parent; at; from = at, at = at.parent) {
    if (!isFunction(at)) {
      if (loopOfStatement(at, from)) return true;
      continue;
    }
    if (from !== at.body) return false;
    if (isRunByLoop(at, analysis)) return true;
    if (!runInPlace(at, analysis)) return false;
  }
  return false;
}

const isRunByLoop = memoizePerLint(
  (fn: FunctionNode, analysis: Analysis) =>
    (loopOfList(fn, analysis) ?? loopOfHelper(fn, analysis)) !== undefined,
);

/** `while (at)`: a walk from row to row. One of its own is no list; one for each element of a list is. */
function isOfSteps({ node, collection }: Loop): boolean {
  return !collection && node.type !== 'CallExpression';
}

/** `for (let page = 1; page <= pages; page++)`, where a round says how many there are. */
function isPaging({ node, body }: Loop): boolean {
  const test = node.type === 'ForStatement' ? node.test : null;
  return (
    test !== null &&
    referencesIn(test).some((name) =>
      bindingOf(name)?.references.some(
        (reference) => reference.isWrite() && isWithin(reference.identifier, body),
      ),
    )
  );
}

function judge(
  loop: Loop,
  node: Node,
  { parts, places }: { readonly parts: readonly Node[]; readonly places: readonly Node[] },
  evidence: PerElement['evidence'],
  analysis: Analysis,
): Exclude<Repetition, { kind: 'once' }> {
  const why = whyBenign(loop, node, parts, analysis);
  if (why) return { kind: 'benign', why, loop };
  if (!loop.collection) return { kind: 'unknown', loop };
  const names = derivedIn(loop.body, loop.element);
  if (places.some((place) => mentions(place, names))) return { kind: 'benign', why: 'scattered', loop };
  const usesElement = parts.some((part) => mentions(part, names));
  const isGathered = settlingOf(node) === 'gathered';
  return { kind: 'per-element', loop, usesElement, order: isGathered ? 'concurrent' : loop.order, evidence };
}

/** A callback of an array's method; a method of the project's own by such a name is a helper. */
function loopOfList(fn: FunctionNode, analysis: Analysis): Loop | undefined {
  const loop = loopOfCallback(fn);
  return loop?.node.type === 'CallExpression' && functionOf(loop.node.callee, analysis) ? undefined : loop;
}

/**
 * A callback that a helper calls with each element of a list: `eachOf(users, async (user) => …)`, one of a library's or of
 * the project's own.
 */
function loopOfHelper(fn: FunctionNode, analysis: Analysis): Loop | undefined {
  const call = callTaking(fn);
  if (call?.type !== 'CallExpression') return undefined;
  const position = call.arguments.indexOf(wrapped(fn) as TSESTree.CallExpressionArgument);
  if (position < 0) return undefined;
  const known = calleeOf(call, analysis)?.call.callbacks?.find(({ argument }) => argument === position);
  const each =
    known?.each === undefined ? eachInHelper(call, position, analysis) : { list: known.each, parameter: 0 };
  const collection = each && call.arguments[each.list];
  if (!each || !collection) return undefined;
  const parameter = fn.params[each.parameter];
  return {
    node: call,
    body: fn.body,
    callback: fn,
    collection,
    element: parameter && parameter.type !== 'TSParameterProperty' ? namesIn(parameter) : [],
    order: 'concurrent',
  };
}

interface EachInHelper {
  readonly list: number;
  readonly parameter: number;
}

/** Which parameter of a helper it goes through, and as which argument its callback receives the element. */
function eachInHelper(
  call: TSESTree.CallExpression,
  position: number,
  analysis: Analysis,
): EachInHelper | undefined {
  const target = functionOf(call.callee, analysis);
  const callback = target?.node.params[position];
  if (!target?.node.body || callback?.type !== 'Identifier') return undefined;
  const { params } = target.node;
  // A helper may hand its callback to itself.
  return analysis.recursion.ask(
    { question: eachInHelper, subject: target.node, detail: position, deepest: LOOP_HELPERS },
    undefined,
    () => eachBy(callback, params, analysis),
  );
}

/** The list that a call of the callback is repeated for, and the argument that is its element. */
function eachBy(
  callback: TSESTree.Identifier,
  params: readonly TSESTree.Parameter[],
  analysis: Analysis,
): EachInHelper | undefined {
  for (const { identifier } of bindingOf(callback)?.references ?? []) {
    const { parent } = identifier as TSESTree.Identifier;
    if (parent.type !== 'CallExpression' || parent.callee !== identifier) continue;
    const inner = repetitionOf(parent, parent.arguments, analysis);
    const list = inner.kind === 'per-element' && inner.loop.collection && unwrap(inner.loop.collection);
    if (!list || list.type !== 'Identifier') continue;
    const names = derivedIn(inner.loop.body, inner.loop.element);
    const parameter = parent.arguments.findIndex((argument) => mentions(argument, names));
    const index = params.findIndex((each) => isNamed(each, list));
    if (index >= 0 && parameter >= 0) return { list: index, parameter };
  }
  return undefined;
}

function isNamed(parameter: TSESTree.Parameter, name: TSESTree.Identifier): boolean {
  const pattern = parameterPattern(parameter);
  return pattern.type === 'Identifier' && bindingOf(pattern) === bindingOf(name);
}
