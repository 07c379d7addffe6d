// What a generic function gives whose type says that it is what its callback gives: a value that is made once and kept.
//
//   const db = once('db', () => new Client()), function once<T>(key: string, make: () => T): T     that client
import type { TSESTree } from '@typescript-eslint/utils';
import { readArgument, writtenIn } from '../../ast/arguments.js';
import type { Analysis } from '../project/analysis.js';
import { returnedBy } from './calls.js';
import { valueOf } from './origins.js';
import { UNKNOWN, type FunctionValue, type Value } from './value.js';

export function madeByCallback(
  { node: fn }: FunctionValue,
  call: TSESTree.CallExpression,
  analysis: Analysis,
): Value {
  const given = fn.returnType && nameOfType(fn.returnType.typeAnnotation);
  const isGeneric = fn.typeParameters?.params.some(({ name }) => name.name === given);
  if (given === undefined || !isGeneric) return UNKNOWN;
  const index = fn.params.findIndex((each) => {
    const type = each.type === 'Identifier' ? each.typeAnnotation?.typeAnnotation : undefined;
    return (
      type?.type === 'TSFunctionType' &&
      type.returnType !== undefined &&
      nameOfType(type.returnType.typeAnnotation) === given
    );
  });
  const argument = index < 0 ? undefined : writtenIn(readArgument(call, index));
  const maker = argument ? valueOf(argument, analysis) : UNKNOWN;
  return maker.kind === 'function' ? returnedBy(maker, analysis) : UNKNOWN;
}

/** `T`, `Promise<T>` */
function nameOfType(type: TSESTree.TypeNode): string | undefined {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const { name } = type.typeName;
  const [inner] = type.typeArguments?.params ?? [];
  return name === 'Promise' && inner ? nameOfType(inner) : name;
}
