// Whether a list can be gone through a second time: an array, a set, a map, and not what is used up by the first.
import type { TSESTree } from '@typescript-eslint/utils';
import { unwrap, type Node } from '../../ast/nodes.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';

/** Is an expression known to be an array, and not another thing that can be gone through? */
export function isList(node: Node, analysis: Analysis): boolean {
  const value = valueOf(node, analysis);
  if (value.kind === 'list') return value.isArray === true;
  if (value.kind === 'api') return analysis.catalogue.facet(value.type, 'element') !== undefined;
  if (value.kind === 'opaque') return value.node.type === 'ArrayExpression';
  const expression = unwrap(node);
  const definition = expression.type === 'Identifier' ? bindingOf(expression)?.defs[0] : undefined;
  const name = definition?.name as TSESTree.Identifier | undefined;
  return name?.typeAnnotation?.typeAnnotation.type === 'TSArrayType';
}

const REPEATABLE = new Set(['Set', 'Map', 'ReadonlySet', 'ReadonlyMap']);

/** Is a name known to hold a set or a map, which gives its elements anew each time? */
export function canBeReadTwice(node: Node): boolean {
  const expression = unwrap(node);
  const definition = expression.type === 'Identifier' ? bindingOf(expression)?.defs[0] : undefined;
  const name = definition?.name as TSESTree.Identifier | undefined;
  const type = name?.typeAnnotation?.typeAnnotation;
  if (type)
    return (
      type.type === 'TSTypeReference' &&
      type.typeName.type === 'Identifier' &&
      REPEATABLE.has(type.typeName.name)
    );
  const declared = definition?.node as Node | undefined;
  const made = declared?.type === 'VariableDeclarator' && declared.init ? unwrap(declared.init) : undefined;
  return (
    made?.type === 'NewExpression' && made.callee.type === 'Identifier' && REPEATABLE.has(made.callee.name)
  );
}
