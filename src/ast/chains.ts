// Chains of calls: `db.select().from(orders).where(…)`, read from the last call to the first.
import type { TSESTree } from '@typescript-eslint/utils';
import { calleeExpression, isInvocation } from './invocations.js';
import { memberName, unwrap, wrapped, type Node } from './nodes.js';

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
    else if (isInvocation(at)) {
      const callee = unwrap(calleeExpression(at));
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
  const callee = unwrap(calleeExpression(first.call));
  return callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
}

/** The call of a member right behind a value: that of `where` behind `db.select()`. */
export function nextCall(
  value: Node,
): { readonly call: TSESTree.CallExpression; readonly member: string | undefined } | undefined {
  const member = wrapped(value).parent;
  if (member?.type !== 'MemberExpression' || unwrap(member.object) !== unwrap(value)) return undefined;
  const call = wrapped(member).parent;
  return call?.type === 'CallExpression' && unwrap(call.callee) === member
    ? { call, member: memberName(member) }
    : undefined;
}

/** Is a value only the start of a longer chain? `.then(…)` waits for it and does not go on. */
export function isContinued(node: Node): boolean {
  const value = wrapped(node);
  const { parent } = value;
  return (
    parent?.type === 'MemberExpression' && parent.object === value && !SETTLES.has(memberName(parent) ?? '')
  );
}
