// How a library says what the grammar means. One file for each in `libraries/`.
import type { Values } from './rows.js';
import type { EXTRAS, KEYS, STATEMENTS, WRITES } from './shape.js';

export type Table = 'users' | 'orders' | 'profiles' | 'notes';
export type Column = 'id' | 'owner' | 'code' | 'ref' | 'big' | 'day' | 'price' | 'tier';

export interface Read {
  /** The name of the client, or of the transaction that stands in its place. */
  readonly client: string;
  readonly table: Table;
  readonly column: Column;
  /** An expression for what the column is compared with. */
  readonly key: string;
  readonly statement: (typeof STATEMENTS)[number];
  readonly extra: (typeof EXTRAS)[number];
  /** An expression for the other condition. */
  readonly flag: string;
  readonly isOrdered: boolean;
  readonly isLocked: boolean;
  readonly spelling: number;
}

/** A statement as an expression, awaited where it has to be, and as a declaration where the two differ. */
export interface Reading {
  readonly inline: string;
  readonly declare?: (name: string) => string;
}

export type SideWrite =
  | 'insert note'
  | 'update children'
  | 'raw update'
  | 'delete children'
  | 'update user'
  | 'save row'
  | 'save all';

export interface Write {
  readonly kind: (typeof WRITES)[number] | SideWrite;
  readonly client: string;
  /** An expression for a number: the owner of what is written, and the key of the row that is changed. */
  readonly owner: string;
  readonly body: string;
  readonly amount: string;
  /** An object with `owner` and `body`. */
  readonly data: string;
  /** Orders are told apart by it. */
  readonly column: Column;
  readonly key: string;
  /** An expression that is true for some elements. */
  readonly condition: string;
  /** The row or the rows that were read. */
  readonly row: string;
  readonly spelling: number;
}

/** The types of rows by their tables. */
export const ROW_TYPES = { users: 'User', orders: 'Order', profiles: 'Profile', notes: 'Note' } as const;

export interface Dialect {
  readonly name: string;
  readonly dependencies: Readonly<Record<string, string>>;
  readonly client: string;
  /**
   * The project says what its columns are. Where it does not, a text is looked up by that text: one which the database takes for
   * another (`1.50` for a decimal, a uuid in capitals) is a limitation that the rule's page names, and is not generated.
   */
  readonly knowsColumns?: boolean;
  /** A text does not compile in the place of a number. */
  readonly hasTypedColumns?: boolean;
  /** A condition whose value is undefined is none. */
  readonly leavesUndefinedOut?: boolean;
  /** What a program says first, if it mentions the client. */
  readonly declares?: string;
  /** The columns of a row that is an instance, without what the library keeps in it; undefined for what is none. */
  readonly rowOf?: (value: object) => object | undefined;
  /** The imports that this text needs. */
  readonly importsFor: (text: string) => string;
  /** Declares a name as the list of all rows, in the order of their ids. */
  readonly list: (table: Table, name: string, client: string) => string;
  readonly read: (read: Read) => Reading | undefined;
  readonly write: (write: Write) => string | undefined;
  /** The body of a function in a transaction, which it calls `trx`. */
  readonly transaction: (body: string) => string;
  readonly keyTypes: Readonly<Record<(typeof KEYS)[number], string>>;
  readonly values: Values;
}

/** Keys as PostgreSQL's drivers give them: numbers of eight bytes and decimals as text. */
export const KEYS_AS_TEXT: Pick<Dialect, 'keyTypes' | 'values'> = {
  keyTypes: {
    id: 'number',
    code: 'string',
    ref: 'string',
    big: 'string',
    day: 'Date',
    price: 'string',
    tier: 'string',
    boss: 'number | null',
    optional: 'number | undefined',
    'text id': 'string',
  },
  values: { big: String, day: (iso) => new Date(iso), price: (text) => text },
};

/** The same where numbers of eight bytes are bigints. */
export const KEYS_WITH_BIGINT: Pick<Dialect, 'keyTypes' | 'values'> = {
  keyTypes: { ...KEYS_AS_TEXT.keyTypes, big: 'bigint' },
  values: { ...KEYS_AS_TEXT.values, big: BigInt },
};

/** `import { … } from module` of those names that a text mentions. */
export function importing(text: string, module: string, names: readonly string[]): string {
  const used = names.filter((name) => new RegExp(`\\b${name.replace(/^type /, '')}\\b`).test(text));
  return used.length > 0 ? `import { ${used.join(', ')} } from '${module}';\n` : '';
}
