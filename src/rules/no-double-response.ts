// An answer in a branch that does not end there: the run goes on, does what only an accepted request should do, and answers
// again. On Express the second answer throws `ERR_HTTP_HEADERS_SENT`; in an async handler of Express 4 that ends the process.
// Reported at the first answer, where every path from it leads to a second one. A path that leads past it says nothing.
import { createRule } from '../create-rule.js';
import { returningAfter } from '../fixes/early-return.js';

export default createRule({
  name: 'no-double-response',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow an answer to a request that falls through to another one',
      domain: 'errors',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      answersTwice:
        '`{{first}}` answers and the run goes on to `{{second}}` in line {{line}}: a second answer fails, and what stands between is done all the same. Return after the first.',
      letsPass:
        '`{{first}}` refuses the request and the run goes on to `{{second}}` in line {{line}}: the handlers behind run all the same. Return after the answer.',
      returnAfter: 'Return after `{{first}}`.',
    },
  },
  uses: { inFile: ['reply'] },
  runsIn: 'application',
  create({ facts, sourceCode, textOf, report }) {
    return {
      CallExpression(node) {
        const double = facts.runtime.doubleReplyAt(node);
        if (!double) return;
        const { second, passesOn } = double;
        const first = textOf(node);
        const fix = double.isBeforeWork ? null : returningAfter(node, double, sourceCode);
        report({
          node,
          messageId: passesOn ? 'letsPass' : 'answersTwice',
          data: { first, second: textOf(second), line: second.loc.start.line },
          suggest: [fix && { messageId: 'returnAfter', data: { first }, fix }],
        });
      },
    };
  },
});
