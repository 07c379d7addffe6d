// Visits the calls of a file that may run more than once: a cheap gate in front of the analysis of loops.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import { isFunction } from '../../ast/nodes.js';
import { isIteration } from './loops.js';

const LOOPS = ':matches(ForOfStatement, ForInStatement, ForStatement, WhileStatement, DoWhileStatement)';
const REPEATS =
  /\bfor\b|\bwhile\b|\.(?:map|forEach|flatMap|filter|reduce|some|every|find\w*|from)\(|=>|\bfunction\b/;

/** May anything in this text run once per element: is there a loop, or a function that could be handed to one? */
export function mayRepeat(text: string): boolean {
  return REPEATS.test(text);
}

/** `pMap(ids, load)`: a name behind the list may be that of a function. */
function isHandedFunction({ arguments: args }: TSESTree.CallExpression): boolean {
  return args.slice(1).some(({ type }) => type === 'Identifier' || type === 'MemberExpression');
}

/** Calls `inspect` with each call inside a loop, inside a callback, or that is itself the loop. */
export function visitingRepeatedCalls(inspect: (call: Invocation) => void): TSESLint.RuleListener {
  let depth = 0;
  const enter = () => void (depth += 1);
  const leave = () => void (depth -= 1);
  return {
    [LOOPS]: enter,
    [`${LOOPS}:exit`]: leave,
    CallExpression(node) {
      const isLoop = isIteration(node);
      if (depth > 0 || isLoop || isHandedFunction(node)) inspect(node);
      // A helper may go through a list with the function that it is handed.
      if (isLoop || node.arguments.some(isFunction)) enter();
    },
    'CallExpression:exit': (node) => {
      if (isIteration(node) || node.arguments.some(isFunction)) leave();
    },
    TaggedTemplateExpression(node) {
      if (depth > 0) inspect(node);
    },
  };
}
