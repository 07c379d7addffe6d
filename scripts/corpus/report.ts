// The tables and lists that `npm run corpus` prints.
import { subjectOf, type Difference } from './comparison.js';
import { isTrouble, type RepositoryFindings } from './findings.js';
import { judge, precisionOf, tallyOf, type Judged, type Label, type Preset } from './labels.js';

const PRESETS: readonly Preset[] = ['recommended', 'strict', 'opt-in'];

export function printSummary(repositories: readonly RepositoryFindings[], labels: readonly Label[]): void {
  const { judged, gone } = judge(repositories, labels);
  printRepositories(repositories, judged);
  printPrecision(judged);
  printGone(gone);
}

function printRepositories(repositories: readonly RepositoryFindings[], judged: readonly Judged[]): void {
  const rows = repositories.map(({ repository, files, findings }) => {
    const here = judged.filter((each) => each.repository === repository);
    const troubles = findings.filter(isTrouble);
    return [
      repository,
      files,
      ...PRESETS.map((preset) => here.filter((each) => each.preset === preset).length),
      here.filter(({ verdict }) => verdict !== '').length,
      troubles.filter(({ reported }) => reported === 'threw').length,
      troubles.filter(({ reported }) => reported === 'not-linted').length,
    ];
  });
  const head = [
    'repository',
    'files',
    'recommended',
    'strict adds',
    'opt-in adds',
    'labelled',
    'threw',
    'not linted',
  ];
  const sums = head.slice(1).map((_, index) => rows.reduce((sum, row) => sum + Number(row[index + 1]), 0));
  printTable(head, rows.length > 1 ? [...rows, ['all', ...sums]] : rows);
}

function printPrecision(judged: readonly Judged[]): void {
  const row = (name: string, preset: Preset, among: readonly Judged[]) => {
    const tally = tallyOf(among);
    const precision = precisionOf(tally);
    const percent = precision === undefined ? '-' : `${(precision * 100).toFixed(1)} %`;
    return [
      name,
      preset,
      tally.findings,
      tally.right,
      tally.wrong,
      tally.debatable,
      tally.unlabelled,
      percent,
    ];
  };
  const presets = PRESETS.flatMap((preset) => {
    const among = judged.filter((each) => each.preset === preset);
    return among.length === 0 ? [] : [row('all', preset, among)];
  });
  const rules = [...new Set(judged.map(({ rule }) => rule))].sort().flatMap((rule) =>
    PRESETS.flatMap((preset) => {
      const among = judged.filter((each) => each.rule === rule && each.preset === preset);
      return among.length === 0 ? [] : [row(rule, preset, among)];
    }),
  );
  console.log(
    '\nPrecision is right / (right + wrong); each finding counts in the mildest preset that reports it.\n',
  );
  const head = ['rule', 'preset', 'findings', 'right', 'wrong', 'debatable', 'unlabelled', 'precision'];
  printTable(head, [...rules, ...presets]);
}

const OF_THE_GONE = { wrong: 'wrong: cured', right: 'right: lost', debatable: 'debatable' } as const;

function printGone(gone: readonly Label[]): void {
  console.log(`\nLabels whose finding is gone: ${gone.length}`);
  for (const verdict of ['right', 'wrong', 'debatable'] as const) {
    const those = gone.filter((label) => label.verdict === verdict);
    if (those.length === 0) continue;
    console.log(`  ${OF_THE_GONE[verdict]}: ${those.length}`);
    for (const { repository, rule, place, why } of those)
      console.log(`    ${repository}  ${rule}  ${place}${why === '' ? '' : `  ${why}`}`);
  }
}

/** How many findings of each rule came, went and changed in each repository. */
export function printDifferenceCounts(byRepository: ReadonlyMap<string, readonly Difference[]>): void {
  const rows = [...byRepository].flatMap(([repository, differences]) =>
    [...new Set(differences.map((each) => subjectOf(each).rule))].map((rule) => {
      const those = differences.filter((each) => subjectOf(each).rule === rule);
      const count = (kind: Difference['kind']) => those.filter((each) => each.kind === kind).length;
      return [repository, rule, count('came'), count('went'), count('changed')];
    }),
  );
  if (rows.length > 0) printTable(['repository', 'rule', 'came', 'went', 'changed'], rows);
}

/** Names to the left, numbers to the right. */
function printTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const lines = [head, ...rows].map((row) => row.map(String));
  const isText = (column: number) => rows.every((row) => typeof row[column] === 'string');
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines) {
    const cells = line.map((cell, column) => {
      const width = widths[column] ?? 0;
      return isText(column) && column < 2 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(cells.join('  ').trimEnd());
  }
}
