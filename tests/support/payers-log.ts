import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { createRandom, randomExponential, type Random } from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from './small-log.js';

const day = 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;
/** Unix seconds at which the log ends. */
export const end = start + 300 * day;
export const payersDefinitions = {
  timezone: 'UTC',
  outcomes: { churn: { did: 'Cancelled' } },
  terms: { payers: [{ did: 'Subscribed' }, { did_not: 'Cancelled' }] },
};

/** Payers who log in weekly; 3 % leave a month, `extra` more from their first failed payment on. */
export function payersLog(seed: number, customers: number, extra: number): JourneyLog {
  const random = createRandom(seed);
  const mrr: Record<string, number> = {};
  const events = Array.from({ length: customers }, (_, number) => {
    const customer = `customer ${number}`;
    mrr[customer] = 10 + (number % 90);
    return lifeOf(random, extra).map((event): SmallEvent => ({ ...event, customer }));
  }).flat();
  return {
    ...smallLog(events, { until: end, traits: { mrr } }),
    sources: [{ name: 'billing', eventCounts: new Uint32Array(5) }],
    eventSources: { usual: new Uint16Array(5), events: new Uint32Array(), codes: new Uint16Array() },
  };
}

function lifeOf(random: Random, extra: number): Omit<SmallEvent, 'customer'>[] {
  const subscribed = start + random() * 150 * day;
  const failed = subscribed + randomExponential(random, 1 / (100 * day));
  const usual = subscribed + randomExponential(random, 0.03 / (30 * day));
  const caused = failed + randomExponential(random, Math.max(1e-9, extra) / (30 * day));
  const cancelled = Math.min(usual, caused);
  const until = Math.min(end, cancelled);
  const logins: number[] = [];
  for (let time = subscribed; time < until; time += randomExponential(random, 1 / (12 * day)))
    logins.push(time);
  return [
    { activity: 'Subscribed', time: subscribed },
    ...logins.map((time) => ({ activity: 'Logged In', time })),
    ...(failed < until ? [{ activity: 'Payment Failed', time: failed }] : []),
    ...(cancelled < end ? [{ activity: 'Cancelled', time: cancelled }] : []),
  ].map(({ activity, time }) => ({ activity, time: Math.floor(time) }));
}
