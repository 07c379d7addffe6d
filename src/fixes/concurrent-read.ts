// Starts the reads of all elements in one tick, where the library then sends them as one statement.
import { isWithin, type Node } from '../ast/nodes.js';
import { nodesIn } from '../ast/walk.js';
import type { Facts } from '../facts/facts.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { applying, argumentText, removing, type Source } from './edits.js';
import { moveTo } from './statements.js';

/** A longer loop is rewritten by hand, step by step: nobody reads that much in a suggestion. */
const MOST_STATEMENTS = 40;

/**
 * `const found = []; for (const id of ids) { …; found.push(value); }` becomes
 * `const found = await Promise.all(ids.map(async (id) => { …; return value; }))`.
 */
export function startingTogether(read: RepeatedQuery, facts: Facts, source: Source) {
  const { node: loop, body } = read.repetition.loop;
  if (!read.query.query.mergesInTick || read.through || loop.type !== 'ForOfStatement' || loop.await)
    return null;
  if (
    body.type !== 'BlockStatement' ||
    body.body.length > MOST_STATEMENTS ||
    loop.left.type !== 'VariableDeclaration' ||
    loop.right.type !== 'Identifier'
  )
    return null;
  const last = body.body.at(-1);
  const push = last?.type === 'ExpressionStatement' ? last.expression : undefined;
  if (
    push?.type !== 'CallExpression' ||
    push.callee.type !== 'MemberExpression' ||
    push.callee.object.type !== 'Identifier'
  )
    return null;
  const [value] = push.arguments;
  if (
    source.getText(push.callee.property) !== 'push' ||
    !value ||
    push.arguments.length !== 1 ||
    value.type === 'SpreadElement'
  )
    return null;
  const result = facts.module.binding(push.callee.object);
  const declarator = result?.defs[0]?.node as Node | undefined;
  if (
    !result ||
    declarator?.type !== 'VariableDeclarator' ||
    !isEmptyList(declarator.init) ||
    declarator.parent.kind !== 'const'
  )
    return null;
  const block = loop.parent;
  if (declarator.parent.parent !== block || !('body' in block) || !Array.isArray(block.body)) return null;
  const isNext = block.body[(block.body as Node[]).indexOf(loop) - 1] === declarator.parent;
  if (!isNext || declarator.parent.declarations.length !== 1 || !isSelfContained(body, last as Node))
    return null;
  if (
    source.getCommentsInside(loop).length > 0 ||
    result.references.filter(({ identifier }) => isWithin(identifier as Node, loop)).length !== 1
  )
    return null;
  if (!facts.repetition.areKnown(['waits-for-nothing-else'], moveTo(loop, read, []))) return null;
  const element = source.getText(loop.left.declarations[0].id);
  const list = source.getText(loop.right);
  const array = facts.repetition.isList(loop.right) ? list : `[...${list}]`;
  const text = argumentText(value, source);
  const fn =
    body.body.length === 1
      ? `async (${element}) => ${text.startsWith('{') ? `(${text})` : text}`
      : `async (${element}) => ${source.text.slice(body.range[0], (last as Node).range[0])}return ${text};${source.text.slice((last as Node).range[1], body.range[1])}`;
  const fix = applying([
    { range: (declarator.init as Node).range, text: `await Promise.all(${array}.map(${fn}))` },
    removing(loop, source),
  ]);
  return fix && { text: `await Promise.all(${array}.map(…))`, fix };
}

/** One element's run neither ends the loop nor changes what another one sees. */
function isSelfContained(body: Node, last: Node): boolean {
  const nodes = nodesIn(body);
  // What is thrown for one element keeps the loop from acting for the next, which has begun where all begin together.
  const acts = nodes.some((node) => node.type === 'ExpressionStatement' && node !== last);
  if (acts && nodes.some(({ type }) => type === 'ThrowStatement')) return false;
  return !nodes.some(
    (node) =>
      [
        'BreakStatement',
        'ContinueStatement',
        'ReturnStatement',
        'AssignmentExpression',
        'UpdateExpression',
        'YieldExpression',
      ].includes(node.type) && node !== last,
  );
}

function isEmptyList(node: Node | null | undefined): boolean {
  return node?.type === 'ArrayExpression' && node.elements.length === 0;
}
