// Whether a function runs as part of the call that it is handed to: `await retry(() => …)`, `promise.then(fn)`.
import type { CallLike, FunctionNode } from '../../ast/nodes.js';
import { callTaking, isChainStep, settlingOf } from '../../ast/promise-usage.js';
import { nodesIn } from '../../ast/walk.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf } from '../origins/callees.js';
import { functionOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';

/** Is a function run as part of the call it is handed to? `certain` when what runs it is known, `likely` when it is only waited for. */
export function runInPlace(fn: FunctionNode, analysis: Analysis): Evidence | undefined {
  const call = callTaking(fn);
  if (!call) return fn.parent.type === 'CallExpression' && fn.parent.callee === fn ? 'certain' : undefined;
  if (call.type === 'NewExpression')
    return call.callee.type === 'Identifier' && call.callee.name === 'Promise' ? 'certain' : undefined;
  const settling = settlingOf(call);
  if (settling === undefined || settling === 'floating') return undefined;
  if (isChainStep(call) || runsCallbacks(call, analysis)) return 'certain';
  const target = functionOf(call.callee, analysis);
  return target && callsParameter(target.node, call.arguments.indexOf(fn as never)) ? 'certain' : 'likely';
}

/** Does a library's call run what it is handed, and not only keep it for a job that fails later? */
function runsCallbacks(call: CallLike, analysis: Analysis): boolean {
  const callbacks = calleeOf(call, analysis)?.call.callbacks;
  return callbacks?.some(({ onFailedJob }) => onFailedJob !== true) === true;
}

/** Does a function call its parameter, as `retry(fn)` does? */
function callsParameter({ params, body }: FunctionNode, index: number): boolean {
  const parameter = params[index];
  if (parameter?.type !== 'Identifier') return false;
  return nodesIn(body).some(
    (each) =>
      each.type === 'CallExpression' &&
      each.callee.type === 'Identifier' &&
      each.callee.name === parameter.name,
  );
}
