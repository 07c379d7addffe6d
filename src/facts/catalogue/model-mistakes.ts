// What is wrong in a model that a user wrote: found when the settings are read, and told with the place where it stands. While
// a file is linted it would look like a fault of some rule.
import {
  isObject,
  MODEL,
  optionFor,
  settled,
  typeNamesIn,
  type ApiType,
  type KeyPath,
  type OwnModel,
  type Shape,
} from '../../models/model.js';
import { namesNear } from './near-names.js';

export interface Mistake {
  readonly path: KeyPath;
  /** What is wrong there and what to write, to be read behind the path. */
  readonly says: string;
}

type Typed = Pick<OwnModel, 'library' | 'types'>;

/** The first value of a model that is no model's: a key that is not known or lacking, a number where a text belongs. */
export function misshapenIn(model: unknown): Mistake | undefined {
  return misshapen(model, MODEL, []);
}

/** The first name of a type that none of the models declares, or a type that extends itself. */
export function misnamedIn(model: OwnModel, models: readonly Typed[]): Mistake | undefined {
  for (const { path, ref } of typeNamesIn(model)) {
    if (typeNamed(ref, model, models)) continue;
    const own = Object.keys(model.types);
    const foreign = models.flatMap(({ library, types }) =>
      Object.keys(types).map((name) => `${library}.${name}`),
    );
    const near = namesNear(ref, [...own, ...foreign]);
    const instead =
      near.length > 0
        ? `Did you mean ${listed(near, 'or')}?`
        : `It declares ${own.length > 0 ? listed(own) : 'none'}; those of other libraries are written as "library.type".`;
    return { path, says: `names a type "${ref}" that model "${model.library}" does not declare. ${instead}` };
  }
  const [circular] = Object.entries(model.types).find(([, type]) => extendsItself(type, model, models)) ?? [];
  return circular === undefined
    ? undefined
    : { path: ['types', circular, 'extends'], says: 'leads back to the type itself. Leave that name out.' };
}

interface Found {
  readonly type: ApiType;
  readonly home: Typed;
}

function typeNamed(name: string, home: Typed, models: readonly Typed[]): Found | undefined {
  const within = (owner: Typed, key: string): Found[] => {
    const type = Object.hasOwn(owner.types, key) ? owner.types[key] : undefined;
    return type ? [{ type, home: owner }] : [];
  };
  const foreign = () =>
    models
      .filter(({ library }) => name.startsWith(`${library}.`))
      .flatMap((owner) => within(owner, name.slice(owner.library.length + 1)));
  return within(home, name)[0] ?? foreign()[0];
}

function extendsItself(type: ApiType, home: Typed, models: readonly Typed[]): boolean {
  const seen = new Set<ApiType>();
  const open: Found[] = [{ type, home }];
  for (let next = open.pop(); next; next = open.pop()) {
    for (const name of [next.type.extends ?? []].flat()) {
      const parent = typeNamed(name, next.home, models);
      if (parent?.type === type) return true;
      if (!parent || seen.has(parent.type)) continue;
      seen.add(parent.type);
      open.push(parent);
    }
  }
  return false;
}

function misshapen(value: unknown, expected: Shape, path: KeyPath): Mistake | undefined {
  const shape = settled(expected);
  switch (shape.kind) {
    case 'fields':
      return isObject(value) ? misshapenFields(value, shape.fields, path) : isNot(shape, value, path);
    case 'dictionary':
      return isObject(value)
        ? first(Object.entries(value), ([key, each]) =>
            each === undefined ? undefined : misshapen(each, shape.each, [...path, key]),
          )
        : isNot(shape, value, path);
    case 'list':
      return Array.isArray(value)
        ? first([...value.entries()], ([index, each]) => misshapen(each, shape.each, [...path, index]))
        : isNot(shape, value, path);
    case 'either': {
      const option = optionFor(shape.options, value);
      return option ? misshapen(value, option, path) : isNot(shape, value, path);
    }
    default:
      return isSimple(shape, value) ? undefined : isNot(shape, value, path);
  }
}

function misshapenFields(
  value: Readonly<Record<string, unknown>>,
  fields: Readonly<Record<string, Shape & { readonly needed?: true }>>,
  path: KeyPath,
): Mistake | undefined {
  const keys = Object.keys(fields);
  const unknown = Object.keys(value).find((key) => !keys.includes(key));
  if (unknown !== undefined) {
    const near = namesNear(unknown, keys);
    const instead = near.length > 0 ? `Did you mean ${listed(near, 'or')}?` : `Its keys are ${listed(keys)}.`;
    return { path, says: `has no key "${unknown}". ${instead}` };
  }
  return first(Object.entries(fields), ([key, shape]) => {
    if (value[key] !== undefined) return misshapen(value[key], shape, [...path, key]);
    if (!shape.needed) return undefined;
    return { path, says: `lacks "${key}". See docs/your-own-data-layer.md for the format of a model.` };
  });
}

type Settled = ReturnType<typeof settled>;

function isSimple(shape: Settled, value: unknown): boolean {
  switch (shape.kind) {
    case 'one of':
      return shape.values.some((each) => each === value);
    case 'number':
      return Number.isInteger(value) && Number(value) >= 0;
    case 'boolean':
      return typeof value === 'boolean';
    case 'pattern':
      return typeof value === 'string' && isPattern(value);
    default:
      return typeof value === 'string';
  }
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

function isNot(shape: Settled, value: unknown, path: KeyPath): Mistake {
  const is = (JSON.stringify(value) as string | undefined) ?? String(value);
  const near =
    shape.kind === 'one of' && typeof value === 'string' ? namesNear(value, shape.values.map(String)) : [];
  const instead = near.length > 0 ? ` Did you mean ${listed(near, 'or')}?` : '';
  return { path, says: `must be ${wordsFor(shape)}, but is ${is}.${instead}` };
}

function wordsFor(expected: Shape): string {
  const shape = settled(expected);
  switch (shape.kind) {
    case 'text':
      return 'a text';
    case 'type name':
      return 'the name of a type';
    case 'pattern':
      return 'the source of a regular expression';
    case 'number':
      return 'a position, counted from 0';
    case 'boolean':
      return 'true or false';
    case 'one of':
      return listed(shape.values, 'or');
    case 'list':
      return 'a list';
    case 'dictionary':
      return 'an object';
    case 'fields':
      return `an object with ${listed(Object.keys(shape.fields), 'or')}`;
    case 'either':
      return shape.options.map(wordsFor).join(', or ');
  }
}

function listed(values: readonly (string | boolean)[], last: 'and' | 'or' = 'and'): string {
  const texts = values.map((value) => JSON.stringify(value));
  return texts.length < 2 ? texts.join() : `${texts.slice(0, -1).join(', ')} ${last} ${texts.at(-1)}`;
}

function first<T, R>(items: readonly T[], find: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
