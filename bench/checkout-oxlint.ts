// oxlint on a checkout: alone, with a JavaScript plugin that has one empty listener, and with `recommended`. Nothing is written into the
// checkout.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { pluginFile } from '../scripts/cases/plugin.js';
import { inTurn, median, printRatio, spread } from './measure.js';
import { lintWithOxlint } from './oxlint.js';

/** Without a listener, oxlint hands no tree to JavaScript. */
const LISTENING_PLUGIN =
  "export default { meta: { name: 'bench' }, rules: { idle: { create: () => ({ Program() {} }) } } };\n";
const PRESET = join(import.meta.dirname, '..', 'oxlint', 'recommended.json');

export async function oxlintOn(root: string, rounds: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'first-draft-oxlint-'));
  try {
    const idle = join(folder, 'idle.mjs');
    writeFileSync(idle, LISTENING_PLUGIN);
    const preset = JSON.parse(readFileSync(PRESET, 'utf8')) as object;
    const named = { name: 'first-draft', specifier: pluginFile() };
    const configurations = {
      none: { rules: { 'no-debugger': 'error' } },
      idle: { jsPlugins: [idle], rules: { 'bench/idle': 'error' } },
      recommended: { ...preset, jsPlugins: [named] },
    };
    for (const [name, configuration] of Object.entries(configurations))
      writeFileSync(
        join(folder, `${name}.json`),
        JSON.stringify({ ...configuration, categories: { correctness: 'off' } }),
      );
    const runs = await inTurn(Object.keys(configurations), rounds, (what) =>
      lintWithOxlint(root, join(folder, `${what}.json`), '.'),
    );
    console.log(
      `\n${basename(root)}, oxlint (processor time, medians of ${String(rounds)} interleaved rounds)`,
    );
    const cpu = (what: string) => (runs.get(what) ?? []).map((run) => run.cpu);
    for (const over of ['none', 'idle']) {
      const ratio = spread(cpu('recommended').map((each, round) => each / (cpu(over)[round] ?? NaN)));
      const times = `${(median(cpu('recommended')) / 1000).toFixed(2)} : ${(median(cpu(over)) / 1000).toFixed(2)} s`;
      const found = `${String(runs.get('recommended')?.[0]?.places.length)} findings`;
      printRatio(over === 'idle' ? 'over one empty listener' : 'over oxlint alone', times, ratio, {
        target: over === 'idle' ? 2 : undefined,
        more: found,
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
