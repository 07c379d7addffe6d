// An error handler that takes three parameters is none: Express counts them. It is called for every request, with request, response
// and `next` in the place of error, request and response, and errors go past it to the default handler, which shows them.
// Reported where the last parameter is used as the response that it is not; what the first one is called says nothing.
import { createRule } from '../create-rule.js';
import { addingParameter } from '../fixes/parameters.js';

export default createRule({
  name: 'express-error-handler-arity',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require error handlers to take four parameters',
      domain: 'errors',
      preset: 'recommended',
    },
    fixable: 'code',
    messages: {
      takesThree:
        'With three parameters this handles requests and no errors: `{{response}}` is what stands in the place of `next`, so `{{use}}` fails, and errors go past it. Take four parameters.',
    },
  },
  uses: { inFile: ['reply'] },
  runsIn: 'application',
  create({ facts, sourceCode, textOf, report }) {
    function inspect(fn: Parameters<typeof facts.runtime.shiftedHandler>[0]): void {
      const shifted = facts.runtime.shiftedHandler(fn);
      if (!shifted) return;
      const { response, proof, isCalled } = shifted;
      report({
        node: fn,
        loc: { start: fn.loc.start, end: response.loc.end },
        messageId: 'takesThree',
        data: { response: response.name, use: textOf(proof) },
        fix: isCalled ? null : addingParameter(fn, ['_next', 'next'], facts.module.isTypeScript, sourceCode),
      });
    }
    return {
      FunctionDeclaration: inspect,
      FunctionExpression: inspect,
      ArrowFunctionExpression: inspect,
    };
  },
});
