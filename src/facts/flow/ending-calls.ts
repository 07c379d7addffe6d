// Calls after which a function does not go on: they throw, or end the process.
//
//   if (!user) process.exit(1);              ends
//   if (!user) fail('no user');              ends, where fail() of the project ends in a throw
//   catch (error) { report(error); }         may end, where nobody knows what report() does
//   catch (error) { console.error(error); }  goes on: it is known what that does
import type { TSESTree } from '@typescript-eslint/utils';
import {
  isFunction,
  methodOfGlobal,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { NESTED_CALLS } from '../../budgets.js';
import { functionOf, valueOf } from '../origins/origins.js';
import { isKnown } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** May the run end in a call that is the last statement of a branch? Where a call stands before others, those run after it. */
export function mayEndRun(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  return isLastOfBranch(call) && endsRun(call, analysis) !== 'no';
}

/** Does the run end in a call? */
export function endsRun(call: TSESTree.CallExpression, analysis: Analysis): 'yes' | 'no' | 'unknown' {
  const callee = unwrap(call.callee);
  if (methodOfGlobal(callee, 'process') === 'exit') return 'yes';
  if (callee.type === 'Identifier' && !bindingOf(callee)?.defs.length) return 'no';
  const fn = functionOf(callee, analysis)?.node;
  if (!fn) return isKnown(valueOf(callee, analysis)) ? 'no' : 'unknown';
  return analysis.recursion.ask<'yes' | 'no' | 'unknown'>(
    { question: endsRun, subject: fn, deepest: NESTED_CALLS },
    'unknown',
    () => endOf(fn, analysis),
  );
}

function endOf({ body }: FunctionNode, analysis: Analysis): 'yes' | 'no' | 'unknown' {
  const last: Node | undefined = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  if (last?.type === 'ThrowStatement') return 'yes';
  const value = last && unwrap(last.type === 'ExpressionStatement' ? last.expression : last);
  const called = value?.type === 'AwaitExpression' ? unwrap(value.argument) : value;
  return called?.type === 'CallExpression' ? endsRun(called, analysis) : 'no';
}

/** Nothing follows it in its block, and the block is run on a condition. */
export function isLastOfBranch(call: Node): boolean {
  let statement = wrapped(call);
  while (statement.parent && statement.type !== 'ExpressionStatement') statement = statement.parent;
  const block = statement.parent;
  if (block?.type === 'SwitchCase') return block.consequent.at(-1) === statement;
  if (block?.type !== 'BlockStatement') return true;
  return block.body.at(-1) === statement && !isFunction(block.parent) && block.parent.type !== 'Program';
}
