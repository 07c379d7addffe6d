// Answers of requests that other code gets as a whole: it may read their body as it comes, for as long as that takes.
//
//   const answer = await fetch(url); return answer.json()        no
//   fetch(url).then((answer) => answer.text())                   no
//   return fetch(url); use(await fetch(url)); answer = …         yes
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, memberName, wrapped, type Node } from '../../ast/nodes.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** Is the whole answer of a request, with a body that is still to come, given to other code? */
export function handsAnswerOn(call: TSESTree.CallExpression, analysis: Analysis): boolean {
  const answer = apiOf(call, analysis);
  if (!answer || analysis.catalogue.facet(answer.type, 'answer')?.value !== 'whole') return false;
  let at: Node = wrapped(call);
  while (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
  return isHandedOn(at);
}

function isHandedOn(answer: Node): boolean {
  const { parent } = answer;
  switch (parent?.type) {
    case 'ExpressionStatement':
      return false;
    case 'VariableDeclarator':
      return !isOnlyRead(parent.id);
    case 'ArrayExpression':
      return isHandedOnInList(parent, parent.elements.indexOf(answer as TSESTree.Expression));
    case 'MemberExpression':
      return parent.object === answer && memberName(parent) === 'then' && !isReadByCallback(parent);
    default:
      return true;
  }
}

/** `const [first, second] = await Promise.all([fetch(a), fetch(b)])`: each under a name of its own. */
function isHandedOnInList(list: Node, index: number): boolean {
  const call = wrapped(list).parent;
  if (call?.type !== 'CallExpression' || call.callee.type !== 'MemberExpression') return true;
  const all = wrapped(call).parent;
  const declarator = all?.type === 'AwaitExpression' ? wrapped(all).parent : undefined;
  if (memberName(call.callee) !== 'all' || declarator?.type !== 'VariableDeclarator') return true;
  const element = declarator.id.type === 'ArrayPattern' ? declarator.id.elements[index] : undefined;
  return !element || !isOnlyRead(element);
}

function isReadByCallback(then: TSESTree.MemberExpression): boolean {
  const call = wrapped(then).parent;
  const [callback] = call?.type === 'CallExpression' ? call.arguments : [];
  const parameter = isFunction(callback) ? callback.params[0] : undefined;
  return isFunction(callback) && (parameter === undefined || isOnlyRead(parameter));
}

/** `{ status }`, or a name of which only members are used. */
function isOnlyRead(name: Node): boolean {
  if (name.type !== 'Identifier') return true;
  return (bindingOf(name)?.references ?? []).every((reference) => {
    const { parent } = wrapped(reference.identifier);
    return (
      reference.init ||
      (parent?.type === 'MemberExpression' && parent.object === wrapped(reference.identifier))
    );
  });
}
