import { expect, test } from 'vitest';
import { KeptResults } from '../../src/ask/kept-results.js';
import { noAnswer } from '../../tools/feedback-search.js';
import type { Envelope } from '../../tools/tool.js';
import type { ToolName } from '../../tools/tool-arguments.js';

const sameRecords = () => Promise.resolve('same');
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
  const results = new KeptResults(sameRecords);
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
  // What it does is asked for each time.
  await ask('schedule_digest', { action: 'list' });
  await ask('schedule_digest', { action: 'list' });
  expect(computed).toBe(5);
});

test('what rests on texts and imports as well is computed again when they have changed', async () => {
  let version = 'one';
  const results = new KeptResults(() => Promise.resolve(version));
  let computed = 0;
  const ask = () =>
    results.of('feedback_themes', {}, () => {
      computed++;
      return Promise.resolve(envelope('feedback_themes'));
    });
  await Promise.all([ask(), ask()]);
  expect(computed).toBe(1);
  version = 'two';
  await ask();
  expect(computed).toBe(2);
});

test('what something outside did not answer is asked of it again', async () => {
  const results = new KeptResults(sameRecords);
  let computed = 0;
  const ask = (caveats: string[]) =>
    results.of('feedback_search', { about: 'crashes' }, () => {
      computed++;
      return Promise.resolve({ ...envelope('feedback_search'), caveats });
    });
  await ask([noAnswer]);
  await ask([]);
  await ask([]);
  expect(computed).toBe(2);
});

test('what failed is tried again', async () => {
  const results = new KeptResults(sameRecords);
  await expect(results.of('trend', {}, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(await results.of('trend', {}, () => Promise.resolve(envelope('trend')))).toMatchObject({
    tool: 'trend',
  });
});
