import path from 'node:path';

/**
 * Where small projects are written, below the repository so that its packages are found from there. Each worker has a folder
 * of its own: two test files may ask for the same project, and one would write it while the other reads.
 */
export const CASES = path.resolve(
  import.meta.dirname,
  '../.cases',
  `worker-${process.env['VITEST_POOL_ID'] ?? '0'}`,
);
