// Every rule over code that nobody wrote for it: a sample of what npm installed. `npm run crash` takes all of it.
import path from 'node:path';
import { modelledPackages } from '../scripts/crash/modelled-packages.js';
import { lintInProcesses, type Result } from '../scripts/crash/pool.js';
import { layOut, layOutPath, sampleOf, scriptsBelow } from '../scripts/crash/subjects.js';
import { failuresIn } from '../scripts/crash/summary.js';
import { HANGS_AFTER } from './support/patience.js';
import { ROOT } from './support/project.js';

const INSTALLED = path.join(ROOT, 'node_modules');
const SAMPLE = 300;
/** Where a rule once threw or did not come to an end. */
const BROKE = ['listr2/dist/index.js', 'sequelize/lib/model.js', '@sequelize/core/lib/model.js'];

test('nothing throws, hangs or breaks code', async () => {
  const sample = sampleOf(INSTALLED, scriptsBelow(INSTALLED), SAMPLE);
  const files = [...new Set([...sample, ...BROKE])];
  // Not below tests: what npm installed brings tests of its own, and nobody asked for those to be run.
  const layout = path.join(ROOT, 'scripts/.crash/sample');
  layOut(INSTALLED, files, layout, modelledPackages());
  const results: Result[] = [];
  await lintInProcesses(layout, files.map(layOutPath), 2, (result) => results.push(result), HANGS_AFTER / 3);
  expect(results).toHaveLength(files.length);
  expect(results.flatMap(failuresIn)).toEqual([]);
  const parsed = results.filter((result) => 'outcome' in result && result.outcome.refused === undefined);
  expect(parsed.length).toBeGreaterThan(SAMPLE * 0.9);
});
