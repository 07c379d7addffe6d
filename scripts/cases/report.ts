// The tables that `npm run cases` prints.
import type { Case } from './cases.js';
import type { PresetName } from './plugin.js';
import { reasonOut } from './scope.js';
import { crashLine, type Outcome } from './score.js';

/** What the release promises, in per cent: bugs found in `strict` by scope, false alarms in `recommended`. */
const TARGETS: Readonly<Record<string, number>> = { file: 85, 'cross-file': 65 };
const TARGETS_BY_MODE: Readonly<Record<string, typeof TARGETS>> = {
  'n+1': { file: 90, 'cross-file': 70 },
  validation: { file: 95, 'cross-file': 90 },
  'error-logging': { file: 75 },
  concurrency: { file: 70, 'cross-file': 45 },
  testing: { file: 100 },
};
const FALSE_ALARMS_AT_MOST = 5;

export interface Run {
  readonly outcomes: readonly Outcome[];
  /** Cases whose clone or commit is not there. */
  readonly missing: readonly Case[];
  /** Count every bug case, whatever scope.ts says. */
  readonly all: boolean;
}

export function printReport({ outcomes, missing, all }: Run): void {
  const out = (each: Case) => (all ? undefined : reasonOut(each.id));
  const bugs = outcomes.filter(({ case: each }) => each.kind === 'bug');
  const counted = bugs.filter(({ case: each }) => out(each) === undefined);
  const nonBugs = outcomes.filter(({ case: each }) => each.kind === 'non-bug');
  printBugs(counted, all ? 'all of them' : 'those that scope.ts counts');
  printMisses(counted);
  printFalseAlarms(nonBugs);
  if (!all) printOut(bugs.filter(({ case: each }) => out(each) !== undefined));
  printCrashes(outcomes);
  printTimes(outcomes);
  section(`Not at hand: ${String(missing.length)}`);
  for (const { id, repo, commit } of missing) console.log(`  ${id}  ${repo}@${commit.slice(0, 12)}`);
}

function printBugs(counted: readonly Outcome[], which: string): void {
  section(`Bugs (${which})`);
  console.log(row(['mode', 'scope', 'counted', 'recommended', 'strict', 'target in strict']));
  const modes = [...new Set(counted.map(({ case: each }) => each.mode))];
  const scopes = ['file', 'cross-file', 'types'];
  for (const mode of modes) {
    for (const scope of scopes)
      printBugRow(
        mode,
        scope,
        counted.filter(({ case: each }) => each.mode === mode),
        TARGETS_BY_MODE[mode]?.[scope],
      );
  }
  for (const scope of scopes) printBugRow('all', scope, counted, TARGETS[scope]);
}

function printBugRow(mode: string, scope: string, among: readonly Outcome[], target?: number): void {
  const these = among.filter(({ case: each }) => each.scope === scope);
  if (these.length === 0) return;
  const found = (preset: 'recommended' | 'strict') =>
    these.filter(({ presets }) => presets[preset].hits.length > 0);
  const strict = found('strict').length;
  const verdict =
    target === undefined ? '' : `${String(target)} %: ${reached((100 * strict) / these.length >= target)}`;
  const counts = [
    these.length,
    share(found('recommended').length, these.length),
    share(strict, these.length),
  ];
  console.log(row([mode, scope, ...counts.map(String), verdict]));
}

function printMisses(counted: readonly Outcome[]): void {
  const misses = counted.filter(({ presets }) => presets.strict.hits.length === 0);
  section(`Misses in strict: ${String(misses.length)}`);
  for (const { case: each, presets } of misses) {
    console.log(`  ${each.id}  ${place(each)}  [${each.scope}, ${each.lib}]`);
    console.log(`      ${each.why}`);
    if (presets.strict.failure) console.log(`      not linted: ${crashLine(presets.strict.failure)}`);
  }
  const onlyStrict = counted.filter(
    ({ presets }) => presets.strict.hits.length > 0 && presets.recommended.hits.length === 0,
  );
  section(`Found in strict only: ${String(onlyStrict.length)}`);
  for (const { case: each, presets } of onlyStrict)
    console.log(`  ${each.id}  ${rulesOf(presets.strict.hits)}`);
}

