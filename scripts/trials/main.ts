// `npm run trials`: how long a newcomer waits for the first true finding, from an empty folder, on every route that README shows.
// Prints what was run and when each command had ended, then a table; recording.txt is what it printed last. It exits with 1 where a finding is missing or comes too late.
//
//   --only TEXT   projects whose title has this text
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { packPlugin } from '../../tests/support/installed-plugin.js';
import { TRIALS } from './projects.js';
import { ROUTES, take, type Route, type Trial } from './trial.js';

/** The longest that the first finding may take, in seconds. */
const LIMITS: Readonly<Record<Route, number>> = { npx: 30, init: 120, 'by hand': 120 };

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const folder = mkdtempSync(path.join(os.tmpdir(), 'first-draft-packed-'));
const late: string[] = [];
const rows: string[][] = [];
try {
  const tarball = packPlugin(folder);
  console.log(
    `Node ${process.version}, ${os.availableParallelism()} cores, load ${os.loadavg()[0]?.toFixed(1)}; an empty npm cache for each trial`,
  );
  for (const project of TRIALS.filter(({ title }) => title.includes(values.only))) {
    const trials = ROUTES.map((route) => {
      const trial = take(project, route, tarball);
      record(trial);
      if (trial.seconds > LIMITS[route] || trial.found.join() !== project.found.join())
        late.push(`${project.title}, ${route}: ${trial.found.join(', ')} in ${seconds(trial.seconds)}`);
      return trial;
    });
    rows.push([project.title, ...trials.map((trial) => seconds(trial.seconds)), project.found.join(', ')]);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log('\nFirst finding after');
printTable([
  ['project', ...ROUTES.map((route) => `${route} (at most ${LIMITS[route]} s)`), 'found'],
  ...rows,
]);
if (late.length > 0) {
  console.log(`\nNot as it should be:\n${late.join('\n')}`);
  process.exitCode = 1;
}

function record({ title, route, steps, found }: Trial): void {
  console.log(`\n${title}, ${route}`);
  let passed = 0;
  for (const { command, seconds: taken } of steps) {
    console.log(`  ${seconds(passed).padStart(8)}  $ ${command}`);
    passed += taken;
  }
  console.log(`  ${seconds(passed).padStart(8)}  ${found.join(', ')}`);
}

function seconds(count: number): string {
  return `${count.toFixed(1)} s`;
}

function printTable(lines: readonly (readonly string[])[]): void {
  const widths = lines[0]?.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  for (const line of lines)
    console.log(
      `  ${line
        .map((cell, column) => cell.padEnd(widths?.[column] ?? 0))
        .join('  ')
        .trimEnd()}`,
    );
}
