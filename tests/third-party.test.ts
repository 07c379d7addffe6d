// Every rule over code that nobody wrote for it: a sample of what npm installed. `npm run crash` takes all of it.
import path from 'node:path';
import { modelledPackages } from '../scripts/crash/modelled-packages.js';
import { lintInProcesses, type Result } from '../scripts/crash/pool.js';
import { layOut, layOutPath, sampleOf, scriptsBelow } from '../scripts/crash/subjects.js';
import { failuresIn } from '../scripts/crash/summary.js';
import { ROOT } from './support/project.js';

const INSTALLED = path.join(ROOT, 'node_modules');
const SAMPLE = 400;

test('nothing throws, hangs or breaks code', { timeout: 600_000 }, async () => {
  const files = sampleOf(INSTALLED, scriptsBelow(INSTALLED), SAMPLE);
  // Not below tests: what npm installed brings tests of its own, and nobody asked for those to be run.
  const layout = path.join(ROOT, 'scripts/.crash/sample');
  layOut(INSTALLED, files, layout, modelledPackages());
  const results: Result[] = [];
  await lintInProcesses(layout, files.map(layOutPath), 2, (result) => results.push(result));
  expect(results).toHaveLength(SAMPLE);
  expect(results.flatMap(failuresIn)).toEqual([]);
  const parsed = results.filter((result) => 'outcome' in result && result.outcome.refused === undefined);
  expect(parsed.length).toBeGreaterThan(SAMPLE * 0.9);
});
