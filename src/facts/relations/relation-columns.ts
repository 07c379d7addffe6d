// Columns of a filter that are relations: a row holds another row there, or nothing, and is not told apart by it.
import { keyName } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue, Value } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';

/** Does the entity's class declare a column as another entity? `findBy({ user })`, where it has `user: User`. */
export function isRelationColumn(query: QueryCall, column: string, analysis: Analysis): boolean {
  const held = heldIn(query, column, analysis);
  return held !== undefined && ['instance', 'list', 'api'].includes(held.kind);
}

/** Does the entity's class declare a column as a list that is saved as what was done to it: `groups = new Collection<Group>(this)`? */
export function keepsOthersChanges(query: QueryCall, column: string, analysis: Analysis): boolean {
  const held = heldIn(query, column, analysis);
  return held?.kind === 'api' && analysis.catalogue.facet(held.type, 'keepsOthersChanges')?.value === true;
}

/** What the entity's class holds in a column, by its annotation or by what it is set to. */
function heldIn({ entitySite }: QueryCall, column: string, analysis: Analysis): Value | undefined {
  const entity = entitySite && instanceOfEntity(entitySite, analysis);
  return entity?.kind === 'instance' ? heldByClass(entity.of, column, analysis) : undefined;
}

function heldByClass({ node }: ClassValue, column: string, analysis: Analysis, hops = 5): Value | undefined {
  for (const member of node.body.body) {
    if (member.type !== 'PropertyDefinition' || member.static || keyName(member) !== column) continue;
    const type = member.typeAnnotation?.typeAnnotation;
    return type ? valueOfType(type, analysis) : member.value ? valueOf(member.value, analysis) : undefined;
  }
  const parent = node.superClass && hops > 0 ? valueOf(node.superClass, analysis) : undefined;
  return parent?.kind === 'class' ? heldByClass(parent, column, analysis, hops - 1) : undefined;
}
