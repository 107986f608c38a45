import { describe, expect, test } from 'vitest';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { createRandom, randomExponential } from '../../src/stats/random.js';
import { followTo, themeOutcomes } from '../../tools/theme-outcomes.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const day = 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;
const end = start + 300 * day;
const definitions = definitionsSchema.parse({
  timezone: 'UTC',
  outcomes: { churn: { did: 'Cancelled' } },
  terms: { payers: [{ did: 'Subscribed' }, { did_not: 'Cancelled' }] },
});
const outcomesOf = (log: JourneyLog, spoken: Map<number, Map<number, number>>, outcome = 'churn') =>
  themeOutcomes(log, followTo({ log, definitions }, outcome), spoken);

/** Per day: to leave, to write of a theme, and what having written of errors adds to leaving. */
const usual = 0.04 / 30;
const writing = 1 / 150;
const [errors, ...idle] = [0, 1, 2, 3, 4, 5];

/** Everyone writes of all themes alike; `extra` more leave after they wrote of errors. */
function writers(seed: number, customers: number, extra: number) {
  const random = createRandom(seed);
  const spoken = new Map([errors, ...idle].map((theme) => [theme, new Map<number, number>()]));
  const events = Array.from({ length: customers }, (_, number): SmallEvent[] => {
    const customer = `customer ${number}`;
    const subscribed = start + random() * 200 * day;
    const wrote = [errors, ...idle].map(() => subscribed + randomExponential(random, writing / day));
    const left = Math.min(
      subscribed + randomExponential(random, usual / day),
      extra > 0 ? wrote[errors] + randomExponential(random, extra / day) : Infinity,
    );
    const until = Math.min(left, end);
    wrote.forEach((at, theme) => {
      if (at < until) spoken.get(theme)?.set(number, Math.floor(at));
    });
    return [
      { customer, activity: 'Subscribed', time: Math.floor(subscribed) },
      ...wrote
        .filter((at) => at < until)
        .map((at): SmallEvent => ({ customer, activity: 'Reviewed', time: Math.floor(at) })),
      ...(left < end ? [{ customer, activity: 'Cancelled', time: Math.floor(left) }] : []),
    ];
  }).flat();
  return { log: smallLog(events, { until: end }), spoken };
}

/** Risk within 30 days for who has written of errors, less that for who has not yet, and may come to. */
function trueDifference(extra: number): number {
  const days = 30;
  const stay = Math.exp(-usual * days);
  const comesToIt =
    (writing * Math.exp(-extra * days) * (Math.exp((extra - writing) * days) - 1)) / (extra - writing);
  return stay * (Math.exp(-writing * days) + comesToIt) - stay * Math.exp(-extra * days);
}

describe('themes that go with an outcome of a long life', () => {
  test('are found, as strong as they are, and no other', () => {
    const extra = 0.1 / 30;
    const truth = trueDifference(extra);
    const counts = { found: 0, inside: 0, others: 0 };
    for (let seed = 1; seed <= 16; seed++) {
      const { log, spoken } = writers(seed, 1200, extra);
      const kept = outcomesOf(log, spoken).filter((each) => each.kept);
      const found = kept.find(({ theme }) => theme === errors);
      if (found) counts.found++;
      if (found && found.effect.low <= truth && truth <= found.effect.high) counts.inside++;
      if (kept.some(({ theme }) => theme !== errors)) counts.others++;
    }
    expect(counts.found).toBeGreaterThanOrEqual(15);
    expect(counts.inside).toBeGreaterThanOrEqual(14);
    expect(counts.others).toBeLessThanOrEqual(1);
  });

  test('are none where no theme has to do with it', () => {
    let [shown, tested] = [0, 0];
    for (let seed = 101; seed <= 140; seed++) {
      const { log, spoken } = writers(seed, 400, 0);
      const compared = outcomesOf(log, spoken);
      tested += compared.length;
      if (compared.some(({ kept }) => kept)) shown++;
    }
    expect(tested).toBeGreaterThan(200);
    expect(shown).toBeLessThanOrEqual(2);
  });

  test('are never what was written on the way out, or after', () => {
    const { log, spoken } = writers(7, 1200, 0);
    const farewells = new Map<number, number>();
    for (let customer = 0; customer < log.customerCount; customer++) {
      const last = log.offsets[customer + 1] - 1;
      if (log.activityNames[log.activities[last]] === 'Cancelled')
        farewells.set(customer, log.times[last] - (customer % 2 === 0 ? 60 : -day));
    }
    expect(farewells.size).toBeGreaterThan(100);
    const compared = outcomesOf(log, new Map([...spoken, [9, farewells]]));
    expect(compared.map(({ theme }) => theme).sort()).toEqual([errors, ...idle]);
  });
});

test('what is decided within days is compared at landmarks', () => {
  const random = createRandom(5);
  const complained = new Map<number, number>();
  const events = Array.from({ length: 4000 }, (_, number): SmallEvent[] => {
    const customer = `customer ${number}`;
    const began = Math.floor(start + random() * 200 * day);
    const speaks = random() < 0.3;
    if (speaks) complained.set(number, began + Math.floor(random() * 0.5 * day));
    const buys = random() < (speaks ? 0.2 : 0.4);
    return [
      { customer, activity: 'Began', time: began },
      ...(buys ? [{ customer, activity: 'Bought', time: began + Math.floor((2 + random() * 4) * day) }] : []),
    ];
  }).flat();
  const log = smallLog(events, { until: end });
  const [found] = outcomesOf(log, new Map([[1, complained]]), 'Bought');
  expect(found.kept).toBe(true);
  expect(found.effect.low).toBeLessThan(-0.2);
  expect(found.effect.high).toBeGreaterThan(-0.2);
});
