// Every place of a model where a type is meant, read off the shapes.
import type { Model } from './library.js';
import { MODEL, type OwnModel } from './shapes/library.js';
import { isObject, optionFor, settled, type Shape } from './shapes/shape.js';
import { API_TYPE } from './shapes/types.js';
import type { ApiType, TypeName, TypeRef } from './types.js';

export type KeyPath = readonly (string | number)[];

/** A type that is meant somewhere: its name, or the type itself where it is written in place. */
export interface Reference {
  readonly path: KeyPath;
  readonly ref: TypeRef;
}

/**
 * What a type refers to, in its own fields and in those of its calls. Types that are written in place are among them, and
 * what these refer to in turn is not.
 */
export function refsOf(type: ApiType): readonly Reference[] {
  return refsIn(type, API_TYPE, []);
}

/** Every name of a type that stands anywhere in a model, types that are written in place included. */
export function typeNamesIn(model: Model | OwnModel): readonly (Reference & { readonly ref: TypeName })[] {
  const seen = new Set<unknown>();
  const named = (reference: Reference): (Reference & { readonly ref: TypeName })[] => {
    const { path, ref } = reference;
    if (typeof ref === 'string') return [{ path, ref }];
    if (seen.has(ref)) return [];
    seen.add(ref);
    return refsOf(ref).flatMap((each) => named({ path: [...path, ...each.path], ref: each.ref }));
  };
  return refsIn(model, MODEL, []).flatMap(named);
}

function refsIn(value: unknown, expected: Shape, path: KeyPath): readonly Reference[] {
  const shape = settled(expected);
  switch (shape.kind) {
    case 'type name':
      return typeof value === 'string' ? [{ path, ref: value }] : [];
    case 'either': {
      const option = optionFor(shape.options, value);
      return option ? refsBelow(value, option, path) : [];
    }
    case 'list':
      return Array.isArray(value)
        ? value.flatMap((each, index) => refsBelow(each, shape.each, [...path, index]))
        : [];
    case 'dictionary':
      return Object.entries(isObject(value) ? value : {}).flatMap(([key, each]) => [
        ...(shape.keys === 'type name' ? [{ path: [...path, key], ref: key }] : []),
        ...refsBelow(each, shape.each, [...path, key]),
      ]);
    case 'fields':
      return Object.entries(isObject(value) ? value : {}).flatMap(([key, each]) => {
        const own = Object.hasOwn(shape.fields, key) ? shape.fields[key] : undefined;
        return own && each !== undefined ? refsBelow(each, own, [...path, key]) : [];
      });
    default:
      return [];
  }
}

/** A type that is written in place is a reference of its own. */
function refsBelow(value: unknown, expected: Shape, path: KeyPath): readonly Reference[] {
  return settled(expected) === API_TYPE && isObject(value)
    ? [{ path, ref: value }]
    : refsIn(value, expected, path);
}
