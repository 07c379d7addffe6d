// The queries that a run of a function sends, in order, its own and those of the functions that it calls.
import type { TSESTree } from '@typescript-eslint/utils';
import { readPath, writtenIn } from '../../ast/arguments.js';
import { isInvocation, type Invocation } from '../../ast/invocations.js';
import { isWithin, parameterPattern, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { STEP_HELPERS } from '../../budgets.js';
import { ownRunNodes } from '../flow/suspension-points.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, bindingOf, moduleOf } from '../project/module.js';
import { queryOf } from './queries.js';
import type { QueryCall } from './query-call.js';

/** A function that was entered from a call. */
export interface Entered {
  readonly fn: FunctionNode;
  readonly module: Module;
  readonly call: TSESTree.CallExpression;
  /** The module in which the call stands. */
  readonly caller: Module;
  readonly from: Entered | undefined;
}

export interface QueryStep {
  readonly query: QueryCall;
  /** Where the function sends it: the query itself, or the call of a helper that does. */
  readonly site: Invocation;
  /** The helper in which the query stands, if it is one. */
  readonly entered: Entered | undefined;
}

/** Each rule about races asks for the steps of every function. */
export const queryStepsIn: (fn: FunctionNode, analysis: Analysis) => readonly QueryStep[] = memoizePerLint(
  (fn: FunctionNode, analysis: Analysis) => stepsIn(fn, { analysis, isCut: false }, undefined, STEP_HELPERS),
);

interface Search {
  readonly analysis: Analysis;
  /** A function was left out because it is being run already: elsewhere it may have steps. */
  isCut: boolean;
}

/**
 * @param levels how many helpers are entered one from within the other
 */
function stepsIn(
  fn: FunctionNode,
  search: Search,
  entered: Entered | undefined,
  levels: number,
): readonly QueryStep[] {
  const { analysis } = search;
  // Most helpers send nothing, and every file that calls them asks.
  const idle = moduleOf(fn).answersIn(analysis.project.modules.version).to<number>(queryStepsIn);
  if ((idle.get(fn) ?? -1) >= levels) return [];
  const wasCut = search.isCut;
  search.isCut = false;
  const steps: QueryStep[] = [];
  for (const node of ownRunNodes(fn)) {
    if (!isInvocation(node)) continue;
    const query = queryOf(node, analysis);
    if (query) steps.push({ query, site: node, entered });
    if (query || node.type !== 'CallExpression' || levels === 0) continue;
    const helper = helperOf(node, analysis, entered);
    if (helper)
      for (const step of stepsIn(helper.fn, search, helper, levels - 1)) steps.push({ ...step, site: node });
    else if (entered && functionOf(node.callee, analysis)) search.isCut = true;
  }
  if (steps.length === 0 && !search.isCut) idle.set(fn, levels);
  search.isCut ||= wasCut;
  return steps;
}

/** The function of the project that a call enters, unless it is being run already. */
export function helperOf(
  call: TSESTree.CallExpression,
  analysis: Analysis,
  from?: Entered,
): Entered | undefined {
  const target = functionOf(call.callee, analysis);
  if (!target) return undefined;
  for (let at = from; at; at = at.from) if (at.fn === target.node) return undefined;
  return { fn: target.node, module: target.module, call, caller: moduleOf(call), from };
}

/** What the caller handed in where a helper names one of its parameters; the node itself where it names something else. */
export function asSeenByCaller(node: Node, entered: Entered | undefined): Node {
  return seenByCaller(node, entered).node;
}

/** The same with the helper in which what was handed in stands. */
export function seenByCaller(
  node: Node,
  entered: Entered | undefined,
): { readonly node: Node; readonly entered: Entered | undefined } {
  const name = unwrap(node);
  if (!entered || name.type !== 'Identifier') return { node: name, entered };
  const definition = bindingOf(name)?.defs[0];
  if ((definition?.type as string | undefined) !== 'Parameter' || definition?.node !== entered.fn)
    return { node: name, entered };
  const declared = definition.name as TSESTree.Identifier;
  const patterns = entered.fn.params.map(parameterPattern);
  const index = patterns.findIndex((pattern) => isWithin(declared, pattern));
  const [pattern, argument] = [patterns[index], entered.call.arguments[index]];
  const given = pattern && argument && partOf(argument, pathInPattern(pattern, declared));
  return given ? seenByCaller(given, entered.from) : { node: name, entered };
}

/** `n` of `{ n: stock }`, for a parameter that is taken apart. */
function partOf(argument: Node, path: readonly (string | number | undefined)[]): Node | undefined {
  const keys = path.filter((step) => typeof step === 'string');
  return keys.length === path.length ? writtenIn(readPath(argument, keys)) : undefined;
}
