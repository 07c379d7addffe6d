// A request, a mail or a pause between two statements of a transaction: its locks and its connection are held as long as that takes, so
// when the other service is slow the database stops too. And what was sent stays sent when the transaction is rolled back. Helpers are
// followed into other files.
import { calleeExpression, isInvocation, type Invocation } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';
import type { OutsideCall } from '../facts/transactions/outside-calls.js';

const MESSAGES = {
  service: 'waitsForService',
  storage: 'waitsForService',
  mail: 'sendsMail',
  queue: 'enqueues',
  pause: 'pauses',
} as const satisfies Record<OutsideCall['what'], string>;

export default createRule({
  name: 'no-external-call-in-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow waiting for other services, mail, queues and pauses while a transaction is open',
      domain: 'concurrency',
      preset: 'strict',
    },
    messages: {
      waitsForService:
        '`{{way}}`{{place}} waits for another service while this transaction holds its locks and its connection: when that is slow, so is the database. Call it before or after.',
      sendsMail:
        '`{{way}}`{{place}} sends mail while this transaction holds its locks, and a rollback does not take it back. Send it after the commit.',
      enqueues:
        '`{{way}}`{{place}} enqueues before the commit: a worker may not find the rows yet, and after a rollback it never will. Enqueue after the commit, or use an outbox table.',
      pauses:
        '`{{way}}`{{place}} waits while this transaction holds its locks and its connection: others wait as long. Wait outside of the transaction.',
    },
  },
  uses: { anywhere: ['reaches', 'http'] },
  runsIn: 'application',
  concerns: (text) => /transact|begin|\btx(?:If)?\b/i.test(text),
  create({ facts, report, isEnough }) {
    function inspect(call: Invocation): void {
      for (const { what, site, way, call: outside, evidence } of facts.transactions.outsideCallsIn(call)) {
        if (!isEnough(evidence)) continue;
        report({
          node: isInvocation(site) ? calleeExpression(site) : site,
          messageId: MESSAGES[what],
          data: {
            way: way.join(' → '),
            place: site === outside ? '' : ` (${facts.queries.placeOf({ node: outside })})`,
          },
        });
      }
    }
    return { CallExpression: inspect, TaggedTemplateExpression: inspect };
  },
});
