import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: 'tests/support/database.ts',
    // One database: one file after the other.
    fileParallelism: false,
    env: { JWT_SECRET: 'a-secret-for-the-tests', SUPPLIER_KEY: 'a-key-for-the-tests', LOG_LEVEL: 'error' },
    // These end what hangs; a busy machine is slow, and that is no failure.
    testTimeout: 600_000,
    hookTimeout: 600_000,
  },
});
