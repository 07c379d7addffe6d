// The models as a graph to look things up in: by import specifier, by global name, and from type to member.
import { models as builtIn } from '../../models/index.js';
import type { ApiType, Augmentation, Model, TypeName, TypeRef } from '../../models/model.js';
import { isAskedFor } from './asked-for.js';
import { assertingText } from './assertion-words.js';
import { CallNames } from './call-names.js';
import { foundByFile, type FoundByFile } from './found-by-file.js';
import { ImportTexts } from './importing.js';
import { MemberNames } from './member-names.js';
import { SchemaNames } from './schema-names.js';
import { sendsQueries } from './sent-queries.js';
import { bareSpecifier } from './specifiers.js';
import { ValidatorNames } from './validator-names.js';

/** A type with the model it belongs to, so that names in it can be resolved. */
export interface ResolvedType {
  readonly model: Model;
  readonly name: TypeName | undefined;
  readonly definition: ApiType;
}

const named = new WeakMap<Model, Map<TypeName, ResolvedType>>();
/** By their model: two may share a type that is written in place. */
const inline = new WeakMap<Model, WeakMap<ApiType, ResolvedType>>();

function distinct(paths: readonly (readonly string[])[]): (readonly string[])[] {
  return [...new Map(paths.map((path) => [path.join('.'), path])).values()];
}

export class Catalogue {
  readonly #modules = new Map<string, ResolvedType>();
  readonly #globals = new Map<string, ResolvedType>();
  readonly #testGlobals = new Map<string, { packages: readonly string[]; type: ResolvedType }[]>();
  readonly #added = new Map<ApiType, { package: string; model: Model; members: Augmentation['members'] }[]>();
  // Made when they are first asked for: a plugin is loaded by whoever reads its configuration, and lints may never come.
  #names: CallNames | undefined;
  #schemaNames: SchemaNames | undefined;
  #validatorNames: ValidatorNames | undefined;
  #importTexts: ImportTexts | undefined;
  #asserting: RegExp | undefined;
  #memberNames: MemberNames | undefined;
  #stores: readonly Model[] | undefined;
  readonly #queryNames = new Map<string, CallNames>();
  /** The same by the set itself, which is one object for all files of a package. */
  readonly #queryNamesOf = new WeakMap<ReadonlySet<string>, CallNames>();
  #recognisable: ResolvedType[] | undefined;
  #requestLoggers: (readonly string[])[] | undefined;
  #conventions: FoundByFile[] | undefined;

