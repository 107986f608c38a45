import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/eval/run.ts', 'tests/eval/gather.ts'], disableConsoleIntercept: true, reporters: ['default'] },
});
