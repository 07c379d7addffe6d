// Compares a model with the types of the packages it describes. The model's graph is walked along the packages' own
// declarations: a module's exports, what they return, what they hand to callbacks. A model's type may stand for several
// types of the package (every kind of schema, two major versions); a member is there when one of them has it.
import ts from 'typescript';
import type { Catalogue, ResolvedType } from '../../src/facts/catalogue.js';
import type { Call, Model, Result, TypeRef } from '../../src/models/model.js';

/** A value of a package: its type, and the symbol where exports or a type of that name hang on it. */
interface Thing {
  readonly type: ts.Type;
  readonly symbol?: ts.Symbol;
}

export interface Conformance {
  /** Members that the model names and none of the package's types has, or that cannot be called there. */
  readonly missing: readonly string[];
  /** Types of the model that the walk did not come to. */
  readonly unreached: readonly string[];
  readonly proven: number;
}

/** More types than these of one kind say nothing new. */
const MOST_THINGS = 150;
const MOST_SIGNATURES = 8;

class Walk {
  readonly #things = new Map<ResolvedType, Thing[]>();
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
    if (
      known.length >= MOST_THINGS ||
      known.some(({ type, symbol }) => type === thing.type && symbol === thing.symbol)
    )
      return;
    this.#things.set(model, [...known, thing]);
    this.#queue.push([model, thing, receiver]);
  }

  run(): void {
    for (let next = this.#queue.shift(); next; next = this.#queue.shift()) this.#follow(...next);
  }

  thingsOf(model: ResolvedType): readonly Thing[] {
    return this.#things.get(model) ?? [];
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
    if (definition.call) this.#followCall(model, definition.call, thing, receiver);
  }

  #followOthers({ definition }: ResolvedType, thing: Thing, other: ResolvedType): void {
    const isListed = (name: string) =>
      Object.hasOwn(definition.members ?? {}, name) ||
      definition.otherMembers?.except?.some((prefix) => name.startsWith(prefix));
    for (const { name } of this.checker.getPropertiesOfType(thing.type))
      if (!isListed(name)) this.add(other, this.member(thing, name));
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
      if (returns !== undefined && !isDirection(returns)) {
        const target = this.catalogue.resolve(model.model, returns);
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

function isDirection(returns: Result): returns is Exclude<Result, TypeRef> {
  return (
    typeof returns !== 'string' && ['same', 'argument', 'entriesOf', 'callback'].some((key) => key in returns)
  );
}

/** A program in which each module of the models is imported from every place that is said to hold a version of it. */
export interface Probe {
  readonly program: ts.Program;
  /** Import specifier of a model → symbols of the modules that hold it. */
  readonly modules: ReadonlyMap<string, readonly ts.Symbol[]>;
  readonly globals: ReadonlyMap<string, ts.Symbol>;
}

export function compare(
  model: Model,
  catalogue: Catalogue,
  { program, modules, globals }: Probe,
): Conformance {
  const checker = program.getTypeChecker();
  const walk = new Walk(checker, catalogue);
  for (const [specifier, type] of Object.entries(model.modules)) {
    for (const symbol of modules.get(specifier) ?? [])
      walk.add(catalogue.resolve(model, type), walk.thingOf(symbol));
  }
  for (const symbol of model.generated ? (modules.get(model.generated.marker) ?? []) : []) {
    walk.add(catalogue.resolve(model, model.generated?.type ?? ''), walk.thingOf(symbol));
  }
  for (const [name, type] of Object.entries(model.globals ?? {})) {
    const symbol = globals.get(name);
    if (symbol) walk.add(catalogue.resolve(model, type), walk.thingOf(symbol));
  }
  walk.run();
  const names = Object.keys(model.types);
  const reached = names.filter((name) => walk.thingsOf(catalogue.resolve(model, name)).length > 0);
  let proven = 0;
  const missing = reached.flatMap((name) => {
    const things = walk.thingsOf(catalogue.resolve(model, name));
    return Object.entries(model.types[name]?.members ?? {}).flatMap(([member, ref]) => {
      const found = things.flatMap((thing) => walk.member(thing, member) ?? []);
      const { definition } = catalogue.resolve(model, ref);
      // What a CommonJS module gives to a default import: itself.
      if (member === 'default' && ref === name) return [];
      if (found.length === 0) return [`${name}.${member}`];
      const isCallable = found.some((thing) => isSilent(thing.type) || walk.signatures(thing).length > 0);
      if (definition.call && !isCallable) return [`${name}.${member}()`];
      proven += 1;
      return [];
    });
  });
  return { missing, proven, unreached: names.filter((name) => !reached.includes(name)) };
}
