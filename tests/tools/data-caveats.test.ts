import { describe, expect, test } from 'vitest';
import { createRandom, randomPoisson } from '../../src/stats/random.js';
import { dataCaveats } from '../../tools/data-caveats.js';
import { dropOffs } from '../../tools/drop-offs.js';
import { trend } from '../../tools/trend.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;
const start = Date.UTC(2026, 5, 1) / 1000;
const definitions = {
  journeys: { trial: { stages: ['Signed Up', 'Verified Email', 'Subscribed'], within_days: 10 } },
};

/** Half a year; `Verified Email` is not recorded from day 30 to 37, and not after day 150. */
const random = createRandom(1);
const events = Array.from({ length: 180 }, (_, place) => place).flatMap((place) =>
  Array.from({ length: randomPoisson(random, 12) }, (_, index): SmallEvent[] => {
    const customer = `c${place}-${index}`;
    const time = start + place * day + index * 3000;
    const tracked = (place < 30 || place >= 37) && place < 150;
    return [
      { customer, activity: 'Signed Up', time },
      ...(tracked ? [{ customer, activity: 'Verified Email', time: time + 600 }] : []),
    ];
  }).flat(),
);
const dependencies = toolDependencies(smallLog(events, { until: start + 180 * day }), definitions);
const code = (name: string) => dependencies.log.activityNames.indexOf(name);
const silent = '`Verified Email` has not been seen since 29 October 2026';
const gap = '`Verified Email` was not seen from 1 July 2026 to 7 July 2026';

describe('data caveats', () => {
  test('only what concerns the activities and the period of the answer', () => {
    const about = (name: string, period?: { from?: string; to?: string }, afterwards?: number) =>
      dataCaveats(dependencies, { activities: [code(name)], period, afterwards });
    expect(about('Signed Up')).toEqual([]);
    expect(about('Verified Email')).toEqual([expect.stringContaining(gap), expect.stringContaining(silent)]);
    expect(about('Verified Email', { from: '2026-08-01', to: '2026-09-01' })).toEqual([]);
    expect(about('Verified Email', { from: '2026-08-01' })).toEqual([expect.stringContaining(silent)]);
    expect(about('Verified Email', { from: '2026-06-01', to: '2026-06-25' })).toEqual([]);
    expect(about('Verified Email', { from: '2026-06-01', to: '2026-06-25' }, 10)).toHaveLength(1);
    expect(dataCaveats(dependencies, {})).toEqual([]);
  });

  test('drop_offs says that a step was not tracked, and that nobody can have done what no record has', async () => {
    const { caveats } = await dropOffs.execute({ journey: 'trial' }, dependencies);
    expect(caveats.join('\n')).toContain(silent);
    expect(caveats.join('\n')).toContain('not tracked is not the same as not done');
    expect(caveats.join('\n')).toContain('No record has `Subscribed` yet');
    const other = await dropOffs.execute({ steps: ['Signed Up', 'Signed Up'] }, dependencies);
    expect(other.caveats.join('\n')).not.toContain('Verified Email');
  });

  test('trend says so of what it counts', async () => {
    const counted = async (activity: string) =>
      (await trend.execute({ measure: 'events', activity, interval: 'month' }, dependencies)).caveats.join(
        '\n',
      );
    expect(await counted('Verified Email')).toContain(gap);
    expect(await counted('Signed Up')).not.toContain('Verified');
  });
});
