// Real code beside the generated tree: checkouts that FIRST_DRAFT_CHECKOUTS names, each linted as it is. What is compared runs in turn,
// and only processor time is compared, and only with runs of the same round: whoever shares the machine slows all of them.
import { existsSync } from 'node:fs';
import { basename, delimiter } from 'node:path';
import { SetUpError } from '../scripts/cases/cases.js';
import { pluginFile } from '../scripts/cases/plugin.js';
import { editorOn } from './checkout-editor.js';
import { oxlintOn } from './checkout-oxlint.js';
import { loading, memoryOf, workersOn } from './checkout-process.js';
import { peersAsked } from './configurations.mjs';
import { inTurn, median, plainChild, printRatio, spread } from './measure.js';

interface CheckoutRun {
  /** Milliseconds of processor time, all threads. */
  readonly cpu: number;
  readonly files: number;
  readonly notParsed: number;
  readonly findings: number;
  /** Megabytes. */
  readonly peak: number;
  /** Milliseconds on the wall, as ESLint states them; 0 where it was not asked. */
  readonly phases: Readonly<Record<'parse' | 'rules' | 'total', number>>;
  readonly perRule: Readonly<Record<string, number>>;
}

const PEERS = ['typescript-eslint strict', ...peersAsked()];

/** What can be asked of checkouts, by its name on the command line. */
const PARTS = {
  whole: (root: string, rounds: number, isEachRule: boolean) => whole(root, rounds, isEachRule),
  peers: async (root: string, rounds: number) => {
    await compare(root, ['idle', 'recommended', 'strict', ...PEERS], rounds, 'beside others');
  },
  typed: async (root: string, rounds: number) => {
    const title = 'with types';
    await compare(root, ['typed idle', 'typed idle + recommended'], rounds, title, 1.15);
    await compare(root, ['typed', 'typed + recommended'], rounds, title, 1.05);
  },
  editor: (root: string) => editorOn(root),
  oxlint: (root: string, rounds: number) => oxlintOn(root, rounds),
  workers: (root: string, rounds: number) => workersOn(root, rounds),
} as const;

/** The folders that the environment names. */
export function checkoutsAsked(): readonly string[] {
  const folders = (process.env['FIRST_DRAFT_CHECKOUTS'] ?? '').split(delimiter).filter((each) => each !== '');
  const missing = folders.find((each) => !existsSync(each));
  if (missing !== undefined)
    throw new SetUpError(`FIRST_DRAFT_CHECKOUTS names ${missing}, which is not there.`);
  return folders;
}

/** Measures what is asked of each checkout; without a choice, all of it. */
export async function checkouts(
  roots: readonly string[],
  rounds: number,
  isEachRule: boolean,
  chosen: readonly string[],
): Promise<void> {
  const isAsked = (part: string) => chosen.length === 0 || chosen.includes(part);
  if (isAsked('loading')) await loading(rounds);
  for (const root of roots)
    for (const [part, measure] of Object.entries(PARTS))
      if (isAsked(part)) await measure(root, rounds, isEachRule);
  if (isAsked('memory')) await memoryOf(roots);
}

async function whole(root: string, rounds: number, isEachRule: boolean): Promise<void> {
  const runs = await compare(root, ['idle', 'loaded', 'recommended', 'strict'], rounds, 'whole process');
  await printShares(root, runs.get('idle') ?? [], isEachRule ? rounds : 0);
}

function lint(root: string, what: string, ...more: readonly string[]): Promise<CheckoutRun> {
  return plainChild<CheckoutRun>('child-checkout.mjs', [root, pluginFile(), what, ...more]);
}

/** Lints with each configuration in turn, and prints what each costs over the first. */
async function compare(
  root: string,
  whats: readonly string[],
  rounds: number,
  title: string,
  target?: number,
): Promise<ReadonlyMap<string, readonly CheckoutRun[]>> {
  const runs = await inTurn(whats, rounds, (what) => lint(root, what));
  const [first = ''] = whats;
  const base = runs.get(first) ?? [];
  console.log(
    `\n${basename(root)}, ${title}: ${String(base[0]?.files)} files, ${String(base[0]?.notParsed)} not parsed (processor time over ${first}, medians of ${String(rounds)} interleaved rounds)`,
  );
  for (const what of whats) {
    const own = runs.get(what) ?? [];
    const over = (of: 'cpu' | 'peak') => own.map((each, round) => each[of] / (base[round]?.[of] ?? NaN));
    const seconds = (median(own.map(({ cpu }) => cpu)) / 1000).toFixed(2);
    const peaks = `${median(own.map(({ peak }) => peak)).toFixed(0)} MB, ${median(over('peak')).toFixed(2)}`;
    const found = `${String(own[0]?.findings ?? 0)} findings`;
    printRatio(what, `${seconds} s`, spread(over('cpu')), {
      target: what === first ? undefined : target,
      more: `peak ${peaks}, ${found}`,
    });
  }
  return runs;
}

/** Where the time of `strict` goes, as ESLint states it; the first rule to ask pays for what all of them share. */
async function printShares(root: string, idle: readonly CheckoutRun[], rounds: number): Promise<void> {
  const { phases, perRule } = await lint(root, 'strict', 'stats');
  const share = (spent: number) => `${((100 * spent) / phases.total).toFixed(1)} %`.padStart(7);
  const others = phases.total - phases.parse - phases.rules;
  console.log(
    `  strict: parser ${share(phases.parse)}, rules ${share(phases.rules)}, the rest of ESLint ${share(others)}`,
  );
  for (const [rule, spent] of Object.entries(perRule).sort((a, b) => b[1] - a[1])) {
    const alone: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const { cpu } = await lint(root, rule.replace('first-draft/', ''));
      alone.push(cpu / (idle[round]?.cpu ?? NaN));
    }
    const added = rounds > 0 ? `  alone, over idle ${median(alone).toFixed(3)}` : '';
    console.log(`    ${rule.padEnd(50)} ${share(spent)}${added}`);
  }
}