  /** @throws if a model names a type that no model declares. */
  constructor(readonly models: readonly Model[] = builtIn) {
    for (const model of models) {
      for (const [specifier, type] of Object.entries(model.modules))
        this.#modules.set(specifier, this.resolve(model, type));
      for (const [name, type] of Object.entries(model.globals ?? {}))
        this.#globals.set(name, this.resolve(model, type));
      for (const [name, type] of Object.entries(model.testGlobals?.names ?? {}))
        this.#testGlobals.set(name, [
          ...(this.#testGlobals.get(name) ?? []),
          { packages: model.testGlobals?.packages ?? [], type: this.resolve(model, type) },
        ]);
      for (const [name, { package: from, members }] of Object.entries(model.augments ?? {})) {
        const { definition } = this.resolve(model, name);
        this.#added.set(definition, [
          ...(this.#added.get(definition) ?? []),
          { package: from, model, members },
        ]);
      }
    }
  }

  get names(): CallNames {
    return (this.#names ??= new CallNames(this.models));
  }

  get schemaNames(): SchemaNames {
    return (this.#schemaNames ??= new SchemaNames(this.models));
  }

  get validatorNames(): ValidatorNames {
    return (this.#validatorNames ??= new ValidatorNames(this.models));
  }

  /** Types that a checker's type can be recognised as. */
  get recognisable(): readonly ResolvedType[] {
    return (this.#recognisable ??= this.models.flatMap((model) =>
      Object.keys(model.types).flatMap((name) =>
        model.types[name]?.recognisedBy ? [this.resolve(model, name)] : [],
      ),
    ));
  }

  /** The names by which queries can be met where only these packages are asked for; all names where none of them is known. */
  queryNames(packages: ReadonlySet<string>): CallNames {
    let names = this.#queryNamesOf.get(packages);
    if (!names) this.#queryNamesOf.set(packages, (names = this.#namesFor(packages)));
    return names;
  }

  #namesFor(packages: ReadonlySet<string>): CallNames {
    this.#stores ??= this.models.filter(sendsQueries);
    const used = this.#stores.filter((model) => isAskedFor(model, packages));
    const key = used.map(({ library }) => library).join();
    let names = this.#queryNames.get(key);
    if (!names) {
      const isAnyStore = used.some((model) => model.kind === 'data-access' && builtIn.includes(model));
      this.#queryNames.set(key, (names = isAnyStore ? new CallNames(used) : this.names));
    }
    return names;
  }

  /** Functions that a framework finds by where they are exported, with the paths of the files in which it looks for them. */
  get conventions(): readonly FoundByFile[] {
    return (this.#conventions ??= this.models.flatMap(foundByFile));
  }

  /** Where requests keep their logger, in any library: paths of members. */
  get requestLoggers(): readonly (readonly string[])[] {
    return (this.#requestLoggers ??= distinct(
      this.models.flatMap(({ types }) => Object.values(types).flatMap((type) => type.keepsLogger ?? [])),
    ));
  }

  get importTexts(): ImportTexts {
    return (this.#importTexts ??= new ImportTexts(this.models));
  }

  get memberNames(): MemberNames {
    return (this.#memberNames ??= new MemberNames(this.models));
  }

  /** May a text assert anything: does it name a library that asserts, or what an assertion begins with? */
  mentionsAssertions(text: string): boolean {
    return (this.#asserting ??= assertingText(this.models)).test(text);
  }

  /** What a library's module is, by how an import names it. */
  module(specifier: string): ResolvedType | undefined {
    return this.#modules.get(bareSpecifier(specifier));
  }

  global(name: string): ResolvedType | undefined {
    return this.#globals.get(name);
  }

  /** Globals of this name that runners put into test files, with the packages that bring them. */
  testGlobals(
    name: string,
  ): readonly { readonly packages: readonly string[]; readonly type: ResolvedType }[] {
    return this.#testGlobals.get(name) ?? [];
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
      let own = inline.get(model);
      if (!own) inline.set(model, (own = new WeakMap()));
      let type = own.get(ref);
      if (!type) own.set(ref, (type = { model, name: undefined, definition: ref }));
      return type;
    }
    let types = named.get(model);
    if (!types) named.set(model, (types = new Map<TypeName, ResolvedType>()));
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

  /** The members that a type lists, and then those of the types that it extends. */
  members(type: ResolvedType): readonly (readonly [name: string, type: ResolvedType])[] {
    const own = Object.entries(type.definition.members ?? {});
    return [
      ...own.map(([name, member]) => [name, this.resolve(type.model, member)] as const),
      ...this.parents(type).flatMap((parent) => this.members(parent)),
    ];
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
    for (const parent of this.parents(type)) {
      const found = this.added(parent, name);
      if (found) return found;
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
    return [definition.extends ?? []].flat().map((name) => this.resolve(model, name));
  }

  /** A field of the type or of the nearest type it extends, with the model in which its names are meant. */
  facet<K extends keyof ApiType>(
    type: ResolvedType,
    key: K,
  ): { model: Model; value: NonNullable<ApiType[K]> } | undefined {
    const value = type.definition[key];
    if (value !== undefined) return { model: type.model, value: value };
    for (const parent of this.parents(type)) {
      const found = this.facet(parent, key);
      if (found) return found;
    }
    return undefined;
  }
}
