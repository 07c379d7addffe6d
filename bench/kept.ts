// What a run adds with a folder of kept findings: the one that fills it, one that finds everything there, and one after a change of
// three files. A row is what it takes over the idle rule, and which part that is of what a run without a folder adds.
import { appendFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { KEPT_FOLDER } from './config.js';
import type { Tree } from './generate.js';
import { child, median, type LintRun } from './measure.js';

const STEPS = ['idle', 'without a folder', 'filling it', 'from a full one', 'three files changed'] as const;
type Step = (typeof STEPS)[number];

const CHANGED = 3;

/** Measures and prints it. The tree's last files get a comment in each round. */
export async function keptFindings({ root, files }: Tree, rounds: number): Promise<void> {
  const runs: LintRun[][] = [];
  const changed = globSync('src/**/*.ts', { cwd: root }).sort().slice(-CHANGED);
  for (let round = 0; round < rounds; round += 1) {
    rmSync(join(root, KEPT_FOLDER), { recursive: true, force: true });
    const measured: LintRun[] = [];
    for (const step of STEPS) {
      if (step === 'three files changed')
        for (const file of changed) appendFileSync(join(root, file), `// ${String(round)}\n`);
      const what = step === 'idle' ? 'idle' : step === 'without a folder' ? 'recommended' : 'kept';
      measured.push(await child<LintRun>('child-lint.ts', [root, what]));
    }
    runs.push(measured);
  }
  const cpu = (round: readonly LintRun[], step: Step): number => round[STEPS.indexOf(step)]?.cpu ?? NaN;
  console.log(
    `\nA folder of kept findings, ${String(files.length)} files (processor time, medians of ${String(rounds)} rounds)`,
  );
  for (const step of STEPS) {
    const overIdle = median(runs.map((round) => cpu(round, step) / cpu(round, 'idle')));
    const part = median(
      runs.map(
        (round) =>
          (cpu(round, step) - cpu(round, 'idle')) / (cpu(round, 'without a folder') - cpu(round, 'idle')),
      ),
    );
    const added = step === 'idle' ? '' : `  adds ${part.toFixed(2)} of what one without a folder adds`;
    console.log(`  ${step.padEnd(20)} over idle ${overIdle.toFixed(3)}${added}`);
  }
}
