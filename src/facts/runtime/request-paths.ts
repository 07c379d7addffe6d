// Which part of a request a value is, as code that runs before the handler writes it: `user.id` of `req.user?.id`.
import type { TSESTree } from '@typescript-eslint/utils';
import { isFunction, parameterPattern, unwrap, type FunctionNode, type Node } from '../../ast/nodes.js';
import { pathInPattern } from '../../ast/patterns.js';
import { MOUNT_DEPTH } from '../../budgets.js';
import { nameOf } from '../flow/looked-at.js';
import { bindingOf } from '../project/module.js';
import { initOf } from '../project/written-out.js';

/** The path from a handler's request to a value: `user.id`, `get('user').id`, `state.user.id`. */
export function requestPathOf(value: Node, request: TSESTree.BindingName | undefined): string | undefined {
  return request && pathFrom(value, request, 0);
}

/** The parameter that a value is, or is read from, and the way from there. */
export function parameterBehind(
  value: Node,
): { readonly fn: FunctionNode; readonly index: number; readonly path: readonly string[] } | undefined {
  let at: Node | undefined = value;
  for (let left = MOUNT_DEPTH; at && left > 0; left -= 1) {
    const root: TSESTree.Identifier | undefined = rootNameOf(at);
    const binding = root && bindingOf(root);
    const declared = binding?.defs[0];
    const fn = declared?.node as Node | undefined;
    if (isFunction(fn)) {
      const index = fn.params.findIndex((each) => isIn(declared?.name as Node, parameterPattern(each)));
      const parameter = fn.params[index];
      if (!parameter) return undefined;
      const pattern = parameterPattern(parameter);
      const isWhole = pattern === declared?.name && unwrap(value) === root;
      const path = isWhole ? '' : pathFrom(value, pattern, 0);
      return path === undefined ? undefined : { fn, index, path: path === '' ? [] : [path] };
    }
    at = initOf(binding) ?? (fn?.type === 'VariableDeclarator' ? (fn.init ?? undefined) : undefined);
  }
  return undefined;
}

function pathFrom(value: Node, request: TSESTree.BindingName, names: number): string | undefined {
  if (names > MOUNT_DEPTH) return undefined;
  const root = rootNameOf(value);
  const binding = root && bindingOf(root);
  const declared = binding?.defs[0];
  if (!root || !declared) return undefined;
  const rest = nameOf(value).slice(nameOf(root).length).replace(/^\./, '');
  const within = (path: string | undefined): string | undefined =>
    path === undefined ? undefined : [path, rest].filter((each) => each !== '').join('.');
  if (declared.name === request) return rest === '' ? undefined : rest;
  const declaredAt = declared.name as TSESTree.Identifier;
  if (request.type === 'ObjectPattern' && isIn(declaredAt, request))
    return within(keysTo(request, declaredAt));
  const init = initOf(binding);
  if (init) return within(pathFrom(init, request, names + 1));
  const declarator = declared.node as Node;
  if (declarator.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  const keys = keysTo(declarator.id, declaredAt);
  const from = unwrap(declarator.init);
  if (keys === undefined) return undefined;
  if (from.type === 'Identifier' && bindingOf(from)?.defs[0]?.name === request) return within(keys);
  const outer = pathFrom(declarator.init, request, names + 1);
  return outer === undefined ? undefined : within(`${outer}.${keys}`);
}

/** The name that a chain of members and calls begins with. */
function rootNameOf(value: Node): TSESTree.Identifier | undefined {
  const expression = unwrap(value);
  switch (expression.type) {
    case 'Identifier':
      return expression;
    case 'MemberExpression':
      return rootNameOf(expression.object);
    case 'CallExpression':
      return rootNameOf(expression.callee);
    default:
      return undefined;
  }
}

function keysTo(pattern: Node, name: TSESTree.Identifier): string | undefined {
  const steps = pathInPattern(pattern, name);
  return steps.length > 0 && steps.every((step) => typeof step === 'string') ? steps.join('.') : undefined;
}

function isIn(name: Node, pattern: Node): boolean {
  return pattern.range[0] <= name.range[0] && name.range[1] <= pattern.range[1];
}
