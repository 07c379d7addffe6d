// The list of keys that a loop goes through, as an expression that can stand before it.
import { enclosingFunction, memberName, unwrap, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { KeyedRead } from '../facts/repetition/keyed-reads.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import { freeName, type Edit, type Source } from './edits.js';
import { elementAnnotation } from './elements.js';

export interface KeyList {
  /** The keys: `users.map((user) => user.id)`. */
  readonly text: string;
  /** What they are taken from, which has a length: `users`. */
  readonly list: string;
}

/** A list that the loop behind it goes through again. */
export interface ListBefore {
  readonly list: string;
  /** What has to be declared for it, and what the loop goes through then. */
  readonly lines: readonly string[];
  readonly edits: readonly Edit[];
}

/** The keys, where the loop goes away: nothing else goes through the list. */
export function keyList(
  { repetition: { loop } }: RepeatedQuery,
  keyed: KeyedRead,
  facts: Facts,
  source: Source,
): KeyList | undefined {
  const list = arrayOf(loop, facts, source);
  return list === undefined ? undefined : keysOf(list, loop, keyed, source);
}

/** The keys, where the loop stays. */
export function keyListBefore(
  { repetition: { loop } }: RepeatedQuery,
  keyed: KeyedRead,
  facts: Facts,
  source: Source,
): (KeyList & ListBefore) | undefined {
  const before = listBefore(loop, facts, source);
  const keys = before && keysOf(before.list, loop, keyed, source);
  return keys && { ...before, ...keys };
}

function keysOf(
  list: string,
  loop: RepeatedQuery['repetition']['loop'],
  { property, element, value }: KeyedRead,
  source: Source,
): KeyList | undefined {
  const name = element ?? (loop.node.type === 'ForStatement' ? undefined : 'each');
  if (name === undefined) return undefined;
  const parameter = `${name}${elementAnnotation(loop, source)}`;
  // What is said of its type is said of each: `user.teamId!`.
  const isSaid = value.type === 'TSNonNullExpression' && value.expression.type === 'MemberExpression';
  const part = `${name}.${property ?? ''}${isSaid ? '!' : ''}`;
  return { list, text: property === undefined ? list : `${list}.map((${parameter}) => ${part})` };
}

/** What a loop goes through, as an array: only what is known to be one has `map` and `length`. */
export function arrayOf(
  loop: RepeatedQuery['repetition']['loop'],
  facts: Facts,
  source: Source,
): string | undefined {
  const collection = loop.collection && unwrap(loop.collection);
  if (!collection || !isPlainPath(collection)) return undefined;
  const text = source.getText(collection);
  return facts.repetition.isList(collection) || isMapped(loop.node) ? text : `[...${text}]`;
}

/**
 * What a loop goes through, as an array that can be read before it. What may be used up when it is gone through is put in an array
 * first, which the loop goes through as well.
 */
export function listBefore(
  loop: RepeatedQuery['repetition']['loop'],
  facts: Facts,
  source: Source,
): ListBefore | undefined {
  const collection = loop.collection && unwrap(loop.collection);
  if (!collection || !isPlainPath(collection)) return undefined;
  const text = source.getText(collection);
  const plain = (list: string) => ({ list, lines: [], edits: [] });
  if (facts.repetition.isList(collection) || isMapped(loop.node)) return plain(text);
  if (facts.repetition.canBeReadTwice(collection)) return plain(`[...${text}]`);
  if (loop.node.type !== 'ForOfStatement') return undefined;
  const last = /[\w$]+$/.exec(text)?.[0] ?? 'elements';
  const scope = source.getText(enclosingFunction(loop.node) ?? undefined);
  const name = freeName([`all${last.charAt(0).toUpperCase()}${last.slice(1)}`, 'elements', 'list'], scope);
  if (!name) return undefined;
  return {
    list: name,
    lines: [`const ${name} = [...${text}];`],
    edits: [{ range: loop.node.right.range, text: name }],
  };
}

/** An array method was called on it. */
function isMapped(loop: Node): boolean {
  return (
    loop.type === 'CallExpression' &&
    loop.callee.type === 'MemberExpression' &&
    memberName(loop.callee) !== 'from'
  );
}

/** A name or a path of names: reading it twice gives the same list. */
function isPlainPath(node: Node): boolean {
  if (node.type === 'Identifier') return true;
  return (
    node.type === 'MemberExpression' && !node.computed && !node.optional && isPlainPath(unwrap(node.object))
  );
}
