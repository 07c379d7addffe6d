// The list of keys that a loop goes through, as an expression that can stand before it.
import { memberName, unwrap, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { KeyedRead } from '../facts/repetition/keyed-reads.js';
import type { RepeatedQuery } from '../facts/repetition/repeated-queries.js';
import type { Source } from './edits.js';

export interface KeyList {
  /** The keys: `users.map((user) => user.id)`. */
  readonly text: string;
  /** What they are taken from, which has a length: `users`. */
  readonly list: string;
}

export function keyList(
  { repetition: { loop } }: RepeatedQuery,
  { property, element }: KeyedRead,
  facts: Facts,
  source: Source,
): KeyList | undefined {
  const list = arrayOf(loop, facts, source);
  if (list === undefined) return undefined;
  const name = element ?? (loop.node.type === 'ForStatement' ? undefined : 'each');
  if (name === undefined) return undefined;
  return { list, text: property === undefined ? list : `${list}.map((${name}) => ${name}.${property})` };
}

/** What a loop goes through, as an array that can be read before it: only what is known to be one has `map` and `length`. */
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
