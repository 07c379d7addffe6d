// Chains of calls: `db.select().from(orders).where(…)`, read from the last call to the first.
import type { TSESTree } from '@typescript-eslint/utils';
import { argumentsOf, memberName, propertyOf, unwrap, wrapped, type Node } from './nodes.js';
import type { ArgumentPath } from '../models/model.js';

export interface Link {
  readonly call: TSESTree.CallExpression | TSESTree.TaggedTemplateExpression;
  /** The member that is called; `undefined` for `knex('orders')`. */
  readonly member: string | undefined;
  /** Where the member's name stands. */
  readonly property: Node | undefined;
}

const SETTLES = new Set(['then', 'catch', 'finally']);

/** The calls of the chain that ends in `node`, last first. */
export function chainOf(node: Node): Link[] {
  const links: Link[] = [];
  for (let at: Node | undefined = unwrap(node); at;) {
    if (at.type === 'MemberExpression') at = unwrap(at.object);
    else if (at.type === 'CallExpression' || at.type === 'TaggedTemplateExpression') {
      const callee = unwrap(at.type === 'CallExpression' ? at.callee : at.tag);
      const isMember = callee.type === 'MemberExpression';
      links.push({
        call: at,
        member: isMember ? memberName(callee) : undefined,
        property: isMember ? callee.property : undefined,
      });
      at = isMember ? unwrap(callee.object) : callee;
    } else at = undefined;
  }
  return links;
}

/** What a chain begins with: `db` of `db.select().from(orders)`, `knex` of `knex('orders')`. */
export function rootOf(node: Node): Node {
  const first = chainOf(node).at(-1);
  if (!first) return unwrap(node);
  const callee = unwrap(first.call.type === 'CallExpression' ? first.call.callee : first.call.tag);
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
}

/** Is a value only the start of a longer chain? `.then(…)` waits for it and does not go on. */
export function isContinued(node: Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  return (
    parent?.type === 'MemberExpression' && parent.object === value && !SETTLES.has(memberName(parent) ?? '')
  );
}

/** Is there something at a place in a chain's arguments? An object that is not written out may hold it. */
export function isGiven({ argument, path = [], member }: ArgumentPath, chain: readonly Link[]): boolean {
  const link = member === undefined ? chain[0] : chain.find((each) => each.member === member);
  let at: Node | undefined = link && argumentsOf(link.call)[argument];
  for (const key of path) {
    const object: Node | undefined = at && unwrap(at);
    if (!object) return false;
    if (object.type !== 'ObjectExpression' || object.properties.some(({ type }) => type === 'SpreadElement'))
      return true;
    at = propertyOf(object, key)?.value;
  }
  return at !== undefined;
}
