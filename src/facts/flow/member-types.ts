// The types that annotations give the parts of a type: its elements, and its members.
import type { TSESTree } from '@typescript-eslint/utils';
import { keyName, type Node } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

const LISTS = new Set(['Array', 'ReadonlyArray', 'Set', 'ReadonlySet', 'Iterable', 'Iterator']);

/** What an element of a list of this type is. */
export function elementType(type: TSESTree.TypeNode, analysis: Analysis): TSESTree.TypeNode | undefined {
  if (type.type === 'TSArrayType') return type.elementType;
  if (type.type === 'TSTypeOperator' && type.typeAnnotation)
    return elementType(type.typeAnnotation, analysis);
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const alias = aliased(type.typeName);
  if (alias) return elementType(alias, analysis);
  return LISTS.has(type.typeName.name) ? type.typeArguments?.params[0] : undefined;
}

/** What a member of this type is. */
export function memberType(
  type: TSESTree.TypeNode,
  name: string,
  analysis: Analysis,
): TSESTree.TypeNode | undefined {
  const value = valueOfType(type, analysis);
  const members: readonly Node[] =
    value.kind === 'shape'
      ? value.parts.flatMap((part) => part.members)
      : value.kind === 'instance'
        ? value.of.node.body.body
        : [];
  const member = members.find(
    (each): each is TSESTree.TSPropertySignature | TSESTree.PropertyDefinition =>
      (each.type === 'TSPropertySignature' || each.type === 'PropertyDefinition') && keyName(each) === name,
  );
  const own = member?.typeAnnotation?.typeAnnotation;
  // What may be left out may be undefined, which no node says.
  return member?.optional && own
    ? ({ ...own, type: 'TSUnionType', types: [own, { type: 'TSUndefinedKeyword' }] } as TSESTree.TypeNode)
    : own;
}

/** What a type's name stands for in its file. */
export function aliased(name: TSESTree.Identifier): TSESTree.TypeNode | undefined {
  const declared = bindingOf(name)?.defs[0]?.node as Node | undefined;
  return declared?.type === 'TSTypeAliasDeclaration' && !declared.typeParameters
    ? declared.typeAnnotation
    : undefined;
}
