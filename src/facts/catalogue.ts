// The models as a graph to look things up in: by import specifier, by global name, and from type to member.
import { models as builtIn } from '../models/index.js';
import type { ApiType, Augmentation, Call, Model, SchemaType, TypeName, TypeRef } from '../models/model.js';

/** A type with the model it belongs to, so that names in it can be resolved. */
export interface ResolvedType {
  readonly model: Model;
  readonly name: TypeName | undefined;
  readonly definition: ApiType;
}

/** A member that a model describes as callable. */
export interface NamedCall {
  readonly name: string;
  readonly call: Call;
  readonly type: ResolvedType;
}

/** Facets that calls of certain names have. */
export type NamedFacet = 'log' | 'responds' | 'stringifies';

const named = new WeakMap<Model, Map<TypeName, ResolvedType>>();
const inline = new WeakMap<ApiType, ResolvedType>();

export class Catalogue {
  readonly #modules = new Map<string, ResolvedType>();
  readonly #globals = new Map<string, ResolvedType>();
  readonly #added = new Map<ApiType, { package: string; model: Model; members: Augmentation['members'] }[]>();
  #recognisable: ResolvedType[] | undefined;
  #memberNames: Set<string> | undefined;
  readonly #callPatterns = new Map<NamedFacet, RegExp>();
  readonly #callNames = new Map<NamedFacet, ReadonlySet<string>>();
  #leafCalls: RegExp | undefined;
  #parserInstalls: RegExp | null | undefined;
  #leafNames: Set<string> | undefined;
  #listOperators: Set<string> | undefined;
  #queryNames: Set<string> | undefined;
  #distinctive: Map<string, NamedCall[]> | undefined;

