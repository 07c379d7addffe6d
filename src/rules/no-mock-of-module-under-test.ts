// A test that replaces the module it is about calls stand-ins: it is green while every function of the module throws. It is
// written when a mock was the quickest way to a green test, or when a file was split and its mocks stayed. Reported where the
// subject of the file, found by paths and by what its tests call, is replaced as a whole, or in everything that they call.
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-mock-of-module-under-test',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow mocking the module that a test file tests',
      domain: 'tests',
      preset: 'recommended',
    },
    messages: {
      mockedSubject:
        '`{{mock}}` replaces the module that this file tests: its tests call stand-ins and pass whatever `{{subject}}` does. Mock what that module imports.',
      mockedNames:
        '`{{mock}}` replaces {{names}}, which is all that these tests call of it: they pass whatever `{{subject}}` does. Mock what that module imports.',
    },
  },
  uses: { anywhere: ['mocks'] },
  runsIn: 'anywhere',
  concerns: (_, facts) => facts.tests.hasSubject,
  create({ facts, textOf, report }) {
    return {
      CallExpression(node) {
        const mocked = facts.tests.mockedSubjectAt(node);
        if (!mocked) return;
        const { names, mock } = mocked;
        const data = { mock: `${textOf(node.callee)}('${mock.specifier}')`, subject: mock.specifier };
        if (!names) report({ node: mock.at, messageId: 'mockedSubject', data });
        else {
          const listed = names.map((name) => `\`${name}\``).join(' and ');
          report({ node: mock.at, messageId: 'mockedNames', data: { ...data, names: listed } });
        }
      },
    };
  },
});
