// What a call gives in one place of its arguments, as models name such places: the position, then a path of keys into what
// is given there.
//
// A place of `url` in the first argument, `{ argument: 0, path: ['url'] }`:
//
// | call | reading |
// | --- | --- |
// | `f({ url: a })`, `f({ 'url': a })`, `` f({ [`url`]: a }) `` | written: `a` |
// | `f(({ url: a }) as const)`, `f({ url: a } satisfies T)`, `f({ url: a }!)` | written: `a` |
// | `f({ url: a as string })` | written: `a as string`, in its wrapper |
// | `f({ url })`, `f({ url() {} })` | written: the identifier, the function |
// | `f({ url: undefined })` | written: `undefined` |
// | `f({ url: a, url: b })` | written: `b` |
// | `f({ ...rest, url: a })`, `f({ [key]: 1, url: a })` | written: `a` |
// | `f({ ...{ url: a } })`, `f(...[{ url: a }])` | written: `a` |
// | `f({ url: a, ...{ method: b } })` | written: `a` |
// | `f()`, `f({})`, `f({ method: a })` | absent |
// | `f({ ...rest })`, `f({ url: a, ...rest })` | unreadable: a spread may hold or replace it |
// | `f({ [key]: a })`, `f({ url: a, [key]: b })` | unreadable: a computed key may be it |
// | `f(...rest)` | unreadable: any argument may be among those that are spread |
// | `f(options)`, `f(g())`, `f(a ? { url: b } : {})` | unreadable: not written out as an object |
// | `f({ get url() { return a } })` | unreadable: not written out as a value |
// | `` f`text` `` | unreadable: not written out as an object |
//
// A key that is a number is named by its text: `{ 0: a }` holds `'0'`. A tag's first argument is its template, the second the
// first placeholder. `*` in a path stands for every key, so it names no single node and is unreadable. Lists have no keys.
import type { TSESTree } from '@typescript-eslint/utils';
import type { Link } from './chains.js';
import type { Construction } from './invocations.js';
import { keyName, stringValue, unwrap, type Node } from './nodes.js';

/** What stands in a place. Only its caller knows what follows from one that cannot be read. */
export type Reading = Written | Absent | Unreadable;

export interface Written {
  readonly kind: 'written';
  /** As the code has it, with its assertions: `unwrap` takes them off. */
  readonly node: Node;
}

export interface Absent {
  readonly kind: 'absent';
}

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly because: 'spread arguments' | 'spread' | 'computed key' | 'not written out';
  /** What could not be read. */
  readonly at: Node;
}

/** A place in the arguments of a call, or of an earlier call of its chain. */
export interface Place {
  readonly argument: number;
  readonly member?: string;
  readonly path?: readonly string[];
}

const ABSENT: Absent = { kind: 'absent' };

/**
 * What stands in a place.
 *
 * @param call the call that is meant where the place names no member
 * @param chain the calls of its chain, last first; absent where none of them is of the place's member
 */
export function readPlace(
  { argument, member, path }: Place,
  call: Construction,
  chain: readonly Link[],
): Reading {
  const at = member === undefined ? call : chain.find((link) => link.member === member)?.call;
  return at ? readArgument(at, argument, path) : ABSENT;
}

/** What a call gives as an argument, or under a path of keys in it. */
export function readArgument(call: Construction, index: number, path: readonly string[] = []): Reading {
  const argument = readPosition(givenTo(call), index);
  return argument.kind === 'written' ? readPath(argument.node, path) : argument;
}

/** What an expression holds under a path of keys. */
export function readPath(node: Node, path: readonly string[]): Reading {
  const [key, ...rest] = path;
  if (key === undefined) return { kind: 'written', node };
  const object = unwrap(node);
  if (object.type !== 'ObjectExpression' || key === '*')
    return { kind: 'unreadable', because: 'not written out', at: node };
  const value = readKey(object, key);
  return value.kind === 'written' ? readPath(value.node, rest) : value;
}

/** The text that a call gives as an argument; `undefined` where it gives another value, or one that is not written out. */
export function textGiven(call: Construction, index: number): string | undefined {
  const given = readArgument(call, index);
  return given.kind === 'written' ? stringValue(unwrap(given.node)) : undefined;
}

/**
 * The position of an argument in its call.
 *
 * @returns `undefined` for what is no argument, and behind arguments that are spread: there it is known at run time only
 */
export function positionOf(argument: Node, call: Construction): number | undefined {
  const given = givenTo(call);
  const position = given.indexOf(argument);
  return position < 0 || given.slice(0, position).some(isSpread) ? undefined : position;
}

/** The node that stands in a place, for callers to which an unreadable place is the same as an empty one. */
export function writtenIn(reading: Reading): Node | undefined {
  return reading.kind === 'written' ? reading.node : undefined;
}

function givenTo(call: Construction): readonly Node[] {
  return call.type === 'TaggedTemplateExpression' ? [call.quasi, ...call.quasi.expressions] : call.arguments;
}

function readPosition(given: readonly Node[], index: number): Reading {
  const all = given.flatMap((each) => (isSpread(each) ? elementsSpread(each) : [each]));
  const spread = all.find(isSpread);
  if (spread && all.indexOf(spread) <= index)
    return { kind: 'unreadable', because: 'spread arguments', at: spread };
  const node = all[index];
  return node ? { kind: 'written', node } : ABSENT;
}

function isSpread(node: Node): node is TSESTree.SpreadElement {
  return node.type === 'SpreadElement';
}

/** The elements of a list that is spread where it is written; a spread that cannot be opened stays what it is. */
function elementsSpread(spread: TSESTree.SpreadElement): readonly Node[] {
  const list = unwrap(spread.argument);
  if (list.type !== 'ArrayExpression' || list.elements.includes(null)) return [spread];
  return list.elements.flatMap((each) =>
    each === null ? [] : isSpread(each) ? elementsSpread(each) : [each],
  );
}

/** The last property of the name, as it is the one that counts; what stands behind it and may be of that name hides it. */
function readKey(object: TSESTree.ObjectExpression, key: string): Reading {
  for (const property of object.properties.toReversed()) {
    if (property.type === 'SpreadElement') {
      const source = unwrap(property.argument);
      if (source.type !== 'ObjectExpression') return { kind: 'unreadable', because: 'spread', at: property };
      const spread = readKey(source, key);
      if (spread.kind !== 'absent') return spread;
      continue;
    }
    const name = keyName(property);
    if (name === undefined) return { kind: 'unreadable', because: 'computed key', at: property };
    if (name !== key) continue;
    return property.kind === 'init'
      ? { kind: 'written', node: property.value }
      : { kind: 'unreadable', because: 'not written out', at: property };
  }
  return ABSENT;
}
