import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/bench/**'],
    // Half of what they do is waiting for databases: one worker less than cores leaves a small machine idle.
    maxWorkers: 2,
    globalSetup: ['tests/support/postgres-cluster.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
