// A `return` behind an answer, where the run would go on.
import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves } from '../ast/flow.js';
import { rootOf } from '../ast/chains.js';
import {
  calledName,
  enclosingFunction,
  isWithin,
  wrapped,
  type FunctionNode,
  type Node,
} from '../ast/nodes.js';
import { ownNodesIn } from '../ast/walk.js';
import type { DoubleReply } from '../facts/runtime/reply-flow.js';
import { applying, endOfLine, separatorBehind, separatorOf, type Edit, type Source } from './edits.js';
import { givenIn, mayReturnNothing } from './results.js';

/**
 * Ends the run at the end of the branch in which an answer is given.
 *
 * @param second what the run goes on to: where it stands in the same block, it is not the `return` that is missing
 */
export function returningAfter(
  answer: TSESTree.CallExpression,
  { second, fn, isValueIgnored }: Pick<DoubleReply, 'second' | 'fn' | 'isValueIgnored'>,
  source: Source,
): TSESLint.ReportFixFunction | null {
  const statement = statementOf(answer);
  if (!statement || enclosingFunction(answer) !== fn || fn.generator || !mayReturnNothing(fn)) return null;
  const { parent } = statement;
  const given = givenIn(fn);
  const givesValues = given.length > 0;
  if (givesValues && !isValueIgnored && !given.every((each) => isSameObject(each, answer))) return null;
  if (isTidiedUpBehind([answer, second], fn)) return null;
  if (parent.type === 'IfStatement' && parent.test !== (statement as Node))
    return applying(givesValues ? [before(statement, 'return ')] : inBlock(statement, source));
  const block =
    parent.type === 'BlockStatement' ? parent.body : parent.type === 'SwitchCase' ? parent.consequent : [];
  const last = block.at(-1);
  if (!last || isWithin(second, parent) || isOnlyBody(parent, fn)) return null;
  if (givesValues) return last === statement ? applying([before(statement, 'return ')]) : null;
  if (last.type === 'BreakStatement') return applying([{ range: last.range, text: 'return;' }]);
  return alwaysLeaves(last) ? null : applying([behind(last, source)]);
}

/** `return res.json(user)` gives back what `return res.status(404).json({})` does. */
function isSameObject(one: Node, other: Node): boolean {
  const [first, second] = [rootOf(one), rootOf(other)];
  return first.type === 'Identifier' && second.type === 'Identifier' && first.name === second.name;
}

/** Words for giving back what was taken: a connection, a lock, a timer, a transaction. */
const TIDIES =
  /^(?:release|close|end|unlock|destroy|dispose|disconnect|commit|rollback|abort|stop|quit|clear|free|finish|done|unsubscribe|removeListener|off)(?:$|[A-Z])|(?:Unlock|Release|Close|Rollback|Commit)$/;

/** Does the run give back something behind the first answer, which a `return` would keep: other than in a `finally`? */
function isTidiedUpBehind(answers: readonly [Node, Node], fn: FunctionNode): boolean {
  const [{ range: first }] = answers;
  return ownNodesIn(fn.body).some((node) => {
    if (node.type !== 'CallExpression' || node.range[0] < first[1]) return false;
    // `res.end()` answers.
    if (answers.some((answer) => isSameObject(node, answer))) return false;
    const name = calledName(node.callee);
    return TIDIES.test(name ?? '') && !isInFinalizer(node, fn);
  });
}

function isInFinalizer(node: Node, fn: FunctionNode): boolean {
  for (let at = node; at.parent && at !== fn; at = at.parent)
    if (at.parent.type === 'TryStatement' && at.parent.finalizer === at) return true;
  return false;
}

function statementOf(answer: Node): TSESTree.ExpressionStatement | undefined {
  const { parent } = wrapped(answer);
  if (parent?.type === 'AwaitExpression') return statementOf(parent);
  return parent?.type === 'ExpressionStatement' ? parent : undefined;
}

function isOnlyBody(block: Node, fn: FunctionNode): boolean {
  return block === fn.body;
}

function before(statement: Node, text: string): Edit {
  return { range: [statement.range[0], statement.range[0]], text };
}

function inBlock(statement: Node, source: Source): Edit[] {
  const [start, end] = statement.range;
  const closed = source.getText(statement).endsWith(';') ? '' : ';';
  return [
    { range: [start, start], text: '{ ' },
    { range: [end, end], text: `${closed} return; }` },
  ];
}

function behind(last: Node, source: Source): Edit {
  const end = endOfLine(last, source);
  const separator = end === last.range[1] ? separatorBehind(last, source) : separatorOf(last, source);
  return { range: [end, end], text: `${separator}return;` };
}
