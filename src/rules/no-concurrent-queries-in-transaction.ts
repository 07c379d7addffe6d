// A transaction is one connection, and a connection runs one statement at a time: `Promise.all` over its handle gains nothing. When one
// statement fails, `Promise.all` rejects at once, the transaction is rolled back, and the others are still sent: to a transaction that
// has failed, or, on a connection that went back to its pool, to none at all. Some libraries refuse them.
import { shortened } from '../ast/texts.js';
import { createRule } from '../create-rule.js';
import type { ConcurrentStatements } from '../facts/transactions/concurrent-statements.js';

export default createRule({
  name: 'no-concurrent-queries-in-transaction',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow starting several statements at once through one transaction',
      domain: 'concurrency',
      preset: 'recommended',
    },
    messages: {
      queue:
        '`{{method}}` starts {{statements}} at once on `{{handle}}`, one connection: they wait for each other, and when one fails the others are still sent. Await them one by one.',
      queueReads:
        '`{{method}}` starts {{statements}} at once on `{{handle}}`, one connection: they wait for each other, and its driver deprecates that. Await them one by one.',
      mayFail:
        '`{{method}}` starts {{statements}} at once in one transaction, `{{handle}}`, which its library does not support: some may fail. Await them one by one.',
    },
  },
  uses: { anywhere: ['concurrentStatements'] },
  runsIn: 'application',
  concerns: (text) => /\bPromise\s*\.\s*(?:all|race|any)/.test(text),
  create({ facts, textOf, report, isEnough }) {
    const inWords = ({ first, path, count, list }: ConcurrentStatements): string => {
      const way = `\`${[...path, facts.queries.describe(first)].join(' → ')}\``;
      if (list) return `${way} for each of \`${shortened(textOf(list))}\``;
      return `${way} and ${String(count - 1)} more`;
    };
    return {
      CallExpression(node) {
        const found = facts.transactions.concurrentStatementsAt(node);
        if (!found || !isEnough(found.evidence)) return;
        report({
          node: node.callee,
          messageId: found.then === 'may-fail' ? 'mayFail' : found.writes ? 'queue' : 'queueReads',
          data: { method: textOf(node.callee), statements: inWords(found), handle: textOf(found.handle) },
        });
      },
    };
  },
});
