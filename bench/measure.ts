// Runs measurements in fresh processes and reduces several of them to one number.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { What } from './config.js';

const run = promisify(execFile);

export interface LintRun {
  /** Milliseconds of processor time, all threads. */
  readonly cpu: number;
  readonly wall: number;
  readonly files: number;
  /** Megabytes. */
  readonly peak: number;
  readonly fatal: number;
  readonly findings: Readonly<Record<string, number>>;
  /** `file:line:column rule` of each finding. */
  readonly places: readonly string[];
  readonly perRule: Readonly<Record<string, number>>;
}

export interface Ratio {
  readonly median: number;
  /** The smallest and the largest of the rounds: how far the machine's noise reaches. */
  readonly low: number;
  readonly high: number;
}

export async function child<Result>(
  script: 'child-lint.ts' | 'child-editor.ts' | 'child-concurrency.ts' | 'child-shapes.ts' | 'child-depth.ts',
  args: readonly string[],
): Promise<Result> {
  const file = join(import.meta.dirname, script);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file, ...args], {
    maxBuffer: 64 * 1024 * 1024,
    cwd: join(import.meta.dirname, '..'),
  });
  return JSON.parse(stdout) as Result;
}

/** The same of a script that nothing needs to compile. */
export async function plainChild<Result>(
  script: `child-${string}.mjs`,
  args: readonly string[],
  flags: readonly string[] = [],
): Promise<Result> {
  const { stdout } = await run(process.execPath, [...flags, join(import.meta.dirname, script), ...args], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Result;
}

/** Runs of each of some things, in turn and each round in another order, so that a machine that drifts drifts for all. */
export async function inTurn<Run>(
  whats: readonly string[],
  rounds: number,
  run: (what: string) => Promise<Run>,
): Promise<ReadonlyMap<string, readonly Run[]>> {
  const runs = new Map(whats.map((what) => [what, [] as Run[]]));
  for (let round = 0; round < rounds; round += 1)
    for (let turn = 0; turn < whats.length; turn += 1) {
      const what = whats[(round + turn) % whats.length] ?? '';
      runs.get(what)?.push(await run(what));
    }
  return runs;
}

/** One line: what, how long, the ratio with its spread, and whether it is what it has to be. */
export function printRatio(
  what: string,
  times: string,
  { median: middle, low, high }: Ratio,
  { target, more }: { readonly target?: number | undefined; readonly more?: string } = {},
): void {
  const range = low < high ? ` (${low.toFixed(2)} to ${high.toFixed(2)})` : '';
  const verdict =
    target === undefined
      ? ''
      : `, at most ${target.toFixed(2)}: ${middle <= target ? 'reached' : 'NOT REACHED'}`;
  const rest = more === undefined ? '' : `  ${more}`;
  console.log(`  ${what.padEnd(40)} ${times.padEnd(20)} ratio ${middle.toFixed(3)}${range}${verdict}${rest}`);
}

/** The runs of each configuration, in turn and each round in another order, so that a machine that drifts drifts for all. */
export class Comparison {
  readonly #runs = new Map<What, LintRun[]>();

  static async of(root: string, configurations: readonly What[], rounds: number): Promise<Comparison> {
    const comparison = new Comparison();
    for (let round = 0; round < rounds; round += 1) {
      for (let turn = 0; turn < configurations.length; turn += 1) {
        const what = configurations[(round + turn) % configurations.length] ?? 'none';
        const done = await child<LintRun>('child-lint.ts', [root, what]);
        comparison.#runs.set(what, [...comparison.runs(what), done]);
      }
    }
    return comparison;
  }

  runs(what: What): readonly LintRun[] {
    return this.#runs.get(what) ?? [];
  }

  /** One configuration's runs over another's of the same round. */
  ratio(what: What, over: What, by: 'cpu' | 'wall'): Ratio {
    return spread(this.runs(what).map((each, round) => each[by] / (this.runs(over)[round]?.[by] ?? NaN)));
  }

  median(what: What, of: 'cpu' | 'wall' | 'peak'): number {
    return median(this.runs(what).map((each) => each[of]));
  }

  /** Milliseconds of processor time that a configuration takes for a file, or adds to one. */
  perFile(what: What, over?: What): number {
    const added = (each: LintRun, round: number) =>
      each.cpu - (over ? (this.runs(over)[round]?.cpu ?? NaN) : 0);
    return median(this.runs(what).map((each, round) => added(each, round) / each.files));
  }
}

export function spread(ratios: readonly number[]): Ratio {
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
