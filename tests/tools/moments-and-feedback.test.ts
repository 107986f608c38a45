import { describe, expect, test } from 'vitest';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { createRandom, randomExponential } from '../../src/stats/random.js';
import { momentsComputation } from '../../tools/moments-of-truth.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;
const definitions = {
  timezone: 'UTC',
  outcomes: { churn: { did: 'Cancelled' } },
  terms: { payers: [{ did: 'Subscribed' }, { did_not: 'Cancelled' }] },
};

describe('what customers said in their feedback', () => {
  /** Everyone may review; a third of the reviews are about errors, and who wrote of these leaves more. */
  function reviewers(seed: number) {
    const random = createRandom(seed);
    const ofErrors = new Map<number, number>();
    const events = Array.from({ length: 3000 }, (_, number): SmallEvent[] => {
      const customer = `customer ${number}`;
      const subscribed = start + random() * 200 * day;
      const reviewed = subscribed + randomExponential(random, 1 / (80 * day));
      const isOfErrors = random() < 1 / 3;
      const usual = subscribed + randomExponential(random, 0.04 / (30 * day));
      const caused = isOfErrors ? reviewed + randomExponential(random, 0.12 / (30 * day)) : Infinity;
      const cancelled = Math.min(usual, caused);
      const until = Math.min(cancelled, start + 300 * day);
      if (isOfErrors && reviewed < until) ofErrors.set(number, Math.floor(reviewed));
      const own = (activity: string, time: number) =>
        time > until ? [] : [{ customer, activity, time: Math.floor(time) }];
      return [...own('Subscribed', subscribed), ...own('Reviewed', reviewed), ...own('Cancelled', cancelled)];
    }).flat();
    return { log: smallLog(events, { until: start + 300 * day }), ofErrors };
  }
  const found = (log: JourneyLog, said: Map<number, number>[]) =>
    momentsComputation
      .compute({ asked: { outcome: 'churn' }, said }, toolDependencies(log, definitions))
      .data.moments.map(({ activity }) => activity);

  test('is held alike: a review does nothing by itself where only what it speaks of does', () => {
    const counts = { without: 0, withIt: 0 };
    for (let seed = 1; seed <= 8; seed++) {
      const { log, ofErrors } = reviewers(seed);
      if (found(log, []).includes('Reviewed')) counts.without++;
      if (found(log, [ofErrors]).includes('Reviewed')) counts.withIt++;
    }
    expect(counts.without).toBeGreaterThanOrEqual(7);
    expect(counts.withIt).toBeLessThanOrEqual(1);
  });

  test('after leaving changes nothing', () => {
    const { log } = reviewers(1);
    const farewells = new Map<number, number>();
    for (let customer = 0; customer < log.customerCount; customer++) {
      const last = log.offsets[customer + 1] - 1;
      if (log.activityNames[log.activities[last]] === 'Cancelled')
        farewells.set(customer, log.times[last] + day);
    }
    const ground = toolDependencies(log, definitions);
    const moments = (said: Map<number, number>[]) =>
      momentsComputation.compute({ asked: { outcome: 'churn' }, said }, ground).data;
    expect(farewells.size).toBeGreaterThan(100);
    expect(moments([farewells])).toEqual(moments([]));
  });
});
