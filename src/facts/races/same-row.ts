// Whether a write is about the row that was read.
//
// sameRow(write, read, row), with `const row = await db.token.findUnique({ where: { token } })`:
//
//   update({ where: { id: row.id } })                           same: by a field of the row
//   const { id } = row; update({ where: { id } })               same
//   revoke(row.id), and update({ where: { id } }) in revoke     same: what the caller hands in
//   update({ where: { token } })                                same: by what the row was found by
//   update({ where: { token: 'b' } }), found by { token: 'a' }  other
//   update({ where: { userId } }), found by { userId }          unknown: these are all rows of a user
//   token => update({ where: { token } }), another `token`      unknown
//   update({ where: filter }), update({ where: { ...by } })     unknown: what it asks for is not written there
//
// fieldOfRow(value, step, row): `id` of `row.id`, of `id` taken out of the row, and of a parameter that was handed either;
// `undefined` for whatever is not known to be a field of it.
import pluralize from 'pluralize';
import { keyName, memberName, unwrap, type Node } from '../../ast/nodes.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';
import { fieldOf, isRow, type Row } from './row-checks.js';
import { askedBy, isOfOwnRow, ownRowOf } from './row-parts.js';
import { areSame } from './same-value.js';

/** Is a write about the row that a read gave? */
export function sameRow(write: QueryStep, read: QueryStep, row: Row): 'same' | 'other' | 'unknown' {
  if (ownRowOf(write.query)) return isOfOwnRow(write, row) ? 'same' : 'unknown';
  // `update(row.id, …)`
  const bare = write.query.filter;
  if (bare && fieldOfRow(bare, write, row) !== undefined) return 'same';
  const filter = askedBy(write.query);
  if (!filter) return 'unknown';
  const wanted = askedBy(read.query);
  let isOther = false;
  for (const [key, value] of filter) {
    if (fieldOfRow(value, write, row) !== undefined) return 'same';
    const found = wanted?.get(key);
    if (!found) continue;
    if (isIdentity(key, read.query.entity) && areSame(found, read.entered, value, write.entered))
      return 'same';
    isOther ||= isOtherLiteral(found, asSeenByCaller(value, write.entered));
  }
  return isOther ? 'other' : 'unknown';
}

/** Does a write ask for nothing but what the read asked for, so that the row that was read is among those that it changes? */
export function isSameFilter(write: QueryStep, read: QueryStep): boolean {
  const [wanted, found] = [askedBy(write.query), askedBy(read.query)];
  return (
    wanted !== undefined &&
    found !== undefined &&
    [...wanted].every(([key, value]) => {
      const other = found.get(key);
      return other !== undefined && areSame(other, read.entered, value, write.entered);
    })
  );
}

/** Do two statements name one row by the same value? */
export function shareCondition(a: QueryStep, b: QueryStep): boolean {
  const others = askedBy(b.query);
  return [...(askedBy(a.query) ?? [])].some(([key, value]) => {
    const other = others?.get(key);
    return other !== undefined && areSame(value, a.entered, other, b.entered);
  });
}

/** Does a write put a row in the place of the one that was read, as a copy of it: `save({ ...item, stock: 1 })`? */
export function replacesRow({ query, entered }: QueryStep, row: Row): boolean {
  const data = query.data && asSeenByCaller(query.data, entered);
  if (query.operation !== 'upsert' || query.query.filter || data?.type !== 'ObjectExpression') return false;
  return data.properties.some((each) =>
    each.type === 'SpreadElement'
      ? isRow(asSeenByCaller(each.argument, entered), row)
      : isKey(keyName(each)) && isKey(fieldOfRow(each.value, { entered }, row)),
  );
}

/** The column that is called the key in every schema. */
export function isKey(name: string | undefined): boolean {
  return name === 'id' || name === '_id';
}

/** The field of the row that a value is, in the function that read the row or in a helper that is handed it. */
export function fieldOfRow(
  value: Node,
  { entered }: Pick<QueryStep, 'entered'>,
  row: Row,
): string | undefined {
  const own = fieldOf(asSeenByCaller(value, entered), row);
  if (own !== undefined) return own;
  const inner = unwrap(value);
  if (inner.type !== 'MemberExpression') return undefined;
  return isRow(asSeenByCaller(inner.object, entered), row) ? memberName(inner) : undefined;
}

/**
 * `userId` finds the rows of a user, not the one that was read; in a table of users it finds that one. Read off the column's name: the
 * schema is not asked.
 */
export function isIdentity(key: string, entity = ''): boolean {
  if (isKey(key) || !/id$/i.test(key)) return true;
  const [table, owner] = [entity.replace(/^.*\./, ''), key.replace(/id$/i, '')].map((name) =>
    name.replaceAll('_', '').toLowerCase(),
  );
  return table !== undefined && owner !== undefined && [owner, pluralize.plural(owner)].includes(table);
}

function isOtherLiteral(a: Node, b: Node): boolean {
  const [one, two] = [unwrap(a), unwrap(b)];
  return one.type === 'Literal' && two.type === 'Literal' && one.value !== two.value;
}
