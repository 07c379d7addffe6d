// Loops that end early: a search that stops at the first match, and a round that is the last one because what runs in it leaves
// the loop. How long the list is says nothing then of how many queries are sent.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, unwrap, type Node } from '../../ast/nodes.js';
import { ownNodesIn } from '../../ast/walk.js';
import { derivedIn, mentions, type Names } from '../flow/derived-names.js';
import type { Loop } from '../flow/loops.js';
import { memoizePerFile } from '../project/memoize.js';

/**
 * Does the loop end where the call has run, or where its answer says so? Stopping because a row is missing is an error path, not a
 * search.
 */
export function isEarlyExit({ node: loop, body, element }: Loop, node: Node, results: Names): boolean {
  if (loop.type === 'CallExpression') return false;
  if (endsWith(node, body)) return true;
  if (body.type !== 'BlockStatement') return false;
  if (body.body.some(({ type }) => type === 'ReturnStatement' || type === 'BreakStatement')) return true;
  return exitsIn(body).some(({ test, exit }) => {
    if (!isWithin(node, test) && !mentions(test, results)) return false;
    if (exit.type === 'BreakStatement') return leaves(exit, body);
    if (!isAboutAbsence(test)) return true;
    return exit.argument?.type === 'Identifier' && mentions(exit.argument, derivedIn(body, element));
  });
}

/**
 * The round in which it runs is the last one: what stands behind it, or around it, leaves the loop.
 *
 *   for (const rule of rules) if (matches(rule)) { version = await read(rule.versionId); break; }
 *   for (const line of lines) if (stock < line.quantity) throw new Error((await read(line.itemId)).name);
 */
function endsWith(node: Node, body: Node): boolean {
  let isLast = false;
  for (let at = node; at !== body && at.parent; at = at.parent) {
    const { parent } = at;
    // What a function inside gives back ends that one only.
    if (isFunction(at)) isLast = false;
    const block =
      parent.type === 'BlockStatement'
        ? parent.body
        : parent.type === 'SwitchCase'
          ? parent.consequent
          : [at];
    isLast ||= leavesFrom(block.slice(block.indexOf(at)), body);
  }
  return isLast;
}

/** A round that goes on to the next one where all is well, and throws where it is not, is as a rule none of the last ones. */
function leavesFrom(statements: readonly Node[], body: Node): boolean {
  const place = statements.findIndex((each) => isExit(each, body));
  const exit = statements[place];
  if (!exit) return false;
  const before = statements.slice(0, place).flatMap(ownNodesIn);
  return exit.type !== 'ThrowStatement' || !before.some(({ type }) => type === 'ContinueStatement');
}

function isExit(statement: Node, body: Node): boolean {
  switch (statement.type) {
    case 'ReturnStatement':
      return true;
    case 'BreakStatement':
      return leaves(statement, body);
    case 'ThrowStatement':
      return !isCaught(statement, body);
    default:
      return false;
  }
}

/** A round that catches its own failure goes on with the next one. */
function isCaught(exit: Node, body: Node): boolean {
  for (let at = exit; at !== body && at.parent; at = at.parent)
    if (at.parent.type === 'TryStatement' && at.parent.block === at && at.parent.handler) return true;
  return false;
}

/** The conditions in a loop under which it ends. */
const exitsIn = memoizePerFile((body: Node) =>
  ownNodesIn(body).flatMap((node) => {
    const exit = node.type === 'IfStatement' ? exitIn(node.consequent) : undefined;
    return node.type === 'IfStatement' && exit ? [{ test: node.test, exit }] : [];
  }),
);

function exitIn(consequent: Node): TSESTree.BreakStatement | TSESTree.ReturnStatement | undefined {
  const statements = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  return statements.find((each) => each.type === 'BreakStatement' || each.type === 'ReturnStatement');
}

/** A `break` of a loop or a switch inside leaves that one only. */
function leaves(exit: TSESTree.BreakStatement, body: Node): boolean {
  if (exit.label) return true;
  for (let at: Node | undefined = exit.parent; at && at !== body; at = at.parent)
    if (/^(?:For|While|DoWhile|Switch)/.test(at.type)) return false;
  return true;
}

function isAboutAbsence(test: Node): boolean {
  const expression = unwrap(test);
  if (expression.type === 'UnaryExpression') return expression.operator === '!';
  if (expression.type === 'LogicalExpression') return isAboutAbsence(expression.left);
  return (
    expression.type === 'BinaryExpression' &&
    expression.operator.startsWith('==') &&
    /^(?:null|undefined|0|false)$/.test(
      expression.right.type === 'Identifier'
        ? expression.right.name
        : expression.right.type === 'Literal'
          ? expression.right.raw
          : '',
    )
  );
}
