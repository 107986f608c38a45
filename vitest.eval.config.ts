import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: [
      'tests/eval/run.ts',
      'tests/eval/leave-one-out.ts',
      'tests/eval/wordings/learn.ts',
      'tests/eval/sureness/learn.ts',
    ],
    disableConsoleIntercept: true,
    reporters: ['default'],
  },
});