function printFalseAlarms(nonBugs: readonly Outcome[]): void {
  section(`False alarms (all ${String(nonBugs.length)} non-bugs at hand count)`);
  const alarms = (preset: PresetName) => nonBugs.filter(({ presets }) => presets[preset].hits.length > 0);
  const inRecommended = alarms('recommended');
  const percent = nonBugs.length === 0 ? 0 : (100 * inRecommended.length) / nonBugs.length;
  const target = `at most ${String(FALSE_ALARMS_AT_MOST)} %: ${reached(percent <= FALSE_ALARMS_AT_MOST)}`;
  console.log(`  recommended: ${share(inRecommended.length, nonBugs.length)}, ${target}`);
  printAlarms(inRecommended, 'recommended');
  const onlyStrict = alarms('strict').filter((outcome) => !inRecommended.includes(outcome));
  const beside = onlyStrict.length > 0 ? ', beside those above:' : '';
  console.log(`  strict: ${share(alarms('strict').length, nonBugs.length)}${beside}`);
  printAlarms(onlyStrict, 'strict');
}

function printAlarms(outcomes: readonly Outcome[], preset: PresetName): void {
  for (const { case: each, presets } of outcomes) {
    console.log(`    ${each.id}  ${place(each)}\n        ${each.why}`);
    for (const { ruleId, line, message } of presets[preset].hits) {
      console.log(`        ${String(line)}  ${ruleId}: ${message}`);
    }
  }
}

function printOut(outcomes: readonly Outcome[]): void {
  section(`Out of this release: ${String(outcomes.length)}`);
  const reasons = groupBy(outcomes, ({ case: each }) => reasonOut(each.id) ?? '');
  for (const [reason, these] of [...reasons].sort(([a], [b]) => a.localeCompare(b))) {
    const ids = these.map(
      ({ case: each, presets }) => each.id + (presets.strict.hits.length > 0 ? ' (found)' : ''),
    );
    console.log(`  ${reason}\n      ${ids.join(', ')}`);
  }
}

function printCrashes(outcomes: readonly Outcome[]): void {
  const troubles = outcomes.flatMap(({ case: each, presets: { recommended, strict } }) =>
    [recommended, strict].flatMap(({ crashes, failure }) => [
      ...crashes.map(({ rule, message }) => ({ each, what: `${rule} threw: ${crashLine(message)}` })),
      ...(failure ? [{ each, what: `not linted: ${crashLine(failure)}` }] : []),
    ]),
  );
  section(
    `Rules that threw, files that could not be linted: ${String(new Set(troubles.map(({ each }) => each)).size)} cases`,
  );
  for (const [what, these] of groupBy(troubles, ({ what }) => what)) {
    console.log(`  ${what}\n      ${[...new Set(these.map(({ each }) => each.id))].join(', ')}`);
  }
}

function printTimes(outcomes: readonly Outcome[]): void {
  const times = outcomes.map(({ case: each, presets }) => {
    return { each, first: presets.recommended.milliseconds, second: presets.strict.milliseconds };
  });
  const total = times.reduce((sum, { first, second }) => sum + first + second, 0);
  section(
    `Time to lint: ${(total / 1000).toFixed(1)} s in all; the slowest (recommended on a cold tree, then strict)`,
  );
  for (const { each, first, second } of times.sort((a, b) => b.first - a.first).slice(0, 5)) {
    console.log(`  ${each.id}  ${first.toFixed(0)} ms, ${second.toFixed(0)} ms  ${place(each)}`);
  }
}

function section(title: string): void {
  console.log(`\n${title}`);
}

export function place(each: Case): string {
  return `${each.repo} ${each.path}:${each.lines.join(',')}`;
}

function rulesOf(hits: readonly { ruleId: string }[]): string {
  return [...new Set(hits.map(({ ruleId }) => ruleId))].join(', ');
}

function share(part: number, whole: number): string {
  return whole === 0 ? '0' : `${String(part)} of ${String(whole)} (${((100 * part) / whole).toFixed(0)} %)`;
}

function reached(is: boolean): string {
  return is ? 'reached' : 'NOT REACHED';
}

function row(cells: readonly string[]): string {
  const widths = [15, 11, 8, 17, 17, 0];
  return `  ${cells.map((cell, index) => cell.padEnd(widths[index] ?? 0)).join('  ')}`.trimEnd();
}

/** Map.groupBy, which Node 20 lacks. */
function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
