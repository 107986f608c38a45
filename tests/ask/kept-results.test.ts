import { expect, test } from 'vitest';
import { KeptResults } from '../../src/ask/kept-results.js';
import type { Envelope } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tool-arguments.js';

const envelope = (tool: ToolName): Envelope => ({
  tool,
  args: {},
  as_of: '2026-10-31',
  population: 1,
  definitions: [],
  data: {},
  caveats: [],
  receipt: 'fp_1',
  ms: 1,
});

test('the same question of the log is computed once, whatever the order of its arguments', async () => {
  const results = new KeptResults();
  let computed = 0;
  const ask = (tool: ToolName, args: object) =>
    results.of(tool, args, () => {
      computed++;
      return Promise.resolve(envelope(tool));
    });
  await Promise.all([ask('trend', { a: 1, b: 2 }), ask('trend', { b: 2, a: 1 })]);
  expect(computed).toBe(1);
  await ask('trend', { a: 1 });
  await ask('drop_offs', { a: 1 });
  expect(computed).toBe(3);
  // Other things than the log decide what these say.
  await ask('schedule_digest', { action: 'list' });
  await ask('schedule_digest', { action: 'list' });
  await ask('data_health', {});
  await ask('data_health', {});
  expect(computed).toBe(7);
});

test('what failed is tried again', async () => {
  const results = new KeptResults();
  await expect(results.of('trend', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await results.of('trend', {}, () => Promise.resolve(envelope('trend')))).toMatchObject({
    tool: 'trend',
  });
});
