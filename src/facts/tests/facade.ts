// What rules ask of tests: `facts.tests`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { hollowAssertionAt, type HollowAssertion } from './hollow-assertions.js';
import { mockedDatabaseAt, type MockedDatabase } from './mocked-databases.js';
import { mockedSubjectAt, type MockedSubject } from './mocked-subjects.js';
import { droppedRequestAt, type DroppedRequest } from './requests.js';

export class TestFacts {
  constructor(private readonly analysis: Analysis) {}

  /** A request that a call puts together and nothing waits for. */
  droppedRequestAt(call: TSESTree.CallExpression): DroppedRequest | undefined {
    return droppedRequestAt(call, this.analysis);
  }

  /** The database that a call replaces in an integration test. */
  mockedDatabaseAt(call: TSESTree.CallExpression): MockedDatabase | undefined {
    return mockedDatabaseAt(call, this.analysis);
  }

  /** A mock of the module that the file is there to test. */
  mockedSubjectAt(call: TSESTree.CallExpression): MockedSubject | undefined {
    return mockedSubjectAt(call, this.analysis);
  }

  /** An assertion, at its call or member, that holds whatever the code does. */
  hollowAssertionAt(node: Node): HollowAssertion | undefined {
    return hollowAssertionAt(node, this.analysis);
  }
}
