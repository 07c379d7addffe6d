// Where an entity is declared: the class, or the call that makes it. Two names are one entity when they lead to the same place.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Node } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import { rootOf } from '../../ast/chains.js';
import type { Module } from '../project/module.js';
import { valueOf, type World } from '../origins/origins.js';
import type { QueryCall } from '../queries/queries.js';
import { wordOf } from './relation-words.js';
import type { ClassValue, Value } from '../origins/value.js';

export interface EntitySite {
  readonly key: string;
  readonly module: Module;
  readonly node: ClassValue['node'] | TSESTree.CallExpression | TSESTree.NewExpression;
}

export function siteAt(node: EntitySite['node'], module: Module): EntitySite {
  return { key: `${module.path}:${node.range[0]}`, node, module };
}

/** The declaration of the entity that a query is about. */
export function siteOfQuery({ node, module, entitySite }: QueryCall, world: World): EntitySite | undefined {
  return (
    (entitySite && siteNamed(entitySite.node, entitySite.module, world)) ??
    siteOf(valueOf(rootOf(node), module, world), world)
  );
}

/** The declaration that an expression, or the type of one, names. */
function siteNamed(node: Node, module: Module, world: World): EntitySite | undefined {
  return node.type.startsWith('TS')
    ? siteOfType(node as TSESTree.TypeNode, module, world)
    : siteOf(valueOf(node, module, world), world);
}

/** The class, or the call that makes an entity, that a value stands for. */
export function siteOf(value: Value, world: World): EntitySite | undefined {
  switch (value.kind) {
    case 'class':
      return siteAt(value.node, value.module);
    case 'instance':
      return siteAt(value.of.node, value.of.module);
    case 'api': {
      const [given] = value.given?.params ?? [];
      if (given && value.given) return siteOfType(given, value.given.module, world);
      const { made } = value;
      if (made?.node.type !== 'CallExpression') return undefined;
      return wordOf(made.node, made.module, world)?.relating.declares === 'entity'
        ? siteAt(made.node, made.module)
        : undefined;
    }
    default:
      return undefined;
  }
}

/** `User`, `HydratedDocument<User>`, `User & Document`, or a name for one of these. */
export function siteOfType(
  node: TSESTree.TypeNode,
  module: Module,
  world: World,
  hops = 3,
): EntitySite | undefined {
  const site = siteOf(valueOfType(node, module, world), world);
  if (site || hops === 0) return site;
  if (node.type === 'TSIntersectionType') {
    const sites = node.types.flatMap((type) => siteOfType(type, module, world, hops - 1) ?? []);
    return sites.length === 1 ? sites[0] : undefined;
  }
  if (node.type !== 'TSTypeReference' || node.typeName.type !== 'Identifier') return undefined;
  const alias = valueOf(node.typeName, module, world);
  return alias.kind === 'type' && alias.node.type === 'TSTypeAliasDeclaration'
    ? siteOfType(alias.node.typeAnnotation, alias.module, world, hops - 1)
    : undefined;
}
