// What may stand under each key of the vocabulary, once more for whatever has to go through a whole model: what refers to a
// type (`references.ts`), and what is wrong in a model of the user's. A file here belongs to the file of the same name above.
// TypeScript keeps shapes and interfaces in step: a new field does not compile until it is said here whether it is a text,
// the name of a type, or something else.

/** What may stand in one place. `T` is what the interface says of it, and is there for the compiler alone. */
export type Shape<T = unknown> = (Simple | OneOf | List | Dictionary | Fields | Either | Later) & {
  readonly of?: T;
};

/** A value that holds no other. `type name` refers to a type; `pattern` is the source of a regular expression. */
interface Simple {
  readonly kind: 'text' | 'type name' | 'pattern' | 'number' | 'boolean';
}

interface OneOf {
  readonly kind: 'one of';
  readonly values: readonly (string | boolean)[];
}

interface List {
  readonly kind: 'list';
  readonly each: Shape;
}

/** An object with names of its own. Where these are names of types, they refer to types as well. */
interface Dictionary {
  readonly kind: 'dictionary';
  readonly keys: 'text' | 'type name';
  readonly each: Shape;
}

/** An object of the vocabulary. */
export interface Fields {
  readonly kind: 'fields';
  readonly fields: Readonly<Record<string, Shape & { readonly needed?: true }>>;
}

interface Either {
  readonly kind: 'either';
  readonly options: readonly Shape[];
}

interface Later {
  readonly kind: 'later';
  readonly shape: () => Shape;
}

/** A shape for each key: an optional one may be left out by whoever writes the object, and by nobody here. */
type FieldsOf<T> = {
  readonly [K in keyof T]-?: Shape<Exclude<T[K], undefined>> &
    (object extends Pick<T, K> ? { readonly needed?: never } : { readonly needed: true });
};

export type Of<T, K extends keyof T> = NonNullable<T[K]>;

export const text: Shape<string> = { kind: 'text' };
export const typeName: Shape<string> = { kind: 'type name' };
export const pattern: Shape<string> = { kind: 'pattern' };
export const number: Shape<number> = { kind: 'number' };
export const boolean: Shape<boolean> = { kind: 'boolean' };
export const texts: Shape<readonly string[]> = { kind: 'list', each: text };
export const yes: Shape<true> = { kind: 'one of', values: [true] };

/** One of these words, each of which is named: `oneOf<Role>({ entity: 1, … })`. */
export function oneOf<T extends string>(words: Readonly<Record<T, 1>>): Shape<T> {
  return { kind: 'one of', values: Object.keys(words) };
}

export function list<T>(each: Shape<T>): Shape<readonly T[]> {
  return { kind: 'list', each };
}

export function dictionary<T>(
  each: Shape<T>,
  keys: Dictionary['keys'] = 'text',
): Shape<Readonly<Record<string, T>>> {
  return { kind: 'dictionary', keys, each };
}

/** An object, with a shape for each of its keys. */
export function fields<T>(each: FieldsOf<T>): Shape<T> & Fields {
  return { kind: 'fields', fields: each };
}

/** A key that has to be there. */
export function needed<T>(shape: Shape<T>): Shape<T> & { readonly needed: true } {
  return { ...shape, needed: true };
}

export function either<A, B, C = never, D = never, E = never, F = never, G = never, H = never>(
  ...options: [Shape<A>, Shape<B>, Shape<C>?, Shape<D>?, Shape<E>?, Shape<F>?, Shape<G>?, Shape<H>?]
): Shape<A | B | C | D | E | F | G | H> {
  return { kind: 'either', options: options.filter((option) => option !== undefined) };
}

/** A shape that is written further down, or that holds itself. */
export function later<T>(shape: () => Shape<T>): Shape<T> {
  return { kind: 'later', shape };
}

/** The option of `either` that a value is meant as: of objects, the one with most of its keys. */
export function optionFor(options: readonly Shape[], value: unknown): Shape | undefined {
  const candidates = options.flatMap(alternativesOf);
  if (!isObject(value)) return candidates.find((shape) => isMeant(shape, value));
  const keys = Object.keys(value);
  const fit = (shape: Fields) => {
    const known = keys.filter((key) => Object.hasOwn(shape.fields, key)).length;
    const lacking = Object.entries(shape.fields).filter(([key, { needed }]) => needed && !keys.includes(key));
    return known - lacking.length / 100;
  };
  return candidates
    .filter((shape) => shape.kind === 'fields')
    .reduce<(Shape & Fields) | undefined>(
      (best, shape) => (best && fit(best) >= fit(shape) ? best : shape),
      undefined,
    );
}

function alternativesOf(option: Shape): Exclude<Shape, Later | Either>[] {
  const shape = settled(option);
  return shape.kind === 'either' ? shape.options.flatMap(alternativesOf) : [shape];
}

export function settled(shape: Shape): Exclude<Shape, Later> {
  return shape.kind === 'later' ? settled(shape.shape()) : shape;
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isMeant(shape: Exclude<Shape, Later | Either>, value: unknown): boolean {
  switch (shape.kind) {
    case 'one of':
      return shape.values.some((each) => typeof each === typeof value);
    case 'list':
      return Array.isArray(value);
    case 'number':
    case 'boolean':
      return typeof value === shape.kind;
    case 'text':
    case 'type name':
    case 'pattern':
      return typeof value === 'string';
    default:
      return false;
  }
}
