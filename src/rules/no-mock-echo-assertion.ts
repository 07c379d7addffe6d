// A test that tells a mock what to give, calls the mock and looks at what it gave tests the library of mocks. It is green whatever
// the project does, and it is written when the code under test was hard to reach. Reported where the value that is looked at came
// from a call of the mock by the test itself, or where nobody but the test can have called it.
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-mock-echo-assertion',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow an assertion on what the test itself told a mock to give',
      domain: 'tests',
      preset: 'recommended',
    },
    messages: {
      echoedValue:
        '`{{mock}}` is a mock that this test calls itself: it gives what line {{line}} told it to, whatever the project does. Call the code that uses it, and look at what that gives.',
      echoedCall:
        'Nobody but the test has `{{mock}}`: it was called in line {{line}}, whatever the project does. Hand it to the code that should call it, and run that.',
    },
  },
  uses: { anywhere: ['mocks', 'asserts'] },
  runsIn: 'anywhere',
  concerns: (text, facts) => facts.catalogue.mentionsAssertions(text),
  create({ facts, textOf, report }) {
    return {
      CallExpression(node) {
        const echo = facts.tests.echoAt(node);
        if (!echo) return;
        report({
          node,
          messageId: echo.kind === 'value' ? 'echoedValue' : 'echoedCall',
          data: { mock: textOf(echo.mock), line: echo.line },
        });
      },
    };
  },
});
