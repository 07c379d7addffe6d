// How a library reads or writes for many keys what a call reads or writes for one.
import type { ArgumentPath } from './arguments.js';

export interface Batch {
  /** Member to call in place of this one. */
  readonly member?: string;
  /** The value that a filter's column is given for a list of keys: `{ in: {keys} }`, `In({keys})`, `{keys}`. */
  readonly anyOf?: string;
  /** What the condition for a list has to import. */
  readonly imports?: { readonly name: string; readonly from: string };
  /** Members of the chain that ask for one row only, and what stands in their place; `''` takes them out. */
  readonly single?: Readonly<Record<string, string>>;
  /** The member of what a write of many rows gives that says how many rows it met. */
  readonly count?: string;
  /** What an empty list of keys does where it does not just match nothing. */
  readonly emptyList?: 'throws';
  /** The member of the result that holds the rows: `rows`. */
  readonly rowsIn?: string;
  /** The member of the result that says how many rows it holds: `rowCount`. */
  readonly countIn?: string;
  /** The result is a list whose first element is the rows: `const [rows] = await …`. */
  readonly rowsFirst?: boolean;
  /** A key and its column's value may be equal only as text: ids that are objects, bigints that come as text. */
  readonly comparesAsText?: boolean;
  /** A column may hold a list, and its row is found by each element of that. */
  readonly findsElements?: boolean;
  /** Values come in the order of the keys, one for each: `mget`. */
  readonly positional?: boolean;
  /** A row that is not there reads as this. */
  readonly missing?: 'null' | 'undefined';
  /** What a list of rows says beside its rows, which a part of another list does not say: `count`. */
  readonly resultMembers?: readonly string[];
  /** Rows are instances of classes, or always hold some, as an id: `{ ...user, orders }` and a deep copy are no such rows. */
  readonly instances?: boolean;
  /** In TypeScript a row has what its class declares, and nothing that its schema says. */
  readonly typedByClass?: boolean;
  /** In TypeScript rows are a list only where the call says of which type: `query<User[]>(…)`. */
  readonly typedByArgument?: boolean;
  /** How the parents' read brings the children along. */
  readonly nested?: string;
  readonly nesting?: Nesting;
  /** Options of a nested read, as the parent's read accepts them. */
  readonly nestedOptions?: readonly string[];
  /** Options or members of the chain that limit or page a single read and so have no batched equivalent. */
  readonly perCallOptions?: readonly string[];
  /** Arguments that choose columns or limit the rows of one read: a read that has one of them stays as it is. */
  readonly exceptArguments?: readonly ArgumentPath[];
  /** What the read of many rows ends with where the single one does not: `.toArray()`. */
  readonly ends?: string;
  /** The form for many rows as a message names it, where more has to change than the condition: `getAll(...refs)`. */
  readonly label?: string;
  /** The same where an argument beside the key differs from element to element: `hGet(key, 'name')` is no `hmGet`. */
  readonly labelIfVaried?: string;
  /** Options, or members of the chain, that name the columns to read, and those to leave out. */
  readonly select?: string;
  readonly omit?: string;
}

/** How `nested` is written; without it as `{ nested: { orders: true } }` in the first argument. */
export interface Nesting {
  /** Position of the options object. */
  readonly argument?: number;
  /** `{ orders: true }`, `['orders']`, or a member that is chained: `.populate('orders')`. */
  readonly style: 'object' | 'list' | 'chained';
  /** What a list that was brought along is read with where it is no plain array: `.getItems()`. */
  readonly read?: string;
}

/** How a write is made for many rows at once. */
export interface Bulk {
  /** As a message names it: `createMany({ data: […] })`. */
  readonly label: string;
  /** Member to call in place of this one. */
  readonly member?: string;
  /** Where the list stands, as `data` says where the row does. */
  readonly data?: ArgumentPath;
  /** What it leaves out that the single write does: hooks, validation, returned rows. */
  readonly skips?: string;
  /** Keys of the data that it does not take: `create` and `connect` of nested writes. */
  readonly exceptKeys?: readonly string[];
  /** Options of the write of one row that it does not take. */
  readonly exceptOptions?: readonly string[];
  readonly emptyList?: 'throws';
  /** A column whose value is undefined has its default, where the single write puts null. */
  readonly undefinedIsDefault?: boolean;
  /** The raw statements that it is a form of, by their first word; all where it says none. */
  readonly statements?: readonly string[];
  /** What it has to be told to do the same as the write of one row, as an argument behind the list. */
  readonly options?: string;
}
