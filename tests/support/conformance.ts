// Compares a model with the types of the packages it describes. The model's graph is walked along the packages' own
// declarations: a module's exports, what they return, what they hand to callbacks. A model's type may stand for several
// types of the package (every kind of schema); a member is there when one of them has it. A package of which several
// major versions are installed is walked once for each of these editions.
import ts from 'typescript';
import type { Catalogue, ResolvedType } from '../../src/facts/catalogue/catalogue.js';
import type { Call, Model, Result, Rows, TypeRef } from '../../src/models/model.js';

/** A value of a package: its type, and the symbol where exports or a type of that name hang on it. */
interface Thing {
  readonly type: ts.Type;
  readonly symbol?: ts.Symbol;
}

/** What one edition of the packages says of a model. */
interface Comparison {
  /** Types of the model that the walk came to. */
  readonly reached: ReadonlySet<string>;
  /** `type.member` → whether it is there, for the members of these types. */
  readonly members: ReadonlyMap<string, 'there' | 'absent' | 'not callable'>;
}

export interface Conformance {
  /** Members that the model names and the package's types have in no edition, or that cannot be called there. */
  readonly missing: readonly string[];
  /** Types of the model that the walk did not come to in any edition. */
  readonly unreached: readonly string[];
  readonly proven: number;
  /** Editions → types, members and modules that only these have, where others could have them. */
  readonly onlyIn: ReadonlyMap<string, readonly string[]>;
}

/** More types than these of one kind say nothing new. What a model writes in place stands for many kinds at once. */
const MOST_THINGS = 150;
const MOST_UNNAMED_THINGS = 600;
/** A class with other type arguments has the same members. */
const MOST_OF_ONE_CLASS = 6;
const MOST_SIGNATURES = 8;

class Walk {
  readonly #things = new Map<ResolvedType, { thing: Thing; receivers: Set<ResolvedType | undefined> }[]>();
  /** What to follow next: a type, a value of the package, and the type whose member it was. */
  readonly #queue: [ResolvedType, Thing, ResolvedType | undefined][] = [];

  constructor(
    private readonly checker: ts.TypeChecker,
    private readonly catalogue: Catalogue,
  ) {}

  add(model: ResolvedType, thing: Thing | undefined, receiver?: ResolvedType): void {
    if (!thing) return;
    if (thing.type.isUnion() && !thing.symbol) {
      for (const type of thing.type.types) this.add(model, { type }, receiver);
      return;
    }
    if (isSilent(thing.type) && !thing.symbol) return;
    const known = this.#things.get(model) ?? [];
    const same = known.find((each) => each.thing.type === thing.type && each.thing.symbol === thing.symbol);
    // One definition that is written in place may be the member of many types; each gets what it returns.
    if (same && (model.name !== undefined || same.receivers.has(receiver))) return;
    if (same) same.receivers.add(receiver);
    else if (known.length >= (model.name === undefined ? MOST_UNNAMED_THINGS : MOST_THINGS)) return;
    else if (isOneOfManyInstances(thing, known)) return;
    else this.#things.set(model, [...known, { thing, receivers: new Set([receiver]) }]);
    this.#queue.push([model, thing, receiver]);
  }

  run(): void {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#follow(...next);
  }

