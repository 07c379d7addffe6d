import { cp, mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { type AppName, appDir, exampleDir } from './paths.ts';
import { runVitest, type TestResult } from './vitest.ts';

/** The two versions that come with tests of their own: the draft's as it was written, and those of the version fixed by hand. */
export type SuiteName = 'broken' | 'fixed';

const LAID_OUT = path.join(exampleDir, 'crossed');
/** What belongs to a suite and not to the code that it is run on. */
const OF_SUITE = ['tests', 'vitest.config.ts'];
/** What no suite asks about. */
const LEFT_OUT = ['suppliers', 'node_modules'];

/** Runs the tests of one version on the code of another, in a folder that holds both and is gone afterwards. */
export async function runSuite(suite: SuiteName, code: AppName): Promise<TestResult> {
  const folder = path.join(LAID_OUT, `${suite}-on-${code}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  try {
    const leftOut = [...OF_SUITE, ...LEFT_OUT];
    await cp(appDir(code), folder, {
      recursive: true,
      filter: (source) => !leftOut.includes(path.relative(appDir(code), source)),
    });
    for (const name of OF_SUITE) {
      await cp(path.join(appDir(suite), name), path.join(folder, name), { recursive: true });
    }
    return await runVitest(folder);
  } finally {
    await rm(LAID_OUT, { recursive: true, force: true });
  }
}
