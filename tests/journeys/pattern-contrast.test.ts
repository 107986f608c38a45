import { expect, test } from 'vitest';
import { episodesOf } from '../../src/journeys/episodes.js';
import { atOnce } from '../../src/long-work.js';
import { contrastPatterns } from '../../src/journeys/pattern-contrast.js';
import { createRandom, randomInteger, randomNormal, type Random } from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const day = 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;
const span = { from: -Infinity, to: Infinity };

/** Customers of very unlike activity who do ten things at any time, for no reason. */
function noise(random: Random, customers: number): SmallEvent[] {
  return Array.from({ length: customers }, (_, customer) => {
    const count = Math.max(1, Math.round(20 * Math.exp(randomNormal(random))));
    return Array.from({ length: count }, (): SmallEvent => ({
      customer: `c${customer}`,
      activity: `A${randomInteger(random, 10)}`,
      time: Math.floor(start + random() * 180 * day),
    }));
  }).flat();
}

function contrast(events: SmallEvent[], outcome: string) {
  const log = smallLog(events);
  const codes = [log.activityNames.indexOf(outcome)];
  const found = atOnce(contrastPatterns(log, episodesOf(log, codes, { span }), codes));
  const named = found.patterns.map(({ activities, ratio }) => {
    return [activities.map((code) => log.activityNames[code]).join(' '), ratio.estimate > 1] as const;
  });
  return { ...found, named: new Map(named) };
}

test('noise shows nothing, however unlike customers are in activity', () => {
  const logs = Array.from({ length: 20 }, (_, seed) => contrast(noise(createRandom(seed + 1), 150), 'A3'));
  expect(logs.every(({ tested }) => tested > 0)).toBe(true);
  expect(logs.filter(({ kept }) => kept > 0).length).toBeLessThanOrEqual(1);
});

test('what was planted is found, on its side, and what only follows activity is not', () => {
  const random = createRandom(5);
  const events = Array.from({ length: 1200 }, (_, customer) => {
    const at = (moment: number, activity: string): SmallEvent => ({
      customer: `c${customer}`,
      activity,
      time: Math.floor(start + moment * day),
    });
    const [helped, failed] = [random() < 0.4, random() < 0.3];
    const buys = random() < 0.25 + (helped ? 0.3 : 0) - (failed ? 0.2 : 0);
    return [
      at(0, 'Began'),
      ...(helped ? [at(1 + random(), 'Helped')] : []),
      ...(failed ? [at(1 + random(), 'Failed')] : []),
      ...Array.from({ length: randomInteger(random, 6) }, () => at(3 * random(), 'Looked')),
      ...(buys ? [at(4 + 10 * random(), 'Bought')] : [at(40, 'Looked')]),
    ];
  }).flat();
  const { named, unit } = contrast(events, 'Bought');
  expect(unit).toBe('customer');
  const side = (activity: string) => [...named].find(([what]) => what.split(' ').at(-1) === activity)?.[1];
  expect(side('Helped')).toBe(true);
  expect(side('Failed')).toBe(false);
  expect(side('Looked')).toBeUndefined();
});
