// Columns of a filter that are relations: a row holds another row there, or nothing, and is not told apart by it.
import { keyName } from '../../ast/nodes.js';
import { valueOfType } from '../origins/annotations.js';
import { instanceOfEntity } from '../origins/entities.js';
import { valueOf, type World } from '../origins/origins.js';
import type { QueryCall } from '../queries/queries.js';
import type { ClassValue } from '../origins/value.js';

/** Does the entity's class declare a column as another entity? `findBy({ user })`, where it has `user: User`. */
export function isRelationColumn({ entitySite }: QueryCall, column: string, world: World): boolean {
  const entity = entitySite && instanceOfEntity(entitySite, world);
  return entity?.kind === 'instance' && holdsRow(entity.of, column, world);
}

function holdsRow({ node, module }: ClassValue, column: string, world: World, hops = 5): boolean {
  for (const member of node.body.body) {
    if (member.type !== 'PropertyDefinition' || member.static || keyName(member) !== column) continue;
    const type = member.typeAnnotation?.typeAnnotation;
    const value = type
      ? valueOfType(type, module, world)
      : member.value && valueOf(member.value, module, world);
    return value !== null && ['instance', 'list', 'api'].includes(value.kind);
  }
  const parent = node.superClass && hops > 0 ? valueOf(node.superClass, module, world) : undefined;
  return parent?.kind === 'class' && holdsRow(parent, column, world, hops - 1);
}
