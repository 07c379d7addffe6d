// The entity that a relation leads to: `() => Order`, `Order`, or the type of the property.
import { keyName, memberName, type Node } from '../../ast/nodes.js';
import { valueOf } from '../origins/origins.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf } from '../project/module.js';
import type { EntityMember } from './entity-members.js';
import { siteOf, siteOfType, type EntitySite } from './entity-sites.js';
import { behindArrow, partOf, type Word } from './relation-words.js';

/**
 * The entity that a word names.
 *
 * @param named finds one that was met before, where a registry of all entities is handed in: `models.Order`
 */
export function targetOf(
  word: Word,
  member: EntityMember | undefined,
  analysis: Analysis,
  named: (name: string) => EntitySite | undefined = () => undefined,
): EntitySite | undefined {
  const stated = partOf(word, 'entity');
  if (!stated)
    return word.relating.keyIn !== 'other' && member?.type ? siteOfType(member.type, analysis) : undefined;
  const node = behindArrow(stated);
  if (!node) return undefined;
  const site = siteOf(valueOf(node, analysis), analysis);
  const name = site ? undefined : registeredName(node);
  return name === undefined ? site : named(name);
}

/** `models.Order`, or `Order` of `({ Order }) => …`: the name of what a function is handed. */
function registeredName(node: Node): string | undefined {
  const root = node.type === 'MemberExpression' ? node.object : node;
  const definition = root.type === 'Identifier' ? bindingOf(root)?.defs[0] : undefined;
  if (!definition || (definition.type as string) !== 'Parameter') return undefined;
  const { parent } = definition.name as Node;
  if (node.type === 'MemberExpression') return parent?.type === 'Property' ? undefined : memberName(node);
  return parent?.type === 'Property' ? keyName(parent) : undefined;
}
