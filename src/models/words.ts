// What models say over and over, in one word each. They yield plain data.
import type {
  ApiType,
  Call,
  Callback,
  ColumnKind,
  Input,
  Log,
  LogLevel,
  Query,
  Reached,
  Relating,
  Reply,
  Result,
  SchemaCall,
  Strictness,
  TypeRef,
} from './model.js';

/** A value under a key, which is read and written as a whole. */
export const VALUE = {
  wholeValue: true,
  conditions: [{ form: 'key', argument: 0, column: 'key', anyOf: '' }],
} as const;

/** Members that add to a number and take from it, with what they are given. */
export const stepping = (plus: string, minus: string, given: string) =>
  ({ in: 'call', plus: `${plus}${given}`, minus: `${minus}${given}` }) as const;

/** In SQL the column is named on both sides. */
export const COMPUTED_IN_SQL = {
  in: 'text',
  plus: '{column} + {mark}',
  minus: '{column} - {mark}',
} as const;

/** A query without the moment at which it is sent. */
export type Statement = Omit<Query, 'sends'>;
export type Members = Readonly<Record<string, ApiType>>;

/** A row of the query's entity, or many; where that is no class of the project, the model's own `row` or `rows`. */
export const ONE = { rows: 'one', otherwise: 'row' } as const;
export const MANY = { rows: 'many', otherwise: 'rows' } as const;

/** What a call gives that returns what it was called on. */
export const RECEIVER = { same: 'receiver' } as const;
/** A call that gives back what it was called on: a step of a chain. */
export const STEP = { call: { returns: RECEIVER } } as const satisfies ApiType;
/** A call of which nothing is known but that it is there. */
export const NOTED = { call: {} } as const satisfies ApiType;

/** A part of a request with texts under any key. */
export function stringsOf(input: Input) {
  return { input, otherMembers: { type: { role: 'string', input } } } as const satisfies ApiType;
}

/** A call that gives a schema. */
export const builds = (schema: SchemaCall = {}) =>
  ({ call: { returns: 'schema', schema } }) as const satisfies ApiType;
/** A method of a schema that goes on as the schema that it is called on. */
export const goesOn = (continues: SchemaCall['continues'], more: SchemaCall = {}) =>
  ({ call: { returns: RECEIVER, schema: { continues, ...more } } }) as const satisfies ApiType;

/** The parts of a request of Express; the body is what the parsers of the application make of it. */
const EXPRESS_PARTS = {
  query: { part: 'query', carries: 'strings' },
  params: { part: 'params', carries: 'strings' },
  headers: { part: 'headers', carries: 'strings' },
  cookies: { part: 'cookies', carries: 'strings' },
  body: { part: 'body', carries: 'by-parser' },
} as const satisfies Record<string, Input>;
/** Middleware that is given a schema for each part of a request, under its name. */
export const validatingParts = (...strictBy: readonly Strictness[]): ApiType => ({
  call: {
    validates: Object.entries(EXPRESS_PARTS).map(([key, input]) => ({
      schema: { argument: 0, path: [key] },
      input: { is: input },
      strictBy,
    })),
  },
});

/** Something that can be called. */
export function callable(call: Call): ApiType {
  return { call };
}

/** A call that gives this. */
export function returning(returns: Result, more: Call = {}): ApiType {
  return { call: { returns, ...more } };
}

/** A class, or a type by which parameters are annotated. */
export function classOf(instance: string): ApiType {
  return { instance };
}

/** A call that sends a statement at once, and what it gives. */
export function sending(statement: Statement, returns?: Result): ApiType {
  return { call: { ...(returns !== undefined && { returns }), query: { sends: 'at-call', ...statement } } };
}

/** A call that reaches something outside of the process and its database. */
export function reaching(what: Reached['what'], more: Omit<Reached, 'what'> = {}): ApiType {
  return { call: { reaches: { what, ...more } } };
}

/** Functions that are run for jobs which have failed, by the events that they listen to (`fail:` stands for all that begin so). */
export function forFailedJobs(
  events: readonly string[],
  parameters: readonly TypeRef[],
): readonly Callback[] {
  return events.map((event) => ({
    argument: 1,
    when: event.endsWith(':') ? { argument: 0, begins: event } : { argument: 0, is: event },
    parameters,
    onFailedJob: true,
  }));
}

/** A call or a decorator that says how entities belong together. */
export function relating(relates: Relating, returns?: Result): ApiType {
  return { call: { relates, ...(returns !== undefined && { returns }) } };
}

/** A status or headers for an answer that is still to come. */
export const PREPARES = {
  call: { returns: RECEIVER, reply: { does: 'prepares' } },
} as const satisfies ApiType;
/** The status of an answer that is still to come. */
export const SETS_STATUS = {
  call: { returns: RECEIVER, reply: { does: 'prepares', status: { argument: 0 } } },
} as const satisfies ApiType;

/** It answers, with its first argument where nothing else is said. */
export function answers(reply: Omit<Reply, 'does'> = { body: 0 }, more: Call = {}): ApiType {
  return { call: { returns: RECEIVER, reply: { does: 'sends', ...reply }, ...more } };
}

/** The same for each of these names, which are separated by spaces; or what is made of each. */
export function named<T extends TypeRef>(
  names: string,
  type: T | ((name: string) => T),
): Readonly<Record<string, T>> {
  return Object.fromEntries(
    names.split(' ').map((name) => [name, typeof type === 'function' ? type(name) : type]),
  );
}

/** What writes a line under each of these names, at the level that a name is or has behind a colon: `info log:info`. */
export function writing(names: string, log: Log): Members {
  return Object.fromEntries(
    names.split(' ').map((each) => {
      const [name, level = name] = each.split(':') as [string, LogLevel?];
      return [name, { call: { log: { ...log, level: level as LogLevel } } }];
    }),
  );
}

/** SQL types whose values are texts in the program, and which the database writes in a form of its own: 1.50 for 1.5. */
export const WRITTEN_ANEW = {
  numeric: 'decimal',
  decimal: 'decimal',
  dec: 'decimal',
  money: 'decimal',
  uuid: 'uuid',
  citext: 'caseless',
  ...{ char: 'written-anew', character: 'written-anew', bpchar: 'written-anew' },
} as const satisfies Readonly<Record<string, ColumnKind>>;

/**
 * MySQL and SQL Server find a text by any spelling of its letters unless a column has another collation:
 * https://dev.mysql.com/doc/refman/8.4/en/case-sensitivity.html
 */
export const IGNORES_CASE = {
  beside: ['mysql2', 'mysql', 'mariadb', '@planetscale/database', 'tedious', 'mssql'],
  unless: ['pg', 'postgres', 'better-sqlite3', 'sqlite3', '@libsql/client', '@electric-sql/pglite'],
} as const;

/** How code reads that knows the error of an SQL database by which a second row of a unique value is refused. */
export const SQL_DUPLICATES =
  '23505|unique_violation|ER_DUP_ENTRY|\\b1062\\b|SQLITE_CONSTRAINT|UNIQUE constraint';

/** A write that meets no row is no failure: only what it gives tells. */
export const TOLD_BY_RESULT = { unmatched: { inResult: true } } as const;
