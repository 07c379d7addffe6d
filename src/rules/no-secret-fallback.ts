// `process.env.JWT_SECRET || 'dev-secret'` starts everywhere, and so it starts in production on the day when the variable is
// missing: with a secret that whoever can read the code can sign with. Reported where the key says that its value is a secret,
// the fallback is a text, and nothing asks whether the secret is there.
import type { Node } from '../ast/nodes.js';
import { createRule } from '../create-rule.js';
import { requiring } from '../fixes/required-secret.js';

export default createRule({
  name: 'no-secret-fallback',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a text in the code that stands in for a secret which is not set',
      domain: 'validation',
      preset: 'recommended',
    },
    hasSuggestions: true,
    messages: {
      secretInCode:
        'Where `{{key}}` is not set, this text is the secret, and whoever reads the code knows it. The program starts all the same, so nobody notices. Throw instead.',
      throwInstead: 'Stop where `{{key}}` is not set: `{{repair}}`.',
    },
  },
  uses: { anywhere: ['readsEnvironment', 'validates'] },
  runsIn: 'server',
  concerns: (text) => /env|config/i.test(text) && /secret|key|password|token|credentials/i.test(text),
  create({ facts, sourceCode, report }) {
    function reportFallback(node: Node): void {
      const found = facts.validation.secretFallbackIn(node);
      if (!found) return;
      const edit = requiring(node, found, sourceCode);
      report({
        node: found.literal,
        messageId: 'secretInCode',
        data: { key: found.key },
        suggest: [
          edit && { messageId: 'throwInstead', data: { key: found.key, repair: edit.text }, fix: edit.fix },
        ],
      });
    }
    return {
      LogicalExpression: reportFallback,
      ConditionalExpression: reportFallback,
      AssignmentPattern: reportFallback,
      CallExpression: reportFallback,
    };
  },
});
