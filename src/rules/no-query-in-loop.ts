// A read that runs once per row of a list: ten rows in development answer at once, five hundred in production are five
// hundred and one round trips, and a page that took 30 ms takes a second. The call is followed to its library, through
// helpers and services in other files, and reported when what it asks for depends on the element of a list that grows
// with the data. Pages, chunks, streams, retries, searches that stop at the first match and short written-out lists are
// left alone.
import { type Invocation, calleeExpression } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';
import { mayRepeat, visitingRepeatedCalls } from '../facts/flow/loop-visits.js';
import { remediesFor } from '../fixes/read-remedies.js';

export default createRule({
  name: 'no-query-in-loop',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a database read that runs once per element of a list',
      domain: 'data-access',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      readPerElement: '`{{query}}` runs once per element of `{{list}}`: N queries. {{remedy}}',
      readBehindCall:
        '`{{call}}` runs `{{query}}` ({{place}}) once per element of `{{list}}`: N queries. {{remedy}}',
      loadWithParents: 'Load it with the parents: `{{repair}}`.',
      readAllFirst: 'Read the rows of all elements in one query before the loop, and look them up in it.',
      startTogether: 'Start the reads together, which sends them as one query: `{{repair}}`.',
    },
  },
  uses: { anywhere: ['query'] },
  runsIn: 'application',
  concerns: mayRepeat,
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return visitingRepeatedCalls((call: Invocation) => {
      const read = facts.repetition.readOf(call);
      if (!read || !isEnough(read.evidence)) return;
      const { words, nested, batched, together } = remediesFor(read, facts, sourceCode);
      const callee = calleeExpression(call);
      report({
        node: callee,
        messageId: read.through ? 'readBehindCall' : 'readPerElement',
        data: {
          call: `${textOf(callee)}()`,
          query: facts.repetition.describeReached(read),
          place: facts.queries.placeOf(read.query),
          list: facts.repetition.describeList(read),
          remedy: words,
        },
        suggest: [
          nested && { messageId: 'loadWithParents', data: { repair: nested.text }, fix: nested.fix },
          batched && { messageId: 'readAllFirst', fix: batched.fix },
          together && { messageId: 'startTogether', data: { repair: together.text }, fix: together.fix },
        ],
      });
    });
  },
});
