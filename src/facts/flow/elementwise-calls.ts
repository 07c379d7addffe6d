// Calls of packages that run a function once for each element of a list: `_.map(list, fn)`, `pMap(list, fn)`.
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';

/** The list that such a call goes through, and the function that it calls with each element. */
export function elementwiseOf(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): { readonly collection: TSESTree.Expression; readonly callback: TSESTree.Expression } | undefined {
  if (call.arguments.length < 2) return undefined;
  for (const { each, argument } of calleeOf(call, analysis)?.call.callbacks ?? []) {
    if (each === undefined || argument === 'every') continue;
    const [collection, callback] = [call.arguments[each], call.arguments[argument]];
    if (!collection || !callback) continue;
    if (collection.type === 'SpreadElement' || callback.type === 'SpreadElement') continue;
    return { collection, callback };
  }
  return undefined;
}
