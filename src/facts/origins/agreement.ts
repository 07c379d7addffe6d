// One value for several possible ones: what is written to a name, returned on several paths, passed by several callers.
import type { ResolvedType } from '../catalogue/catalogue.js';
import {
  isItself,
  isKnown,
  unknown,
  UNKNOWN,
  whyUnknown,
  type ApiValue,
  type Unknown,
  type Value,
} from './value.js';

const SEVERAL: Unknown = { kind: 'unknown', why: { kind: 'several-values' } };

/** One value for several possible ones: what is known must agree, and what is not known does not count. */
export function agree(values: readonly Value[]): Value {
  const known = values.filter(isKnown);
  if (known.length === 0) return values.length === 1 ? (values[0] ?? UNKNOWN) : unfollowed(saysMost(values));
  // A client that was extended stays a client: of the two the narrower is what it may be.
  const narrow = known.filter((value) =>
    known.every((other) => isSame(value, other) || isVariantOf(value, other)),
  );
  // `models.Order ?? model('Order', schema)`: of two that are the same, the one that a call made says more.
  return narrow.find((value) => value.kind === 'api' && value.made) ?? narrow[0] ?? sharedHandle(known);
}

/** Of several that are not known, one with a reason of its own. */
function saysMost(values: readonly Value[]): Value | undefined {
  const own = values.filter((each) => !isItself(each) && !isNothing(each));
  return own.find(whyUnknown) ?? own[0] ?? values.find(isItself) ?? values[0];
}

/** What an expression is that takes one of several values; a library's value keeps the others in mind. */
export function oneOf(values: readonly Value[]): Value {
  const value = agree(values);
  if (value.kind !== 'api') return value;
  const others = values.filter((each) => !isSameMade(each, value) && !isNothing(each));
  return others.length > 0 ? { ...value, others: [...(value.others ?? []), ...others] } : value;
}

function isSameMade(one: Value, { made, type }: ApiValue): boolean {
  return one.kind === 'api' && one.type === type && one.made?.node === made?.node;
}

/** `null`, `undefined` and `false` are no second value: nobody can call a member of them. */
function isNothing(value: Value): boolean {
  if (value.kind !== 'opaque') return false;
  const { node } = value;
  return node.type === 'Literal' ? !node.value : node.type === 'Identifier' && node.name === 'undefined';
}

/** What several callers pass, all of which is known: the same, or unknown. It is no longer told which of them made it. */
export function agreeExactly(values: readonly Value[]): Value {
  const value = agree(values);
  if (value.kind !== 'api' || values.every((each) => isSameValue(each, value))) return value;
  return { ...value, receiver: undefined, name: undefined, made: undefined };
}

function isSameValue(each: Value, value: ApiValue): boolean {
  return each.kind === 'api' && each.made?.node === value.made?.node && each.name === value.name;
}

/** Can two known values never agree, whatever else there is? Of two of libraries, a third may be what both are. */
export function areAtOdds(one: Value, other: Value): boolean {
  return (one.kind !== 'api' || other.kind !== 'api') && !isSame(one, other);
}

/** A transaction or the client that it is on, a pool or one of its clients: a handle of what all of them are. */
function sharedHandle([first, ...others]: readonly Value[]): Value {
  if (first?.kind !== 'api') return SEVERAL;
  const { model } = first.type;
  const lines = others.map((other) =>
    other.kind === 'api' && other.type.model === model ? ancestryOf(other.type) : [],
  );
  const shared = ancestryOf(first.type).find(
    (name) =>
      model.types[name]?.role === 'database-client' && lines.every((ancestors) => ancestors.includes(name)),
  );
  const definition = shared === undefined ? undefined : model.types[shared];
  return definition ? { ...first, type: { model, name: shared, definition } } : SEVERAL;
}

/** A type with those that it extends in its own model, nearest first. */
function ancestryOf({ model, name, definition }: ResolvedType): string[] {
  const parents = [definition.extends ?? []].flat();
  return [
    ...(name === undefined ? [] : [name]),
    ...parents.flatMap((parent) => {
      const found = model.types[parent];
      return found ? ancestryOf({ model, name: parent, definition: found }) : [];
    }),
  ];
}

/** Is one library type the other with something added, in the same role? */
function isVariantOf(narrow: Value, wide: Value): boolean {
  if (narrow.kind !== 'api' || wide.kind !== 'api' || narrow.type.model !== wide.type.model) return false;
  const { extends: parents, role } = narrow.type.definition;
  return role === undefined && wide.type.name !== undefined && [parents].flat().includes(wide.type.name);
}

function isSame(a: Value, b: Value): boolean {
  if (a.kind === 'api' && b.kind === 'api') return a.type.definition === b.type.definition;
  if (a.kind === 'instance' && b.kind === 'instance') return a.of.node === b.of.node;
  if ('node' in a && 'node' in b) return a.node === b.node;
  if (a.kind === 'list' && b.kind === 'list')
    return a.places || b.places ? a.places === b.places : isSame(a.element, b.element);
  if (a.kind === 'namespace' && b.kind === 'namespace') return a.module.path === b.module.path;
  if (a.kind === 'shape' && b.kind === 'shape')
    return a.parts.every(({ members }, at) => members === b.parts[at]?.members);
  if (a.kind === 'signature' && b.kind === 'signature') return a.returns === b.returns;
  return a.kind === b.kind;
}

/** What was followed to an expression that says nothing, as unknown. */
function unfollowed(value: Value | undefined): Unknown {
  if (value?.kind === 'unknown') return value;
  return value?.kind === 'opaque' ? unknown('not-followed', value.node) : UNKNOWN;
}
