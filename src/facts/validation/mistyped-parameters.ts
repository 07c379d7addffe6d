// Parameters of handlers that are declared as a number or a boolean, receive a single value of a request, and are handed a text:
// `@Query('page') page: number`, where nothing that validates for the handler converts it.
import type { TSESTree } from '@typescript-eslint/utils';
import { decoratorsOf, isFunction, stringValue } from '../../ast/nodes.js';
import type { Input } from '../../models/model.js';
import type { Evidence } from '../catalogue/evidence.js';
import { calleeOf } from '../origins/callees.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, moduleOf } from '../project/module.js';
import { applicationValidators } from './application-validators.js';
import { isRoute, validatorsOn } from './bound-validators.js';
import { mistakenUse, mayBeAbsent, type MistakenUse } from './mistaken-uses.js';

export interface MistypedParameter {
  readonly name: string;
  readonly declared: 'number' | 'boolean';
  readonly input: Input;
  /** What is done with the text as if it were none. */
  readonly use: MistakenUse;
  readonly evidence: Evidence;
  /** What converts it behind the name; undefined where that may refuse what is meant: a value that is not sent, or 1.5. */
  readonly converter: { readonly name: string; readonly from: string } | undefined;
  /** The name of the value, as the decorator has it. */
  readonly key: TSESTree.Node;
}

/** The mistyped parameter that a decorator stands before. */
export function mistypedParameter(
  { expression, parent }: TSESTree.Decorator,
  analysis: Analysis,
): MistypedParameter | undefined {
  if (parent.type !== 'AssignmentPattern' && parent.type !== 'Identifier') return undefined;
  const pattern = parent.type === 'AssignmentPattern' ? parent.left : parent;
  if (expression.type !== 'CallExpression' || pattern.type !== 'Identifier') return undefined;
  const fn = parent.parent;
  const method = isFunction(fn) ? fn.parent : undefined;
  const [key, ...more] = expression.arguments;
  if (method?.type !== 'MethodDefinition' || !key || more.length > 0) return undefined;
  const declared = primitiveOf(pattern, parent);
  const binding = bindingOf(pattern);
  if (!declared || !binding || stringValue(key) === undefined) return undefined;
  const receiving = calleeOf(expression, analysis)?.call.receives;
  if (receiving?.input.carries !== 'strings' || decoratorsOf(parent).length > 1) return undefined;
  if (!isRoute(method, analysis) || !isHandedTexts(method, analysis)) return undefined;
  const use = mistakenUse(binding, declared, analysis);
  if (!use) return undefined;
  const isAlwaysSent =
    receiving.input.part === 'params' ||
    !(pattern.optional || parent.type === 'AssignmentPattern' || mayBeAbsent(binding));
  const { converters } = receiving;
  const isKnown = isAlwaysSent && (declared === 'boolean' || isWhole(use, receiving.input));
  return {
    name: pattern.name,
    declared,
    input: receiving.input,
    use,
    evidence: use.kind === 'handed' ? 'likely' : 'certain',
    converter: converters && isKnown ? { name: converters[declared], from: converters.from } : undefined,
    key,
  };
}

/** Is it a whole number that is meant: one of a path, or one that is compared with, or added to, one? */
function isWhole({ kind, other }: MistakenUse, { part }: Input): boolean {
  const isDecimal = kind === 'no-method' || other?.includes('.') === true;
  return !isDecimal && (part === 'params' || other !== undefined);
}

/** `page: number`, `page?: number`, `page = 1` */
function primitiveOf(
  { typeAnnotation }: TSESTree.Identifier,
  parameter: TSESTree.Node,
): MistypedParameter['declared'] | undefined {
  const type = typeAnnotation?.typeAnnotation;
  if (type?.type === 'TSNumberKeyword') return 'number';
  if (type?.type === 'TSBooleanKeyword') return 'boolean';
  const initial = !type && parameter.type === 'AssignmentPattern' ? parameter.right : undefined;
  const kind = initial?.type === 'Literal' ? typeof initial.value : undefined;
  return kind === 'number' || kind === 'boolean' ? kind : undefined;
}

/** Is it known of everything that validates for a handler that it leaves a single value as the text that it is? */
function isHandedTexts(method: TSESTree.MethodDefinition, analysis: Analysis): boolean {
  const { validators, isSeen } = applicationValidators(moduleOf(method), analysis);
  const all = [
    ...validators,
    ...validatorsOn(method.parent.parent, analysis),
    ...validatorsOn(method, analysis),
  ];
  return isSeen && all.every((each) => each?.keepsTexts === true);
}
