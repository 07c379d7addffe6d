// A page sends ten requests, the access token has run out, and all ten answers are 401. Each handler refreshes on its own,
// with the same refresh token: a server that rotates it takes the second refresh for theft and revokes the session. Found
// in handlers of failed responses and wrappers that test for 401, unless they keep one promise and all wait for it.
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/nodes.js';
import { createRule } from '../create-rule.js';
import type { RefreshOn401 } from '../facts/races/token-refresh.js';
import { keepingPromise } from '../fixes/single-flight.js';

type Sharing<Kind> = Extract<RefreshOn401['sharing'], { kind: Kind }>;

export default createRule({
  name: 'require-single-flight-refresh',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require parallel 401s to wait for one token refresh',
      domain: 'concurrency',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      eachRefreshes:
        'Parallel 401s each call `{{call}}`, and a server that rotates refresh tokens then revokes the session. {{remedy}}',
      othersDoNotWait:
        '`{{flag}}` lets one request refresh; the others do not wait for it and fail with the old token. Keep the promise of `{{call}}` in place of the flag, and let all await it.',
      keptTooLate:
        '`{{promise}}` is tested before this `await` and assigned after it: parallel requests all pass the test and each calls `{{call}}`. Assign the promise before anything is awaited.',
      likelyEachRefreshes:
        'Parallel 401s each call `{{call}}`. Unless it shares one refresh itself, a server that rotates refresh tokens revokes the session. {{remedy}}',
      keepPromise: 'Keep one promise, and let every request await it.',
    },
  },
  uses: { anywhere: ['http'] },
  runsIn: 'anywhere',
  concerns: (text) => /refresh/i.test(text) && /\b401\b|interceptors/.test(text),
  create({ facts, sourceCode, textOf, report, isEnough }) {
    // A handler of failed responses tests for 401 as wrappers do, and is met first.
    const seen = new Set<TSESTree.CallExpression>();
    function inspect(refresh: RefreshOn401): void {
      if (!isEnough(refresh.evidence) || seen.has(refresh.call)) return;
      seen.add(refresh.call);
      const { sharing } = refresh;
      if (sharing.kind === 'kept-late') return reportLate(refresh, sharing);
      if (sharing.kind === 'not-waited') return reportFlag(refresh, sharing);
      reportEach(refresh);
    }
    function reportLate({ call }: RefreshOn401, { suspension, promise }: Sharing<'kept-late'>): void {
      report({
        loc: sourceCode.getFirstToken(suspension)?.loc ?? suspension.loc,
        messageId: 'keptTooLate',
        data: { call: textOf(call.callee), promise: textOf(promise) },
      });
    }
    function reportFlag({ call }: RefreshOn401, { flag }: Sharing<'not-waited'>): void {
      report({
        node: call.callee,
        messageId: 'othersDoNotWait',
        data: { call: textOf(call.callee), flag: textOf(flag) },
      });
    }
    function reportEach(refresh: RefreshOn401): void {
      const { callee } = refresh.call;
      const fix = keepingPromise(refresh, sourceCode, facts.module.isTypeScript);
      report({
        node: callee,
        messageId: refresh.evidence === 'certain' ? 'eachRefreshes' : 'likelyEachRefreshes',
        data: { call: textOf(callee), remedy: describeRemedy(refresh, textOf(callee)) },
        suggest: [fix && { messageId: 'keepPromise', fix }],
      });
    }
    return {
      CallExpression(node) {
        if (node.arguments.length > 1) facts.races.refreshOnFailure(node).forEach(inspect);
      },
      ':function'(node: FunctionNode) {
        if (/\b401\b/.test(sourceCode.getText(node))) facts.races.refreshInWrapper(node).forEach(inspect);
      },
    };
  },
});

/** One promise for all where there is one login, and for each login where a server works for many. */
function describeRemedy({ reach }: RefreshOn401, call: string): string {
  if (reach.comesBack === 'yes')
    return 'Keep one promise for each login, and let a 401 of the refresh itself pass: it would wait for itself.';
  return reach.login === 'one'
    ? `Keep one promise for all: \`inFlight ??= ${call}(…)\`.`
    : 'Keep one promise for each login, and let its requests await it.';
}
