import { expect, test } from 'vitest';
import { ThreadWork } from '../../src/slack/thread-work.js';
import type { Thread } from '../../src/slack/question-inbox.js';

const thread = (number: number): Thread => ({ channel: 'C1', threadTs: `${number}` });
const turns = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve();
};

function gatedWork(most: number) {
  const begun: string[] = [];
  const open = new Map<string, () => void>();
  const work = new ThreadWork(({ threadTs }) => {
    begun.push(threadTs);
    return new Promise((done) => open.set(threadTs, done));
  }, most);
  const finish = async (number: number) => {
    open.get(`${number}`)?.();
    await turns();
  };
  return { work, begun, finish };
}

test('no more threads are answered together than are allowed, in the order in which they came', async () => {
  const { work, begun, finish } = gatedWork(2);
  for (const number of [1, 2, 3, 4]) work.begin(thread(number));
  expect(begun).toEqual(['1', '2']);
  await finish(2);
  expect(begun).toEqual(['1', '2', '3']);
  await finish(1);
  expect(begun).toEqual(['1', '2', '3', '4']);
});

test('a thread is answered once at a time, and again for what came meanwhile', async () => {
  const { work, begun, finish } = gatedWork(5);
  for (let time = 0; time < 4; time++) work.begin(thread(1));
  expect(begun).toEqual(['1']);
  await finish(1);
  expect(begun).toEqual(['1', '1']);
  await finish(1);
  expect(begun).toEqual(['1', '1']);
});

test('when it closes nothing more begins, and it waits for what is under way', async () => {
  const { work, begun, finish } = gatedWork(1);
  work.begin(thread(1));
  work.begin(thread(2));
  let isClosed = false;
  const closing = work.close().then(() => (isClosed = true));
  await turns();
  expect(isClosed).toBe(false);
  await finish(1);
  await closing;
  expect(begun).toEqual(['1']);
});
