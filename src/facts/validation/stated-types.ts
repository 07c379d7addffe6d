// Whether a type that the code writes around a schema says more of it than what it gives: another schema in a part of it would not be
// of that type.
//
//   const page: z.ZodType<number> = z.number()                            it does not: any schema that gives numbers is one
//   const page: z.ZodType<number, number> = z.number()                    it does: what it takes as well
//   (): z.ZodObject<{ page: z.ZodNumber }> => z.object({ page: … })       it does
//   z.object({ … }) satisfies Shape, as Shape                             it does
import type { TSESTree } from '@typescript-eslint/utils';
import { enclosingFunction, isFunction, parameterPattern, type Node } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import type { Analysis } from '../project/analysis.js';
import { statesInputType } from './schema-shape.js';

export function isTypeStated(schema: Node, analysis: Analysis): boolean {
  for (let at = schema; at.parent; at = at.parent) {
    const type = typeWrittenAt(at, at.parent);
    if (type && !isLoose(type, analysis)) return true;
    if (isFunction(at.parent) || /Statement$|Declaration$|^Program$|Definition$/.test(at.parent.type))
      return false;
  }
  return false;
}

function typeWrittenAt(node: Node, parent: Node): TSESTree.TypeNode | undefined {
  switch (parent.type) {
    case 'TSAsExpression':
    case 'TSSatisfiesExpression':
    case 'TSTypeAssertion':
      return parent.typeAnnotation;
    case 'VariableDeclarator':
      return parent.id.typeAnnotation?.typeAnnotation;
    case 'PropertyDefinition':
      return parent.typeAnnotation?.typeAnnotation;
    case 'AssignmentPattern':
      return parameterPattern(parent).typeAnnotation?.typeAnnotation;
    case 'ArrowFunctionExpression':
      return parent.body === node ? parent.returnType?.typeAnnotation : undefined;
    case 'ReturnStatement':
      return enclosingFunction(parent)?.returnType?.typeAnnotation;
    default:
      return undefined;
  }
}

/** A type for any schema, or for any object of them. */
function isLoose(type: TSESTree.TypeNode, analysis: Analysis): boolean {
  if (/^TS(?:Any|Unknown)Keyword$/.test(type.type)) return true;
  if (type.type !== 'TSTypeReference') return false;
  if (type.typeName.type === 'Identifier' && type.typeName.name === 'const') return true;
  if (!statesInputType(type, analysis)) return true;
  const value = valueOfType(type, analysis);
  return value.kind === 'api' && Object.keys(value.type.definition).length === 0;
}
