import { availableParallelism } from 'node:os';
import path from 'node:path';
import { configDefaults, defineConfig, type ViteUserConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { HANGS_AFTER } from './tests/support/patience.js';

const SOURCE = path.join(import.meta.dirname, 'src');
const BUILT = path.join(import.meta.dirname, 'build');

/**
 * `--mode built`, as in `npm test`: tests that import a module of `src` get what was built of it. Node loads that once a worker,
 * and what is tested is what `dist` is bundled of. Without it a change is tested at once.
 */
const built: ViteUserConfig = {
  plugins: [
    {
      name: 'built-modules',
      enforce: 'pre',
      resolveId(source, importer) {
        if (!importer || !source.startsWith('.')) return undefined;
        const file = path.resolve(path.dirname(importer), source);
        return file.startsWith(SOURCE + path.sep) ? path.join(BUILT, path.relative(SOURCE, file)) : undefined;
      },
    },
  ],
};

/** A long test in a short file: by size it would come last, and run alone. */
const LONG = /\/docs\/generated\.test\.ts$/;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted].sort((a, b) => Number(LONG.test(b.moduleId)) - Number(LONG.test(a.moduleId)));
  }
}

export default defineConfig(({ mode }) => ({
  ...(mode === 'built' ? built : {}),
  test: {
    globals: true,
    // Rule tests keep no state of their own: one load of ESLint and TypeScript a worker, not one a file.
    isolate: false,
    // Without this a machine of two cores has one worker.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // The conformance test holds the types of every library that a model is of.
    execArgv: ['--max-old-space-size=8192'],
    include: ['tests/**/*.test.ts'],
    sequence: { sequencer: LongFirst },
    // Copies of the example, with its tests.
    exclude: [...configDefaults.exclude, 'tests/.cases/**'],
    // A busy machine is slow, and that is no failure.
    testTimeout: HANGS_AFTER,
    hookTimeout: HANGS_AFTER,
    teardownTimeout: HANGS_AFTER,
    expect: { poll: { timeout: HANGS_AFTER, interval: 250 } },
    reporters: ['default', './tests/support/skipped-reporter.ts'],
    ...(mode === 'built' ? { server: { deps: { external: [/\/(?:build|dist)\/.*\.js$/] } } } : {}),
  },
}));
