import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    env: {
      DATABASE_URL: 'postgresql://test:test@localhost:5432/test',
      JWT_SECRET: 'a-secret-for-the-tests',
      SUPPLIER_KEY: 'a-key-for-the-tests',
    },
  },
});
