// Whether a store that computes a number from the one that it holds comes to what the code came to from the one that it read. It does
// where it computes once for each read, from the number that was read, and in one row.
//
//   item = find(id); update({ id }, { stock: item.stock - 1 })                    it does
//   job = find(id); for (…) update({ id }, { done: job.done + i })                it adds up what the code wrote anew in each round
//   item = find(id); retry(() => update({ id }, { stock: item.stock - 1 }))       it may be told twice
//   item = find(id); restock(id); update({ id }, { stock: item.stock - 1 })       it computes from another number
//   item = find(id); updateMany({ ownerId }, { stock: item.stock - 1 })           each row of the owner gets a number of its own
//   item = find(id); item.update({ stock: item.stock - 1 }); return item          who holds the instance would find the old number in it
//   n = Number(get(key) ?? 5); set(key, n - 1)                                    a key that is not there counts from 0
//   changes = { stock: item.stock - 1 }; update({ id }, changes); return changes  whoever gets them would get what the store is told
import type { TSESTree } from '@typescript-eslint/utils';
import { isWithin, memberName, unwrap, wrapped, type FunctionNode, type Node } from '../../ast/nodes.js';
import { nodesIn } from '../../ast/walk.js';
import { initOf } from '../project/written-out.js';
import { CONDITION_NAMES } from '../../budgets.js';
import type { Analysis } from '../project/analysis.js';
import { bindingOf, type Binding } from '../project/module.js';
import { effectsBetween } from '../queries/effects.js';
import type { QueryCall } from '../queries/query-call.js';
import { changesRowsOf } from '../queries/stale-reads.js';
import { columnOf } from '../relations/columns.js';
import { isUniqueColumn } from '../relations/unique-keys.js';
import { rowsOf } from './bound-row.js';
import type { LostUpdate } from './read-modify-write.js';
import { askedBy } from './row-parts.js';
import { isIdentity, isKey } from './same-row.js';
import { isSentOnce } from './sent-once.js';

/** Does the store come to the same number when nobody else writes? */
export function isSameComputation(lost: LostUpdate, fn: FunctionNode, analysis: Analysis): boolean {
  const { read, write } = lost;
  return (
    !isInstanceSeen(lost) &&
    (!write.query.query.wholeValue || countsFromZero(lost)) &&
    isSentOnce(lost, analysis) &&
    changesRowsOf(read.query, effectsBetween(fn, read.site.range[1], write.site.range[0], analysis)) ===
      'no' &&
    isOfOneRow(write.query, analysis)
  );
}

/** May anything see the instance that a write is called on, and find the number in it that it had before? */
function isInstanceSeen({ read, write, row }: LostUpdate): boolean {
  if (!write.query.query.row || !row) return false;
  const [held] = rowsOf(read);
  const isSeen = ({ references }: Binding) =>
    references.some(({ identifier, init }) => {
      if (init || isWithin(identifier, write.site)) return false;
      return identifier.range[0] > write.site.range[1] || isHandedOn(identifier);
    });
  return isSeen(row.binding) || (held !== undefined && held.binding !== row.binding && isSeen(held.binding));
}

/** Does a use give an object another name, or put it into another one, through which it is seen later? */
function isHandedOn(use: Node): boolean {
  const { parent } = wrapped(use);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier';
    case 'CallExpression':
      return parent.callee.type === 'MemberExpression' && HOLDS.test(memberName(parent.callee) ?? '');
    case 'AssignmentExpression':
    case 'ArrayExpression':
    case 'ReturnStatement':
    case 'Property':
      return true;
    default:
      return false;
  }
}

/** Methods of what holds other objects. */
const HOLDS = /^(?:push|unshift|add|set|append|concat|splice)$/;

/** Is a value that is not there read as 0, which is what a store counts from, and any other as a whole number? */
function countsFromZero({ read, written }: LostUpdate): boolean {
  return partsOf(written.value, CONDITION_NAMES).every((node) => {
    if (isWithin(node, read.site)) return true;
    if (node.type === 'LogicalExpression') return isZero(node.right);
    if (node.type === 'ConditionalExpression') return isZero(node.consequent) || isZero(node.alternate);
    return !(node.type === 'Identifier' && node.name === 'parseFloat');
  });
}

/** What a value is made of, also by names that are declared in front of it. */
function partsOf(value: Node, hops: number): Node[] {
  return nodesIn(value).flatMap((node) => {
    const init = node.type === 'Identifier' && hops > 0 ? initOf(bindingOf(node)) : undefined;
    return init ? [node, ...partsOf(init, hops - 1)] : [node];
  });
}

function isZero(node: Node): boolean {
  const value = unwrap(node);
  return value.type === 'Literal' && Number(value.value) === 0;
}

/** Does a write change one row, by its form or by what it asks for? */
function isOfOneRow(query: QueryCall, analysis: Analysis): boolean {
  const { row, unmatched, wholeValue, batch } = query.query;
  const [own] = query.chain;
  if (row || wholeValue || (unmatched && 'throws' in unmatched)) return true;
  // `updateOne`, of which there is another form for many.
  if (batch?.member !== undefined && batch.member !== own?.member) return true;
  return [...(askedBy(query)?.keys() ?? [])].some((column) => {
    const { isUnique } = columnOf(query, column, analysis);
    if (isUnique === undefined && isNameOfKey(column, query)) return true;
    return isUnique === true || isUniqueColumn(query, column, analysis);
  });
}

/** `id`, and `user_id` in a table of users. */
function isNameOfKey(column: string, { entity }: QueryCall): boolean {
  return isKey(column) || (/id$/i.test(column) && isIdentity(column, entity));
}

/** Does nothing but the write see the object in which a value stands, and nothing say its type? */
export function isSeenByWriteAlone(property: TSESTree.Property | undefined, { node }: QueryCall): boolean {
  let at: Node | undefined = property?.parent;
  for (; at && at !== node; at = at.parent) {
    if (/^TS(?:As|Satisfies|TypeAssertion)/.test(at.type)) return false;
    if (at.type === 'VariableDeclarator') break;
  }
  if (at?.type !== 'VariableDeclarator') return true;
  if (at.id.type !== 'Identifier' || at.id.typeAnnotation) return false;
  const uses = bindingOf(at.id)?.references.filter(({ init }) => !init) ?? [];
  return uses.every(({ identifier }) => isWithin(identifier as Node, node));
}
