// A page sends ten requests, the access token has run out, and all ten answers are 401. Each handler refreshes on its own,
// with the same refresh token: a server that rotates it takes the second refresh for theft and revokes the session. Found
// in handlers of failed responses and wrappers that test for 401, unless they keep one promise and all wait for it.
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/nodes.js';
import { createRule } from '../create-rule.js';
import type { RefreshOn401 } from '../facts/races/token-refresh.js';
import { keepingPromise } from '../fixes/single-flight.js';

export default createRule({
  name: 'require-single-flight-refresh',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require parallel 401s to wait for one token refresh',
      domain: 'concurrency',
      preset: 'recommended',
      uses: ['http'],
    },
    hasSuggestions: true,
    messages: {
      eachRefreshes:
        'Parallel requests that get a 401 each call `{{call}}` with the same refresh token, and a server that rotates it revokes the session. Keep one promise for all: `inFlight ??= {{call}}(…)`.',
      othersDoNotWait:
        '`{{flag}}` lets one request refresh, and the others go on without waiting for it and fail with the old token. Keep the promise of `{{call}}` in place of the flag, and let all of them await it.',
      keptTooLate:
        '`{{promise}}` is tested before this `await` and assigned after it: parallel requests all pass the test and each calls `{{call}}`. Assign the promise before anything is awaited.',
      likelyEachRefreshes:
        'Parallel requests that get a 401 each call `{{call}}`. Unless it shares one refresh itself, a server that rotates tokens revokes the session. Keep one promise for all.',
      keepPromise: 'Keep one promise, and let every request await it.',
    },
  },
  concerns: (text) => /refresh/i.test(text) && /\b401\b|interceptors/.test(text),
  check({ facts, sourceCode, textOf, report, isEnough }) {
    // A handler of failed responses tests for 401 as wrappers do, and is met first.
    const seen = new Set<TSESTree.CallExpression>();
    const reportAll = (refreshes: readonly RefreshOn401[]): void => {
      for (const refresh of refreshes) {
        if (!isEnough(refresh.evidence) || seen.has(refresh.call)) continue;
        seen.add(refresh.call);
        const { sharing } = refresh;
        const call = textOf(refresh.call.callee);
        if (sharing.kind === 'kept-late') {
          const loc = sourceCode.getFirstToken(sharing.suspension)?.loc ?? sharing.suspension.loc;
          report({ loc, messageId: 'keptTooLate', data: { call, promise: textOf(sharing.promise) } });
        } else if (sharing.kind === 'not-waited') {
          report({
            node: refresh.call.callee,
            messageId: 'othersDoNotWait',
            data: { call, flag: textOf(sharing.flag.left) },
          });
        } else {
          const fix = keepingPromise(refresh, sourceCode, facts.isTypeScript);
          report({
            node: refresh.call.callee,
            messageId: refresh.evidence === 'certain' ? 'eachRefreshes' : 'likelyEachRefreshes',
            data: { call },
            suggest: [fix && { messageId: 'keepPromise', fix }],
          });
        }
      }
    };
    return {
      CallExpression(node: TSESTree.CallExpression) {
        if (node.arguments.length > 1) reportAll(facts.refreshOnFailure(node));
      },
      ':function'(node: FunctionNode) {
        if (/\b401\b/.test(sourceCode.getText(node))) reportAll(facts.refreshInWrapper(node));
      },
    };
  },
});
