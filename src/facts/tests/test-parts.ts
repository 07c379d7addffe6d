// What a test file is made of: suites, tests, hooks, and the function of each.
//
//   it('answers 200', async () => { … })          a test
//   test.each(table)('…', fn), it.only('…', fn)   the same
//   beforeEach(async () => { … })                 runs before
//   describe('orders', () => { … })               a suite: it holds the others
//   it.skip('…', fn), xdescribe('…', fn)          skipped: what is in it is not run
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import type { TestPart } from '../../models/model.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { type Module, moduleOf } from '../project/module.js';

export interface PartOfTests {
  readonly is: TestPart;
  readonly call: TSESTree.CallExpression;
  readonly body: FunctionNode;
}

/** All parts of a file, in source order. */
export const partsOf = memoizePerLint((module: Module, analysis: Analysis): readonly PartOfTests[] =>
  nodesOfType(module.ast, 'CallExpression').flatMap((call) => {
    const body = lastFunctionOf(call);
    const is = body && calleeOf(call, analysis)?.call.declares;
    return body && is ? [{ is, call, body }] : [];
  }),
);

function lastFunctionOf(call: TSESTree.CallExpression): FunctionNode | undefined {
  return call.arguments
    .map((argument) => unwrap(argument))
    .filter((argument) => isFunction(argument))
    .at(-1);
}

/** The innermost part in whose function a node stands. */
export function partAround(node: Node, analysis: Analysis): PartOfTests | undefined {
  return partsOf(moduleOf(node), analysis).findLast(({ body }) => isWithin(node, body));
}

/** The test in which a node stands. */
export function testAround(node: Node, analysis: Analysis): PartOfTests | undefined {
  return partsOf(moduleOf(node), analysis).findLast(({ is, body }) => is === 'test' && isWithin(node, body));
}

/** Does a node stand in a suite or a test that is not run? */
export function isSkipped(node: Node, analysis: Analysis): boolean {
  return partsOf(moduleOf(node), analysis).some(({ is, body }) => is === 'skipped' && isWithin(node, body));
}
