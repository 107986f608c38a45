import { expect, test } from 'vitest';
import { FileLine } from '../../src/slack/file-line.js';

function held() {
  const finish: (() => void)[] = [];
  return { send: () => new Promise<void>((resolve) => finish.push(resolve)), finish };
}
const turn = () => new Promise((resolve) => setImmediate(resolve));

test('sends a few at a time, in order, and says when too many wait', async () => {
  const line = new FileLine();
  const { send, finish } = held();
  const sent = Array.from({ length: 23 }, () => line.add(send));
  expect(finish).toHaveLength(3);
  expect(line.isFull).toBe(true);
  finish[0]();
  await sent[0];
  await turn();
  expect(finish).toHaveLength(4);
  expect(line.isFull).toBe(false);
});

test('when closed, waits for what is under way and sends nothing more', async () => {
  const line = new FileLine();
  const { send, finish } = held();
  const sent = Array.from({ length: 5 }, () => line.add(send));
  const closed = line.close();
  await Promise.all(sent.slice(3));
  for (const each of finish) each();
  await closed;
  await line.add(send);
  expect(finish).toHaveLength(3);
});
