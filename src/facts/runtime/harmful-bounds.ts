// Requests that a bound may harm: one that is to take long is cut off, and one that changes something is sent a second time.
//
//   return fetch(url); use(await fetch(url))                     whoever gets the answer may read it for long
//   await (await fetch(url)).arrayBuffer()                       a file, of any size
//   for (;;) { await fetch(`${url}?timeout=50`); … }             a loop that never ends waits for what is still to come
//   for (…) try { await axios.post(url, order) } catch …         the order may have been taken, and is sent again
//   pRetry(() => axios.post(url, order))                         the same
//   for (…) try { await axios.get(url) } catch …                 none: it is only read again
//   for (const order of orders) try { post(order) } catch …      none: each is another one
//   fetch(url), in a project whose renderer sends equal reads once      it would send each
import type { TSESTree } from '@typescript-eslint/utils';
import { isLoop } from '../../ast/flow.js';
import { enclosingFunction, isFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { isInsideRetry } from '../../ast/repeated-calls.js';
import { nodesIn, ownNodesIn } from '../../ast/walk.js';
import type { TimeoutOption, TimeoutStep } from '../../models/model.js';
import { nameOfFunction } from '../origins/parameters.js';
import type { Analysis } from '../project/analysis.js';
import { moduleOf, textOf } from '../project/module.js';
import { handsAnswerOn } from './answers-handed-on.js';

export function mayHarm(
  call: TSESTree.CallExpression,
  bound: TimeoutOption | TimeoutStep,
  analysis: Analysis,
): boolean {
  return (
    isShared(call, bound, analysis) ||
    handsAnswerOn(call, analysis) ||
    FILES.test(textOf(enclosingFunction(call) ?? call)) ||
    (mayChange(call) && isSentAgain(call)) ||
    isInEndlessLoop(call)
  );
}

/** A read that a rendering makes in several places is sent once, and with a bound once for each. */
function isShared(
  call: TSESTree.CallExpression,
  bound: TimeoutOption | TimeoutStep,
  { project }: Analysis,
): boolean {
  const { path } = moduleOf(call);
  const packages = ('sharedBy' in bound && bound.sharedBy) || [];
  return !mayChange(call) && packages.some((name) => project.packages.isRequested(path, name));
}

const FILES =
  /\b(?:arrayBuffer|blob|bytes|formData|createReadStream)\(|responseType:\s*['"](?:arraybuffer|blob)|\bnew FormData\b/;

/** By a method of HTTP that does something each time, or by one that is not written out. */
function mayChange(call: TSESTree.CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'MemberExpression' && /^(?:post|patch)/i.test(memberName(callee) ?? '')) return true;
  const text = call.arguments.map((each) => textOf(each)).join();
  return /\bmethod\b/.test(text) && !/\bmethod:\s*(['"`])(?:GET|HEAD|OPTIONS|PUT|DELETE)\1/i.test(text);
}

/** Where it fails, the same is sent again: in another round, by a helper that retries, or by the function calling itself. */
function isSentAgain(call: Node): boolean {
  if (isInsideRetry(call)) return true;
  let isCaught = false;
  for (let at = call; at.parent; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.block === at && parent.handler) isCaught = true;
    if (isCaught && isLoop(parent) && !isOfElement(call, parent)) return true;
    if (isFunction(parent)) {
      const name = nameOfFunction(parent)?.name;
      return (
        name !== undefined &&
        ownNodesIn(parent.body).some(
          (node) =>
            node.type === 'CallExpression' && node.callee.type === 'Identifier' && node.callee.name === name,
        )
      );
    }
  }
  return false;
}

/** `for (const order of orders) post(order)` */
function isOfElement(call: Node, loop: Node): boolean {
  if (loop.type !== 'ForOfStatement') return false;
  const [declared] = loop.left.type === 'VariableDeclaration' ? loop.left.declarations : [];
  const names = new Set(declared ? namesIn(declared.id).map(({ name }) => name) : []);
  return nodesIn(call).some((node) => node.type === 'Identifier' && names.has(node.name));
}

/** `for (;;)`, `while (true)`, and nothing in it that leaves. */
function isInEndlessLoop(call: Node): boolean {
  const fn = enclosingFunction(call);
  for (let at = call.parent; at && at !== fn; at = at.parent) {
    if (at.type !== 'ForStatement' && at.type !== 'WhileStatement') continue;
    const isEndless = !at.test || (at.test.type === 'Literal' && Boolean(at.test.value));
    if (isEndless && !ownNodesIn(at.body).some((node) => LEAVES.has(node.type))) return true;
  }
  return false;
}

const LEAVES = new Set(['BreakStatement', 'ReturnStatement']);
