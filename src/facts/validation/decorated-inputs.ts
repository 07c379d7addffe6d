// Parameters of handlers that receive an input, by the decorator in front of them:
//
//   @Query('page') page: string           a single value
//   @Query() query, @Param() params: Ids  all of it, as texts: what validates by classes leaves alone what is declared by none
//   @Query() query: PageDto               none: class-inputs.ts
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, isFunction, isWithin, stringValue, unwrap, type Node } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { applicationValidators } from './application-validators.js';
import { isRoute, validatorsOn } from './bound-validators.js';

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

/** The input that a decorator hands to a parameter as a whole, where nothing on the way makes other types of its texts. */
export function decoratedRecord(node: Node, analysis: Analysis): Input | undefined {
  const at = unwrap(node);
  // Of what is below a value of it nothing is known: `query.ids.length`.
  const root = at.type === 'MemberExpression' ? unwrap(at.object) : at;
  const name = root.type === 'Identifier' ? (bindingOf(root)?.defs[0]?.name as Node | undefined) : undefined;
  const fn = name?.parent;
  if (name?.type !== 'Identifier' || !isFunction(fn) || fn.parent.type !== 'MethodDefinition')
    return undefined;
  const [decorator, ...more] = decoratorsOf(name);
  const expression = decorator?.expression;
  if (expression?.type !== 'CallExpression' || expression.arguments.length > 0 || more.length > 0)
    return undefined;
  if (!isRoute(fn.parent, analysis) || mayBeClass(name.typeAnnotation?.typeAnnotation)) return undefined;
  const { validators, isSeen } = applicationValidators(moduleOf(name), analysis);
  const all = [
    ...validators,
    ...validatorsOn(fn.parent.parent.parent, analysis),
    ...validatorsOn(fn.parent, analysis),
  ];
  return isSeen && all.every((each) => each !== undefined) ? receivedBy(expression, analysis) : undefined;
}

/** Types that leave nothing at run time are none: `unknown`, `{ page: string }`, `Record<…>`, an interface, an alias. */
function mayBeClass(type: TSESTree.TypeNode | undefined): boolean {
  if (type?.type !== 'TSTypeReference') return false;
  if (type.typeName.type !== 'Identifier') return true;
  const declared = bindingOf(type.typeName)?.defs[0]?.node as Node | undefined;
  if (!declared) return !['Record', 'Partial', 'Readonly'].includes(type.typeName.name);
  return declared.type !== 'TSInterfaceDeclaration' && declared.type !== 'TSTypeAliasDeclaration';
}
