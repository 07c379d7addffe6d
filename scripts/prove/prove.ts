// Generates programs, takes each repair that the plugin offers, runs both versions on the same rows, and compares.
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Bench } from './bench.js';
import { startDatabase } from './database.js';
import type { Dialect } from './grammar/dialect.js';
import { isLeftOut } from './grammar/filter.js';
import { printProgram } from './grammar/print.js';
import { rows as anyRows, type Rows } from './grammar/rows.js';
import { describeShape, PLAIN, shapes, type Shape } from './grammar/shape.js';
import { differenceBetween, differenceWhenStopped, ENDLESS } from './outcome.js';
import type { Counterexample, ProofRun } from './proof-run.js';
import { repairing, RULES, type Repair } from './repairs.js';

export interface Options {
  readonly runs: number;
  readonly seed: number;
  readonly dialects: readonly Dialect[];
  readonly rule?: string;
}

/** Numbers of one library and repair. */
export interface Tally {
  offered: number;
  equal: number;
  different: number;
  /** The program itself came to no end. */
  undecided: number;
}

export interface Proved extends ProofRun {
  /** By `library rule repair`. */
  readonly tallies: ReadonlyMap<string, Tally>;
  /** One for each kind. */
  readonly counterexamples: readonly Counterexample[];
}

/** How many rows a repair is tried on: the first have few, the second are all. */
const ROWS_FOR_EACH = 3;

/** Making one small takes some fifty runs. Behind so many of one repair, the kinds have repeated for long. */
const MOST_SHRUNK = 12;

export async function prove({ runs, seed, dialects, rule }: Options): Promise<Proved> {
  const database = await startDatabase();
  await database.run(readFileSync(path.join(import.meta.dirname, 'schema.sql'), 'utf8'));
  const tallies = new Map<string, Tally>();
  const kinds = new Map<string, Counterexample>();
  let programs = 0;
  try {
    for (const dialect of dialects) {
      const bench = await Bench.open(dialect, database);
      const repairs = repairing(bench.folder, rule === undefined ? RULES : [rule]);
      for (const trial of trialsOf(Math.ceil(runs / dialects.length), seed)) {
        const text = printProgram(trial.shape, dialect);
        if (text === undefined) continue;
        programs += 1;
        for (const repair of repairs(text)) {
          const key = `${dialect.name} ${repair.rule} ${repair.name}`;
          const tally = tallies.get(key) ?? { offered: 0, equal: 0, different: 0, undecided: 0 };
          tallies.set(key, tally);
          tally.offered += 1;
          const failed = await failureOf(text, repair, trial, bench);
          if (typeof failed === 'string') tally[failed] += 1;
          else {
            tally.different += 1;
            if (tally.different > MOST_SHRUNK) continue;
            const found = await shrunk(failed, repair, { bench, repairs });
            const kind = `${key} ${found.kind}`;
            if (!kinds.has(kind)) kinds.set(kind, found);
          }
        }
      }
      await bench.close();
    }
  } finally {
    await database.stop();
  }
  const sum = (part: keyof Tally) => [...tallies.values()].reduce((total, tally) => total + tally[part], 0);
  const counterexamples = [...kinds.values()];
  const [first] = counterexamples;
  return {
    programs,
    offered: sum('offered'),
    equal: sum('equal'),
    different: sum('different'),
    undecided: sum('undecided'),
    ...(first && { counterexample: describeCounterexample(first) }),
    tallies,
    counterexamples,
  };
}

interface Trial {
  readonly shape: Shape;
  readonly rows: readonly Rows[];
}

function* trialsOf(count: number, seed: number): Generator<Trial> {
  const trial = fc.record({
    shape: shapes,
    rows: fc.array(anyRows, { minLength: ROWS_FOR_EACH, maxLength: ROWS_FOR_EACH }),
  });
  yield* fc.sample(trial, { numRuns: count, seed });
}

interface Failure {
  readonly shape: Shape;
  readonly rows: Rows;
  readonly before: string;
  readonly after: string;
  readonly difference: string;
}

async function failureOf(
  before: string,
  repair: Repair,
  { shape, rows }: Trial,
  bench: Bench,
): Promise<Failure | 'equal' | 'undecided'> {
  // A statement that was forgotten is to be sent: the repaired program is compared with the one that never forgot it.
  const isForgotten = repair.rule === 'no-unexecuted-query';
  const meant = isForgotten
    ? (printProgram({ ...shape, isForgotten: false }, bench.dialect) ?? before)
    : before;
  let outcome: 'equal' | 'undecided' = 'equal';
  for (const each of rows) {
    const original = await bench.outcomeOf(meant, shape, each);
    // Nothing can be equal to what has no outcome.
    if (original.error === ENDLESS) {
      outcome = 'undecided';
      continue;
    }
    const repaired = await bench.outcomeOf(repair.text, shape, each);
    const difference =
      repair.rule === 'no-undefined-filter' && isLeftOut(each)
        ? differenceWhenStopped(original, repaired)
        : differenceBetween(original, repaired, repair);
    if (difference !== undefined) return { shape, rows: each, before, after: repair.text, difference };
  }
  return outcome;
}

/** Makes each part plain that can be plain, and takes away each row that can go. */
async function shrunk(
  failure: Failure,
  { rule, name }: Repair,
  { bench, repairs }: { readonly bench: Bench; readonly repairs: (text: string) => Repair[] },
): Promise<Counterexample> {
  let smallest = failure;
  const attempt = async (shape: Shape, rows: Rows): Promise<boolean> => {
    const before = printProgram(shape, bench.dialect);
    if (before === undefined) return false;
    for (const repair of repairs(before)) {
      if (repair.rule !== rule || repair.name !== name) continue;
      const failed = await failureOf(before, repair, { shape, rows: [rows] }, bench);
      if (typeof failed === 'string') continue;
      smallest = failed;
      return true;
    }
    return false;
  };
  for (const part of Object.keys(PLAIN) as (keyof Shape)[])
    if (smallest.shape[part] !== PLAIN[part])
      await attempt({ ...smallest.shape, [part]: PLAIN[part] }, smallest.rows);
  for (const table of Object.keys(smallest.rows) as (keyof Rows)[])
    for (let index = smallest.rows[table].length - 1; index >= 0; index -= 1)
      await attempt(smallest.shape, { ...smallest.rows, [table]: smallest.rows[table].toSpliced(index, 1) });
  const { shape, rows, before, after, difference } = smallest;
  return {
    library: bench.dialect.name,
    rule,
    repair: name,
    kind: describeShape(shape),
    before,
    after,
    input: JSON.stringify(rows),
    difference,
  };
}

export function describeCounterexample(each: Counterexample): string {
  const { library, rule, repair, kind, before, after, input, difference } = each;
  return [
    `### ${library}, ${rule}, ${repair} (${kind})`,
    difference,
    `rows: ${input}`,
    '--- before',
    before,
    '--- after',
    after,
  ].join('\n');
}
