// Names of members by what models say of them: a look at a name that rules out most calls before any of them is followed.
import type { ApiType, Call, Model, TypeRef } from '../../models/model.js';

export class MemberNames {
  readonly #names = new Map<string, ReadonlySet<string> | 'any'>();

  constructor(private readonly models: readonly Model[]) {}

  /** Does any library say this of calling a member of this name? */
  saysOfCall(key: keyof Call, name: string): boolean {
    return this.#has(key, name, ({ call }) => call?.[key] !== undefined);
  }

  /** Does any library call a function for each element of a list by a member of this name? */
  isElementwise(name: string): boolean {
    const isForEach = ({ call }: ApiType) => call?.callbacks?.some(({ each }) => each !== undefined) === true;
    return this.#has('each', name, isForEach);
  }

  /** Does a member of this name say what a value is, or that it is what a promise gave or was rejected with, in any library? */
  tellsOfValue(name: string): boolean {
    const tells = ({ asserts, call, settled }: ApiType) =>
      settled !== undefined || [asserts, call?.asserts].some((says) => says && says.that !== 'other');
    return this.#has('tells', name, tells);
  }

  #has(key: string, name: string, says: (type: ApiType) => boolean): boolean {
    let names = this.#names.get(key);
    if (!names) this.#names.set(key, (names = namesIn(this.models, says)));
    return names === 'any' || names.has(name);
  }
}

/** Members of types, and those that models add to others', of which the type says something; any where other members do. */
function namesIn(models: readonly Model[], says: (type: ApiType) => boolean): ReadonlySet<string> | 'any' {
  const names = new Set<string>();
  for (const model of models)
    for (const type of [...Object.values(model.types), ...Object.values(model.augments ?? {})]) {
      for (const [name, member] of Object.entries(type.members ?? {}))
        if (isOne(member, model, says)) names.add(name);
      const others = 'otherMembers' in type ? type.otherMembers : undefined;
      if (others && isOne(others.type, model, says)) return 'any';
    }
  return names;
}

/** A type that another model declares may say anything. */
function isOne(member: TypeRef, model: Model, says: (type: ApiType) => boolean): boolean {
  const type = typeof member === 'string' ? model.types[member] : member;
  if (!type) return true;
  return says(type) || [type.extends ?? []].flat().some((parent) => isOne(parent, model, says));
}
