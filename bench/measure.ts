// Runs a measurement in a fresh process and reduces several of them to one number.
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';

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
  readonly perRule: Readonly<Record<string, number>>;
}

export async function child<Result>(
  script: 'child-lint.ts' | 'child-editor.ts',
  args: readonly string[],
): Promise<Result> {
  const file = join(import.meta.dirname, script);
  const { stdout } = await run(process.execPath, ['--import', 'tsx', file, ...args], {
    maxBuffer: 64 * 1024 * 1024,
    cwd: join(import.meta.dirname, '..'),
  });
  return JSON.parse(stdout) as Result;
}

export interface Ratio {
  readonly median: number;
  /** The smallest and the largest of the rounds: how far the machine's noise reaches. */
  readonly low: number;
  readonly high: number;
}

export interface Compared {
  readonly none: readonly LintRun[];
  readonly with: readonly LintRun[];
  /** Processor time with the rules over that without. */
  readonly cpuRatio: Ratio;
  readonly wallRatio: Ratio;
}

/** Both sides of a comparison in turn, the order swapped every round, so that a machine that drifts drifts for both. */
export async function compare(root: string, what: string, rounds: number): Promise<Compared> {
  const none: LintRun[] = [];
  const runs: LintRun[] = [];
  const one = async (which: string, into: LintRun[]) => {
    into.push(await child<LintRun>('child-lint.ts', [root, which]));
  };
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) await one('none', none);
    await one(what, runs);
    if (round % 2 === 1) await one('none', none);
  }
  const ratio = (of: 'cpu' | 'wall') =>
    ratioOf(runs.map((each, round) => each[of] / (none[round]?.[of] ?? NaN)));
  return { none, with: runs, cpuRatio: ratio('cpu'), wallRatio: ratio('wall') };
}

export function ratioOf(ratios: readonly number[]): Ratio {
  return { median: median(ratios), low: Math.min(...ratios), high: Math.max(...ratios) };
}

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}
