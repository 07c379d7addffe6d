// Statements that are sent to a store: what each does, to which entity, under which conditions.
import type { ArgumentPath } from './arguments.js';
import type { Atomic } from './atomic.js';
import type { Batch, Bulk } from './batches.js';

export interface Query {
  readonly operation:
    | 'read-one'
    | 'read-many'
    | 'count'
    | 'create'
    | 'update'
    | 'delete'
    | 'upsert'
    | 'raw'
    | 'transaction'
    /** Changes the schema: rows are neither read nor written. */
    | 'define';
  /** When the statement is sent: at the call, when awaited, on a closing `.execute()`, or synchronously in-process. */
  readonly sends: 'at-call' | 'when-awaited' | 'on-execute' | 'in-process';
  /** Members that change the builder itself: as a statement of its own such a call is no forgotten query. */
  readonly mutates?: boolean;
  /** Given a function as its last argument it is sent at once, and its result goes there; in some libraries until a version. */
  readonly takesCallback?: { readonly until?: string };
  /** Where the client stands in the call that sends it: `execute(db)`; a statement without one knows its client. */
  readonly sentThrough?: number;
  /** Calls of one tick are merged into one statement, or sent in one round trip. */
  readonly mergesInTick?: boolean;
  /** It reads the rows of one key, and the library has nothing that reads those of many. */
  readonly oneKey?: boolean;
  /** Where the entity is named; without it, in the member that the query is called on. */
  readonly entity?: EntityPlace;
  /** The object whose properties are the conditions. */
  readonly filter?: ArgumentPath;
  /** Where `true` says that a read answers with a number of rows, and with none of them. */
  readonly counts?: ArgumentPath;
  /** Other forms in which the rows are named, in the call or further up its chain. */
  readonly conditions?: readonly ConditionForm[];
  readonly data?: ArgumentPath;
  /** Keys in what it is given by which it writes rows of other entities as well: `connect`, `create`. */
  readonly nestedWrites?: readonly string[];
  /** How it changes a number without anybody having read it. */
  readonly atomic?: Atomic;
  /** Keys of the data that begin so hold the fields of an operator, and this one those that are set: `{ $set: { … } }`. */
  readonly operators?: { readonly prefix: string; readonly sets: string };
  /** An option of the entity's declaration with which a row that was changed meanwhile is refused. */
  readonly versionedBy?: string;
  /**
   * The row that it is about is what it is called on, `order.save()`; or it writes every row that was read and changed meanwhile,
   * `em.flush()`.
   */
  readonly row?: 'receiver' | 'loaded';
  /** What is kept under its key is read and written as a whole: a value of Redis. */
  readonly wholeValue?: boolean;
  /** In the data, the key of an object that only says that a list or a value is set: `{ set: […] }`. */
  readonly setsUnder?: string;
  /**
   * Of a row that is saved, a list is sent as what was done to it or refused when it was changed meanwhile, and of an object the
   * part that was changed.
   */
  readonly keepsParts?: boolean;
  /** The type argument of a call in its chain says what its rows are: one of them, or the list. */
  readonly rowType?: 'row' | 'rows';
  /** Reads many rows when the filter's key is given a list. */
  readonly batch?: Batch;
  /** Writes many rows with one statement. */
  readonly bulk?: Bulk;
  /** A condition whose value is undefined is left out, so that more rows match; in some libraries since a version, and until another. */
  readonly undefinedMatches?: 'every-row' | { readonly since?: string; readonly until: string };
  /** Before a version the row's key may stand in place of all conditions, and where it is undefined any row matches. */
  readonly undefinedKey?: ArgumentPath & {
    readonly column: string;
    readonly until: string;
    /** Where conditions may stand beside it. */
    readonly beside: ArgumentPath;
  };
  /** Where the number of rows is limited: options of the call, or members of its chain. */
  readonly limitedBy?: { readonly options?: readonly ArgumentPath[]; readonly members?: readonly string[] };
  /** The member of what a write gives that says how many rows it changed, where that is a bigint. */
  readonly bigintCount?: string;
  /** What happens when no row matches: it throws, or says so in a member of its result, or by the result as a whole. */
  readonly unmatched?: { readonly throws: true } | { readonly count: string } | { readonly inResult: true };
  /**
   * Where the result says how many rows a write changed whose filter takes any condition: of the call itself, or of another member of
   * its receiver.
   */
  readonly compareAndSet?: {
    readonly member?: string;
    readonly count: string;
    /** What a field that was never set passes as well. */
    readonly isFalse?: string;
    /** A filter for null, where null itself finds nothing. */
    readonly isNull?: {
      readonly text: string;
      readonly imports: { readonly name: string; readonly from: string };
    };
    /** A date comes back as it is kept: to the millisecond. */
    readonly keepsDates?: boolean;
  };
  /** Where a transaction says that it runs as if it were alone, and by which value. */
  readonly serial?: ArgumentPath & { readonly value: string };
  /** Where it is handed the transaction that it is a part of, in libraries in which the client does not say so. */
  readonly transactionIn?: ArgumentPath;
  /** A row that was read in a transaction sends it through that one again. */
  readonly rowKeepsTransaction?: boolean;
  /** A raw statement that gives rows back; one without it only changes them. */
  readonly returnsRows?: boolean;
  /** A raw read that gives one row, or nothing where there is none. */
  readonly givesRow?: boolean;
  /** Where a raw statement's text stands. */
  readonly text?: ArgumentPath;
  /** What a statement does is said by the class of an argument: `client.send(new GetCommand(…))`. */
  readonly operationOf?: number;
  /** Keys of the data below which values stand that replace those of the row: `$set`. */
  readonly replacesUnder?: readonly string[];
  /** Options beside the filter and the data that choose what is given back, and change nothing of what is written. */
  readonly shapesResult?: readonly string[];
  /**
   * Keys by which the database computes what a column holds from what it held: of the column's value, `{ decrement: 1 }`, or of the data,
   * `{ $inc: { stock: -1 } }`.
   */
  readonly computes?: readonly string[];
  /** Where the column stands that it computes so, as a text or as the keys of an object: `decrement('stock', 1)`. */
  readonly computedColumn?: ArgumentPath;
  /** It inserts or changes a row, and is one statement only under conditions. */
  readonly upserts?: Upserting;
  /** Keys in its data, at any depth, by which it reads another row and inserts that where there is none: `connectOrCreate`. */
  readonly insertsMissing?: readonly string[];
  /** It takes only filters that one row at most can match. */
  readonly byUnique?: boolean;
  /** Distinctive enough to be a likely sign of the library when the receiver is unknown. */
  readonly distinctive?: boolean;
}

