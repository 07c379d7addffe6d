// `npm run bench`: what the plugin adds to linting. Performance is measured here and asserted nowhere, so it exits 0 whatever
// the numbers are; they are ratios within one run, because a machine's milliseconds mean nothing on another.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { SetUpError } from '../scripts/cases/cases.js';
import { checkouts, checkoutsAsked } from './checkouts.js';
import type { ConcurrentRun } from './child-concurrency.js';
import type { Depth } from './child-depth.js';
import type { Keystrokes } from './child-editor.js';
import type { MeasuredShape } from './child-shapes.js';
import { recommendedRules, type What } from './config.js';
import { generate, type Tree } from './generate.js';
import { child, Comparison, median, type LintRun, type Ratio } from './measure.js';
import { keptFindings } from './kept.js';
import { hosts } from './oxlint.js';
import { SHAPES } from './templates/shapes.js';

const HELP = `npm run bench [-- --quick] [-- --files 1000] [-- --many 10000] [-- --rounds 5] [-- --rules] [-- --only shapes] [-- --keep]

  --quick   one round of everything
  --files   how many files the tree has that everything is measured on
  --many    how many files the larger tree has, as one package and as a workspace of 800 (0: leave it out)
  --rounds  how many interleaved rounds the medians are of
  --rules   also a run with each rule on its own
  --only    one part: checkouts, whole, kept, concurrency, editor, rules, hosts, shapes or depth
  --shapes  only the shapes whose name holds this
  --of      of checkouts only these, with commas between them: loading, whole, peers, typed, editor, oxlint, workers, memory
  --keep    leave the generated trees where they are and say where

  FIRST_DRAFT_CHECKOUTS=/code/umami:/code/karakeep   real code, which is measured first; with --rules, each rule alone as well
  FIRST_DRAFT_PEERS=/code/peers                      a folder with eslint-plugin-sonarjs, -ai-guard and -llm-core in node_modules
`;

/** Packages of the workspace that the larger tree is linted as. */
const PACKAGES = 800;

/** What the plugin may add: a tenth, to a whole run and to a keystroke, and the same per file in a larger tree. */
const TARGET = 1.1;

