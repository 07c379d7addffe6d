// Whether the function that answers a 401 lets that of the refresh itself pass, where the refresh goes through the same client.
//
//   if (failure.config.url === '/auth/refresh') throw failure;     passes
//   if (failure.config.url.includes('refresh')) return …;          passes, where the refresh's URL holds that text
//   if (!url.endsWith('/refresh') && status === 401) { refresh }   passes
//   if (failure.config.isRefresh) throw failure;                   passes, where the refresh is sent with { isRefresh: true }
//   if (failure.config.again) throw failure;                       does not: the refresh's own request was not sent again
import type { TSESTree } from '@typescript-eslint/utils';
import { alwaysLeaves, isAfter } from '../../ast/flow.js';
import {
  isWithin,
  keyName,
  memberName,
  stringValue,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { partsOf } from '../../ast/tested-values.js';
import { nodesIn } from '../../ast/walk.js';
import { referencesIn } from '../flow/derived-names.js';
import { bindingOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';

/** Is the refresh never reached for the failure of one of its own requests? */
export function letsOwnFailurePass(
  call: Node,
  handler: FunctionNode,
  requests: readonly TSESTree.CallExpression[],
): boolean {
  const asksForOwn = (part: Node, isNegated: boolean): boolean =>
    referencesIn(part).some((name) => isOfRun(name, handler)) &&
    requests.some((request) => isTrueOf(part, request, isNegated));
  return nodesIn(handler).some((node) => {
    if (node.type !== 'IfStatement') return false;
    if (alwaysLeaves(node.consequent) && isAfter(call, node))
      return partsOf(node.test, '||').some((part) => asksForOwn(part, false));
    return isWithin(call, node.consequent) && partsOf(node.test, '&&').some((part) => asksForOwn(part, true));
  });
}

/** It is a parameter of the handler, or was taken out of one. */
function isOfRun(name: TSESTree.Identifier, handler: FunctionNode): boolean {
  const declared = bindingOf(name)?.defs[0]?.name as Node | undefined;
  return declared !== undefined && isWithin(declared, handler);
}

/** Is a condition, or where it is negated its opposite, true of the failure of a request? */
function isTrueOf(part: Node, request: TSESTree.CallExpression, isNegated: boolean): boolean {
  const condition = unwrap(part);
  if (condition.type === 'UnaryExpression' && condition.operator === '!')
    return isTrueOf(condition.argument, request, !isNegated);
  if (condition.type === 'BinaryExpression') {
    if (!(isNegated ? ['!==', '!='] : ['===', '==']).includes(condition.operator)) return false;
    return [condition.left, condition.right].some((side) => holdsText(request, textIn(side), true));
  }
  if (isNegated) return false;
  if (condition.type === 'CallExpression') {
    const callee = unwrap(condition.callee);
    const isSearch =
      callee.type === 'MemberExpression' &&
      ['includes', 'startsWith', 'endsWith'].includes(memberName(callee) ?? '');
    return isSearch && holdsText(request, textIn(condition.arguments[0]), false);
  }
  return condition.type === 'MemberExpression' && isSentWith(request, memberName(condition));
}

function textIn(node: Node | undefined): string | undefined {
  const value = node && unwrap(node);
  const init = value?.type === 'Identifier' ? initOf(bindingOf(value)) : undefined;
  const text = init ? stringValue(unwrap(init)) : value && stringValue(value);
  return text === '' ? undefined : text;
}

/** Is a text what the request is sent to, or a part of it? */
function holdsText(request: TSESTree.CallExpression, text: string | undefined, isWhole: boolean): boolean {
  return (
    text !== undefined &&
    request.arguments.some((argument) => {
      const sent = textIn(argument);
      if (isWhole && sent !== undefined) return sent === text;
      return nodesIn(argument).some((node) => textIn(node)?.includes(text) === true);
    })
  );
}

/** `api.post(url, {}, { isRefresh: true })` */
function isSentWith(request: TSESTree.CallExpression, option: string | undefined): boolean {
  return request.arguments.some((argument) => {
    const options = unwrap(argument);
    return (
      options.type === 'ObjectExpression' &&
      options.properties.some(
        (each) =>
          each.type === 'Property' &&
          option !== undefined &&
          keyName(each) === option &&
          each.value.type === 'Literal' &&
          each.value.value === true,
      )
    );
  });
}
