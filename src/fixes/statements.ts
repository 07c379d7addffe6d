// Places where a statement can be added.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, type Node } from '../ast/nodes.js';
import type { Move } from '../facts/repetition/preconditions.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { indentOf, type Edit, type Source } from './edits.js';

/** A place where a statement can be added. */
export interface StatementPlace {
  readonly statement: Node;
  /** It stands alone behind a condition, where only a block can hold it and another one. */
  readonly needsBlock: boolean;
}

/** Expressions that run what is in them, whatever else is so. */
const ALWAYS_RUN: ReadonlySet<string> = new Set([
  'AwaitExpression',
  'CallExpression',
  'NewExpression',
  'MemberExpression',
  'ArrayExpression',
  'ObjectExpression',
  'Property',
  'SpreadElement',
  'BinaryExpression',
  'UnaryExpression',
  'TemplateLiteral',
  'VariableDeclarator',
  'TSAsExpression',
  'TSNonNullExpression',
  'TSSatisfiesExpression',
]);

/** The statement before which rows can be read: it runs whenever the loop does, and `await` is allowed there. */
export function placeAround(loop: Node): StatementPlace | null {
  const statement = statementOf(loop);
  const fn = statement && enclosingFunction(statement);
  const { parent } = statement ?? {};
  if (!statement || !parent || (fn ? !fn.async : parent.type !== 'Program')) return null;
  if (parent.type === 'BlockStatement' || parent.type === 'Program') return { statement, needsBlock: false };
  const isBranch =
    parent.type === 'SwitchCase' ||
    (parent.type === 'IfStatement' && parent.test !== statement) ||
    (/^For(?:Of|In)?Statement$/.test(parent.type) && 'body' in parent && parent.body === statement);
  return isBranch && !statement.type.endsWith('Declaration') ? { statement, needsBlock: true } : null;
}

function statementOf(loop: Node): Node | undefined {
  if (isOptional(loop)) return undefined;
  for (let at = loop; ;) {
    if (isStatement(at)) return at;
    const { parent } = at;
    if (!parent || isOptional(parent)) return undefined;
    const isAssigned =
      parent.type === 'AssignmentExpression' && parent.right === at && parent.operator === '=';
    // The condition of a `while` is asked again and again.
    if (/^(?:While|DoWhile|For)Statement$/.test(parent.type)) return undefined;
    if (!isStatement(parent) && !ALWAYS_RUN.has(parent.type) && !isAssigned) return undefined;
    at = parent;
  }
}

function isStatement({ type }: Node): boolean {
  return /Statement$/.test(type) || type === 'VariableDeclaration';
}

/** `ids?.map(…)` runs where there are ids. */
function isOptional(node: Node): boolean {
  return (
    node.type === 'ChainExpression' ||
    (node.type === 'CallExpression' && (node.optional || node.callee.type === 'ChainExpression')) ||
    (node.type === 'CallExpression' && node.callee.type === 'MemberExpression' && node.callee.optional)
  );
}

/** The edits that put lines in front of a statement. */
export function addingBefore(
  { statement, needsBlock }: StatementPlace,
  lines: readonly string[],
  source: Source,
): Edit[] {
  const indent = indentOf(statement, source);
  const [start, end] = statement.range;
  const text = lines
    .map((line, index) => (index === 0 || line === '' ? line : `${indent}${line}`))
    .join('\n');
  const added = { range: [start, start], text: `${needsBlock ? '{ ' : ''}${text}\n${indent}` } as const;
  return needsBlock ? [added, { range: [end, end], text: ' }' }] : [added];
}

/** A read that is taken to a place, with the names that it takes along. */
export function moveTo(
  place: Node,
  { query, call, repetition: { loop } }: RepeatedQuery,
  references: readonly TSESTree.Identifier[],
): Move {
  return { query, call, loop, place, references };
}
