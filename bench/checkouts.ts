// Real code beside the generated tree: checkouts that FIRST_DRAFT_CHECKOUTS names, each linted as it is, with one rule that does
// nothing, with the plugin loaded and no rule on, and with the presets, in turn. Only processor time is compared, and only with runs of
// the same round: whoever shares the machine slows all of them.
import { existsSync } from 'node:fs';
import { basename, delimiter } from 'node:path';
import { SetUpError } from '../scripts/cases/cases.js';
import { pluginFile } from '../scripts/cases/plugin.js';
import { median, plainChild, spread } from './measure.js';

const CONFIGURATIONS = ['idle', 'loaded', 'recommended', 'strict'] as const;
type Configuration = (typeof CONFIGURATIONS)[number];

interface CheckoutRun {
  /** Milliseconds of processor time, all threads. */
  readonly cpu: number;
  readonly files: number;
  readonly findings: number;
  /** Megabytes. */
  readonly peak: number;
  /** Milliseconds on the wall, as ESLint states them; 0 where it was not asked. */
  readonly phases: Readonly<Record<'parse' | 'rules' | 'total', number>>;
  readonly perRule: Readonly<Record<string, number>>;
}

/** The folders that the environment names. */
export function checkoutsAsked(): readonly string[] {
  const folders = (process.env['FIRST_DRAFT_CHECKOUTS'] ?? '').split(delimiter).filter((each) => each !== '');
  const missing = folders.find((each) => !existsSync(each));
  if (missing !== undefined)
    throw new SetUpError(`FIRST_DRAFT_CHECKOUTS names ${missing}, which is not there.`);
  return folders;
}

/** Measures one checkout, and prints what each configuration costs over the idle rule, where the time goes, and each rule's share. */
export async function checkout(root: string, rounds: number, isEachRule: boolean): Promise<void> {
  const lint = (what: string, ...more: readonly string[]) =>
    plainChild<CheckoutRun>('child-checkout.mjs', [root, pluginFile(), what, ...more]);
  const runs = Object.fromEntries(CONFIGURATIONS.map((what) => [what, [] as CheckoutRun[]])) as Record<
    Configuration,
    CheckoutRun[]
  >;
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < CONFIGURATIONS.length; turn += 1) {
      const what = CONFIGURATIONS[(round + turn) % CONFIGURATIONS.length] ?? 'idle';
      runs[what].push(await lint(what));
    }
  console.log(
    `\n${basename(root)}, ${String(runs.idle[0]?.files)} files (processor time, medians of ${String(rounds)} interleaved rounds)`,
  );
  for (const what of CONFIGURATIONS) {
    const {
      median: middle,
      low,
      high,
    } = spread(runs[what].map(({ cpu }, round) => cpu / (runs.idle[round]?.cpu ?? NaN)));
    const range = low < high ? ` (${low.toFixed(2)} to ${high.toFixed(2)})` : '';
    const seconds = (median(runs[what].map(({ cpu }) => cpu)) / 1000).toFixed(2);
    const peak = Math.max(...runs[what].map((each) => each.peak)).toFixed(0);
    const found = String(runs[what][0]?.findings ?? 0);
    console.log(
      `  ${what.padEnd(14)} ${`${seconds} s`.padEnd(10)} over idle ${`${middle.toFixed(3)}${range}`.padEnd(24)} ${`${peak} MB`.padEnd(9)} ${found} findings`,
    );
  }
  await printShares(lint, runs.idle, isEachRule ? rounds : 0);
}

/** Where the time of `strict` goes, as ESLint states it; the first rule to ask pays for what all of them share. */
async function printShares(
  lint: (what: string, ...more: readonly string[]) => Promise<CheckoutRun>,
  idle: readonly CheckoutRun[],
  rounds: number,
): Promise<void> {
  const { phases, perRule } = await lint('strict', 'stats');
  const share = (spent: number) => `${((100 * spent) / phases.total).toFixed(1)} %`.padStart(7);
  const others = phases.total - phases.parse - phases.rules;
  console.log(
    `  strict: parser ${share(phases.parse)}, rules ${share(phases.rules)}, the rest of ESLint ${share(others)}`,
  );
  for (const [rule, spent] of Object.entries(perRule).sort((a, b) => b[1] - a[1])) {
    const alone: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { cpu } = await lint(rule.replace('first-draft/', ''));
      alone.push(cpu / (idle[round]?.cpu ?? NaN));
    }
    const added = rounds > 0 ? `  alone, over idle ${median(alone).toFixed(3)}` : '';
    console.log(`    ${rule.padEnd(50)} ${share(spent)}${added}`);
  }
}
