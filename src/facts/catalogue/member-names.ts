// Names of members whose types say something: a look at a name that rules out most calls before any of them is followed.
import type { ApiType, Model, TypeRef } from '../../models/model.js';

/** Members of the types of models, and those that they add to others', of which the type, or one that it extends, says something. */
export function memberNames(models: readonly Model[], says: (type: ApiType) => boolean): ReadonlySet<string> {
  return new Set(models.flatMap((model) => namesIn(model, says)));
}

function namesIn(model: Model, says: (type: ApiType) => boolean): readonly string[] {
  const types = [...Object.values(model.types), ...Object.values(model.augments ?? {})];
  return types.flatMap(({ members = {} }) =>
    Object.entries(members).flatMap(([name, member]) => (isOne(member, model, says) ? [name] : [])),
  );
}

/** A type that another model declares may say anything. */
function isOne(member: TypeRef, model: Model, says: (type: ApiType) => boolean): boolean {
  const type = typeof member === 'string' ? model.types[member] : member;
  if (!type) return true;
  return says(type) || [type.extends ?? []].flat().some((parent) => isOne(parent, model, says));
}
