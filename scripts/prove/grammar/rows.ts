// Random rows and arguments. Keys are small numbers, so that they meet, repeat and miss; what a key of each type is for a
// number stands here once for SQL and once for the arguments.
import fc from 'fast-check';
import type { Shape } from './shape.js';

export interface UserRow {
  readonly active: boolean;
  readonly key: number;
  readonly boss: number | null;
  readonly nick: boolean;
}
export interface OrderRow {
  readonly owner: number | null;
  readonly key: number;
  readonly total: number;
  readonly paid: boolean;
  readonly memo: boolean;
}
export interface ItemRow {
  readonly owner: number;
  readonly quantity: number;
  readonly boss: number | null;
  /** Text that is equal in the database and another text in JavaScript, where its type has such. */
  readonly isSpeltOtherwise: boolean;
}
export interface Rows {
  readonly users: readonly UserRow[];
  readonly orders: readonly OrderRow[];
  readonly profiles: readonly { readonly key: number; readonly bio: boolean }[];
  readonly notes: readonly number[];
  readonly items: readonly ItemRow[];
}

const MOST_KEYS = 4;
const key = fc.integer({ min: 1, max: MOST_KEYS });

export const rows: fc.Arbitrary<Rows> = fc.record({
  users: fc.array(
    fc.record({ active: fc.boolean(), key, boss: fc.option(key, { freq: 2 }), nick: fc.boolean() }),
    { maxLength: 4 },
  ),
  orders: fc.array(
    fc.record({
      owner: fc.option(key, { freq: 5 }),
      key,
      total: fc.nat(3),
      paid: fc.boolean(),
      memo: fc.boolean(),
    }),
    { maxLength: 7 },
  ),
  profiles: fc.uniqueArray(fc.record({ key, bio: fc.boolean() }), {
    maxLength: 3,
    selector: (profile) => profile.key,
  }),
  notes: fc.uniqueArray(key, { maxLength: 1 }),
  items: fc.array(
    fc.record({
      owner: key,
      quantity: fc.integer({ min: 1, max: 3 }),
      boss: fc.option(key, { freq: 2 }),
      isSpeltOtherwise: fc.integer({ min: 0, max: 3 }).map((number) => number === 0),
    }),
    { maxLength: 4 },
  ),
});

const CODES = ['', 'a', 'b', 'cc', 'd'];
const TIERS = ['', 'gold', 'free', 'gold', 'pro'];
const uuid = (number: number) => `aaaaaaaa-0000-4000-8000-00000000000${number}`;
const day = (number: number) => `2024-03-0${number}T10:00:00.000Z`;

const text = (value: string | null) => (value === null ? 'null' : `'${value}'`);
const keysInSql = (number: number) =>
  `'${CODES[number] ?? ''}', '${uuid(number)}', ${number}, '${day(number)}', ${number}.5`;

/** Statements that leave exactly these rows. */
export function rowsInSql({ users, orders, profiles, notes }: Rows): string {
  const insert = (table: string, columns: string, values: readonly string[]) =>
    values.length > 0 ? `insert into ${table} (${columns}) values ${values.join(', ')};\n` : '';
  const keys = 'code, ref, big, day, price';
  return [
    'truncate users, orders, profiles, notes restart identity;\n',
    insert(
      'users',
      `name, active, ${keys}, boss, nick, settings, stock`,
      users.map(
        (row, index) =>
          `('User ${index + 1}', ${row.active}, ${keysInSql(row.key)}, ${row.boss ?? 'null'}, ${text(row.nick ? 'nick' : null)}, '{"tier": "${TIERS[row.key] ?? ''}"}', 5)`,
      ),
    ),
    insert(
      'orders',
      `owner, ${keys}, tier, total, paid, memo`,
      orders.map(
        (row) =>
          `(${row.owner ?? 'null'}, ${keysInSql(row.key)}, '${TIERS[row.key] ?? ''}', ${row.total}, ${row.paid}, ${text(row.memo ? 'memo' : null)})`,
      ),
    ),
    insert(
      'profiles',
      `owner, ${keys}, tier, bio, views`,
      profiles.map(
        (row) =>
          `(${row.key}, ${keysInSql(row.key)}, '${row.key}', ${text(row.bio ? 'bio' : null)}, ${row.key})`,
      ),
    ),
    insert(
      'notes',
      'owner, body',
      notes.map((owner) => `(${owner}, 'Dear')`),
    ),
  ].join('');
}

/** What a library gives and takes for the types for which JavaScript has no value of its own. */
export interface Values {
  readonly big: (number: number) => unknown;
  readonly day: (iso: string) => unknown;
  readonly price: (text: string) => unknown;
}

/** The argument that a program's function is called with. */
export function argumentFor(
  shape: Pick<Shape, 'main' | 'source' | 'key'>,
  { items }: Rows,
  { values, knowsColumns = false }: { readonly values: Values; readonly knowsColumns?: boolean },
): unknown {
  const itemOf = ({ owner, quantity, boss, ...row }: ItemRow) => {
    const isSpeltOtherwise = knowsColumns && row.isSpeltOtherwise;
    return {
      id: owner,
      owner,
      quantity,
      boss,
      ...(boss !== null && { optional: boss }),
      code: CODES[owner],
      ref: isSpeltOtherwise ? uuid(owner).toUpperCase() : uuid(owner),
      big: values.big(owner),
      day: values.day(day(owner)),
      price: values.price(isSpeltOtherwise ? `${owner}.500` : `${owner}.50`),
      text: isSpeltOtherwise ? `0${owner}` : String(owner),
      settings: { tier: TIERS[owner] },
      data: { owner, body: `Item ${quantity}` },
    };
  };
  const all = items.map(itemOf);
  const keys = all.map((item) => keyOf(item, shape.key));
  if (shape.main === 'filter') return all;
  switch (shape.source) {
    case 'ids':
    case 'generator':
      return keys;
    case 'set':
      return new Set(keys);
    case 'map':
      return new Map(all.map((item) => [keyOf(item, shape.key), item.quantity]));
    case 'record':
      return Object.fromEntries(all.map((item) => [String(keyOf(item, shape.key)), item.quantity]));
    default:
      return all;
  }
}

function keyOf(item: Readonly<Record<string, unknown>>, key: Shape['key']): unknown {
  switch (key) {
    case 'text id':
      return item['text'];
    case 'tier':
      return (item['settings'] as { tier: string }).tier;
    default:
      return item[key];
  }
}
