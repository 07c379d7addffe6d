// What the conditions around a place say of a caught value there: that it is still an error, that it is something else, or
// something that is not understood. `e instanceof Error ? e.message : JSON.stringify(e)` stringifies everything but errors.
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';

/** What a condition says of the value when it holds and when it does not. */
interface Judgement {
  readonly holds: Verdict;
  readonly fails: Verdict;
}
/** Nothing against its being an error; something else than an error; not understood. */
type Verdict = 'error' | 'other' | 'unknown';
/** Is a node the value, under any of its names, or a name for what it has as an error: `const { message } = e`? */
type Subject = (node: Node) => 'whole' | 'part' | undefined;

const SAYS_NOTHING: Judgement = { holds: 'error', fails: 'error' };
const NOT_UNDERSTOOD: Judgement = { holds: 'unknown', fails: 'unknown' };
const IS_ERROR: Judgement = { holds: 'error', fails: 'other' };
/** A condition that only some errors meet, and of what those hold nothing is known. */
const IS_SPECIAL: Judgement = { holds: 'unknown', fails: 'error' };
const IS_OTHER: Judgement = { holds: 'other', fails: 'error' };
/** Members that every error has, and one that says nothing of what JSON makes of it. */
export const OF_EVERY_ERROR = new Set(['message', 'stack', 'name']);

/**
 * Is a caught value still an error at a place where it is used, for all that the conditions on the way there say?
 *
 * @param classOf whether the class on the right of an `instanceof` is one of errors that JSON keeps nothing of
 */
export function isErrorAt(
  use: TSESTree.Identifier,
  declaredIn: Node,
  isSubject: Subject,
  classOf: (constructor: Node) => 'any' | 'own' | 'unknown',
): boolean {
  const judge = (test: Node): Judgement => judgementOf(test, isSubject, classOf);
  for (let at: Node = use; at.parent && at !== declaredIn; at = at.parent) {
    if (verdictAt(at, at.parent, judge, isSubject) !== 'error') return false;
  }
  return true;
}

function verdictAt(at: Node, parent: Node, judge: (test: Node) => Judgement, isSubject: Subject): Verdict {
  switch (parent.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
      if (at === parent.test) return 'error';
      return at === parent.consequent ? judge(parent.test).holds : judge(parent.test).fails;
    case 'LogicalExpression':
      if (at === parent.left) return 'error';
      if (parent.operator === '??') return mentions(parent.left, isSubject) ? 'unknown' : 'error';
      return parent.operator === '&&' ? judge(parent.left).holds : judge(parent.left).fails;
    case 'SwitchCase':
      return mentions(parent.parent.discriminant, isSubject) ? 'unknown' : 'error';
    case 'BlockStatement':
    case 'Program':
      return afterExits(at, parent.body, judge);
    default:
      return 'error';
  }
}

/** `if (e instanceof Error) return …;` leaves what is no error to the statements behind it. */
function afterExits(at: Node, statements: readonly Node[], judge: (test: Node) => Judgement): Verdict {
  for (const statement of statements) {
    if (statement === at) break;
    if (statement.type !== 'IfStatement' || !leaves(statement.consequent)) continue;
    const { fails } = judge(statement.test);
    if (fails !== 'error') return fails;
  }
  return 'error';
}

function leaves(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return (
    last !== undefined &&
    ['ReturnStatement', 'ThrowStatement', 'ContinueStatement', 'BreakStatement'].includes(last.type)
  );
}

function judgementOf(
  condition: Node,
  isSubject: Subject,
  classOf: (constructor: Node) => 'any' | 'own' | 'unknown',
): Judgement {
  const test = unwrap(condition);
  const judge = (inner: Node): Judgement => judgementOf(inner, isSubject, classOf);
  if (!mentions(test, isSubject)) return SAYS_NOTHING;
  switch (test.type) {
    case 'Identifier':
      return IS_ERROR;
    case 'UnaryExpression':
      return test.operator === '!' ? negated(judge(test.argument)) : NOT_UNDERSTOOD;
    case 'LogicalExpression': {
      const both = [judge(test.left), judge(test.right)];
      if (test.operator === '&&')
        return { holds: worst(both.map((each) => each.holds)), fails: mixed(both.map((each) => each.fails)) };
      return { holds: mixed(both.map((each) => each.holds)), fails: worst(both.map((each) => each.fails)) };
    }
    case 'MemberExpression':
      return isSubject(unwrap(test.object)) && OF_EVERY_ERROR.has(memberName(test) ?? '')
        ? IS_ERROR
        : IS_SPECIAL;
    case 'BinaryExpression':
      return judgementOfBinary(test, isSubject, classOf);
    case 'CallExpression':
      // A guard of the project's own or a library's: only one that asks for errors as such leaves something else behind.
      return /^is(?:Native|Any)?Err(?:or)?(?:$|[A-Z])/.test(calledName(test)) ? NOT_UNDERSTOOD : IS_SPECIAL;
    default:
      return NOT_UNDERSTOOD;
  }
}

function judgementOfBinary(
  { operator, left, right }: TSESTree.BinaryExpression,
  isSubject: Subject,
  classOf: (constructor: Node) => 'any' | 'own' | 'unknown',
): Judgement {
  if (operator === 'instanceof') {
    const kind = classOf(right);
    if (kind === 'any') return IS_ERROR;
    return kind === 'own' ? SAYS_NOTHING : IS_SPECIAL;
  }
  if (operator === 'in')
    return left.type === 'Literal' && OF_EVERY_ERROR.has(String(left.value)) ? IS_ERROR : IS_SPECIAL;
  const judgement = judgementOfComparison(left, right, isSubject);
  return operator.startsWith('!') ? negated(judgement) : judgement;
}

function judgementOfComparison(left: Node, right: Node, isSubject: Subject): Judgement {
  if (left.type === 'UnaryExpression' && left.operator === 'typeof' && right.type === 'Literal') {
    const asked = unwrap(left.argument);
    const isObject = right.value === 'object';
    if (isSubject(asked) === 'whole') return isObject ? IS_ERROR : IS_OTHER;
    if (isSubject(asked)) return IS_ERROR;
    return asked.type === 'MemberExpression' && OF_EVERY_ERROR.has(memberName(asked) ?? '')
      ? IS_ERROR
      : IS_SPECIAL;
  }
  const compared = unwrap(left);
  if (isSubject(compared)) return isSubject(compared) === 'whole' ? IS_OTHER : IS_SPECIAL;
  // An error with a certain `code` is an error like others: JSON keeps the code and drops the message.
  return compared.type === 'MemberExpression' && memberName(compared) === 'code' ? SAYS_NOTHING : IS_SPECIAL;
}

function negated({ holds, fails }: Judgement): Judgement {
  return { holds: fails, fails: holds };
}

/** All of them hold. */
function worst(verdicts: readonly Verdict[]): Verdict {
  return verdicts.includes('other') ? 'other' : verdicts.includes('unknown') ? 'unknown' : 'error';
}

/** One of them holds, and it is not known which. */
function mixed(verdicts: readonly Verdict[]): Verdict {
  return verdicts.every((verdict) => verdict === 'error') ? 'error' : 'unknown';
}

function calledName({ callee }: TSESTree.CallExpression): string {
  return callee.type === 'MemberExpression'
    ? (memberName(callee) ?? '')
    : callee.type === 'Identifier'
      ? callee.name
      : '';
}

function mentions(node: Node, isSubject: Subject): boolean {
  return nodesIn(node).some(
    (each) => isSubject(each) !== undefined && enclosingFunction(each) === enclosingFunction(node),
  );
}
