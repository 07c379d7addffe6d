// A filter whose value is undefined is left out by some libraries: `deleteMany({ where: { userId: undefined } })` deletes
// every row, and `findFirst` gives somebody else's. It compiles, because a filter's fields are optional.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction } from '../ast/nodes.js';
import { createRule } from '../create-rule.js';
import { guardingValue } from '../fixes/guarded-value.js';

export default createRule({
  name: 'no-undefined-filter',
  meta: {
    type: 'problem',
    docs: {
      description:
        'Disallow a filter value that may be undefined where the library then leaves the condition out',
      domain: 'data-access',
      preset: 'strict',
    },
    hasSuggestions: true,
    messages: {
      mayMatchEveryRow:
        '`{{value}}` may be undefined, and `{{query}}` then leaves the condition on `{{column}}` out: it {{effect}}. Make sure of the value first.',
      throwFirst: 'Throw before the query when `{{value}}` is undefined.',
    },
  },
  uses: { inFile: ['query:undefined'] },
  runsIn: 'application',
  create({ facts, sourceCode, textOf, report, isEnough }) {
    function inspect(node: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression): void {
      const found = facts.queries.undefinedFilterOf(node, isDecisive);
      if (!found || !isEnough(found.evidence)) return;
      const { condition, query } = found;
      const value = textOf(condition.value);
      const fn = enclosingFunction(node);
      // An error that nobody catches ends the process, for all requests.
      const isDropped = fn !== undefined && facts.runtime.droppedRejectionOf(fn) !== undefined;
      const guarded = found.isLeftOut || isDropped ? null : guardingValue(condition.value, node, sourceCode);
      report({
        node: condition.value,
        messageId: 'mayMatchEveryRow',
        data: {
          value,
          query: facts.queries.describe(query),
          column: condition.column,
          effect: effectOf(query.operation, found.isOnly),
        },
        suggest: [guarded && { messageId: 'throwFirst', data: { value }, fix: guarded }],
      });
    }
    return { CallExpression: inspect, TaggedTemplateExpression: inspect };
  },
});

/** A list may be filtered by what is there; whose rows they are may not be left open. */
const OWNS =
  /^(?:user|owner|author|member|customer|client|tenant|org|organi[sz]ation|account|team|workspace|company|project|session)_?id$/i;
const NAMES_ROW = /^_?id$|_?id$|^(?:email|token|slug|key|code|uuid)$/i;

/** Is a condition on this column one that must not be left out? A write's always; a read's where it says whose row it is, or which. */
function isDecisive(column: string, operation: string): boolean {
  switch (operation) {
    case 'delete':
    case 'update':
      return true;
    case 'read-one':
      return NAMES_ROW.test(column);
    case 'read-many':
    case 'count':
      return OWNS.test(column);
    default:
      return false;
  }
}

const VERBS: Readonly<Record<string, string>> = { delete: 'deletes', update: 'changes', count: 'counts' };

function effectOf(operation: string, isOnly: boolean): string {
  if (operation === 'read-one') return "gives another row, somebody else's";
  return `${VERBS[operation] ?? 'reads'} ${isOnly ? 'every row' : 'more rows than are meant'}`;
}