  thingsOf(model: ResolvedType): readonly Thing[] {
    return (this.#things.get(model) ?? []).map(({ thing }) => thing);
  }

  #follow(model: ResolvedType, thing: Thing, receiver: ResolvedType | undefined): void {
    const { definition } = model;
    const at = (ref: TypeRef) => this.catalogue.resolve(model.model, ref);
    for (const parent of this.catalogue.parents(model)) this.add(parent, thing, receiver);
    for (const [name, ref] of Object.entries(definition.members ?? {}))
      this.add(at(ref), this.member(thing, name), model);
    if (definition.otherMembers) this.#followOthers(model, thing, at(definition.otherMembers.type));
    if (definition.instance !== undefined)
      for (const made of this.#instances(thing)) this.add(at(definition.instance), made);
    const element = definition.element && this.checker.getIndexTypeOfType(thing.type, ts.IndexKind.Number);
    if (definition.element && element) this.add(at(definition.element), { type: element });
    const { awaited } = definition;
    const rows = awaited !== undefined && isRows(awaited) ? awaited.otherwise : awaited;
    const settled = rows === undefined ? undefined : this.#promised(thing.type);
    if (rows !== undefined && settled) this.add(at(rows), { type: this.#apparent(settled) });
    for (const call of [definition.call, definition.tag])
      if (call) this.#followCall(model, call, thing, receiver);
  }

  #followOthers(receiver: ResolvedType, thing: Thing, other: ResolvedType): void {
    const { definition } = receiver;
    const isListed = (name: string) =>
      Object.hasOwn(definition.members ?? {}, name) ||
      definition.otherMembers?.except?.some((prefix) => name.startsWith(prefix));
    for (const { name } of this.checker.getPropertiesOfType(thing.type))
      if (!isListed(name)) this.add(other, this.member(thing, name), receiver);
  }

  #followCall(
    model: ResolvedType,
    { returns, callbacks = [] }: Call,
    thing: Thing,
    receiver: ResolvedType | undefined,
  ): void {
    for (const signature of this.signatures(thing).slice(-MOST_SIGNATURES)) {
      const result = this.checker.getReturnTypeOfSignature(signature);
      const parameters = signature
        .getParameters()
        .map((parameter) => this.checker.getTypeOfSymbol(parameter));
      const yielded = returns !== undefined && isRows(returns) ? returns.otherwise : returns;
      if (yielded !== undefined && !isDirection(yielded)) {
        const target = this.catalogue.resolve(model.model, yielded);
        for (const type of [result, this.#promised(result)])
          if (type) this.add(target, { type: this.#apparent(type) });
      }
      const isReceiver = typeof returns === 'object' && 'same' in returns;
      if (isReceiver && receiver) this.add(receiver, { type: this.#apparent(result) });
      for (const { argument, parameters: received } of callbacks) {
        const functions =
          argument === 'every'
            ? parameters.flatMap((type) => this.#spread(type))
            : parameters.slice(argument, argument + 1);
        for (const type of functions.flatMap((each) => (each.isUnion() ? each.types : [each])))
          this.#followCallback(model, received, type);
      }
    }
  }

  #promised(type: ts.Type): ts.Type | undefined {
    if (!/^Promise(?:Like)?$/.test(type.symbol?.name ?? '')) return this.checker.getAwaitedType(type);
    return this.checker.getTypeArguments(type as ts.TypeReference)[0];
  }

  #followCallback(model: ResolvedType, received: readonly TypeRef[], type: ts.Type): void {
    for (const signature of this.#apparent(type).getCallSignatures()) {
      if (signature.getParameters().length < received.length) continue;
      received.forEach((ref, index) => {
        const parameter = signature.getParameters()[index];
        if (parameter)
          this.add(this.catalogue.resolve(model.model, ref), {
            type: this.#apparent(this.checker.getTypeOfSymbol(parameter)),
          });
      });
    }
  }

  /** A rest parameter's elements, and those of a list in it. */
  #spread(type: ts.Type, depth = 0): ts.Type[] {
    if (type.isUnion()) return type.types.flatMap((each) => this.#spread(each, depth));
    const element =
      depth < 2 ? this.checker.getIndexTypeOfType(this.#apparent(type), ts.IndexKind.Number) : undefined;
    return element ? [type, ...this.#spread(element, depth + 1)] : [type];
  }

  member(thing: Thing, name: string): Thing | undefined {
    if (thing.symbol && thing.symbol.flags & (ts.SymbolFlags.Module | ts.SymbolFlags.Alias)) {
      const exported =
        this.checker.getExportsOfModule(thing.symbol).find((each) => each.name === name) ??
        (name === 'default' ? thing.symbol.exports?.get(ts.InternalSymbolName.ExportEquals) : undefined);
      if (exported) return this.thingOf(exported);
    }
    const property = this.checker.getPropertyOfType(this.#apparent(thing.type), name);
    return property && this.thingOf(property);
  }

  thingOf(symbol: ts.Symbol): Thing {
    const target = symbol.flags & ts.SymbolFlags.Alias ? this.checker.getAliasedSymbol(symbol) : symbol;
    return {
      type: this.#apparent(this.checker.getNonNullableType(this.checker.getTypeOfSymbol(target))),
      symbol: target,
    };
  }

  #instances({ type, symbol }: Thing): Thing[] {
    const isType =
      symbol && symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface | ts.SymbolFlags.TypeAlias);
    const declared = isType ? [this.#apparent(this.checker.getDeclaredTypeOfSymbol(symbol))] : [];
    const constructed = type
      .getConstructSignatures()
      .map((signature) => this.#apparent(this.checker.getReturnTypeOfSignature(signature)));
    return [...declared, ...constructed].map((each) => ({ type: each }));
  }

  signatures({ type }: Thing): readonly ts.Signature[] {
    return (type.isUnion() ? type.types : [type]).flatMap((each) => [
      ...each.getCallSignatures(),
      ...each.getConstructSignatures(),
    ]);
  }

  /** A type parameter stands for its default: `get<T, R = Response<T>>(): Promise<R>`. */
  #apparent(type: ts.Type): ts.Type {
    return this.checker.getApparentType(this.checker.getDefaultFromTypeParameter(type) ?? type);
  }
}

function isOneOfManyInstances({ type, symbol }: Thing, known: readonly { thing: Thing }[]): boolean {
  if (symbol || !type.symbol || !(type.symbol.flags & (ts.SymbolFlags.Class | ts.SymbolFlags.Interface)))
    return false;
  const alike = known.filter(({ thing }) => !thing.symbol && thing.type.symbol === type.symbol);
  return alike.length >= MOST_OF_ONE_CLASS;
}

function isSilent({ flags }: ts.Type): boolean {
  return (
    (flags &
      (ts.TypeFlags.Any |
        ts.TypeFlags.Unknown |
        ts.TypeFlags.Never |
        ts.TypeFlags.Void |
        ts.TypeFlags.Undefined |
        ts.TypeFlags.Null)) !==
    0
  );
}

const DIRECTIONS = ['same', 'argument', 'entriesOf', 'callback', 'memberOf'];

function isDirection(returns: Result): returns is Exclude<Result, TypeRef | Rows> {
  return typeof returns !== 'string' && DIRECTIONS.some((key) => key in returns);
}

/** Rows of the query's entity: which class that is the code says, and what else they are the model. */
function isRows(result: Result): result is Rows {
  return typeof result !== 'string' && 'rows' in result;
}

/** Package → edition → what holds it here: a package under another name, or one module (`./…`) for all its paths. */
export type Homes = Readonly<Record<string, Readonly<Record<string, string>>>>;
/** Library → type of its model → exports of the library's probe that are of this type. */
export type Seeds = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

const packageOf = (specifier: string) => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? specifier;

/** Where an edition has a module; `undefined` if it is of another edition. */
export function homeOf(homes: Homes, specifier: string, edition: string): string | undefined {
  const name = packageOf(specifier);
  const editions = Object.hasOwn(homes, name) ? homes[name] : undefined;
  if (!editions) return specifier;
  const home = editions[edition];
  return home?.startsWith('.') ? home : home && home + specifier.slice(name.length);
}

/** The editions of these modules; one without a name where none of their packages is listed. */
export function editionsOf(homes: Homes, specifiers: readonly string[]): readonly string[] {
  const names = specifiers.map(packageOf).filter((name) => Object.hasOwn(homes, name));
  const editions = new Set(names.flatMap((name) => Object.keys(homes[name] ?? {})));
  return editions.size > 0 ? [...editions] : [''];
}

/** A program in which the modules of the models are imported from the places that hold them. */
export interface View {
  readonly program: ts.Program;
  /** Home → symbol of the module there. */
  readonly modules: ReadonlyMap<string, ts.Symbol>;
  readonly globals: ReadonlyMap<string, ts.Symbol>;
}

export interface Probe {
  readonly homes: Homes;
  /** Import specifiers that are compared. */
  readonly compared: readonly string[];
  /** The program that has these homes. */
  viewOf(homes: readonly string[]): View;
  /** Values that stand for a type of a model in an edition. */
  seeds(library: string, type: string, edition: string): readonly ts.Symbol[];
}

/** The modules by which a model's types are reached, with the type of each. */
function entrancesOf(model: Model, { compared }: Probe): [specifier: string, type: string][] {
  const { generated } = model;
  const all: [string, string][] = [
    ...Object.entries(model.modules),
    ...(generated ? [[generated.marker, generated.type] as [string, string]] : []),
  ];
  return all.filter(([specifier]) => compared.includes(specifier));
}

export function compare(model: Model, catalogue: Catalogue, probe: Probe): Conformance {
  const entrances = entrancesOf(model, probe);
  const specifiers = entrances.map(([specifier]) => specifier);
  const editions = editionsOf(probe.homes, specifiers);
  const comparisons = new Map(
    editions.map((edition) => [edition, compareEdition(model, catalogue, probe, edition)]),
  );
  const homesIn = (edition: string) =>
    specifiers.flatMap((specifier) => homeOf(probe.homes, specifier, edition) ?? []);
  const onlyIn = new Map<string, string[]>();
  /** Records what some editions have and others, which could, have not. */
  const record = (name: string, having: readonly string[], able: readonly string[]) => {
    if (having.length === 0 || having.length === able.length) return;
    onlyIn.set(having.join(', '), [...(onlyIn.get(having.join(', ')) ?? []), name]);
  };
  for (const specifier of specifiers) {
    const able = editions.filter((edition) => homeOf(probe.homes, specifier, edition) !== undefined);
    const having = able.filter((edition) => {
      const home = homeOf(probe.homes, specifier, edition) ?? '';
      return probe.viewOf(homesIn(edition)).modules.has(home);
    });
    record(`import '${specifier}'`, having, able);
  }
  const missing: string[] = [];
  const unreached: string[] = [];
  let proven = 0;
  for (const [name, { members = {} }] of Object.entries(model.types)) {
    const reaching = editions.filter((edition) => comparisons.get(edition)?.reached.has(name));
    if (reaching.length === 0) unreached.push(name);
    record(name, reaching, editions);
    for (const member of Object.keys(members)) {
      const key = `${name}.${member}`;
      const states = reaching.map((edition) => comparisons.get(edition)?.members.get(key));
      if (states.every((state) => state === undefined)) continue;
      const having = reaching.filter((_, index) => states[index] === 'there');
      if (having.length === 0) missing.push(states.includes('not callable') ? `${key}()` : key);
      else proven += 1;
      record(key, having, reaching);
    }
  }
  return { missing, unreached, proven, onlyIn };
}

function compareEdition(model: Model, catalogue: Catalogue, probe: Probe, edition: string): Comparison {
  const entrances = entrancesOf(model, probe).flatMap(([specifier, type]) => {
    const home = homeOf(probe.homes, specifier, edition);
    return home === undefined ? [] : [{ home, type }];
  });
  const { program, modules, globals } = probe.viewOf(entrances.map(({ home }) => home));
  const walk = new Walk(program.getTypeChecker(), catalogue);
  const enter = (type: TypeRef, symbol: ts.Symbol | undefined) => {
    if (symbol) walk.add(catalogue.resolve(model, type), walk.thingOf(symbol));
  };
  for (const { home, type } of entrances) enter(type, modules.get(home));
  for (const [name, type] of Object.entries(model.globals ?? {})) enter(type, globals.get(name));
  for (const type of Object.keys(model.types))
    for (const seed of probe.seeds(model.library, type, edition)) enter(type, seed);
  walk.run();
  const thingsOf = (name: string) => walk.thingsOf(catalogue.resolve(model, name));
  const reached = new Set(Object.keys(model.types).filter((name) => thingsOf(name).length > 0));
  const members = [...reached].flatMap((name) =>
    Object.entries(model.types[name]?.members ?? {}).flatMap(([member, ref]) => {
      // What a CommonJS module gives to a default import: itself.
      if (member === 'default' && ref === name) return [];
      const found = thingsOf(name).flatMap((thing) => walk.member(thing, member) ?? []);
      const { definition } = catalogue.resolve(model, ref);
      const isCallable = found.some((thing) => isSilent(thing.type) || walk.signatures(thing).length > 0);
      const state = found.length === 0 ? 'absent' : definition.call && !isCallable ? 'not callable' : 'there';
      return [[`${name}.${member}`, state] as const];
    }),
  );
  return { reached, members: new Map(members) };
}