/**
 * When an upsert is no single statement, so that two at once may both find nothing and both insert.
 *
 * - `create` and `update` name what it inserts and changes: where the latter is empty, or where either writes rows of other entities,
 *   it reads first.
 * - `option` turns a change into an upsert; two at once insert two rows where no unique index refuses the second.
 */
export type Upserting =
  | {
      readonly create: ArgumentPath;
      readonly update: ArgumentPath;
      /** Options by which it gives back rows of other entities as well, and reads first. */
      readonly nestedIn: readonly string[];
      /** How the schema reads of a database where it is one statement otherwise, as a regular expression source. */
      readonly nativeOn: string;
    }
  | { readonly option: ArgumentPath };

export interface EntityPlace {
  /**
   * `receiver`: what the call is made on. `call`: an argument of the call. `chain`: an argument of an earlier call of the
   * chain. `creation`: an argument of the call that made the receiver, or its type argument. `text`: the first table in a
   * raw statement's text.
   */
  readonly from: 'receiver' | 'call' | 'chain' | 'creation' | 'text';
  readonly argument?: number;
  /** The earlier call, by its member; the first of the chain without it. */
  readonly member?: string;
  /** Of a `text`: the key under which an object holds it that may be given in its place. */
  readonly key?: string;
}

/**
 * How a query names the rows that it wants.
 *
 * - `object`: `where({ userId: id })`
 * - `pair`: `where('user_id', id)`, `eq('user_id', id)`
 * - `comparison`: `where('user_id', '=', id)`
 * - `expression`: `where(eq(orders.userId, id))`, alone or as a part of `and(…)`
 * - `key`: `findById(id)`
 * - `text`: `query('… where user_id = $1', [id])`
 * - `template`: `` sql`… where user_id = ${id}` ``
 */
export interface ConditionForm {
  readonly form: 'object' | 'pair' | 'comparison' | 'expression' | 'key' | 'text' | 'template';
  /** Member of the chain that takes it; the query's own call without it. */
  readonly member?: string;
  /** Where it stands in that call; the first argument without it. */
  readonly argument?: number;
  readonly path?: readonly string[];
  /** Functions that compare for equality, and those that hold for all their arguments: `eq`, `and`. */
  readonly equals?: string;
  readonly all?: string;
  /** The column of a `key`; of another form, the only column whose list means the same: a write to one row by its key. */
  readonly column?: string;
  /** It can be written anew only where the call is given nothing else. */
  readonly alone?: boolean;
  /** Where the values of a `text` stand. */
  readonly values?: number;
  /** The member right behind the `text` that takes its values instead, each as an argument: `prepare('… where id = ?').bind(id)`. */
  readonly valuesIn?: string;
  /** The keys of a `text` and its values, where both may be given as one object in the text's place. */
  readonly inObject?: { readonly text: string; readonly values: string };
  /**
   * The same for many keys. `{column}` is the column as the code writes it, or its bare name behind a dot, `{keys}` the list; in a `text`, `{value}` is the
   * placeholder; in a `template`, `{tag}` is the tag. For `pair` and `comparison` it begins with the member: `whereIn({column}, {keys})`.
   */
  readonly anyOf: string;
  /** The member that takes the list in place of the one with the single key: `findById` becomes `find`. */
  readonly becomes?: string;
}