  /** @throws if a model names a type that no model declares. */
  constructor(readonly models: readonly Model[] = builtIn) {
    for (const model of models) {
      for (const [specifier, type] of Object.entries(model.modules))
        this.#modules.set(specifier, this.resolve(model, type));
      for (const [name, type] of Object.entries(model.globals ?? {}))
        this.#globals.set(name, this.resolve(model, type));
      for (const [name, { package: from, members }] of Object.entries(model.augments ?? {})) {
        const { definition } = this.resolve(model, name);
        this.#added.set(definition, [
          ...(this.#added.get(definition) ?? []),
          { package: from, model, members },
        ]);
      }
    }
  }

  /** Types that a checker's type can be recognised as. */
  get recognisable(): readonly ResolvedType[] {
    return (this.#recognisable ??= this.models.flatMap((model) =>
      Object.keys(model.types).flatMap((name) =>
        model.types[name]?.recognisedBy ? [this.resolve(model, name)] : [],
      ),
    ));
  }

  /** Text that installs a body parser for a whole application: `.use(…json(`. */
  get parserInstalls(): RegExp | undefined {
    if (this.#parserInstalls === undefined) {
      const names = this.models.flatMap((model) =>
        Object.values(model.types).flatMap((type) =>
          Object.entries(type.members ?? {}).flatMap(([name, member]) =>
            this.#makesParser(model, member) ? [name] : [],
          ),
        ),
      );
      this.#parserInstalls =
        names.length > 0
          ? new RegExp(`\\.use\\(\\s*[\\w.]*\\b(?:${[...new Set(names)].join('|')})\\s*\\(`)
          : null;
    }
    return this.#parserInstalls ?? undefined;
  }

  #makesParser(model: Model, member: TypeRef): boolean {
    const returns = typeof member === 'object' ? member.call?.returns : undefined;
    return typeof returns === 'string' && model.types[returns]?.parses !== undefined;
  }

  /** Calls by the names under which validation libraries build leaves: `.number(`, `boolean(`. */
  get leafCalls(): RegExp {
    return (this.#leafCalls ??= new RegExp(`\\b(?:${[...this.#leaves()].join('|')})\\s*\\(`));
  }

  /** Does any validation library build a leaf by this name? */
  buildsLeaf(name: string | undefined): boolean {
    return name !== undefined && this.#leaves().has(name);
  }

  #leaves(): ReadonlySet<string> {
    this.#leafNames ??= new Set(
      this.models.flatMap((model) =>
        Object.values(model.types).flatMap((type) =>
          Object.entries(type.members ?? {}).flatMap(([name, member]) =>
            typeof member === 'object' && isReportable(member.call?.schema?.leaf) ? [name] : [],
          ),
        ),
      ),
    );
    return this.#leafNames;
  }

  /** Is a member of this name a call that does this, in any library? A look that costs nothing before anything is followed. */
  isNamed(facet: NamedFacet, name: string | undefined): boolean {
    return name !== undefined && this.#namesOf(facet).has(name);
  }

  /** Does a text contain the name of any call that does this? */
  mentions(facet: NamedFacet, text: string): boolean {
    let pattern = this.#callPatterns.get(facet);
    if (!pattern)
      this.#callPatterns.set(
        facet,
        (pattern = new RegExp(`\\.\\s*(?:${[...this.#namesOf(facet)].join('|')})\\b`)),
      );
    return pattern.test(text);
  }

  #namesOf(facet: NamedFacet): ReadonlySet<string> {
    let names = this.#callNames.get(facet);
    if (!names) {
      const members = this.models.flatMap((model) =>
        Object.values(model.types).flatMap((type) => Object.entries(type.members ?? {})),
      );
      names = new Set(
        members.flatMap(([member, type]) => (typeof type === 'object' && type.call?.[facet] ? [member] : [])),
      );
      this.#callNames.set(facet, names);
    }
    return names;
  }

  /** Does any type of any model list a member of this name? */
  knowsMember(name: string): boolean {
    this.#memberNames ??= new Set(
      this.models.flatMap((model) =>
        Object.values(model.types).flatMap((type) => Object.keys(type.members ?? {})),
      ),
    );
    return this.#memberNames.has(name);
  }

  /** Does any library's filter take a list under this key? */
  isListOperator(name: string | undefined): boolean {
    this.#listOperators ??= new Set(this.#calls().flatMap(({ call }) => call.query?.batch?.operator ?? []));
    return name !== undefined && this.#listOperators.has(name);
  }

  /** Does any library send a query by a member of this name? */
  isQueryName(name: string | undefined): boolean {
    this.#queryNames ??= new Set(this.#calls().flatMap(({ name: each, call }) => (call.query ? [each] : [])));
    return name !== undefined && this.#queryNames.has(name);
  }

  /** Queries by a name so distinctive that it is a sign of its library on a receiver that is not known. */
  distinctiveQueries(name: string): readonly NamedCall[] {
    if (!this.#distinctive) {
      this.#distinctive = new Map();
      for (const each of this.#calls())
        if (each.call.query?.distinctive)
          this.#distinctive.set(each.name, [...(this.#distinctive.get(each.name) ?? []), each]);
    }
    return this.#distinctive.get(name) ?? [];
  }

  #calls(): NamedCall[] {
    return this.models.flatMap((model) =>
      Object.values(model.types).flatMap((type) =>
        Object.entries(type.members ?? {}).flatMap(([name, member]) =>
          typeof member === 'object' && member.call
            ? [{ name, call: member.call, type: this.resolve(model, member) }]
            : [],
        ),
      ),
    );
  }

  module(specifier: string): ResolvedType | undefined {
    return this.#modules.get(specifier);
  }

  global(name: string): ResolvedType | undefined {
    return this.#globals.get(name);
  }

  /** A type as settings write it: `library.type`. */
  named(reference: string): ResolvedType | undefined {
    const [library, ...rest] = reference.split('.');
    const model = this.models.find((candidate) => candidate.library === library);
    const definition = model?.types[rest.join('.')];
    return model && definition ? this.resolve(model, rest.join('.')) : undefined;
  }

  resolve(model: Model, ref: TypeRef): ResolvedType {
    if (typeof ref !== 'string') {
      let type = inline.get(ref);
      if (!type) inline.set(ref, (type = { model, name: undefined, definition: ref }));
      return type;
    }
    let types = named.get(model);
    if (!types) named.set(model, (types = new Map()));
    let type = types.get(ref);
    if (!type) types.set(ref, (type = this.#find(model, ref)));
    return type;
  }

  #find(model: Model, ref: TypeName): ResolvedType {
    const definition = model.types[ref];
    if (definition) return { model, name: ref, definition };
    const [library, ...rest] = ref.split('.');
    const other = this.models.find((candidate) => candidate.library === library);
    const foreign = other?.types[rest.join('.')];
    if (other && foreign) return { model: other, name: rest.join('.'), definition: foreign };
    throw new Error(`Model "${model.library}" refers to a type "${ref}" that it does not declare.`);
  }

  /** The type of a member, looked up in the type, then in those it extends, then among its other members. */
  member(type: ResolvedType, name: string): ResolvedType | undefined {
    const listed = this.#listed(type, name);
    if (listed) return listed;
    const rest = this.facet(type, 'otherMembers');
    if (!rest || rest.value.except?.some((prefix) => name.startsWith(prefix))) return undefined;
    return this.resolve(rest.model, rest.value.type);
  }

  /** A member that another package adds to a type, with the package that has to be in use. */
  added(
    type: ResolvedType,
    name: string,
  ): { readonly package: string; readonly type: ResolvedType } | undefined {
    for (const { package: from, model, members } of this.#added.get(type.definition) ?? []) {
      const member = members[name];
      if (member !== undefined) return { package: from, type: this.resolve(model, member) };
    }
    return undefined;
  }

  #listed(type: ResolvedType, name: string): ResolvedType | undefined {
    const own = type.definition.members;
    if (own && Object.hasOwn(own, name)) return this.resolve(type.model, own[name] as TypeRef);
    for (const parent of this.parents(type)) {
      const found = this.#listed(parent, name);
      if (found) return found;
    }
    return undefined;
  }

  parents({ model, definition }: ResolvedType): ResolvedType[] {
    const names = definition.extends === undefined ? [] : [definition.extends].flat();
    return names.map((name) => this.resolve(model, name));
  }

  /** A field of the type or of the nearest type it extends, with the model in which its names are meant. */
  facet<K extends keyof ApiType>(
    type: ResolvedType,
    key: K,
  ): { model: Model; value: NonNullable<ApiType[K]> } | undefined {
    const value = type.definition[key];
    if (value !== undefined) return { model: type.model, value: value as NonNullable<ApiType[K]> };
    for (const parent of this.parents(type)) {
      const found = this.facet(parent, key);
      if (found) return found;
    }
    return undefined;
  }
}

/** A leaf that refuses strings or reads them by truthiness; the others are of no concern. */
function isReportable(leaf: SchemaType | undefined): boolean {
  return leaf !== undefined && (leaf.insistsOn !== undefined || leaf.converts === 'boolean');
}
