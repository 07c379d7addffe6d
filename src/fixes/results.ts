// What a function may give back, by the type that is written at it.
import type { TSESTree } from '@typescript-eslint/utils';
import type { FunctionNode } from '../ast/nodes.js';
import { ownNodesIn } from '../ast/walk.js';

/** What a function gives back where it says what. */
export function givenIn(fn: FunctionNode): readonly TSESTree.Expression[] {
  return ownNodesIn(fn.body).flatMap((node) => (node.type === 'ReturnStatement' && node.argument) || []);
}

/** `return;` is of the type that the function says it gives. */
export function mayReturnNothing({ returnType }: FunctionNode): boolean {
  const type = returnType?.typeAnnotation;
  if (!type) return true;
  const given =
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'Promise'
      ? type.typeArguments?.params[0]
      : type;
  return given !== undefined && admitsNothing(given);
}

/** A union with `undefined` must be returned in so many words, where `noImplicitReturns` is set. */
function admitsNothing(type: TSESTree.TypeNode): boolean {
  return type.type === 'TSUnionType'
    ? type.types.some(({ type: part }) => /^TS(?:Void|Any|Unknown)Keyword$/.test(part))
    : /^TS(?:Void|Any|Unknown|Undefined)Keyword$/.test(type.type);
}
