// A `catch` that logs and ends there: the attempt would have answered the request, and now nobody does. The client waits until
// it gives up, the connection stays open, and the log shows one line without a request. Reported where the request is answered
// with the response or not at all, on a path out of the failure that neither throws, goes on to `next` nor hands the response on.
import type { Unanswered } from '../facts/runtime/unanswered.js';
import { createRule } from '../create-rule.js';
import { endingHandler, placeOfFailure } from '../fixes/failure-answers.js';

export default createRule({
  name: 'require-response-in-catch',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require an answer to a request whose handling failed',
      domain: 'errors',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      neverAnswered:
        'A path out of this {{place}} neither answers with `{{response}}`, throws nor hands the error on: the request hangs until the client gives up. {{remedy}}',
      handOn: 'Hand the error on: `{{repair}}`.',
      answer: 'Answer: `{{repair}}`.',
    },
  },
  uses: { inFile: ['reply'] },
  runsIn: 'application',
  concerns: (text) => /\bcatch\b|\.then\b|\bfunction\b|=>/.test(text),
  create({ facts, sourceCode, report, isEnough }) {
    function reportUnanswered(found: Unanswered): void {
      const { failure, response, next } = found;
      const repair = found.isMixed || found.isOneOfSeveral ? null : endingHandler(found, sourceCode);
      report({
        ...placeOfFailure(failure, sourceCode),
        messageId: 'neverAnswered',
        data: {
          place:
            failure.type === 'CatchClause'
              ? '`catch`'
              : failure.type === 'IfStatement'
                ? 'branch'
                : 'handler',
          response: response.name,
          remedy: next === undefined ? 'Answer with a 500.' : `Call \`${next.name}\` with the error.`,
        },
        suggest: [
          repair && {
            messageId: next === undefined ? 'answer' : 'handOn',
            data: { repair: repair.text },
            fix: repair.fix,
          },
        ],
      });
    }
    function inspect(fn: Parameters<typeof facts.runtime.unansweredIn>[0]): void {
      for (const found of facts.runtime.unansweredIn(fn))
        if (isEnough(found.evidence)) reportUnanswered(found);
    }
    return {
      FunctionDeclaration: inspect,
      FunctionExpression: inspect,
      ArrowFunctionExpression: inspect,
    };
  },
});
