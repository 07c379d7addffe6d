// The list of keys that a loop goes through, as an expression that can stand before it.
import { memberName, unwrap, type Node } from '../ast/nodes.js';
import type { Facts } from '../facts/facts.js';
import type { KeyedRead } from '../facts/keyed-reads.js';
import type { RepeatedQuery } from '../facts/repeated-queries.js';
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
  const collection = loop.collection && unwrap(loop.collection);
  if (!collection || !isPlainPath(collection)) return undefined;
  const name = element ?? (loop.node.type === 'ForStatement' ? undefined : 'each');
  if (name === undefined) return undefined;
  const text = source.getText(collection);
  // Only lists that are known to be arrays have `map` and `length`.
  const isArray = facts.isList(collection) || isMapped(loop.node);
  const list = isArray ? text : `[...${text}]`;
  return { list, text: property === undefined ? list : `${list}.map((${name}) => ${name}.${property})` };
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
export function isPlainPath(node: Node): boolean {
  if (node.type === 'Identifier') return true;
  return (
    node.type === 'MemberExpression' && !node.computed && !node.optional && isPlainPath(unwrap(node.object))
  );
}
