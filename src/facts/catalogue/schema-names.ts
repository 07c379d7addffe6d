// The names by which parts of schemas can be met in code: a look at a name or at a file's text that costs nothing.
import type { ApiType, Input, Model, Result, SchemaType, TypeRef } from '../../models/model.js';

export class SchemaNames {
  readonly #built: ReadonlySet<string>;
  readonly #named: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;
  readonly #mapping: ReadonlySet<string>;
  readonly #held: ReadonlyMap<string, Input>;
  readonly #anyInput: RegExp;
  readonly #anyLeaf: RegExp;
  readonly #anyMapping: RegExp;

  constructor(models: readonly Model[]) {
    const members = models.flatMap(({ types }) =>
      Object.values(types).flatMap((type) =>
        Object.entries(type.members ?? {}).flatMap(([name, member]) =>
          typeof member === 'object' ? [{ name, member }] : [],
        ),
      ),
    );
    const namesOf = (pick: (member: ApiType) => boolean): ReadonlySet<string> =>
      new Set(members.flatMap(({ name, member }) => (pick(member) ? [name] : [])));
    this.#held = new Map(
      models.flatMap(({ types }) =>
        Object.values(types).flatMap(({ input }) =>
          input?.heldAs === undefined ? [] : [[input.heldAs, input] as const],
        ),
      ),
    );
    this.#anyInput = new RegExp(`\\b(?:${alternatives(inputNames(models))})\\b`);
    this.#built = namesOf(({ call }) => isReportable(call?.schema?.leaf));
    this.#named = namesOf(({ schema }) => isReportable(schema?.leaf));
    this.#mapping = namesOf(({ call }) => call?.schema?.maps !== undefined);
    this.#words = new Set(members.flatMap(({ member }) => Object.keys(member.call?.schema?.words ?? {})));
    this.#anyLeaf = new RegExp(
      [
        `\\b(?:${alternatives(this.#built)})\\s*\\(`,
        `\\.\\s*(?:${alternatives(this.#named)})\\b`,
        `['"](?:${alternatives(this.#words)})['"]`,
      ].join('|'),
    );
    this.#anyMapping = new RegExp(`\\b(?:${alternatives(this.#mapping)})\\s*\\(`);
  }

  /** Does any validation library build a leaf by this name? */
  buildsLeaf(name: string | undefined): boolean {
    return name !== undefined && this.#built.has(name);
  }

  /** Is a member of this name a leaf without a call, in any validation library? */
  isLeaf(name: string | undefined): boolean {
    return name !== undefined && this.#named.has(name);
  }

  /** Is this a leaf in the texts of any validation library? */
  isLeafWord(text: string): boolean {
    return this.#words.has(text);
  }

  /** The input that a member of this name holds in any library, for what reads it as that one is read. */
  inputHeldAs(name: string): Input | undefined {
    return this.#held.get(name);
  }

  /** Does any validation library hand a value to a function by this name? */
  mapsValues(name: string | undefined): boolean {
    return name !== undefined && this.#mapping.has(name);
  }

  /** Does a text name a part of a request, a form or the environment as any library does: `query`, `searchParams`, `env`? */
  mentionsInputs(text: string): boolean {
    return this.#anyInput.test(text);
  }

  /** Does a text have anything by which leaves are built or named: `.number(`, `boolean(`, `Schema.Number`? */
  mentionsLeaves(text: string): boolean {
    return this.#anyLeaf.test(text);
  }

  /** Does a text call anything by a name under which a value is handed to a function? */
  mentionsMappings(text: string): boolean {
    return this.#anyMapping.test(text);
  }
}

/**
 * The names of members that are outside data, of calls that give it and do nothing else in any library, and of the classes and
 * decorators that bring it. A part is read from one of these: `get`, which many things have, needs no mention.
 */
function inputNames(models: readonly Model[]): ReadonlySet<string> {
  const resolved = (model: Model, ref: TypeRef | undefined): ApiType | undefined => {
    if (typeof ref !== 'string') return ref;
    const [library, ...rest] = ref.split('.');
    return model.types[ref] ?? models.find((each) => each.library === library)?.types[rest.join('.')];
  };
  const members = models.flatMap((model) =>
    Object.values(model.types).flatMap(({ members: own = {} }) =>
      Object.entries(own).map(([name, ref]) => {
        const { input, call, instance } = resolved(model, ref) ?? {};
        const gives =
          typeof call?.returns === 'string' || (call?.returns && isType(call.returns))
            ? call.returns
            : undefined;
        const isGiven = resolved(model, gives)?.input ?? resolved(model, instance)?.input;
        return { name, isInput: Boolean(input ?? call?.receives), isGiven: Boolean(isGiven) };
      }),
    ),
  );
  const globals = models.flatMap((model) =>
    Object.entries(model.globals ?? {}).flatMap(([name, ref]) =>
      resolved(model, resolved(model, ref)?.instance)?.input ? [name] : [],
    ),
  );
  const others = new Set(members.flatMap(({ name, isInput, isGiven }) => (isInput || isGiven ? [] : [name])));
  return new Set([
    ...globals,
    ...members.flatMap(({ name, isInput, isGiven }) =>
      isInput || (isGiven && !others.has(name)) ? [name] : [],
    ),
  ]);
}

function isType(result: Result): result is ApiType {
  return typeof result === 'object' && ('input' in result || 'members' in result || 'otherMembers' in result);
}

/** Without a name nothing may match, where an empty alternative would match everything. */
function alternatives(names: ReadonlySet<string>): string {
  const literal = [...names].map((name) => name.replaceAll(/[$()*+.?[\\\]^{|}]/g, '\\$&'));
  return literal.length > 0 ? literal.join('|') : '(?!)';
}

/** A leaf that refuses strings or makes something else of them; the others are of no concern. */
function isReportable(leaf: SchemaType | undefined): boolean {
  return leaf !== undefined && (leaf.insistsOn ?? leaf.converts ?? 'string') !== 'string';
}
