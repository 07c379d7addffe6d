// A read that runs once per row of a list: ten rows in development answer at once, five hundred in production are five
// hundred and one round trips, and a page that took 30 ms takes a second. The call is followed to its library, through
// helpers and services in other files, and reported when what it asks for depends on the element of a list that grows
// with the data. Pages, chunks, streams, retries, searches that stop at the first match and short written-out lists are
// left alone.
import type { TSESTree } from '@typescript-eslint/utils';
import { createRule } from '../create-rule.js';
import { isIteration } from '../facts/loops.js';
import type { QueryNode } from '../facts/queries.js';
import type { RepeatedQuery } from '../facts/repeated-queries.js';
import { remediesFor } from '../fixes/read-remedies.js';

const LOOPS = ':matches(ForOfStatement, ForInStatement, ForStatement, WhileStatement, DoWhileStatement)';

const REPEATS = /\bfor\b|\bwhile\b|\.(?:map|forEach|flatMap|filter|reduce|some|every|find\w*|from)\(/;

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
      loadWithParents: 'Load it with the parents: `{{repair}}`.',
      readAllFirst: 'Read the rows of all elements in one query before the loop, and look them up in it.',
      startTogether: 'Start the reads together, which sends them as one query: `{{repair}}`.',
    },
  },
  concerns: (text) => REPEATS.test(text),
  check({ facts, sourceCode, textOf, report, isEnough }) {
    let depth = 0;
    const enter = () => void (depth += 1);
    const leave = () => void (depth -= 1);
    function inspect(call: QueryNode): void {
      const read = facts.repeatedReadOf(call);
      if (!read || !isEnough(read.evidence) || facts.isScript) return;
      const { words, nested, batched, together } = remediesFor(read, facts, sourceCode);
      const callee = call.type === 'CallExpression' ? call.callee : call.tag;
      report({
        node: callee,
        messageId: read.through ? 'readBehindCall' : 'readPerElement',
        data: {
          call: `${textOf(callee)}()`,
          query: facts.describeQuery(read.query),
          place: facts.placeOf(read.query),
          list: listOf(read, textOf),
          remedy: words,
        },
        suggest: [
          nested && { messageId: 'loadWithParents', data: { repair: nested.text }, fix: nested.fix },
          batched && { messageId: 'readAllFirst', fix: batched.fix },
          together && { messageId: 'startTogether', data: { repair: together.text }, fix: together.fix },
        ],
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

const LONGEST_LIST = 40;

function listOf({ repetition: { loop } }: RepeatedQuery, textOf: (node: TSESTree.Node) => string): string {
  const text = loop.collection ? textOf(loop.collection) : 'the list';
  return text.length <= LONGEST_LIST ? text : `${text.slice(0, LONGEST_LIST)}…`;
}
