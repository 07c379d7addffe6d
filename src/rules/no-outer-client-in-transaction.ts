// `db.transaction(async (tx) => { await db.order.create(…) })` writes through another connection than the one that the transaction
// holds: the row stays when everything else is rolled back, it does not see what the transaction wrote, and under load all connections
// wait for each other. Clients are compared by where they come from: `async (db) =>` is another client of the same name, and the one
// that a helper in another file imports is the outer one.
import type { Invocation } from '../ast/invocations.js';
import { calleeExpression, isInvocation } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';
import type { OuterStatement, OuterStatements } from '../facts/transactions/outer-statements.js';
import { sendingThroughHandle, takingHandle } from '../fixes/transaction-handle.js';

export default createRule({
  name: 'no-outer-client-in-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow statements that run inside a transaction and are not sent through it',
      domain: 'concurrency',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      writesOutside:
        '`{{query}}` is sent through `{{client}}` and is no part of this transaction: it stays when that is rolled back. {{remedy}}.',
      readsOutside: '`{{query}}` is sent through `{{client}}`, past this transaction: {{harm}}. {{remedy}}.',
      lacksOption: '`{{query}}` is not handed the transaction that is open here: {{harm}}. {{remedy}}.',
      reachesOutside:
        '`{{way}}` ({{place}}) is sent through `{{client}}`, past this transaction: {{harm}}. {{remedy}}.',
      reachesWithoutOption:
        '`{{way}}` ({{place}}) is not handed the transaction that is open here: {{harm}}. {{remedy}}.',
      handsOverOuter:
        '`{{call}}` is handed `{{client}}`, so its `{{query}}` ({{place}}) goes past this transaction: {{harm}}. {{remedy}}.',
      usesNothing:
        'Nothing in this callback is sent through the transaction: `{{query}}`{{more}} through `{{client}}`, and a rollback undoes none of it. {{remedy}}.',
      sendThroughHandle: 'Send it through the transaction: `{{repair}}`.',
      takeHandle: 'Take the transaction as `{{repair}}` and send all statements of the callback through it.',
    },
  },
  uses: { anywhere: ['query:transaction'] },
  runsIn: 'application',
  concerns: (text) => /transact|begin|\btx(?:If)?\b/i.test(text),
  create({ facts, sourceCode, textOf, report, isEnough }) {
    function inspect(call: Invocation): void {
      const outer = facts.transactions.outerStatementsIn(call);
      if (!outer) return;
      const found = outer.statements.filter(({ evidence }) => isEnough(evidence));
      const first = found.find(({ path }) => path.length === 0);
      if (outer.isUnused && first) return reportUnused(call, first, found.length, outer);
      for (const each of found) {
        const { query, client, path } = each;
        const repair = sendingThroughHandle(each, outer, facts, sourceCode);
        report({
          node: isInvocation(each.site) ? calleeExpression(each.site) : each.site,
          messageId: messageFor(each),
          data: {
            query: facts.queries.describe(query),
            way: [...path, facts.queries.describe(query)].join(' → '),
            call: isInvocation(each.site) ? textOf(calleeExpression(each.site)) : '',
            client: client ?? '',
            place: facts.queries.placeOf(query),
            harm: harmOf(each),
            remedy: remedyFor(each, outer),
          },
          suggest: [
            repair && { messageId: 'sendThroughHandle', data: { repair: repair.text }, fix: repair.fix },
          ],
        });
      }
    }
    function reportUnused(
      call: Invocation,
      first: OuterStatement,
      count: number,
      outer: OuterStatements,
    ): void {
      const repair = takingHandle(outer, facts, sourceCode);
      report({
        node: calleeExpression(call),
        messageId: 'usesNothing',
        data: {
          query: facts.queries.describe(first.query),
          more: count > 1 ? ` and ${String(count - 1)} more go` : ' goes',
          client: first.client ?? '',
          remedy: unusedRemedy(outer),
        },
        suggest: [repair && { messageId: 'takeHandle', data: { repair: repair.text }, fix: repair.fix }],
      });
    }
    return { CallExpression: inspect, TaggedTemplateExpression: inspect };
  },
});

function messageFor({ path, client, written, effect }: OuterStatement) {
  if (client === undefined) return path.length > 0 ? 'reachesWithoutOption' : 'lacksOption';
  if (path.length > 0) return written ? 'handsOverOuter' : 'reachesOutside';
  return effect === 'write' ? 'writesOutside' : 'readsOutside';
}

function harmOf({ effect, misses, query: { library } }: OuterStatement): string {
  if (effect === 'write') return 'it stays when that is rolled back';
  if (misses) return 'it does not see what was written';
  return library.transactionsSharePool
    ? 'it does not read from its snapshot'
    : 'it needs a second connection';
}

function remedyFor(
  { path, query, client, isHanded }: OuterStatement,
  { opening: { handle } }: OuterStatements,
): string {
  const name = handle ? `\`${handle.name}\`` : 'the transaction';
  const { transactionIn } = query.query;
  const option = transactionIn?.path?.[0];
  const { transactionChainedBy: chained, transactionGivenAs } = query.library;
  if (isHanded) return `Use ${name}, which it is handed`;
  if (path.length > 0) return `Hand ${name} to it`;
  if (client === undefined && option === undefined)
    return transactionGivenAs || chained !== undefined ? `Hand it ${name}` : `Use ${name}`;
  if (client === undefined && chained !== undefined && transactionIn?.member !== undefined)
    return `Chain \`.${chained}(${handle?.name ?? option ?? chained})\``;
  if (client === undefined && option !== undefined)
    return `Pass \`{ ${handle && handle.name !== option ? `${option}: ${handle.name}` : option} }\``;
  return `Use ${name}`;
}

function unusedRemedy({ opening: { handle } }: OuterStatements): string {
  return handle ? `Use \`${handle.name}\`` : 'Take the handle as its parameter and use that';
}
