// The calls that stand on a line, and how they are named.
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeExpression, isInvocation, type Invocation } from '../../ast/invocations.js';
import { isFunction, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { textOf } from '../../facts/project/module.js';

export type Asked = Invocation | TSESTree.NewExpression | TSESTree.AwaitExpression;

/** Every call that somebody may ask about. */
export function callsIn(root: Node): Asked[] {
  return nodesIn(root).filter(isAsked);
}

/** Those on a line; with a column, the innermost around it. */
export function callsAt(asked: readonly Asked[], line: number, column: number | undefined): readonly Asked[] {
  const onLine = asked.filter((node) => linesOf(node).includes(line));
  if (column === undefined) return onLine;
  const at = column - 1;
  const around = onLine.filter(
    ({ loc: { start, end } }) =>
      (start.line < line || start.column <= at) && (end.line > line || at < end.column),
  );
  return around.length > 0 ? around.slice(-1) : onLine;
}

/** The line on which a call begins, and the one of the name that it calls: in a long chain that is another. */
export function linesOf(node: Asked): number[] {
  return [node.loc.start.line, ownNameOf(node).loc.start.line];
}

/** A line with those of what its calls are given: without the functions among that, and without lines of other calls. */
export function ownLinesOf(line: number, calls: readonly Asked[], asked: readonly Asked[]): Set<number> {
  const others = new Set(asked.flatMap(linesOf));
  const given = calls.flatMap((call) =>
    nodesIn(call, (each) => !isFunction(each))
      .filter((each) => !isFunction(each))
      .map((each) => each.loc.start.line),
  );
  return new Set([line, ...given.filter((each) => !others.has(each))]);
}

/** Calls, constructions and awaited members, without those that only begin a longer chain. */
function isAsked(node: Node): node is Asked {
  if (node.type === 'AwaitExpression') return unwrap(node.argument).type === 'MemberExpression';
  if (!isInvocation(node) && node.type !== 'NewExpression') return false;
  const { parent } = wrapped(node);
  const isCallee = parent !== undefined && 'callee' in parent && unwrap(parent.callee) === node;
  return (
    !isCallee && !(parent?.type === 'MemberExpression' && unwrap(parent.object) === node && isChained(parent))
  );
}

function isChained(member: Node): boolean {
  const { parent } = wrapped(member);
  return parent !== undefined && isInvocation(parent) && unwrap(calleeExpression(parent)) === member;
}

/** The name by which a call calls: in a chain over several lines it stands on a line of its own. */
function ownNameOf(node: Asked): Node {
  if (node.type === 'AwaitExpression') return node;
  const callee = unwrap(calleeExpression(node));
  return callee.type === 'MemberExpression' ? callee.property : callee;
}

/** The expressions in a callee from its beginning outwards. */
export function spineOf(callee: Node): Node[] {
  const at = unwrap(callee);
  if (at.type === 'MemberExpression') {
    // `this.db` is one step: `this` alone says nothing.
    return unwrap(at.object).type === 'ThisExpression' ? [at] : [...spineOf(at.object), at];
  }
  return isInvocation(at) ? [...spineOf(calleeExpression(at)), at] : [at];
}

const LONGEST = 50;

/** An expression on one line, without what its calls are given: `db.select(…).from(…)`. */
export function titleOf(node: Node): string {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  if (at.type === 'MemberExpression') {
    const name = memberName(at);
    return `${titleOf(at.object)}${name === undefined ? '[…]' : `.${name}`}`;
  }
  if (at.type === 'TaggedTemplateExpression') return `${titleOf(at.tag)}\`…\``;
  if (at.type === 'CallExpression' || at.type === 'NewExpression') {
    const given = at.arguments.length === 0 ? '()' : '(…)';
    return `${at.type === 'NewExpression' ? 'new ' : ''}${titleOf(at.callee)}${given}`;
  }
  if (isFunction(at)) return 'a function';
  const text = textOf(at).replaceAll(/\s+/g, ' ');
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`;
}
