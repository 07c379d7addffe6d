// Requests of a test that nothing waits for. A request is put together step by step and sent by what waits for it.
//
//   await request(app).get('/orders').expect(200)           sent, and looked at
//   return request(app).get('/orders').expect(200)          the runner waits for it
//   request(app).get('/orders').expect(200, done)           its callback is called when it has ended
//   request(app).get('/orders').end((error, response) => …) the same
//   const pending = request(app).get('/orders')             whoever reads the name may wait
//   request(app).get('/orders').expect(200)                 never sent: nothing of it is looked at
import type { TSESTree } from '@typescript-eslint/utils';
import { chainOf, isContinued, rootOf } from '../../ast/chains.js';
import { argumentsOf } from '../../ast/invocations.js';
import { isFunction, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import type { Exchange } from '../../models/model.js';
import { isForEachCallback, isNeverRead } from '../flow/dropped-values.js';
import { nodesOfType } from '../project/nodes-by-type.js';
import { calleeOf } from '../origins/callees.js';
import { apiOf, valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerLint } from '../project/memoize.js';
import { partAround, type PartOfTests } from './test-parts.js';

export interface DroppedRequest {
  /** `never`: nothing is sent. `unseen`: it is sent, and nobody looks at what comes back. */
  readonly sent: 'never' | 'unseen';
  /** It stands alone, is given a name that nothing reads, or is handed back to a method that drops it. */
  readonly how: 'alone' | 'unused' | 'ignored';
  /** The test or hook in whose function it stands. */
  readonly part: PartOfTests | undefined;
}

/** A request that a call puts together and nothing waits for. */
export function droppedRequestAt(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): DroppedRequest | undefined {
  const how = isContinued(call) ? undefined : placeOf(call);
  const exchange = how && exchangeOf(call, analysis);
  // `pending.set(…)` changes a request that is kept, and sent elsewhere.
  if (!exchange || exchangeOf(rootOf(call), analysis) || mayHaveCallback(call, analysis)) return undefined;
  return {
    sent: exchange.sends === 'when-awaited' ? 'never' : 'unseen',
    how,
    part: partAround(call, analysis),
  };
}

/** The calls in a piece of code that send a request, or put one together. */
export const requestsIn = memoizePerLint((root: Node, analysis: Analysis): readonly Node[] =>
  nodesOfType(root, 'CallExpression').filter((call) => {
    if (calleeOf(call, analysis)?.call.reachesApplication) return true;
    const value = apiOf(call, analysis);
    return (
      value !== undefined &&
      (analysis.catalogue.facet(value.type, 'exchange') !== undefined ||
        analysis.catalogue.facet(value.type, 'answer')?.value === 'whole')
    );
  }),
);

/** The request that an expression is, as far as it is put together. */
function exchangeOf(node: Node, analysis: Analysis): Exchange | undefined {
  const value = apiOf(node, analysis);
  return value && analysis.catalogue.facet(value.type, 'exchange')?.value;
}

function placeOf(call: Node): DroppedRequest['how'] | undefined {
  const value = wrapped(call);
  const { parent } = value;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return 'alone';
    case 'UnaryExpression':
      return parent.operator === 'void' && parent.parent.type === 'ExpressionStatement' ? 'alone' : undefined;
    case 'VariableDeclarator':
      return parent.init === value && isNeverRead(parent) ? 'unused' : undefined;
    case 'ArrowFunctionExpression':
      return parent.body === value && !parent.async && isForEachCallback(parent) ? 'ignored' : undefined;
    default:
      return undefined;
  }
}

/** A function behind another argument ends the request; alone it is one of its expectations. */
function mayHaveCallback(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  return chainOf(call).some((link) =>
    argumentsOf(link.call)
      .slice(1)
      .some((argument) => mayBeFunction(unwrap(argument), analysis)),
  );
}

function mayBeFunction(argument: Node, analysis: Analysis): boolean {
  if (isFunction(argument) || argument.type === 'SpreadElement') return true;
  if (argument.type !== 'Identifier') return false;
  return ['function', 'unknown', 'signature'].includes(valueOf(argument, analysis).kind);
}
