// An assertion that cannot fail is worse than none: the test is green, the report counts it, and the server may answer 500. It is
// written when the right answer was not known: a list with every status that came up, a length of at least 0, `true` as `true`.
// Reported where the assertion is known to hold for a success and for a failure of the server alike.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-any-status-assertion',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow an assertion that holds whatever the server answers',
      domain: 'tests',
      preset: 'recommended',
    },
    messages: {
      anyStatus:
        '`{{assertion}}` accepts a success and a {{failure}}: the test passes while the server fails. Expect the one status that is right here.',
      anyLength:
        '`{{subject}}` is never below 0: this holds whatever the code does. Expect the length that is right here.',
      sameLiteral:
        '`{{assertion}}` compares a literal with itself: the test passes whatever the code does. Look at what the code gives, or declare the test as `todo`.',
      settled:
        '`{{subject}}` was awaited and is no promise: a rejection has thrown before, so `.rejects` never sees it. Give it the promise, and await that.',
    },
  },
  uses: { anywhere: ['asserts', 'answer'] },
  runsIn: 'anywhere',
  concerns: (text, facts) => facts.catalogue.mentionsAssertions(text),
  create({ facts, textOf, report, isEnough }) {
    function inspect(node: TSESTree.CallExpression | TSESTree.MemberExpression): void {
      const hollow = facts.tests.hollowAssertionAt(node);
      if (!hollow || !isEnough(hollow.evidence)) return;
      const [assertion, subject] = [textOf(node), textOf(hollow.subject)];
      switch (hollow.kind) {
        case 'any-status':
          report({ node, messageId: 'anyStatus', data: { assertion, failure: hollow.failure ?? 500 } });
          break;
        case 'any-length':
          report({ node, messageId: 'anyLength', data: { subject } });
          break;
        case 'same-literal':
          report({ node, messageId: 'sameLiteral', data: { assertion } });
          break;
        case 'settled':
          report({ node, messageId: 'settled', data: { subject } });
      }
    }
    return { CallExpression: inspect, MemberExpression: inspect };
  },
});