const CONFIGURATIONS = ['none', 'idle', 'recommended'] as const;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean' },
      files: { type: 'string', default: '1000' },
      many: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      rules: { type: 'boolean' },
      only: { type: 'string' },
      shapes: { type: 'string' },
      of: { type: 'string', default: '' },
      keep: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const rounds = values.quick ? 1 : Number(values.rounds);
  const isAsked = (part: string) => values.only === undefined || values.only === part;
  const parts = values.of.split(',').filter((part) => part !== '');
  if (isAsked('checkouts')) await checkouts(checkoutsAsked(), rounds, values.rules === true, parts);
  if (values.only === 'checkouts') return;
  const folder = mkdtempSync(join(tmpdir(), 'first-draft-bench-'));
  try {
    const small = generate(join(folder, 'small'), Number(values.files));
    printTree(small);
    if (isAsked('whole')) {
      const whole = await wholeRuns(small, rounds);
      if (Number(values.many) > 0)
        await manyFiles(join(folder, 'many'), Number(values.many), whole, Math.min(rounds, 3));
    }
    if (isAsked('kept')) await keptFindings(small, Math.min(rounds, 3));
    if (isAsked('concurrency')) await concurrency(small, rounds);
    if (isAsked('editor')) await editor(small, values.quick ? 20 : 150);
    if (isAsked('rules')) await ruleCosts(small, values.rules ? Math.min(rounds, 3) : 0);
    if (isAsked('hosts')) await hosts(small, Math.min(rounds, 3));
    if (isAsked('shapes')) await shapes(join(folder, 'shapes'), values.quick ? 1 : 3, values.shapes);
    if (isAsked('depth')) await depths(join(folder, 'depth'));
  } finally {
    if (values.keep) console.log(`\nThe trees are in ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
}

function printTree({ files, known, lines }: Tree): void {
  const share = ((100 * known) / files.length).toFixed(0);
  const size = `${String(files.length)} files, ${String(lines)} lines`;
  console.log(`${size}, ${share} % of the files with a library that the plugin knows`);
  const [load = 0] = loadavg();
  // Even processor time grows when others use the caches and the cores that the collector counts on.
  if (load > availableParallelism() / 2)
    console.log(`The machine is busy (load ${load.toFixed(1)}): trust the ratios little.`);
}

async function wholeRuns({ root, files }: Tree, rounds: number): Promise<Comparison> {
  const compared = await Comparison.of(root, CONFIGURATIONS, rounds);
  printComparison(compared, `Whole run, ${String(files.length)} files`, rounds);
  const [first] = compared.runs('recommended');
  const findings = Object.entries(first?.findings ?? {}).map(([rule, count]) => `${rule} ${String(count)}`);
  console.log(`  findings: ${findings.join(', ') || 'none'}`);
  if (first && first.fatal > 0)
    console.log(`  NOT PARSED: ${String(first.fatal)} files, so these numbers are worth nothing`);
  return compared;
}

/** What a file costs in a tree of many, and where the same files are a workspace. */
async function manyFiles(folder: string, count: number, few: Comparison, rounds: number): Promise<void> {
  const one = generate(join(folder, 'one'), count);
  const many = await Comparison.of(one.root, CONFIGURATIONS, rounds);
  printComparison(many, `Whole run, ${String(count)} files`, rounds);
  level('a file, many over few', many, few);
  const workspace = generate(join(folder, 'workspace'), count, PACKAGES);
  const packages = await Comparison.of(workspace.root, CONFIGURATIONS, rounds);
  level(`a file, ${String(PACKAGES)} packages over one`, packages, many);
}

function level(what: string, large: Comparison, small: Comparison): void {
  const costs = (of: Comparison) => of.perFile('recommended').toFixed(2);
  const ratio = large.perFile('recommended') / small.perFile('recommended');
  print(what, `${costs(large)} : ${costs(small)} ms`, single(ratio));
  // What the engine and ESLint do with more files is theirs.
  const idle = large.perFile('idle') / small.perFile('idle');
  console.log(`  ${'the same with a rule that is idle'.padEnd(WIDTH)} ratio ${idle.toFixed(3)}`);
  const added = (of: Comparison) => of.perFile('recommended', 'idle').toFixed(3);
  console.log(`  ${'of it added by the rules'.padEnd(WIDTH)} ${added(large)} : ${added(small)} ms`);
}

function printComparison(compared: Comparison, title: string, rounds: number): void {
  console.log(`\n${title} (medians of ${String(rounds)} interleaved rounds, fresh processes)`);
  const seconds = (by: 'cpu' | 'wall', ...whats: What[]) =>
    `${whats.map((what) => (compared.median(what, by) / 1000).toFixed(2)).join(' : ')} s`;
  for (const by of ['cpu', 'wall'] as const) {
    const clock = by === 'cpu' ? 'processor' : 'wall';
    print(
      `${clock}, over no rules`,
      seconds(by, 'recommended', 'none'),
      compared.ratio('recommended', 'none', by),
    );
    print(
      `${clock}, over a rule that is idle`,
      seconds(by, 'recommended', 'idle'),
      compared.ratio('recommended', 'idle', by),
    );
    const idle = compared.ratio('idle', 'none', by);
    console.log(
      `  ${''.padEnd(WIDTH)} ${seconds(by, 'idle', 'none').padEnd(20)} ratio ${numbers(idle)} for any rule at all`,
    );
  }
  const peaks = (['recommended', 'none'] as const).map((what) => compared.median(what, 'peak').toFixed(0));
  console.log(`  ${'memory, at most'.padEnd(WIDTH)} ${peaks.join(' : ')} MB`);
}

/** ESLint's own workers: two over none, for the parser alone and for the preset, so that one sees what of it is ours. */
async function concurrency({ root, files }: Tree, rounds: number): Promise<void> {
  console.log(`\nESLint's --concurrency 2 over off, ${String(files.length)} files`);
  for (const what of ['none', 'recommended'] as const) {
    const runs: { one: ConcurrentRun; two: ConcurrentRun }[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const [one, two] = [
        await child<ConcurrentRun>('child-concurrency.ts', [root, what, '1']),
        await child<ConcurrentRun>('child-concurrency.ts', [root, what, '2']),
      ];
      runs.push({ one, two });
    }
    for (const by of ['wall', 'cpu'] as const) {
      const ratios = runs.map(({ one, two }) => two[by] / one[by]);
      const seconds = (of: 'one' | 'two') => (median(runs.map((run) => run[of][by])) / 1000).toFixed(2);
      const ratio = { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
      const name = `${what}, ${by === 'wall' ? 'wall' : 'processor'}`;
      console.log(
        `  ${name.padEnd(WIDTH)} ${`${seconds('two')} : ${seconds('one')} s`.padEnd(20)} ratio ${numbers(ratio)}`,
      );
    }
    const isSame = runs.every(({ one, two }) => one.digest === two.digest);
    const [first] = runs;
    console.log(
      `  ${''.padEnd(WIDTH)} ${isSame ? `the same ${String(first?.one.findings)} findings` : 'OTHER FINDINGS'}`,
    );
  }
}

/** What every rule together costs for one more of a thing, in a program four times as large over the smallest. */
const MOST_GROWTH = 1.5;
/** Below this, what is measured is the collector. */
const LEAST_MS = 40;

async function shapes(folder: string, rounds: number, part = ''): Promise<void> {
  const chosen = SHAPES.flatMap(({ name }) => (name.includes(part) ? [name] : []));
  const measured = await child<MeasuredShape[]>('child-shapes.ts', [folder, String(rounds), ...chosen]);
  console.log(
    `\nLarge and deep programs, every rule, over the same with no rules (processor time; the shortest of ${String(rounds)})`,
  );
  for (const { shape, size, none, all, failure } of measured) {
    const added = all.map((each, index) => each - (none[index] ?? NaN));
    const [small = NaN, , large = NaN] = added;
    const growth = large / small / 4;
    const isSlow = large > LEAST_MS && large / Math.max(small, LEAST_MS / 4) / 4 > MOST_GROWTH;
    const verdict = isSlow ? 'NOT LINEAR' : large > LEAST_MS ? 'linear' : 'too little to tell';
    const times = added.map((each) => Math.max(each, 0).toFixed(0)).join(' : ');
    console.log(
      `  ${`${shape}, ${String(size)}`.padEnd(WIDTH + 16)} ${`${times} ms`.padEnd(22)} a unit ${growth.toFixed(2)} times: ${verdict}`,
    );
    if (failure) console.log(`      ${failure}`);
  }
}

/** A rule must never throw: where the parser and ESLint get through, every rule has to. */
async function depths(folder: string): Promise<void> {
  console.log('\nDepth: the deepest program that is linted with no rules, and with every rule');
  for (const { shape, withoutRules, failure } of await child<Depth[]>('child-depth.ts', [folder])) {
    const verdict = failure === undefined ? 'every rule gets through' : `A RULE FAILS: ${failure}`;
    console.log(`  ${shape.padEnd(WIDTH)} ${String(withoutRules).padStart(6)} deep: ${verdict}`);
  }
}

async function editor({ root, samples }: Tree, keystrokes: number): Promise<void> {
  const pairs = Object.entries(samples).map(([kind, file]) => `${kind}=${file}`);
  const measured = await child<Record<string, Keystrokes>>('child-editor.ts', [
    root,
    String(keystrokes),
    ...pairs,
  ]);
  console.log(
    `\nEditor: one file again after each of ${String(keystrokes)} keystrokes in a warm process (medians)`,
  );
  for (const [kind, { none, idle, recommended, afterSave }] of Object.entries(measured)) {
    // Of medians, not of pairs: a pause of the engine hits one lint of a pair, and there are many keystrokes.
    const over = (base: number[]) => single(median(recommended) / median(base));
    const times = (base: number[]) => `${median(recommended).toFixed(2)} : ${median(base).toFixed(2)} ms`;
    print(`${kind}, over no rules`, times(none), over(none));
    print('  over a rule that is idle', times(idle), over(idle));
    console.log(`  ${'  after another file was saved'.padEnd(WIDTH)} ${median(afterSave).toFixed(2)} ms`);
  }
}

/** What ESLint itself says of each rule, in a run of its own because taking the times slows every listener down. */
async function ruleCosts({ root }: Tree, rounds: number): Promise<void> {
  const { perRule, wall } = await child<LintRun>('child-lint.ts', [root, 'recommended', 'stats']);
  console.log("\nRules (share of a run's time; the first rule to ask pays for what all of them share)");
  for (const rule of await recommendedRules()) {
    const alone = rounds > 0 ? await Comparison.of(root, ['idle', rule], rounds) : undefined;
    const added = alone ? `  alone ${percent(alone.ratio(rule, 'idle', 'cpu').median - 1)}` : '';
    console.log(`  ${rule.padEnd(WIDTH)} ${percent((perRule[`first-draft/${rule}`] ?? 0) / wall)}${added}`);
  }
}

const WIDTH = 40;

function print(what: string, times: string, ratio: Ratio): void {
  const verdict = ratio.median <= TARGET ? 'reached' : 'NOT REACHED';
  console.log(
    `  ${what.padEnd(WIDTH)} ${times.padEnd(20)} ratio ${numbers(ratio)}, at most ${TARGET.toFixed(2)}: ${verdict}`,
  );
}

function numbers({ median: middle, low, high }: Ratio): string {
  return middle.toFixed(3) + (low < high ? ` (${low.toFixed(2)} to ${high.toFixed(2)})` : '');
}

function single(ratio: number): Ratio {
  return { median: ratio, low: ratio, high: ratio };
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
