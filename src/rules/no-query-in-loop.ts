// A read that runs once per row of a list: ten rows in development answer at once, five hundred in production are five
// hundred and one round trips, and a page that took 30 ms takes a second. The call is followed to its library, through
// helpers and services in other files, and reported when what it asks for depends on the element of a list that grows
// with the data. Pages, chunks, streams, retries, searches that stop at the first match and short written-out lists are
// left alone.
import { createRule } from '../create-rule.js';
import type { QueryNode } from '../facts/queries.js';
import { isIteration } from '../facts/loops.js';

const LOOPS = ':matches(ForOfStatement, ForInStatement, ForStatement, WhileStatement, DoWhileStatement)';

export default createRule({
  name: 'no-query-in-loop',
  meta: {
    type: 'problem',
    docs: {
      description: 'Disallow a database read that runs once per element of a list',
      domain: 'data-access',
      preset: 'recommended',
      uses: ['query'],
    },
    hasSuggestions: true,
    messages: {
      readPerElement:
        '`{{query}}` runs once per element of `{{list}}`: N elements send N queries. {{remedy}}',
      readBehindCall:
        '`{{call}}` runs `{{query}}` ({{place}}) once per element of `{{list}}`: N elements send N queries. {{remedy}}',
    },
  },
  concerns: (text) =>
    /\bfor\b|\bwhile\b|\.(?:map|forEach|flatMap|filter|reduce|some|every|find\w*|from)\(/.test(text),
  check({ facts, textOf, report, isEnough }) {
    let depth = 0;
    const enter = () => void (depth += 1);
    const leave = () => void (depth -= 1);
    function inspect(call: QueryNode): void {
      const read = facts.repeatedReadOf(call);
      if (!read || !isEnough(read.evidence)) return;
      report({
        node: call.type === 'CallExpression' ? call.callee : call.tag,
        messageId: read.through ? 'readBehindCall' : 'readPerElement',
        data: {
          call: textOf(call),
          query: facts.module.text.slice(0, 0) + (read.query.entity ?? '') + '.' + read.query.operation,
          place: `${read.query.module.path}:${read.query.module.text.slice(0, read.query.node.range[0]).split('\n').length}`,
          list: read.repetition.loop.collection ? textOf(read.repetition.loop.collection) : '',
          remedy: read.usesElement ? '' : 'hoist',
        },
      });
    }
    return {
      [LOOPS]: enter,
      [`${LOOPS}:exit`]: leave,
      CallExpression(node) {
        const isLoop = isIteration(node);
        if (depth > 0 || isLoop) inspect(node);
        if (isLoop) enter();
      },
      'CallExpression:exit': (node) => {
        if (isIteration(node)) leave();
      },
      TaggedTemplateExpression(node) {
        if (depth > 0) inspect(node);
      },
    };
  },
});
