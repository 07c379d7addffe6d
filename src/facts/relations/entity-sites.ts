// Where an entity is declared: the class, or the call that makes it. Two names are one entity when they lead to the same place.
import type { TSESTree } from '@typescript-eslint/utils';
import { rootOf } from '../../ast/chains.js';
import type { Node } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import { type Module, moduleOf } from '../project/module.js';
import type { QueryCall } from '../queries/query-call.js';
import { wordOf } from './relation-words.js';

export interface EntitySite {
  readonly key: string;
  readonly module: Module;
  readonly node: ClassValue['node'] | TSESTree.CallExpression | TSESTree.NewExpression;
}

export function siteAt(node: EntitySite['node']): EntitySite {
  const module = moduleOf(node);
  return { key: `${module.path}:${node.range[0]}`, node, module };
}

/** The declaration of the entity that a query is about. */
export function siteOfQuery({ node, entitySite }: QueryCall, analysis: Analysis): EntitySite | undefined {
  return (
    (entitySite && siteNamed(entitySite.node, analysis)) ?? siteOf(valueOf(rootOf(node), analysis), analysis)
  );
}

/** The declaration that an expression, or the type of one, names. */
function siteNamed(node: Node, analysis: Analysis): EntitySite | undefined {
  return node.type.startsWith('TS')
    ? siteOfType(node as TSESTree.TypeNode, analysis)
    : siteOf(valueOf(node, analysis), analysis);
}

/** The class, or the call that makes an entity, that a value stands for. */
export function siteOf(value: Value, analysis: Analysis): EntitySite | undefined {
  switch (value.kind) {
    case 'class':
      return siteAt(value.node);
    case 'instance':
      return siteAt(value.of.node);
    case 'api': {
      const [given] = value.given?.params ?? [];
      if (given && value.given) return siteOfType(given, analysis);
      const { made } = value;
      if (made?.node.type !== 'CallExpression') return undefined;
      return wordOf(made.node, analysis)?.relating.declares === 'entity' ? siteAt(made.node) : undefined;
    }
    default:
      return undefined;
  }
}

/** `User`, `HydratedDocument<User>`, `User & Document`, or a name for one of these. */
export function siteOfType(node: TSESTree.TypeNode, analysis: Analysis, hops = 3): EntitySite | undefined {
  const site = siteOf(valueOfType(node, analysis), analysis);
  if (site || hops === 0) return site;
  if (node.type === 'TSIntersectionType') {
    const sites = node.types.flatMap((type) => siteOfType(type, analysis, hops - 1) ?? []);
    return sites.length === 1 ? sites[0] : undefined;
  }
  if (node.type !== 'TSTypeReference' || node.typeName.type !== 'Identifier') return undefined;
  const alias = valueOf(node.typeName, analysis);
  return alias.kind === 'type' && alias.node.type === 'TSTypeAliasDeclaration'
    ? siteOfType(alias.node.typeAnnotation, analysis, hops - 1)
    : undefined;
}
