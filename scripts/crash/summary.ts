import type { Result } from './pool.js';
import type { Outcome } from './talk.js';

const SLOWEST = 15;
const MOST_LISTED = 10;

/** Prints what came of it and returns the number of failures. */
export function printSummary(results: readonly Result[]): number {
  const outcomes = results.flatMap((result) => ('outcome' in result ? [result.outcome] : []));
  const refused = outcomes.filter((each) => each.refused !== undefined);
  const repairs = outcomes.reduce((sum, each) => sum + each.repairs, 0);
  console.log(
    `${String(results.length)} files, ${String(outcomes.length - refused.length)} parsed, ${String(refused.length)} refused by the parser`,
  );
  printFindings(outcomes);
  console.log(`${String(repairs)} fixes and suggestions tried`);
  printSlowest(outcomes);
  return printFailures(results.flatMap(failuresIn));
}

function printFindings(outcomes: readonly Outcome[]): void {
  const counts = new Map<string, { certain: number; likely: number }>();
  for (const { rule, evidence } of outcomes.flatMap(({ findings }) => findings)) {
    const count = counts.get(rule) ?? { certain: 0, likely: 0 };
    count[evidence] += 1;
    counts.set(rule, count);
  }
  console.log('findings: certain, likely');
  for (const [rule, { certain, likely }] of [...counts].sort())
    console.log(`  ${String(certain).padStart(6)} ${String(likely).padStart(6)}  ${rule}`);
}

function printSlowest(outcomes: readonly Outcome[]): void {
  console.log('slowest files: ms of the rules, ms without rules');
  const slowest = [...outcomes].sort((a, b) => b.milliseconds - a.milliseconds).slice(0, SLOWEST);
  for (const { file, milliseconds, parsing } of slowest)
    console.log(`  ${milliseconds.toFixed(0).padStart(6)} ${parsing.toFixed(0).padStart(6)}  ${file}`);
}

/** One mistake shows in many files: those that fail in the same way are listed below it. */
function printFailures(failures: readonly Failure[]): number {
  console.log(`${String(failures.length)} failures`);
  for (const how of new Set(failures.map((failure) => failure.how))) {
    const same = failures.filter((failure) => failure.how === how);
    console.log(`\n${how}`);
    for (const { file } of same.slice(0, MOST_LISTED)) console.log(`  in ${file}`);
    if (same.length > MOST_LISTED) console.log(`  and in ${String(same.length - MOST_LISTED)} more`);
  }
  return failures.length;
}

interface Failure {
  readonly file: string;
  readonly how: string;
}

/** A throw, a process that died, a file that took too long in the rules, and every broken promise. */
export function failuresIn(result: Result): Failure[] {
  if ('died' in result) return [{ file: result.file, how: `the process ended with ${result.died}` }];
  if ('timeOut' in result) {
    const { seconds, inParser } = result.timeOut;
    return inParser ? [] : [{ file: result.file, how: `the rules took longer than ${String(seconds)} s` }];
  }
  const { thrown, broken } = result.outcome;
  const throws = thrown === undefined ? [] : [`thrown: ${thrown.replace(/\nOccurred while linting .*/, '')}`];
  const breaks = broken.map(({ rule, repair, what }) => `${rule}, ${repair}: ${what}`);
  return [...throws, ...breaks].map((how) => ({ file: result.file, how }));
}
