// Answers that may be meant to be given before the work is done: one of success, with work behind it.
//
//   if (fast) res.status(202).end(); await job.run(); res.json(job)      early
//   if (bad) res.status(400).end(); await job.run(); res.json(job)       not: a refusal
//   if (known) res.json(known); const row = await find(); res.json(row)  not: what is read is read for the second answer
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, type FunctionNode, type Node } from '../../ast/nodes.js';
import { isResultDropped } from '../../ast/promise-usage.js';
import { ownNodesIn } from '../../ast/walk.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { replyAt } from './replies.js';

export function isAnsweredEarly(
  answer: TSESTree.CallExpression,
  second: Node,
  fn: FunctionNode,
  analysis: Analysis,
): boolean {
  return !isRefusal(answer, analysis) && isWorkBetween(answer, second, fn, analysis);
}

function isRefusal(answer: TSESTree.CallExpression, analysis: Analysis): boolean {
  const status = replyAt(answer, analysis)?.status;
  return typeof status === 'number' && status >= 400;
}

/** `await job.run();`, `await orders.insert(…)`: what is run for what it does. */
function isWorkBetween(answer: Node, second: Node, fn: FunctionNode, analysis: Analysis): boolean {
  return ownNodesIn(fn.body).some(
    (node) =>
      node.type === 'CallExpression' &&
      node.range[0] > answer.range[1] &&
      node.range[1] < second.range[0] &&
      !isAlongside(node, answer) &&
      (isResultDropped(node) || isWrite(node, analysis)),
  );
}

/** In the block that the answer stands in, which is run to its end. */
function isAlongside(node: Node, answer: Node): boolean {
  let block = answer.parent;
  while (block && block.type !== 'BlockStatement') block = block.parent;
  return block !== undefined && !isFunction(block.parent) && isWithin(node, block);
}

function isWrite(node: TSESTree.CallExpression, analysis: Analysis): boolean {
  const operation = calleeOf(node, analysis)?.call.query?.operation;
  return operation !== undefined && !/^(?:read|count|transaction)/.test(operation);
}
