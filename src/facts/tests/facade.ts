// What rules ask of tests: `facts.tests`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Analysis } from '../project/analysis.js';
import { droppedRequestAt, type DroppedRequest } from './requests.js';

export class TestFacts {
  constructor(private readonly analysis: Analysis) {}

  /** A request that a call puts together and nothing waits for. */
  droppedRequestAt(call: TSESTree.CallExpression): DroppedRequest | undefined {
    return droppedRequestAt(call, this.analysis);
  }
}
