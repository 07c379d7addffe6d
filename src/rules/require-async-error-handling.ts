// An async handler on Express 4: its promise is dropped, so a query that fails is an unhandled rejection. Without a listener for
// those the process ends and takes all other requests with it; with one the request hangs. Reported where the version, the way in
// which the handler is registered, and something in it that may reject are all known.
import { createRule } from '../create-rule.js';
import { catchingAll } from '../fixes/caught-bodies.js';

export default createRule({
  name: 'require-async-error-handling',
  meta: {
    type: 'problem',
    docs: {
      description: 'Require async handlers to handle their errors where the framework does not',
      domain: 'errors',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      dropsRejection:
        'Nobody looks at the promise of this handler: if `{{failing}}` rejects, the process ends, or the request hangs. Catch it and call `next` with the error.',
      handOn: 'Hand errors on: `try { … } catch (error) { {{next}}(error); }`.',
    },
  },
  uses: { inFile: ['reply'] },
  runsIn: 'application',
  concerns: (text) => /\bawait\b|\.then\b/.test(text),
  create({ facts, sourceCode, textOf, report }) {
    function inspect(fn: Parameters<typeof facts.runtime.droppedRejectionOf>[0]): void {
      const dropped = facts.runtime.droppedRejectionOf(fn);
      if (!dropped) return;
      const { failing, next } = dropped;
      const fix = catchingAll(fn, dropped, sourceCode);
      report({
        node: fn,
        loc: { start: fn.loc.start, end: (sourceCode.getTokenBefore(fn.body) ?? fn).loc.end },
        messageId: 'dropsRejection',
        data: { failing: failing.type === 'ForOfStatement' ? 'for await' : textOf(failing) },
        suggest: [fix && { messageId: 'handOn', data: { next: next?.name ?? 'next' }, fix }],
      });
    }
    return {
      FunctionDeclaration: inspect,
      FunctionExpression: inspect,
      ArrowFunctionExpression: inspect,
    };
  },
});
