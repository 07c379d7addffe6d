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
import { memberName, unwrap, type Node } from '../../ast/nodes.js';
import { referencesIn } from '../flow/derived-names.js';
import { bindingOf, textOf } from '../project/module.js';
import { asSeenByCaller, type QueryStep } from '../queries/query-steps.js';
import { fieldOf, isRow, type Row } from './row-checks.js';
import { askedBy, isOfOwnRow, ownRowOf } from './row-parts.js';

/** Is a write about the row that a read gave? */
export function sameRow(write: QueryStep, read: QueryStep, row: Row): 'same' | 'other' | 'unknown' {
  if (ownRowOf(write.query)) return isOfOwnRow(write, row) ? 'same' : 'unknown';
  // `update(row.id, …)`
  const bare = write.query.filter;
  if (bare && fieldOfRow(bare, write, row) !== undefined) return 'same';
  const filter = askedBy(write.query);
  if (!filter) return 'unknown';
  const wanted = read.entered ? undefined : askedBy(read.query);
  let isOther = false;
  for (const [key, value] of filter) {
    if (fieldOfRow(value, write, row) !== undefined) return 'same';
    const found = wanted?.get(key);
    if (!found) continue;
    const asked = asSeenByCaller(value, write.entered);
    if (isIdentity(key) && isSameExpression(found, asked)) return 'same';
    isOther ||= isOtherLiteral(found, asked);
  }
  return isOther ? 'other' : 'unknown';
}

/** The field of the row that a value is, in the function that read the row or in a helper that is handed it. */
export function fieldOfRow(value: Node, { entered }: QueryStep, row: Row): string | undefined {
  const own = fieldOf(asSeenByCaller(value, entered), row);
  if (own !== undefined) return own;
  const inner = unwrap(value);
  if (inner.type !== 'MemberExpression') return undefined;
  return isRow(asSeenByCaller(inner.object, entered), row) ? memberName(inner) : undefined;
}

/** `userId` finds the rows of a user, not the one that was read. Read off the column's name: the schema is not asked. */
function isIdentity(key: string): boolean {
  return key === 'id' || !/id$/i.test(key);
}

/** The same text, and every name in it the same binding. */
function isSameExpression(a: Node, b: Node): boolean {
  if (textOf(unwrap(a)) !== textOf(unwrap(b))) return false;
  const [names, others] = [referencesIn(unwrap(a)), referencesIn(unwrap(b))];
  return names.every((name, index) => {
    const other = others[index];
    return other !== undefined && bindingOf(name) === bindingOf(other);
  });
}

function isOtherLiteral(a: Node, b: Node): boolean {
  const [one, two] = [unwrap(a), unwrap(b)];
  return one.type === 'Literal' && two.type === 'Literal' && one.value !== two.value;
}
