// Parameters of handlers that receive a single value of an input, by the decorator in front of them: `@Query('page') page: string`.
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, isFunction, isWithin, stringValue, type Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** The value that a decorator hands to a parameter by its name, where nothing else is said in the decorator. */
export function decoratedInput(node: Node, analysis: Analysis): Input | undefined {
  const name = node.type === 'Identifier' ? (bindingOf(node)?.defs[0]?.name as Node | undefined) : undefined;
  return name && inputOfParameter(name, analysis);
}

function inputOfParameter(name: Node, analysis: Analysis): Input | undefined {
  const fn = name.parent?.type === 'AssignmentPattern' ? name.parent.parent : name.parent;
  if (!isFunction(fn)) return undefined;
  const parameter = fn.params.find((each) => isWithin(name, each));
  const decorators = [parameter, name].flatMap((each) =>
    each && 'decorators' in each ? decoratorsOf(each) : [],
  );
  const found = new Set(decorators);
  if (found.size !== 1) return undefined;
  for (const { expression } of found) {
    if (expression.type !== 'CallExpression' || expression.arguments.length !== 1) return undefined;
    if (stringValue(expression.arguments[0]) === undefined) return undefined;
    return receivedBy(expression, analysis);
  }
  return undefined;
}

function receivedBy(decorator: TSESTree.CallExpression, analysis: Analysis): Input | undefined {
  return calleeOf(decorator, analysis)?.call.receives?.input;
}
