// Everything that a test looks at, in its own function and in the project's functions that it calls: `expectOk(res)`.
import { isFunction, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { ASSERTING_HELPERS } from '../../budgets.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { standsIn } from '../project/module.js';
import { assertionAt, type AssertionMade } from './assertions.js';

/** What the code in a function says of values; what it hands to functions that cannot be followed is not among it. */
const assertionsIn = memoizePerLint((fn: Node, analysis: Analysis): readonly AssertionMade[] =>
  nodesIn(fn).flatMap((node) => assertionAt(node, analysis) ?? []),
);

/** The same with what the project's functions say that it calls. */
export function assertionsReachedFrom(
  fn: Node,
  analysis: Analysis,
  deepest = ASSERTING_HELPERS,
): readonly AssertionMade[] {
  const own = assertionsIn(fn, analysis);
  if (deepest === 0) return own;
  const helpers = new Set(
    nodesIn(fn).flatMap((node) => {
      if (node.type !== 'CallExpression' || calleeOf(node, analysis)) return [];
      const called = functionOf(unwrap(node.callee), analysis)?.node;
      return called && isFunction(called) && !standsIn(called, fn) ? [called] : [];
    }),
  );
  return [...own, ...[...helpers].flatMap((helper) => assertionsReachedFrom(helper, analysis, deepest - 1))];
}
