import { afterEach, beforeEach, expect, test } from 'vitest';
import { KeptResults } from '../../src/ask/kept-results.js';
import { WorkerBackground } from '../../src/ask/background/worker-background.js';
import { FootpathError } from '../../src/errors.js';
import { createRandom } from '../../src/stats/random.js';
import { momentsOfTruth } from '../../tools/moments-of-truth.js';
import { nextBestAction } from '../../tools/next-best-action.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { databaseWithoutFeedback, toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;
const definitions = {
  timezone: 'UTC',
  outcomes: { churn: { did: 'Cancelled' } },
  actions: { Called: 'actionable' },
};
const dependenciesOf = (customers: number) => ({
  ...toolDependencies(logOf(customers), definitions),
  database: databaseWithoutFeedback,
});

function logOf(customers: number) {
  const random = createRandom(1);
  const events = Array.from({ length: customers }, (_, number): SmallEvent[] => {
    const customer = `customer ${number}`;
    const at = start + Math.floor(random() * 60) * day;
    const isUnhappy = random() < 0.5;
    return [
      { customer, activity: 'Subscribed', time: at },
      ...(isUnhappy ? [{ customer, activity: 'Complained', time: at + 2 * day }] : []),
      ...(random() < (isUnhappy ? 0.6 : 0.2)
        ? [{ customer, activity: 'Cancelled', time: at + 20 * day }]
        : []),
    ];
  }).flat();
  return smallLog(events, { until: start + 200 * day });
}

let background: WorkerBackground;
beforeEach(() => (background = new WorkerBackground()));
afterEach(() => background.close());

test('a computation comes to the same in the background, while this thread goes on', async () => {
  const here = dependenciesOf(2000);
  let turns = 0;
  const turning = setInterval(() => turns++, 5);
  const [one, other] = await Promise.all(
    [{}, { direction: 'positive' as const }].map((args) =>
      momentsOfTruth.execute({ outcome: 'churn', ...args }, { ...here, background }),
    ),
  );
  clearInterval(turning);
  expect(turns).toBeGreaterThan(10);
  expect(one).toEqual(await momentsOfTruth.execute({ outcome: 'churn' }, here));
  expect(one.data.moments.map(({ activity }) => activity)).toEqual(['Complained']);
  expect(other.data.moments).toHaveLength(1);
});

test('a new log is learnt from anew, and mistakes keep their words', async () => {
  for (const customers of [400, 500, 600]) {
    const dependencies = { ...dependenciesOf(customers), background };
    expect((await momentsOfTruth.execute({ outcome: 'churn' }, dependencies)).population).toBe(customers);
    const nobody = nextBestAction.execute({ customer: 'nobody' }, dependencies);
    await expect(nobody).rejects.toThrow('no customer "nobody"');
    await expect(nobody).rejects.toBeInstanceOf(FootpathError);
  }
});

test('who stops ends the work, also what waits behind it, and the next one gets an answer', async () => {
  const large = { ...dependenciesOf(2000), background };
  const small = { ...dependenciesOf(400), background };
  const [first, second] = [new AbortController(), new AbortController()];
  const ask = (controller: AbortController) =>
    momentsOfTruth.execute({ outcome: 'churn' }, { ...large, signal: controller.signal });
  const stopped = [ask(first), ask(second)];
  const answered = momentsOfTruth.execute({ outcome: 'churn' }, small);
  second.abort();
  first.abort();
  for (const one of stopped) await expect(one).rejects.toThrow('Stopped');
  expect((await answered).population).toBe(400);
});

test('an answer that others wait for is not ended by one who stops', async () => {
  const results = new KeptResults(() => Promise.resolve(''));
  let isEnded = false;
  const ask = (signal: AbortSignal) =>
    results.of(
      'trend',
      {},
      (nobodyWaits) => {
        nobodyWaits?.addEventListener('abort', () => (isEnded = true));
        return new Promise(() => {});
      },
      signal,
    );
  const [one, other] = [new AbortController(), new AbortController()];
  void ask(one.signal);
  void ask(other.signal);
  await Promise.resolve();
  one.abort();
  expect(isEnded).toBe(false);
  other.abort();
  expect(isEnded).toBe(true);
});
