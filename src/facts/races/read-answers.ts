// What an expression is of a read's answer, in the function that reads or in the helpers between it and the read.
//
//   const user = await db.user.findUnique(…)             user: row
//   const [user] = await db.select().from(users)…        user: row
//   const { rows } = await pool.query(…)                 rows: list, rows[0]: row, rows.length: number
//   const [user, total] = await Promise.all([find, n])   user: row, total: number
//   const total = await db.user.count(…)                 total: number
//   const [{ total }] = await db.select({ total: count() }) …    total: number: the query counts
//   const user = await findUser(…), a helper that returns the row      user: row
//   find(…).then((user) => …)                            user: row
//   const cached = text ? JSON.parse(text) : null        cached: row, where the text is one
//   users.find((user) => user.email === email)           row: a list that was read is asked like a table
//   user.name                                            undefined: a part of the row
import type { TSESTree } from '@typescript-eslint/utils';
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { isNullish } from '../../ast/tested-values.js';
import { nodesIn } from '../../ast/walk.js';
import { CONDITION_NAMES } from '../../budgets.js';
import { settledFor } from '../flow/chained-values.js';
import { returnsOf } from '../origins/calls.js';
import { type Binding, bindingOf, textOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';
import type { Entered, QueryStep } from '../queries/query-steps.js';
import { textOfStatement } from '../queries/raw-statements.js';
import { pickedBy, type Sought } from './picked-rows.js';
import { effectOf } from './row-parts.js';

type AnswerPart =
  /** One row, or nothing. */
  | 'row'
  | 'list'
  /** How many rows there are. */
  | 'number'
  /** What holds the rows in a member, or in its first element. */
  | 'result';

/** Depth within which names and helpers are followed: as many as a condition may take, and the helpers of a step. */
const DEPTH = 2 * CONDITION_NAMES + 2;
/** So many names are followed from a test to the read that it asks about. */
export const MOST_NAMES = DEPTH + CONDITION_NAMES;

/** What an expression is of a read's answer; `undefined` for anything else, and for parts of a row. */
export function partOfAnswer(node: Node, step: QueryStep, depth = 0): AnswerPart | undefined {
  if (depth > DEPTH) return undefined;
  const value = unwrap(node);
  const part = (of: Node): AnswerPart | undefined => partOfAnswer(of, step, depth + 1);
  if (value === step.query.node) return wholeAnswer(step);
  switch (value.type) {
    case 'AwaitExpression':
      return part(value.argument);
    case 'LogicalExpression':
      return value.operator === '&&' ? undefined : part(value.left);
    case 'ConditionalExpression':
      // `text ? JSON.parse(text) : null`
      return isNullish(value.alternate) ? part(value.consequent) : undefined;
    case 'UnaryExpression':
      return value.operator === '+' ? part(value.argument) : undefined;
    case 'MemberExpression': {
      const of = part(value.object);
      return of && stepInto(of, value.computed ? indexOf(value.property) : memberName(value), step);
    }
    case 'CallExpression':
      return partOfCall(value, step, depth);
    case 'Identifier':
      return partOfName(value, step, depth);
    default:
      return undefined;
  }
}

/** The columns by which the rows that an expression stands for were picked from a list that a read gave. */
export function pickedIn(node: Node, step: QueryStep, depth = 0): readonly Sought[] {
  return nodesIn(node).flatMap((each): readonly Sought[] => {
    if (each.type === 'CallExpression') {
      const callee = unwrap(each.callee);
      const isOfList = callee.type === 'MemberExpression' && partOfAnswer(callee.object, step) === 'list';
      return isOfList ? (pickedBy(each) ?? []) : [];
    }
    const init = each.type === 'Identifier' && depth < CONDITION_NAMES ? initOf(bindingOf(each)) : undefined;
    return init && partOfAnswer(init, step) !== undefined ? pickedIn(init, step, depth + 1) : [];
  });
}

/** The helper that a call enters on the way to the read. */
export function helperEntered(call: Node, step: QueryStep): Entered | undefined {
  for (let at = step.entered; at; at = at.from) if (at.call === call) return at;
  return undefined;
}

function wholeAnswer({ query }: QueryStep): AnswerPart | undefined {
  const { rowsIn, rowsFirst } = query.query.batch ?? {};
  switch (effectOf(query)) {
    case 'count':
      return 'number';
    case 'read-one':
      return rowsIn === undefined ? 'row' : 'result';
    case 'read-many':
      return rowsIn !== undefined || rowsFirst === true ? 'result' : 'list';
    default:
      return undefined;
  }
}

function partOfCall(call: TSESTree.CallExpression, step: QueryStep, depth: number): AnswerPart | undefined {
  const helper = helperEntered(call, step);
  if (helper) {
    const returned = returnsOf(helper.fn);
    const parts = new Set(returned.map((each) => partOfAnswer(each, step, depth + 1)));
    if (returned.length > 1) parts.delete(undefined);
    const [only, ...more] = parts;
    // A helper that gives something else on other paths gives nothing only where the read gave nothing; its number may be any.
    return more.length > 0 || (returned.length > 1 && only === 'number') ? undefined : only;
  }
  const callee = unwrap(call.callee);
  const [first] = call.arguments;
  if (callee.type === 'Identifier')
    return first && ['Number', 'parseInt', 'Boolean'].includes(callee.name)
      ? partOfAnswer(first, step, depth + 1)
      : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  if (first && textOf(callee) === 'JSON.parse') return partOfAnswer(first, step, depth + 1);
  const of = partOfAnswer(callee.object, step, depth + 1);
  if (of === 'list' && pickedBy(call)) return memberName(callee) === 'filter' ? 'list' : 'row';
  if (memberName(callee) !== 'at') return undefined;
  return of && stepInto(of, indexOf(first), step);
}

function partOfName(name: TSESTree.Identifier, step: QueryStep, depth: number): AnswerPart | undefined {
  const binding = bindingOf(name);
  const source = binding && givenFirst(binding);
  if (!source) return undefined;
  const { given, pattern } = source;
  const path = pattern ? pathInPattern(pattern, binding.defs[0]?.name as TSESTree.Identifier) : [];
  const gathered = gatheredIn(given);
  const [position, ...rest] = path;
  const element = gathered && typeof position === 'number' ? gathered[position] : undefined;
  let part = partOfAnswer(element ?? given, step, depth + 1);
  for (const key of element ? rest : path) part = part && stepInto(part, key, step);
  return part;
}

/**
 * What a name was declared with, or given first: `let user = await find(…); if (!user) user = await create(…)`. The parameter of a
 * chain's step is given what the chain waits for.
 */
export function givenFirst(
  binding: Binding,
): { readonly given: Node; readonly pattern: Node | undefined } | undefined {
  const settled = settledFor(binding);
  if (settled) return settled;
  const declarator = binding.defs[0]?.node as Node | undefined;
  if (declarator?.type !== 'VariableDeclarator') return undefined;
  if (declarator.init) return { given: declarator.init, pattern: declarator.id };
  const given = binding.references.find(({ writeExpr }) => writeExpr)?.writeExpr;
  return given ? { given, pattern: undefined } : undefined;
}

/** The elements of `await Promise.all([…])`. */
function gatheredIn(given: Node): readonly (Node | null)[] | undefined {
  const awaited = unwrap(given);
  const call = awaited.type === 'AwaitExpression' ? unwrap(awaited.argument) : awaited;
  if (call.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return undefined;
  const [list] = call.arguments;
  return memberName(call.callee) === 'all' && list?.type === 'ArrayExpression' ? list.elements : undefined;
}

function stepInto(of: AnswerPart, key: string | number | undefined, step: QueryStep): AnswerPart | undefined {
  const { rowsIn, rowsFirst, countIn } = step.query.query.batch ?? {};
  switch (of) {
    case 'result':
      if (key === rowsIn) return effectOf(step.query) === 'read-one' ? 'row' : 'list';
      if (rowsFirst && key === 0) return 'list';
      return countIn !== undefined && key === countIn ? 'number' : undefined;
    case 'list':
      if (key === 'length') return counts(step) ? undefined : 'number';
      return key === 0 ? 'row' : undefined;
    case 'row':
      return counts(step) ? 'number' : undefined;
    // `const [{ total }] = await db('users').count('* as total')`
    case 'number':
      return 'number';
  }
}

/** `select count(*) …`, `.select({ total: count() })`, `.count('* as total')`: its one row holds a number. */
function counts({ query }: QueryStep): boolean {
  return /\bcount\s*\(/i.test(textOfStatement(query) ?? textOf(query.node));
}

function indexOf(node: Node | undefined): number | undefined {
  return node?.type === 'Literal' && typeof node.value === 'number' ? node.value : undefined;
}
