import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/bench/**'],
    maxWorkers: 2,
    // Importing a file does nothing, so files may share what they import: half the time of the whole run.
    isolate: false,
    // Rows and columns that live for a moment fill the young generation: a larger one saves a tenth of the processor.
    execArgv: ['--max-semi-space-size=64'],
    globalSetup: ['tests/support/postgres-cluster.ts'],
    // Far above what any test needs: these end what hangs, they don't measure, also where other work runs beside.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
