import { availableParallelism } from 'node:os';
import { configDefaults, defineConfig } from 'vitest/config';
import { HANGS_AFTER } from './tests/support/patience.js';

export default defineConfig({
  test: {
    globals: true,
    // Rule tests keep no state of their own: one load of ESLint and TypeScript a worker, not one a file.
    isolate: false,
    // Without this a machine of two cores has one worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The conformance test holds the types of every library that a model is of.
    execArgv: ['--max-old-space-size=8192'],
    include: ['tests/**/*.test.ts'],
    // Copies of the example, with its tests.
    exclude: [...configDefaults.exclude, 'tests/.cases/**'],
    // A busy machine is slow, and that is no failure.
    testTimeout: HANGS_AFTER,
    hookTimeout: HANGS_AFTER,
    teardownTimeout: HANGS_AFTER,
    expect: { poll: { timeout: HANGS_AFTER, interval: 250 } },
    reporters: ['default', './tests/support/skipped-reporter.ts'],
  },
});
