// The parameters of a function, in the parts in which it takes them, and what a call hands to each.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Invocation } from '../../ast/invocations.js';
import {
  keyName,
  parameterPattern,
  propertyOf,
  unwrap,
  type FunctionNode,
  type Node,
} from '../../ast/nodes.js';
import { namesIn } from '../../ast/patterns.js';
import { bindingOf } from '../project/module.js';
import type { Iteration } from './loops.js';

/** A parameter, or one property of a parameter that is taken apart in its declaration. */
export interface ParameterPart {
  readonly index: number;
  readonly key: string | undefined;
  /** It collects all arguments from there on. */
  readonly isRest?: boolean;
}

/** What of each parameter a function takes, and the names that it gives to it. */
export function partsOf({ params }: FunctionNode): (ParameterPart & { from: TSESTree.Identifier[] })[] {
  return params.flatMap((parameter, index) => {
    const pattern = takenApart(parameterPattern(parameter));
    if (pattern.type !== 'ObjectPattern')
      return [
        {
          index,
          key: undefined,
          from: namesIn(pattern),
          ...(parameter.type === 'RestElement' && { isRest: true }),
        },
      ];
    return pattern.properties.map((property) => ({
      index,
      key: property.type === 'Property' ? keyName(property) : undefined,
      from: namesIn(property.type === 'Property' ? property.value : property),
    }));
  });
}

/** The pattern of `const { id, name } = options`, when that is all that is done with the parameter. */
function takenApart(parameter: Node): Node {
  const references = parameter.type === 'Identifier' ? (bindingOf(parameter)?.references ?? []) : [];
  const [only, ...more] = references;
  const declarator = only?.identifier.parent;
  const isAll = more.length === 0 && declarator?.type === 'VariableDeclarator';
  return isAll && declarator.init === only?.identifier ? declarator.id : parameter;
}

/**
 * What a call hands to the parameters that matter to what it reaches.
 *
 * @param iteration the list that the call goes through, where it is a loop itself
 */
export function partsHanded(
  call: Invocation,
  byParameters: readonly ParameterPart[],
  iteration?: Iteration,
): Node[] {
  if (call.type !== 'CallExpression') return [];
  if (iteration)
    return byParameters.some(({ index }) => index === iteration.parameter) ? [iteration.collection] : [];
  return byParameters.flatMap(({ index, key, isRest }): Node[] => {
    if (isRest) return call.arguments.slice(index);
    const argument = call.arguments[index];
    if (!argument) return [];
    const object = unwrap(argument);
    if (key === undefined || object.type !== 'ObjectExpression') return [argument];
    const isSpread = object.properties.some(({ type }) => type === 'SpreadElement');
    const value = propertyOf(object, key)?.value ?? (isSpread ? object : undefined);
    return value ? [value] : [];
  });
}
