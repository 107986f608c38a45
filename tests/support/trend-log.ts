import { DateTime } from 'luxon';
import { createRandom, randomChoice, randomInteger } from '../../src/stats/random.js';
import { trend } from '../../tools/trend.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { smallLog, type SmallEvent } from './small-log.js';
import { toolDependencies } from './tool-dependencies.js';

export const zone = 'Europe/Amsterdam';
export const seconds = (text: string) => Math.floor(DateTime.fromISO(text, { zone }).toSeconds());
export const trendDefinitions = {
  timezone: zone,
  journeys: { trial: { stages: ['Signed Up', 'Viewed', 'Subscribed'], within_days: 20 } },
  outcomes: {
    conversion: { did: 'Subscribed' },
    churn: { did: 'Cancelled' },
    silence: { inactive_days: 12, after: 'Signed Up' },
    renewal: { did: 'Renewed' },
  },
  terms: {
    payers: [{ did: 'Subscribed' }, { did_not: 'Cancelled' }],
    viewers: [{ did: 'Viewed', at_least: 2, within_days: 10 }],
    'mobile payers': [{ term: 'payers' }, { trait: 'device', is_not: 'desktop' }],
    'in trial': [{ stage: 'Viewed' }],
  },
};
const activities = ['Signed Up', 'Viewed', 'Subscribed', 'Cancelled', 'Renewed'];
const amountOf: Record<string, boolean> = { Subscribed: true, Renewed: true };

/** Five months around both changes of the clock. */
export function randomTrendLog(seed: number, start = '2026-02-10', end = '2026-04-20') {
  const random = createRandom(seed);
  const [from, to] = [seconds(start), seconds(end)];
  const customers = Array.from({ length: 40 }, (_, index) => `c${index}`);
  const events = Array.from({ length: 500 }, (): SmallEvent => {
    const activity = randomChoice(random, activities);
    // Often near midnight, where a wrong day shows.
    const at = from + randomInteger(random, to - from);
    const day = DateTime.fromSeconds(at, { zone }).startOf('day').toSeconds();
    const time =
      random() < 0.4 ? Math.min(to - 1, Math.max(from, day + randomInteger(random, 7200) - 3600)) : at;
    const value = amountOf[activity] && random() < 0.8 ? 1 + randomInteger(random, 900) : undefined;
    return { customer: randomChoice(random, customers), activity, time, value };
  });
  const device = Object.fromEntries(
    customers.filter(() => random() < 0.8).map((name) => [name, randomChoice(random, ['mobile', 'desktop'])]),
  );
  return { events, device, log: smallLog(events, { until: to, traits: { device }, customers }) };
}

export const unitStart = (time: number, unit: 'day' | 'week' | 'month') =>
  DateTime.fromSeconds(time, { zone }).startOf(unit).toISODate() ?? '';

/** Runs the tool, and checks that what it gives is as it says. */
export async function runTrend(log: ReturnType<typeof smallLog>, args: ToolArguments<'trend'>) {
  const result = await trend.execute(args, toolDependencies(log, trendDefinitions));
  trend.output.parse(result.data);
  return result;
}
