// Runs a program on rows, and says what came of it so that two outcomes can be compared.
import { setTimeout } from 'node:timers/promises';
import { isDeepStrictEqual, inspect } from 'node:util';
import type { Database } from './database.js';
import type { Dialect } from './grammar/dialect.js';
import { argumentFor, rowsInSql, type Rows } from './grammar/rows.js';
import type { Shape } from './grammar/shape.js';
import type { LibraryProject } from './project.js';
import type { Repair } from './repairs.js';

const TABLES = ['users', 'orders', 'profiles', 'notes'];
/** What a callback that nobody waits for throws reaches the process. */
const unhandled: string[] = [];
process.on('unhandledRejection', (error) => unhandled.push(describeError(error)));

/** A program whose connection waits for another of its own never ends. */
const ENDS_WITHIN = 3_000;
/** The error of such a one. */
export const ENDLESS = 'program: does not end';

export interface Outcome {
  /** With types: a Date is no text. */
  readonly result: string;
  readonly error: string | undefined;
  readonly sent: string;
  readonly rows: unknown;
  readonly statements: number;
  readonly texts: readonly string[];
}

export async function run(
  text: string,
  { shape, rows, dialect }: { shape: Shape; rows: Rows; dialect: Dialect },
  { database, project }: { database: Database; project: LibraryProject },
): Promise<Outcome> {
  await database.run(rowsInSql(rows));
  project.sent.length = 0;
  unhandled.length = 0;
  let result = '';
  let error: string | undefined;
  try {
    const program = project.load(text);
    const given = await limited(program(argumentFor(shape, rows, dialect)));
    result = describe(shown(given, dialect.rowOf ?? (() => undefined)));
  } catch (thrown) {
    error = describeError(thrown);
  }
  // Where one of several statements at once fails, the others go on.
  if (shape.loop === 'forEach' || shape.isForgotten || error !== undefined) await quiet(database);
  const statements = database.sent();
  const texts = [...database.texts()];
  return {
    result,
    error,
    sent: describe([...project.sent, ...unhandled]),
    rows: await database.rowsOf(TABLES),
    statements,
    texts,
  };
}

/** Waits until what nobody waits for has sent its last statement. */
async function quiet(database: Database): Promise<void> {
  let sent = -1;
  for (let same = 0; same < 4; await setTimeout(10)) {
    same = sent === database.sent() ? same + 1 : 0;
    sent = database.sent();
  }
}

/** A value whose rows are their columns, with the names of their classes. */
function shown(value: unknown, rowOf: NonNullable<Dialect['rowOf']>, depth = 0): unknown {
  if (typeof value !== 'object' || value === null || depth > 8) return value;
  if (Array.isArray(value)) return value.map((each) => shown(each, rowOf, depth + 1));
  const row = rowOf(value);
  const isPlain = Object.getPrototypeOf(value) === Object.prototype;
  if (!row && !isPlain) return value;
  const parts = Object.entries(row ?? value).map(([name, each]) => [name, shown(each, rowOf, depth + 1)]);
  return { ...(row && { $class: value.constructor.name }), ...Object.fromEntries(parts) };
}

/** Allowed: a list of rows that is an array of the library's own class, `Result(2) [`, is a plain one. */
const describe = (value: unknown) =>
  inspect(value, { depth: 12, maxArrayLength: null, sorted: true }).replaceAll(/\bResult\(\d+\) \[/g, '[');

/** What the program says itself is compared word by word, what a library or the database says by its kind. */
function describeError(error: unknown): string {
  if (!(error instanceof Error)) return describe(error);
  if (error.message.startsWith('program: ')) return error.message;
  const code = 'code' in error ? String(error.code) : '';
  return (
    `${error.name} ${code}`.trim() +
    (error instanceof TypeError || error instanceof ReferenceError ? `: ${error.message}` : '')
  );
}

async function limited<T>(promise: Promise<T>): Promise<T> {
  const stop = new AbortController();
  const end = setTimeout(ENDS_WITHIN, 'late', { signal: stop.signal }).then(
    () => Promise.reject(new Error(ENDLESS)),
    () => promise,
  );
  try {
    return await Promise.race([promise, end]);
  } finally {
    stop.abort();
  }
}

/** What differs in a way that nobody may see; undefined where nothing does. */
export function differenceBetween(
  before: Outcome,
  after: Outcome,
  { rule, name }: Pick<Repair, 'rule' | 'name'>,
): string | undefined {
  const tell = (what: string, one: unknown, other: unknown) =>
    `${what}\n  before: ${typeof one === 'string' ? one : JSON.stringify(one)}\n  after:  ${typeof other === 'string' ? other : JSON.stringify(other)}`;
  // Allowed: where the single write throws its library's error for a row that is not there, one statement compares its count, and
  // throws its own. The suggestion says so, and stands in no `try` that could tell the two apart.
  const isCounted =
    name === 'writeAllAndCount' && /P2025$/.test(before.error ?? '') && after.error === 'Error';
  if (before.error !== after.error && !isCounted)
    return tell('error', before.error ?? 'none', after.error ?? 'none');
  if (before.result !== after.result) return tell('result', before.result, after.result);
  if (before.sent !== after.sent) return tell('effects', before.sent, after.sent);
  // Allowed: of a write that fails, the loop leaves the rows before it and one statement leaves none. It is the failure mode
  // that the rule reports, and the caller is told of it by the same error.
  const isPartWritten = rule === 'no-write-in-loop' && before.error !== undefined;
  if (!isPartWritten && !isDeepStrictEqual(before.rows, after.rows))
    return tell('rows', before.rows, after.rows);
  // Allowed: one statement where no round sent any, so that all others are still sent. A list of no elements, or whose elements all
  // stay outside of the condition, is asked for in one statement all the same.
  const isMore = after.statements > before.statements + 1;
  const isOneMore = after.statements === before.statements + 1 && !isWithin(before.texts, after.texts);
  return isMore || isOneMore
    ? tell('statements', before.texts.join('\n'), after.texts.join('\n'))
    : undefined;
}

/** Is each of these among those, as often? */
function isWithin(these: readonly string[], those: readonly string[]): boolean {
  const left = [...those];
  return these.every((each) => {
    const index = left.indexOf(each);
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

/**
 * The same for a program that is to stop where a filter's value is undefined: where its statement was sent before, it is not sent
 * afterwards and an error says so; where it was not sent, nothing changes.
 */
export function differenceWhenStopped(before: Outcome, after: Outcome): string | undefined {
  if (before.statements === 0) return differenceBetween(before, after, { rule: '', name: '' });
  const isTold = /^TypeError.* is undefined$/.test(after.error ?? '') || after.sent.includes("'failed'");
  return isTold && after.statements < before.statements
    ? undefined
    : `not stopped\n  before: ${before.texts.join('\n')}\n  after:  ${after.error ?? after.texts.join('\n')}`;
}
