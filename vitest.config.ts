import { defineConfig } from 'vitest/config';

const jsx = { jsx: { runtime: 'automatic' as const, importSource: 'hono/jsx' } };

/** One PostgreSQL for the run; a suite asks for a cloned database through `tests/setup/database.ts`. */
export default defineConfig({
  oxc: jsx,
  test: {
    globalSetup: ['tests/setup/cluster.ts'],
    // Only to end what hangs: a slow machine is no fault of the product (speed is measured by the bench).
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000, interval: 50 } },
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default'],
    projects: [
      { extends: true, test: { name: 'clause', include: ['src/**/tests/**/*.test.{ts,tsx}'] } },
      { extends: true, test: { name: 'unit', include: ['tests/unit/**/*.test.ts'] } },
      {
        extends: true,
        test: { name: 'security', include: ['tests/security/**/*.test.ts', 'tests/bad-days/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'invariants',
          include: ['tests/invariants/**/*.test.ts', 'tests/standing/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: { name: 'accessibility', include: ['tests/accessibility/**/*.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['tests/journeys/**/*.test.ts'],
        },
      },
    ],
  },
});
