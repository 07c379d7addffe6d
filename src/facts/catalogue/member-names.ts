// Names of members by what models say of them: a look at a name that rules out most calls before any of them is followed.
import type { ApiType, Call, Model, TypeRef } from '../../models/model.js';

/** What a member of some type is, with the model that says so. */
interface Described {
  readonly member: TypeRef;
  readonly model: Model;
}

type Says = (type: ApiType) => boolean;

export class MemberNames {
  readonly #named = new Map<string, Described[]>();
  /** What members are that their type does not list. */
  readonly #others: Described[] = [];
  /** By what is asked, whether it is true of any member, or of which names it is known whether it is true of them. */
  readonly #answers = new Map<string, Map<string, boolean> | 'any'>();

  /** @param models whose types' members, and those that they add to others' types, are looked at */
  constructor(models: readonly Model[]) {
    for (const model of models)
      for (const type of [...Object.values(model.types), ...Object.values(model.augments ?? {})]) {
        for (const [name, member] of Object.entries(type.members ?? {})) {
          const named = this.#named.get(name);
          if (named) named.push({ member, model });
          else this.#named.set(name, [{ member, model }]);
        }
        if ('otherMembers' in type && type.otherMembers)
          this.#others.push({ member: type.otherMembers.type, model });
      }
  }

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

  /** A member that its type does not list may have any name. Few names are asked about, so each is looked at when it is. */
  #has(key: string, name: string, says: Says): boolean {
    let answers = this.#answers.get(key);
    if (!answers) {
      const isOfAny = this.#others.some((other) => isOne(other, says));
      this.#answers.set(key, (answers = isOfAny ? 'any' : new Map<string, boolean>()));
    }
    if (answers === 'any') return true;
    let answer = answers.get(name);
    if (answer === undefined)
      answers.set(name, (answer = this.#named.get(name)?.some((each) => isOne(each, says)) ?? false));
    return answer;
  }
}

/** A type that another model declares may say anything. */
function isOne({ member, model }: Described, says: Says): boolean {
  const type = typeof member === 'string' ? model.types[member] : member;
  if (!type) return true;
  return says(type) || [type.extends ?? []].flat().some((parent) => isOne({ member: parent, model }, says));
}
