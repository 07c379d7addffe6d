// What a process pays for and keeps: loading, memory, and the work that ESLint's workers do again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pluginFile } from '../scripts/cases/plugin.js';
import { inTurn, median, plainChild, printRatio, spread } from './measure.js';

/** Milliseconds that loading the plugin may take. */
const MOST_LOADING_MS = 120;

export async function loading(rounds: number): Promise<void> {
  const runs: { cpu: number; wall: number }[] = [];
  for (let round = 0; round < Math.max(rounds, 5); round += 1)
    runs.push(await plainChild<{ cpu: number; wall: number }>('child-load.mjs', [pluginFile()]));
  const of = (by: 'cpu' | 'wall') => {
    const { median: middle, low, high } = spread(runs.map((run) => run[by]));
    return `${middle.toFixed(0)} ms (${low.toFixed(0)} to ${high.toFixed(0)})`;
  };
  const isReached = median(runs.map(({ wall }) => wall)) <= MOST_LOADING_MS;
  const verdict = `at most ${String(MOST_LOADING_MS)} ms: ${isReached ? 'reached' : 'NOT REACHED'}`;
  console.log(`\nLoading the plugin: wall ${of('wall')}, processor ${of('cpu')}, ${verdict}`);
}

/** Live heap of one process that lints all checkouts one after the other, and all of them again. */
export async function memoryOf(roots: readonly string[]): Promise<void> {
  if (roots.length === 0) return;
  const runs = new Map<string, { kept: number[]; peak: number }>();
  for (const what of ['idle', 'recommended'])
    runs.set(what, await plainChild('child-memory.mjs', [pluginFile(), what, ...roots], ['--expose-gc']));
  console.log('\nMemory of one process, live heap after each checkout (MB, recommended : idle)');
  const [idle, recommended] = [runs.get('idle'), runs.get('recommended')];
  for (const [at, root] of [...roots, ...roots].entries()) {
    const [own = NaN, base = NaN] = [recommended?.kept[at], idle?.kept[at]];
    printRatio(basename(root), `${own.toFixed(0)} : ${base.toFixed(0)} MB`, spread([own / base]), {
      more: `${(own - base).toFixed(0)} MB kept`,
    });
  }
}

/** The processor time that `recommended` adds in two of ESLint's workers, over what it adds in one process. */
export async function workersOn(root: string, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'first-draft-workers-'));
  try {
    const whats = ['idle 1', 'idle 2', 'recommended 1', 'recommended 2'];
    const runs = await inTurn(whats, rounds, (what) => {
      const [preset = '', workers = ''] = what.split(' ');
      return plainChild<{ cpu: number }>('child-workers.mjs', [root, pluginFile(), preset, workers, folder]);
    });
    const cpu = (what: string, round: number) => runs.get(what)?.[round]?.cpu ?? NaN;
    const added = (workers: string, round: number) =>
      cpu(`recommended ${workers}`, round) - cpu(`idle ${workers}`, round);
    const ratios = Array.from({ length: rounds }, (_, round) => added('2', round) / added('1', round));
    const seconds = (workers: string) =>
      (median(Array.from({ length: rounds }, (_, round) => added(workers, round))) / 1000).toFixed(2);
    console.log(
      `\n${basename(root)}, ESLint's --concurrency 2 over one process (processor time that recommended adds)`,
    );
    printRatio('added', `${seconds('2')} : ${seconds('1')} s`, spread(ratios), { target: 1.2 });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
