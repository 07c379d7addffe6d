// What hands a request on, as the handler declares it.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Binding } from '../facts/project/module.js';

/** May it be called with an error, whatever the handler was given? One that may be missing, or takes nothing, may not. */
export function acceptsError({ defs }: Binding): boolean {
  const [definition] = defs;
  if (definition?.name.type !== 'Identifier') return false;
  const { optional, typeAnnotation } = definition.name;
  return !optional && (!typeAnnotation || takesArgument(typeAnnotation.typeAnnotation));
}

function takesArgument(type: TSESTree.TypeNode): boolean {
  switch (type.type) {
    case 'TSAnyKeyword':
      return true;
    case 'TSFunctionType':
      return type.params.length > 0;
    case 'TSTypeReference':
      return type.typeName.type !== 'Identifier' || type.typeName.name !== 'VoidFunction';
    default:
      return false;
  }
}
