// Calls of packages that run a function once for each element of a list: `_.map(list, fn)`, `pMap(list, fn)`.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** The list that such a call goes through, and the function that it calls with each element. */
export function elementwiseOf(
  call: TSESTree.CallExpression,
  analysis: Analysis,
): { readonly collection: TSESTree.Expression; readonly callback: TSESTree.Expression } | undefined {
  if (!mayBeElementwise(call, analysis)) return undefined;
  for (const { each, argument } of calleeOf(call, analysis)?.call.callbacks ?? []) {
    if (each === undefined || argument === 'every') continue;
    const [collection, callback] = [call.arguments[each], call.arguments[argument]];
    if (!collection || !callback) continue;
    if (collection.type === 'SpreadElement' || callback.type === 'SpreadElement') continue;
    return { collection, callback };
  }
  return undefined;
}

/** A look at the names and the arguments of a call, before any of it is followed: may it be given a list and a function? */
export function mayBeElementwise(call: TSESTree.CallExpression, { catalogue, handles }: Analysis): boolean {
  if (call.arguments.length < 2 || !call.arguments.some(mayBeFunction)) return false;
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') return !isFunction(bindingOf(callee)?.defs[0]?.node);
  const name = callee.type === 'MemberExpression' ? memberName(callee) : undefined;
  return name === undefined || handles.length > 0 || catalogue.memberNames.isElementwise(name);
}

const NO_FUNCTION =
  /^(?:Literal|TemplateLiteral|(?:Object|Array|Binary|Unary|New|Await)Expression|SpreadElement)$/;

function mayBeFunction(argument: Node): boolean {
  return !NO_FUNCTION.test(unwrap(argument).type);
}
