import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    globals: true,
    // Rule tests keep no state of their own: one load of ESLint and TypeScript a worker, not one a file.
    isolate: false,
    // The conformance test holds the types of every library that a model is of.
    execArgv: ['--max-old-space-size=8192'],
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
