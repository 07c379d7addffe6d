// A refresh token is good for one use. Where the answer to a refresh got lost, a retry hands in the spent one: a server that rotates
// takes that for theft and revokes the login. Found by what runs again, and a request in it that exchanges a token.
import { calleeExpression } from '../ast/invocations.js';
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'no-retried-token-refresh',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow retrying the exchange of a one-time token',
      domain: 'concurrency',
      preset: 'strict',
    },
    messages: {
      runsAgain:
        '`{{call}}` runs `{{exchange}}` again after a failure: where only the answer was lost, the token is spent, and a server that rotates takes its second use for theft. Let it fail.',
      sendsAgain:
        '`{{call}}` sends a token again after a failure: where only the answer was lost, it is spent, and a server that rotates takes its second use for theft. Retry other requests only.',
      triesAgain:
        '`{{exchange}}` is tried again after a failure: where only the answer was lost, the token is spent, and a server that rotates takes its second use for theft. Let it fail.',
    },
  },
  uses: { anywhere: ['retries', 'http'] },
  runsIn: 'anywhere',
  concerns: (text) => /\b(?:await|then|catch)\b|retry/i.test(text),
  create({ facts, textOf, report, isEnough }) {
    return {
      CallExpression(node) {
        if (node.arguments.length === 0) return;
        const exchange = facts.races.exchangeRetriedBy(node);
        if (!exchange || !isEnough(exchange.evidence)) return;
        const place = calleeExpression(node);
        const site = exchange.site.type === 'CallExpression' ? exchange.site.callee : exchange.site;
        report({
          node: place,
          messageId: exchange.site === node ? 'sendsAgain' : 'runsAgain',
          data: { call: textOf(place), exchange: textOf(site) },
        });
      },
      TryStatement(node) {
        const exchange = facts.races.exchangeTriedAgain(node);
        if (!exchange || !isEnough(exchange.evidence) || exchange.site.type !== 'CallExpression') return;
        const { callee } = exchange.site;
        report({ node: callee, messageId: 'triesAgain', data: { exchange: textOf(callee) } });
      },
    };
  },
});
