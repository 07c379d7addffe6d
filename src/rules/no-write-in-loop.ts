// A write that runs once per element: an import of a thousand lines is a thousand round trips, each with its own commit,
// and when the 600th fails, 599 rows stay. One statement writes them all, or none. Rows that need a statement of their own
// are left alone: their failure is handled by itself, the next step needs their id, or a transaction computes their values.
import { type Invocation, calleeExpression } from '../ast/invocations.js';
import { shortened } from '../ast/texts.js';
import { createRule } from '../create-rule.js';
import { mayRepeat, visitingRepeatedCalls } from '../facts/flow/loop-visits.js';
import { bulkInWords } from '../fixes/bulk-words.js';
import { writingAtOnce } from '../fixes/bulk-write.js';

export default createRule({
  name: 'no-write-in-loop',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow a database write that runs once per element of a list where one statement does the same',
      domain: 'data-access',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      writePerElement: '`{{query}}` runs once per element of `{{list}}`: N statements{{partly}}. {{remedy}}',
      writeBehindCall:
        '`{{call}}` runs `{{query}}` ({{place}}) once per element of `{{list}}`: N statements. {{remedy}}',
      writeAllAtOnce: 'Write all rows with one statement: `{{repair}}`.',
      writeAllAndCount: 'Write all rows with one statement and compare its count: `{{repair}}`.',
    },
  },
  uses: { anywhere: ['query:bulk'] },
  runsIn: 'application',
  concerns: mayRepeat,
  create({ facts, sourceCode, textOf, report, isEnough }) {
    return visitingRepeatedCalls((call: Invocation) => {
      const write = facts.repetition.writeOf(call);
      if (!write || !isEnough(write.evidence)) return;
      const atOnce = writingAtOnce(write, facts, sourceCode);
      const callee = calleeExpression(call);
      report({
        node: callee,
        messageId: write.through ? 'writeBehindCall' : 'writePerElement',
        data: {
          call: `${textOf(callee)}()`,
          query: facts.repetition.describeReached(write),
          place: facts.queries.placeOf(write.query),
          list: facts.repetition.describeList(write),
          partly: facts.repetition.leavesPartWritten(write)
            ? ', and a failure leaves a part of them written'
            : '',
          remedy: bulkInWords(write, facts),
        },
        suggest: [
          atOnce && {
            messageId: atOnce.counts ? 'writeAllAndCount' : 'writeAllAtOnce',
            data: { repair: shortened(atOnce.text) },
            fix: atOnce.fix,
          },
        ],
      });
    });
  },
});
