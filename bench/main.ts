// `npm run bench`: what the plugin adds to linting. Performance is measured here and asserted nowhere, so it exits 0 whatever
// the numbers are; they are ratios within one run, because a machine's milliseconds mean nothing on another.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetUpError } from '../scripts/cases/cases.js';
import { recommendedRules } from './config.js';
import { generate, type Tree } from './generate.js';
import { child, compare, median, type Compared, type LintRun, type Ratio } from './measure.js';

const HELP = `npm run bench [-- --quick] [-- --files 1000] [-- --many 5000] [-- --rounds 5] [-- --rules] [-- --keep]

  --quick   one round of everything
  --files   how many files the tree has that everything is measured on
  --many    how many files the larger tree has (0: leave it out)
  --rounds  how many interleaved rounds the medians are of
  --rules   also a run with each rule on its own
  --keep    leave the generated trees where they are and say where
`;

/** What the plugin may add: a tenth, for a whole run and for a keystroke, and the same per file in a larger tree. */
const TARGET = 1.1;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      files: { type: 'string', default: '1000' },
      many: { type: 'string', default: '5000' },
      rounds: { type: 'string', default: '5' },
      rules: { type: 'boolean' },
      keep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const rounds = values.quick ? 1 : Number(values.rounds);
  const folder = mkdtempSync(join(tmpdir(), 'first-draft-bench-'));
  try {
    const small = generate(join(folder, 'small'), Number(values.files));
    printTree(small);
    const whole = await wholeRuns(small, rounds);
    if (Number(values.many) > 0)
      await manyFiles(generate(join(folder, 'many'), Number(values.many)), whole, rounds);
    await editor(small, values.quick ? 10 : 60);
    await ruleCosts(small, values.rules ? Math.min(rounds, 3) : 0);
  } finally {
    if (values.keep) console.log(`\nThe trees are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

function printTree({ files, known, lines }: Tree): void {
  const share = ((100 * known) / files.length).toFixed(0);
  console.log(
    `${String(files.length)} files, ${String(lines)} lines, ${share} % of them with a library that the plugin knows`,
  );
}

async function wholeRuns(tree: Tree, rounds: number): Promise<Compared> {
  const compared = await compare(tree.root, 'recommended', rounds);
  console.log(
    `\nWhole run, ${String(tree.files.length)} files (median of ${String(rounds)} interleaved, fresh processes)`,
  );
  printCompared(compared);
  const [run] = compared.with;
  const findings = Object.entries(run?.findings ?? {});
  console.log(
    `  findings: ${findings.map(([rule, count]) => `${rule} ${String(count)}`).join(', ') || 'none'}`,
  );
  if (run && run.fatal > 0)
    console.log(`  NOT PARSED: ${String(run.fatal)} files, so these numbers are worth nothing`);
  return compared;
}

async function manyFiles(tree: Tree, small: Compared, rounds: number): Promise<void> {
  const many = await compare(tree.root, 'recommended', Math.min(rounds, 3));
  console.log(`\nWhole run, ${String(tree.files.length)} files`);
  printCompared(many);
  // What the rules add, per file: ESLint's own cost per file may change with the size of a run, ours must not.
  const added = ({ none, with: runs }: Compared) =>
    median(runs.map((run, round) => perFile(run) - perFile(none[round] ?? run)));
  const whole = ({ with: runs }: Compared) => median(runs.map(perFile));
  const level = whole(many) / whole(small);
  print('a file in all, many : few', `${whole(many).toFixed(2)} : ${whole(small).toFixed(2)} ms`, {
    median: level,
    low: level,
    high: level,
  });
  console.log(
    `  ${'a file added by rules, many : few'.padEnd(34)} ${added(many).toFixed(3)} : ${added(small).toFixed(3)} ms`,
  );
}

function perFile({ cpu, files }: LintRun): number {
  return cpu / files;
}

function printCompared({ none, with: runs, cpuRatio, wallRatio }: Compared): void {
  const of = (all: readonly LintRun[], what: 'cpu' | 'wall') =>
    (median(all.map((each) => each[what])) / 1000).toFixed(2);
  print('processor', `${of(runs, 'cpu')} : ${of(none, 'cpu')} s`, cpuRatio);
  print('wall', `${of(runs, 'wall')} : ${of(none, 'wall')} s`, wallRatio);
  const peak = (all: readonly LintRun[]) => median(all.map((each) => each.peak)).toFixed(0);
  console.log(`  ${'memory, at most'.padEnd(34)} ${peak(runs)} : ${peak(none)} MB`);
}

async function editor({ root, samples }: Tree, keystrokes: number): Promise<void> {
  const pairs = Object.entries(samples).map(([kind, file]) => `${kind}=${file}`);
  type Times = Record<'none' | 'recommended' | 'afterSave', number[]>;
  const measured = await child<Record<string, Times>>('child-editor.ts', [
    root,
    String(keystrokes),
    ...pairs,
  ]);
  console.log(
    `\nEditor: one file again after each of ${String(keystrokes)} keystrokes in a warm process (median)`,
  );
  for (const [kind, { none, recommended, afterSave }] of Object.entries(measured)) {
    // Of medians, not of pairs: a pause of the engine hits one lint of a pair, and there are many keystrokes.
    const ratio = median(recommended) / median(none);
    print(kind, `${median(recommended).toFixed(2)} : ${median(none).toFixed(2)} ms`, {
      median: ratio,
      low: ratio,
      high: ratio,
    });
    console.log(`  ${''.padEnd(34)} ${median(afterSave).toFixed(2)} ms after another file was saved`);
  }
}

/** What ESLint itself says of each rule, in a run of its own because taking the times slows every listener down. */
async function ruleCosts({ root }: Tree, rounds: number): Promise<void> {
  const { perRule, wall } = await child<LintRun>('child-lint.ts', [root, 'recommended', 'stats']);
  console.log("\nRules (share of a run's time; the first rule to ask pays for what all of them share)");
  for (const rule of await recommendedRules()) {
    const alone =
      rounds > 0 ? `  alone ${percent((await compare(root, rule, rounds)).cpuRatio.median - 1)}` : '';
    console.log(`  ${rule.padEnd(34)} ${percent((perRule[`first-draft/${rule}`] ?? 0) / wall)}${alone}`);
  }
}

function print(what: string, numbers: string, { median: ratio, low, high }: Ratio): void {
  const verdict = ratio <= TARGET ? 'reached' : 'NOT REACHED';
  const spread = low < high ? ` (${low.toFixed(2)} to ${high.toFixed(2)})` : '';
  console.log(
    `  ${what.padEnd(34)} ${numbers.padEnd(20)} ratio ${ratio.toFixed(3)}${spread}, at most ${TARGET.toFixed(2)}: ${verdict}`,
  );
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`.padStart(7);
}

try {
  await main();
} catch (error) {
  if (!(error instanceof SetUpError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
