// What a name stands for that a function reads and does not declare: how it got its value, and from where.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, isWithin, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { apiOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** Names that a CommonJS module has without declaring them. */
export const OF_COMMON_JS = new Set(['require', 'module', 'exports', '__dirname', '__filename']);

/** `require('x')`, `require('x').y` */
export function isRequired(init: Node): boolean {
  const value = unwrap(init);
  if (value.type === 'MemberExpression') return isRequired(value.object);
  return (
    value.type === 'CallExpression' &&
    value.callee.type === 'Identifier' &&
    value.callee.name === 'require' &&
    !bindingOf(value.callee)?.defs.length
  );
}

/** A name in a type is nothing that runs. */
export function isOfType({ parent }: TSESTree.Identifier): boolean {
  return (
    parent.type.startsWith('TS') &&
    !/^TS(?:AsExpression|NonNullExpression|SatisfiesExpression|TypeAssertion|InstantiationExpression)$/.test(
      parent.type,
    )
  );
}

/** `state.token = value`, `state.set('token', value)`: what is put into the object of a name. */
export function valueWrittenTo(use: Node): Node | undefined {
  let at = use;
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = at.parent;
  const { parent } = at;
  if (at === use || !parent) return undefined;
  if (parent.type === 'AssignmentExpression' && parent.left === at) return parent.right;
  return parent.type === 'CallExpression' && parent.callee === at ? parent.arguments.at(-1) : undefined;
}

/** A parameter of a function that others call by a name; one of a callback is given by what the callback is handed to. */
export function isParameterOfNamed(name: TSESTree.Identifier): boolean {
  const { parent } = (bindingOf(name)?.defs[0]?.node ?? name) as Node;
  return isParameter(name) && parent?.type !== 'CallExpression';
}

export function isParameter(name: TSESTree.Identifier): boolean {
  return (bindingOf(name)?.defs[0]?.type as string | undefined) === 'Parameter';
}

export function isOwnThis(node: Node, within: Node): boolean {
  for (let at = node.parent; at && isWithin(at, within); at = at.parent)
    if (at.type === 'ClassBody' || (isFunction(at) && at.type !== 'ArrowFunctionExpression' && at !== within))
      return true;
  return false;
}

/** Imported from a file of the project that could not be read. */
export function isOfProject(name: TSESTree.Identifier): boolean {
  const parent = bindingOf(name)?.defs[0]?.parent as Node | undefined;
  const texts = parent ? nodesIn(parent).flatMap((node) => stringValue(node) ?? []) : [];
  return texts.every((text) => /^(?:\.|[#~@]\/)/.test(text));
}

/** `api.defaults.baseURL`: what the client is set to, not a request that it sends. */
export function isSettingRead(name: TSESTree.Identifier, analysis: Analysis): boolean {
  const { parent } = name;
  if (parent.type !== 'MemberExpression' || parent.object !== name) return false;
  const isCalled = parent.parent.type === 'CallExpression' && parent.parent.callee === parent;
  return !isCalled && apiOf(parent, analysis) === undefined;
}
