// A 200 says that a handler came to its end. Whether the rows are those of the asking user, whether the total is right, whether the
// list is empty: the body says it, and this test does not look. Reported where a test sends requests, and every assertion in it, in
// helpers too, is about a status whose answer has a body.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-status-only-assertion',
  meta: {
    type: 'suggestion',
    docs: {
      description: 'Disallow a test that looks at the status of an answer alone',
      domain: 'tests',
      preset: 'opt-in',
    },
    messages: {
      statusOnly:
        'This test looks at the status {{status}} alone: it passes whatever the body holds and whatever was written. Look at the body, or at what the request changed.',
    },
  },
  uses: { anywhere: ['asserts', 'answer'] },
  runsIn: 'anywhere',
  concerns: (text, facts) => facts.catalogue.mentionsAssertions(text),
  create({ facts, report }) {
    function inspect(node: TSESTree.CallExpression | TSESTree.MemberExpression): void {
      const only = facts.tests.statusOnlyAt(node);
      if (only) report({ node, messageId: 'statusOnly', data: { status: only.status } });
    }
    return { CallExpression: inspect, MemberExpression: inspect };
  },
});
