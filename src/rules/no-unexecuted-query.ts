// A statement that is never sent: an ORM's query is an object that does nothing until it is awaited, a builder's until it
// is executed. The code reads as if the row were saved, no error is thrown, the tests that mock the database pass, and the
// row is not there.
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeExpression } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';
import type { UnsentQuery } from '../facts/queries/unsent-queries.js';
import { sendingQuery } from '../fixes/sent-query.js';

export default createRule({
  name: 'no-unexecuted-query',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a database query that is built and never sent',
      domain: 'data-access',
      preset: 'recommended',
      // A migration counts as done although its statement was never sent.
      holdsInOneOffFiles: true,
    },
    hasSuggestions: true,
    messages: {
      dropped: '`{{query}}` sends nothing: it waits to be {{sent}}, and nothing does that. {{remedy}}',
      unused:
        '`{{query}}` sends nothing: it waits to be {{sent}}, and nothing reads the name that holds it. {{remedy}}',
      ignored:
        '`{{query}}` sends nothing: it waits to be awaited, and `forEach` drops what its callback returns. Use a `for…of` loop that awaits, or one query for all.',
      behindCall:
        '`{{call}}` gives back `{{query}}` ({{place}}), which sends nothing: it waits to be {{sent}}, and nothing does that. {{remedy}}',
      notExecuted: 'Awaiting `{{query}}` gives the builder itself and sends nothing. {{remedy}}',
      awaitQuery: 'Wait for the query: `await {{query}}`.',
      executeQuery: 'Execute the query: `{{repair}}`.',
    },
  },
  uses: { inFile: ['query:lazy'] },
  runsIn: 'anywhere',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    function inspect(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression): void {
      const unsent = facts.queries.unsentOf(node);
      if (!unsent || !isEnough(unsent.evidence)) return;
      const { executedBy } = unsent;
      const { sent, remedy } = wordsFor(unsent);
      const query = facts.queries.describe(unsent.query);
      const call = `${textOf(calleeExpression(node))}()`;
      const repaired = sendingQuery(node, unsent, facts, sourceCode);
      report({
        node: calleeExpression(node),
        messageId: messageFor(unsent),
        data: { query, sent, remedy, call, place: facts.queries.placeOf(unsent.query) },
        suggest: [
          repaired &&
            (executedBy === undefined
              ? {
                  messageId: 'awaitQuery',
                  data: { query: unsent.isBehindCall ? call : query },
                  fix: repaired.fix,
                }
              : { messageId: 'executeQuery', data: { repair: repaired.text }, fix: repaired.fix }),
        ],
      });
    }
    return { CallExpression: inspect, TaggedTemplateExpression: inspect };
  },
});

function messageFor({ how, isBehindCall }: UnsentQuery) {
  if (isBehindCall) return 'behindCall';
  return how === 'not-executed' ? 'notExecuted' : how;
}

function wordsFor(unsent: UnsentQuery) {
  const words = wordsOfSending(unsent);
  return unsent.isBehindCall && unsent.how === 'ignored'
    ? { ...words, remedy: 'Use a `for…of` loop that awaits, or one query for all.' }
    : words;
}

function wordsOfSending({ how, isRead, executedBy, isSynchronous, needsClient }: UnsentQuery) {
  if (executedBy === undefined)
    return {
      sent: 'awaited',
      remedy: how === 'dropped' && isRead ? 'Return it, or await it and use what it gives.' : 'Await it.',
    };
  if (needsClient)
    return {
      sent: `executed with \`${executedBy}\``,
      remedy: `Give the client to its \`${executedBy}(…)\` and await that.`,
    };
  return {
    sent: `${isSynchronous ? 'run' : 'executed'} with \`${executedBy}()\``,
    remedy: `Call \`${executedBy}()\` on it${isSynchronous ? '' : ' and await that'}.`,
  };
}
