// A test that sends a request through the whole application and mocks the database at its end looks at what it wrote itself. A
// column that is not there, a filter that is dropped, a constraint, a transaction, a race: none of them can fail it. Reported where
// what is replaced is known to be a database, and nothing that runs statements takes its place.
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-mocked-database-in-integration-tests',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow mocking the database in a test that goes through the application',
      domain: 'tests',
      preset: 'recommended',
    },
    messages: {
      sendsRequests:
        '`{{mock}}` replaces the database behind the requests of this file: no statement is run, so none can fail. Run them on a real one, in a container or in memory.',
      saysSo:
        '`{{mock}}` replaces the database of what is filed as an integration test: no statement is run, so none can fail. Run it on a real one, in a container or in memory.',
    },
  },
  uses: { anywhere: ['mocks'] },
  runsIn: 'anywhere',
  create({ facts, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        const mocked = facts.tests.mockedDatabaseAt(node);
        if (!mocked || !isEnough(mocked.evidence)) return;
        const { at, shownBy } = mocked;
        report({
          node: at,
          messageId: shownBy === 'requests' ? 'sendsRequests' : 'saysSo',
          data: { mock: at === node.callee ? `${textOf(at)}()` : textOf(at) },
        });
      },
    };
  },
});
