import { defineConfig } from 'vitest/config';

// Two projects: pure rules need nothing; everything else runs against a real PostgreSQL that the
// global set-up starts (embedded, or the server that TEST_DATABASE_URL names).
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/shared/**/*.test.ts', 'test/web/**/*.test.ts', 'test/mail/**/*.test.ts'],
        },
      },
      {
        test: {
          name: 'database',
          include: ['test/server/**/*.test.ts', 'test/architecture.test.ts'],
          globalSetup: ['test/helpers/global-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
