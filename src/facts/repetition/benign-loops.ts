// Loops that send many queries for a good reason: pages, chunks, streams, walks from row to row, searches that stop at the
// first match, retries, and lists of queries that go out as one transaction.
import type { TSESTree } from '@typescript-eslint/utils';
import { isWithin, memberName, unwrap, wrapped, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { ownNodesIn } from '../../ast/walk.js';
import { isCachedIn, isDeclaredIn, resultNames } from '../flow/cached-results.js';
import { derivedIn, mentions, referencesIn, type Names } from '../flow/derived-names.js';
import type { Loop } from '../flow/loops.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { memoizePerFile } from '../project/memoize.js';
import { bindingOf } from '../project/module.js';
import { whyClosed, type Closed } from './collections.js';
import { isEarlyExit } from './early-exits.js';
import { growsWhileRunning } from './growing-lists.js';
import { hasListElements } from './list-elements.js';

export type Benign =
  | Closed
  | 'chained'
  | 'compensation'
  | 'early-exit'
  | 'cached'
  | 'collected'
  /** It runs for the one element that the code names. */
  | 'single'
  /** Each element is asked for in another place: a tenant's database, a table of its own. */
  | 'scattered';

/**
 * Why a loop is no reason to batch what runs in it.
 *
 * @param node the call that runs in the loop
 * @param parts what the call sends: its filter, or its arguments
 */
export function whyBenign(
  loop: Loop,
  node: Node,
  parts: readonly Node[],
  analysis: Analysis,
): Benign | undefined {
  if (isStream(loop)) return 'streamed';
  if (isTakenApart(loop)) return 'bounded';
  const closed = loop.collection && whyClosed(loop.collection, analysis);
  if (closed) return closed;
  if (hasListElements(loop, analysis)) return 'chunked';
  if (isInCatch(node, loop)) return 'compensation';
  if (isForNamed(node, loop)) return 'single';
  if (growsWhileRunning(loop, analysis)) return 'chained';
  const results = resultNames(node, loop);
  if (isChained(loop, parts, results)) return 'chained';
  if (isEarlyExit(loop, node, results)) return 'early-exit';
  if (isCachedIn(loop.body, node, results)) return 'cached';
  return isCollected(node, loop, analysis) ? 'collected' : undefined;
}

/** `const [first, second] = await Promise.all(pair.map(…))`: the code knows how many there are. */
function isTakenApart({ node }: Loop): boolean {
  if (node.type !== 'CallExpression') return false;
  let at = wrapped(node);
  while (at.parent?.type === 'CallExpression' || at.parent?.type === 'AwaitExpression')
    at = wrapped(at.parent);
  const { parent } = at;
  return (
    parent?.type === 'VariableDeclarator' &&
    parent.id.type === 'ArrayPattern' &&
    parent.id.elements.every((each) => each?.type !== 'RestElement')
  );
}

/** Rows, messages or pages that arrive one by one. A list of promises that are waited for in turn is not a stream. */
function isStream({ node, collection }: Loop): boolean {
  if (node.type !== 'ForOfStatement' || !node.await || !collection) return false;
  const list = unwrap(collection);
  return (
    list.type !== 'ArrayExpression' &&
    !(
      list.type === 'CallExpression' &&
      list.callee.type === 'MemberExpression' &&
      memberName(list.callee) === 'map'
    )
  );
}

function isInCatch(node: Node, { body }: Loop): boolean {
  for (let at: Node | undefined = node; at && at !== body; at = at.parent)
    if (at.type === 'CatchClause') return true;
  return false;
}

/** `switch (metric) { case 'visits': … }`, `if (kind === 'log') …`: of all elements the one that is called so. */
function isForNamed(node: Node, { body, element }: Loop): boolean {
  // What is taken out of an element, many may have: `for (const { kind } of rows)`.
  const own = new Set(
    element.filter(({ parent }) => parent.type !== 'Property').map((each) => bindingOf(each)),
  );
  const isElement = (each: Node): boolean => {
    const name = unwrap(each);
    const binding = name.type === 'Identifier' ? bindingOf(name) : undefined;
    return binding !== undefined && own.has(binding);
  };
  for (let at = node; at !== body && at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'SwitchStatement' && at.type === 'SwitchCase' && isElement(parent.discriminant))
      return at.test?.type === 'Literal';
    if (parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression') continue;
    const test = unwrap(parent.test);
    if (parent.consequent !== at || test.type !== 'BinaryExpression' || !/^===?$/.test(test.operator))
      continue;
    const sides = [test.left, test.right];
    if (sides.some(isElement) && sides.some(({ type }) => type === 'Literal')) return true;
  }
  return false;
}

/** What a step asks for depends on what an earlier step found: pages by cursor or offset, parents of parents. */
function isChained({ body }: Loop, parts: readonly Node[], results: Names): boolean {
  const carried = carryingIn(body).flatMap(({ node, target, isStepwise }) =>
    isStepwise || (node.type === 'AssignmentExpression' && mentions(node.right, results)) ? [target] : [],
  );
  if (carried.length === 0) return false;
  const names = derivedIn(body, carried);
  return parts.some((part) => mentions(part, names));
}

/** Where a loop changes a name from further out: what a step leaves there, the next one finds. */
const carryingIn = memoizePerFile((body: Node) =>
  ownNodesIn(body).flatMap((node) => {
    if (node.type !== 'AssignmentExpression' && node.type !== 'UpdateExpression') return [];
    const target = node.type === 'AssignmentExpression' ? node.left : node.argument;
    if (target.type !== 'Identifier' || isDeclaredIn(target, body)) return [];
    const isStepwise =
      node.type === 'UpdateExpression' || node.operator !== '=' || refersTo(node.right, target);
    return [{ node, target, isStepwise }];
  }),
);

function refersTo(node: Node, { name }: TSESTree.Identifier): boolean {
  return referencesIn(node).some((each) => each.name === name);
}

/** A lazy query is not sent here: it is put in a list that goes out as one transaction after the loop. */
function isCollected(node: Node, loop: Loop, analysis: Analysis, hops = 8): boolean {
  if (hops === 0) return false;
  const expression = wrapped(node);
  const { parent } = expression;
  const follow = (next: Node) => isCollected(next, loop, analysis, hops - 1);
  switch (parent?.type) {
    case 'SpreadElement':
    case 'ArrayExpression':
    case 'ConditionalExpression':
      return follow(parent);
    case 'ReturnStatement':
    case 'ArrowFunctionExpression':
      return loop.node.type === 'CallExpression' && isWithin(parent, loop.node) && follow(loop.node);
    case 'VariableDeclarator':
      return namesIn(parent.id).some((name) => isReferenceCollected(name));
    case 'MemberExpression':
      return (
        ['flat', 'filter', 'concat'].includes(memberName(parent) ?? '') &&
        parent.parent.type === 'CallExpression' &&
        follow(parent.parent)
      );
    case 'CallExpression': {
      const callee = unwrap(parent.callee);
      if (callee === expression) return false;
      if (
        callee.type === 'MemberExpression' &&
        memberName(callee) === 'push' &&
        callee.object.type === 'Identifier'
      )
        return isReferenceCollected(callee.object);
      return (
        calleeOf(parent, analysis)?.call.query?.operation === 'transaction' && !isWithin(parent, loop.body)
      );
    }
    default:
      return false;
  }

  function isReferenceCollected(name: TSESTree.Identifier): boolean {
    return (
      bindingOf(name)?.references.some(({ identifier }) => {
        const reference = identifier as Node;
        return !isWithin(reference, loop.body) && follow(reference);
      }) ?? false
    );
  }
}
