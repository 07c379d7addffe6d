// The request has a logger that puts its id on every line, and this line is written with the logger of the whole program: it
// is in the log, and not among the lines of its request. Reported in handlers, where the request's logger is known and the
// line says in no other way which request it belongs to.
import { createRule } from '../create-rule.js';

export default createRule({
  name: 'require-request-scoped-logger',
  meta: {
    type: 'suggestion',
    docs: {
      description: "Require a request's handler to write with the request's logger, where it has one",
      domain: 'observability',
      preset: 'opt-in',
    },
    hasSuggestions: true,
    messages: {
      rootLogger:
        '`{{callee}}` logs without the id of the request: the line is not found among the others of that request. Write `{{instead}}`.',
      useRequestLogger: 'Write `{{instead}}`.',
    },
  },
  uses: { inFile: ['log'] },
  runsIn: 'server',
  create({ facts, sourceCode, textOf, report }) {
    return {
      CallExpression(node) {
        const { callee } = node;
        const found = callee.type === 'MemberExpression' ? facts.errors.pastRequestLogger(node) : undefined;
        if (!found || callee.type !== 'MemberExpression') return;
        const { object, property } = callee;
        const member = callee.computed ? `[${textOf(property)}]` : `.${textOf(property)}`;
        const instead = `${found.own.text}${member}`;
        const isBare = sourceCode.getCommentsInside(object).length === 0;
        report({
          node: callee,
          messageId: 'rootLogger',
          data: { callee: textOf(callee), instead },
          suggest: [
            found.isAlike && isBare
              ? {
                  messageId: 'useRequestLogger',
                  data: { instead },
                  fix: (fixer) => fixer.replaceText(object, found.own.text),
                }
              : null,
          ],
        });
      },
    };
  },
});
