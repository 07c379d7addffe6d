// What rules ask of tests: `facts.tests`.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { echoAt, type Echo } from './echoes.js';
import { hollowAssertionAt, type HollowAssertion } from './hollow-assertions.js';
import { mockedDatabaseAt, type MockedDatabase } from './mocked-databases.js';
import { mockedSubjectAt, type MockedSubject } from './mocked-subjects.js';
import { statusOnlyAt, type StatusOnly } from './status-only.js';
import { droppedRequestAt, type DroppedRequest } from './requests.js';
import { subjectOf } from './subjects.js';
import { isSkipped } from './test-parts.js';

export class TestFacts {
  constructor(private readonly analysis: Analysis) {}

  /** A request that a call puts together and nothing waits for. */
  droppedRequestAt(call: TSESTree.CallExpression): DroppedRequest | undefined {
    return this.#ifRun(call, droppedRequestAt);
  }

  /** The database that a call replaces in an integration test. */
  mockedDatabaseAt(call: TSESTree.CallExpression): MockedDatabase | undefined {
    return this.#ifRun(call, mockedDatabaseAt);
  }

  /** Is the open file there to test a module that is known? */
  get hasSubject(): boolean {
    const { open } = this.analysis;
    return open !== undefined && subjectOf(open, this.analysis) !== undefined;
  }

  /** A mock of the module that the file is there to test. */
  mockedSubjectAt(call: TSESTree.CallExpression): MockedSubject | undefined {
    return this.#ifRun(call, mockedSubjectAt);
  }

  /** An assertion that only repeats what its test did to a mock. */
  echoAt(call: TSESTree.CallExpression): Echo | undefined {
    return this.#ifRun(call, echoAt);
  }

  /** The first assertion of a test that looks at the status of an answer alone. */
  statusOnlyAt(node: Node): StatusOnly | undefined {
    return this.#ifRun(node, statusOnlyAt);
  }

  /** An assertion, at its call or member, that holds whatever the code does. */
  hollowAssertionAt(node: Node): HollowAssertion | undefined {
    return this.#ifRun(node, hollowAssertionAt);
  }

  /** What is not run deceives nobody. */
  #ifRun<N extends Node, Found>(
    node: N,
    find: (node: N, analysis: Analysis) => Found | undefined,
  ): Found | undefined {
    const found = find(node, this.analysis);
    return found && !isSkipped(node, this.analysis) ? found : undefined;
  }
}
