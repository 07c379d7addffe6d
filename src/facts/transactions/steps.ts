// All that runs in a transaction, in its own function and in those of the project that it calls, each with the way that led to it.
import type { Node } from '../../ast/nodes.js';
import { REACH_DEPTH, TRANSACTION_FUNCTIONS } from '../../budgets.js';
import { weakest, type Evidence } from '../catalogue/evidence.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { describeCall } from '../queries/query-texts.js';
import type { Opening } from './opening.js';
import { isInSpan } from './spans.js';
import type { Run } from './seen.js';
import { workOf, type Work } from './work.js';

export interface Step {
  readonly work: Work;
  /** Where the transaction's own function does it: the work itself, or the call that leads to it. */
  readonly site: Node;
  readonly run: Run | undefined;
  /** The calls on the way, as they are written. */
  readonly path: readonly string[];
  readonly evidence: Evidence;
}

export const stepsIn = memoizePerLint((opening: Opening, analysis: Analysis): readonly Step[] => {
  const steps: Step[] = [];
  let functions = 0;
  const add = (work: Work, { site, run, path, evidence }: Omit<Step, 'work'>): void => {
    const step: Step = { work, site, run, path, evidence: weakest(evidence, work.evidence) };
    steps.push(step);
    if (work.kind !== 'function' || path.length === REACH_DEPTH || functions === TRANSACTION_FUNCTIONS)
      return;
    const { target, node: call, isHandedOn } = work;
    for (let at = run; at; at = at.from) if (at.fn === target.node) return;
    if (target.node === opening.fn) return;
    functions += 1;
    const next = { fn: target.node, call, isHandedOn, from: run };
    for (const each of workOf(target.node, analysis))
      add(each, { site, run: next, path: [...path, describeCall(call)], evidence: step.evidence });
  };
  for (const work of workOf(opening.fn, analysis))
    if (work.node !== opening.call && isInSpan(work.node, opening))
      add(work, { site: work.node, run: undefined, path: [], evidence: opening.evidence });
  return steps;
});
