// Columns of a filter that are relations: a row holds another row there, or nothing, and is not told apart by it.
import { keyName } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf } from '../origins/origins.js';
import type { ClassValue } from '../origins/value.js';
import type { Analysis } from '../project/analysis.js';
import type { QueryCall } from '../queries/query-call.js';

/** Does the entity's class declare a column as another entity? `findBy({ user })`, where it has `user: User`. */
export function isRelationColumn({ entitySite }: QueryCall, column: string, analysis: Analysis): boolean {
  const entity = entitySite && instanceOfEntity(entitySite, analysis);
  return entity?.kind === 'instance' && holdsRow(entity.of, column, analysis);
}

function holdsRow({ node }: ClassValue, column: string, analysis: Analysis, hops = 5): boolean {
  for (const member of node.body.body) {
    if (member.type !== 'PropertyDefinition' || member.static || keyName(member) !== column) continue;
    const type = member.typeAnnotation?.typeAnnotation;
    const value = type ? valueOfType(type, analysis) : member.value && valueOf(member.value, analysis);
    return value !== null && ['instance', 'list', 'api'].includes(value.kind);
  }
  const parent = node.superClass && hops > 0 ? valueOf(node.superClass, analysis) : undefined;
  return parent?.kind === 'class' && holdsRow(parent, column, analysis, hops - 1);
}
