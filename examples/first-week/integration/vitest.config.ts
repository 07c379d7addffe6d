import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['*.test.ts'],
    // These end what hangs; a busy machine is slow, and that is no failure.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
