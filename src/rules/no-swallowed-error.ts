// `catch { return [] }` around a query turns an outage into an empty page: the list is gone, every status is 200, and there is no line
// in any log. Reported where a query or a request fails, nothing of the error is left anywhere, and whoever waits gets something that
// reads as a result. A fallback that is logged, a code that is looked at, and a failure that is told are handled errors.
import type { TSESTree } from '@typescript-eslint/utils';
import { failureHandlerAt } from '../ast/failure-handlers.js';
import { createRule } from '../create-rule.js';
import type { SwallowedError } from '../facts/errors/swallowed-errors.js';

const MESSAGES = {
  'as-value': 'emptyResult',
  'in-silence': 'silence',
  'as-success': 'success',
  unexplained: 'unexplained',
  'in-transaction': 'endedTransaction',
} as const satisfies Record<SwallowedError['how'], string>;

export default createRule({
  name: 'no-swallowed-error',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow making the failure of a query or a request disappear',
      domain: 'errors',
      preset: 'recommended',
    },
    messages: {
      emptyResult:
        'When `{{call}}` fails, its caller gets `{{instead}}`, as if that were the answer, and no log says why. Log the error, or let it through.',
      silence:
        'When `{{call}}` fails, the code goes on as if it had worked, and nothing is left of the error. Log it, or let it through.',
      success:
        'When `{{call}}` fails, the client gets `{{instead}}` as a success, and no log says why. Log the error and answer with an error status.',
      unexplained:
        'This answers {{instead}} and drops the error: when {{call}} fails, nobody can find out why. Log it, or pass it to the error handler.',
      endedTransaction:
        'A failed `{{call}}` ends the whole transaction: later statements are refused (25P02) and the commit undoes it. Throw on, or use a savepoint.',
    },
  },
  uses: { anywhere: ['query', 'http', 'reaches', 'responds', 'log'] },
  runsIn: 'server',
  concerns: (text) => /\bcatch\b|\.then\b/.test(text),
  create({ facts, report, isEnough }) {
    function inspect(node: TSESTree.CatchClause | TSESTree.CallExpression): void {
      const handler = failureHandlerAt(node);
      const swallowed = handler && facts.errors.swallowedBy(handler.node);
      if (!swallowed || !isEnough(swallowed.evidence)) return;
      const { how, instead } = swallowed;
      const call = swallowed.call ?? '';
      const named = how !== 'unexplained' ? call : call === '' ? 'the code in its `try`' : `\`${call}\``;
      report({ loc: handler.loc, messageId: MESSAGES[how], data: { call: named, instead } });
    }
    return { CatchClause: inspect, CallExpression: inspect };
  },
});
