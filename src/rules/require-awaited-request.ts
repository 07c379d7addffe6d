// A chain of supertest's reads as if it were sent and looked at; it is put together and sent by what waits for it. Left alone it
// is never sent, no expectation in it is looked at, and the test passes while the server answers 500. Reported where nothing
// waits: no `await`, no `return`, no callback, no name that anything reads.
import { calleeExpression } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';
import { awaiting, awaitingInAsync, isLast } from '../fixes/awaited-request.js';

export default createRule({
  name: 'require-awaited-request',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require a test to wait for the requests that it sends',
      domain: 'tests',
      preset: 'recommended',
    },
    fixable: 'code',
    hasSuggestions: true,
    messages: {
      neverSent:
        '`{{request}}` is never sent: it waits to be awaited, and nothing does that. The test passes whatever the server would answer. Await it.',
      unseen:
        '`{{request}}` is not waited for: the test is over before the answer is there, and passes whatever it is. Await it.',
      ignored:
        '`{{request}}` is never waited for: `forEach` drops what its callback returns, and the test passes whatever comes back. Use a `for…of` loop that awaits.',
      awaitHere: 'Await the request here. If what follows lets it end, await it behind that.',
      awaitRequest: 'Make the function `async` and await the request.',
    },
  },
  uses: { anywhere: ['exchange'] },
  runsIn: 'anywhere',
  create({ facts, sourceCode, textOf, report }) {
    return {
      CallExpression(node) {
        const dropped = facts.tests.droppedRequestAt(node);
        if (!dropped) return;
        const asynchronous = awaitingInAsync(node, dropped, sourceCode);
        const waiting = awaiting(node, dropped, sourceCode);
        const isFix = dropped.sent === 'never' || isLast(node);
        report({
          node: calleeExpression(node),
          messageId:
            dropped.how === 'ignored' ? 'ignored' : dropped.sent === 'never' ? 'neverSent' : 'unseen',
          data: { request: textOf(node) },
          fix: isFix ? waiting : null,
          suggest: [
            asynchronous && { messageId: 'awaitRequest', fix: asynchronous },
            isFix || !waiting ? null : { messageId: 'awaitHere', fix: waiting },
          ],
        });
      },
    };
  },
});
