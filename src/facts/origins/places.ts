// Lists whose places are known one by one: tuples, the parameters of a function, what a rest parameter collects.
//
//   ...[router, { db }]: [Router, Context]        each place by its type
//   ...[router, { db }]: Parameters<Init>         each place as the function takes it
//   (...args) { const [req, res] = args; … }      each place as the callers pass it
import type { TSESTree } from '@typescript-eslint/utils';
import { parameterPattern, type FunctionNode } from '../../ast/nodes.js';
import type { Analysis } from '../project/analysis.js';
import { valueOfType } from './annotations.js';
import { receivedInPlace } from './parameters.js';
import { isKnown, UNKNOWN, type ListValue, type Places, type Value } from './value.js';

/** A tuple. */
export function tupleOf({ elementTypes }: TSESTree.TSTupleType): ListValue {
  return listOf({
    kind: 'types',
    types: elementTypes.map((type) => (type.type === 'TSNamedTupleMember' ? type.elementType : type)),
  });
}

/** `Parameters<F>`: what a function of this type is given; unknown where no function is known. */
export function parametersOf(fn: Value): Value {
  const parameters =
    fn.kind === 'signature' ? fn.parameters : fn.kind === 'function' ? fn.node.params : undefined;
  return parameters ? listOf({ kind: 'types', types: parameters.map(typeOfParameter) }) : UNKNOWN;
}

/** The type that is written at a parameter. */
export function typeOfParameter(parameter: TSESTree.Parameter): TSESTree.TypeNode | undefined {
  return parameterPattern(parameter).typeAnnotation?.typeAnnotation;
}

/** What a rest parameter holds: what its annotation says of each place, or what the function receives there. */
export function restOf(
  fn: FunctionNode,
  from: number,
  rest: TSESTree.RestElement,
  analysis: Analysis,
): Value {
  const annotation = rest.typeAnnotation?.typeAnnotation;
  const declared = annotation ? valueOfType(annotation, analysis) : UNKNOWN;
  return isKnown(declared) ? declared : listOf({ kind: 'received', fn, from });
}

/** What stands in one place. */
export function inPlace(places: Places, index: number, analysis: Analysis): Value {
  if (places.kind === 'received') return receivedInPlace(places.fn, places.from + index, analysis);
  const type = places.types[index];
  return type ? valueOfType(type, analysis) : UNKNOWN;
}

/** `Parameters<Parameters<typeof db.transaction>[0]>[0]`: what a library's call hands to the function it is given. */
export function parameterOfCallback(list: TSESTree.TypeNode, index: number, analysis: Analysis): Value {
  const callback = argumentOfParameters(list);
  if (callback?.type !== 'TSIndexedAccessType') return UNKNOWN;
  const taking = argumentOfParameters(callback.objectType);
  const { indexType } = callback;
  const fn = taking && valueOfType(taking, analysis);
  if (fn?.kind !== 'api' || indexType.type !== 'TSLiteralType' || indexType.literal.type !== 'Literal')
    return UNKNOWN;
  const position = indexType.literal.value;
  const call = analysis.catalogue.facet(fn.type, 'call');
  const handed = call?.value.callbacks?.find(({ argument }) => argument === position)?.parameters[index];
  return call && handed !== undefined
    ? { ...fn, type: analysis.catalogue.resolve(call.model, handed), name: undefined }
    : UNKNOWN;
}

/** `F` of `Parameters<F>`. */
function argumentOfParameters(type: TSESTree.TypeNode): TSESTree.TypeNode | undefined {
  return type.type === 'TSTypeReference' &&
    type.typeName.type === 'Identifier' &&
    type.typeName.name === 'Parameters'
    ? type.typeArguments?.params[0]
    : undefined;
}

function listOf(places: Places): ListValue {
  return { kind: 'list', element: UNKNOWN, isArray: true, places };
}
