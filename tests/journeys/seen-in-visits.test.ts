import fc from 'fast-check';
import { expect, test } from 'vitest';
import { episodesOf } from '../../src/journeys/episodes.js';
import { seenInVisits } from '../../src/journeys/seen-in-visits.js';
import { createRandom, randomInteger, type Random } from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const start = Date.UTC(2026, 0, 1) / 1000;
const hour = 3600;
const outcome = 'Z';

/** Each visit's activities, a letter each, a minute apart, hours from the next; two visits a customer. */
function visitLog(visits: readonly string[], platforms: readonly string[] = []) {
  const events = visits.flatMap((letters, visit) =>
    [...letters].map((activity, place): SmallEvent => ({
      customer: `c${Math.floor(visit / 2)}`,
      activity,
      time: start + 5 * hour * (visit % 2) + 60 * place,
    })),
  );
  const platform = Object.fromEntries(platforms.map((value, customer) => [`c${customer}`, value]));
  return smallLog(events, { traits: { platform } });
}

function look(visits: readonly string[], platforms: readonly string[] = []) {
  const log = visitLog(visits, platforms);
  const codes = [log.activityNames.indexOf(outcome)];
  const episodes = episodesOf(log, codes, { span: { from: -Infinity, to: Infinity } });
  expect(episodes.unit).toBe('visit');
  const named = seenInVisits(log, episodes, codes).map((row) => ({
    ...row,
    activity: log.activityNames[row.activity],
    after: row.after === undefined ? undefined : log.activityNames[row.after],
  }));
  return new Map(named.map((row) => [row.activity, row]));
}

test('shares, who came as far and the others are those of a plain count', () => {
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[abcd]{2,6}Z?[abcd]{0,3}$/), { minLength: 4, maxLength: 30 }),
      (some) => {
        // So that outcomes mostly come within visits.
        const visits = [...some, 'abcZ', 'abcZ', 'aabZ', 'bcdZ'];
        const has = (activity: string) => visits.filter((visit) => visit.includes(activity));
        const came = (those: readonly string[]) => those.filter((visit) => visit.includes(outcome)).length;
        const seen = look(visits);
        for (const activity of 'abcd') {
          const own = has(activity);
          if (own.length === 0) continue;
          const row = seen.get(activity);
          expect(row?.reached).toMatchObject({ n: own.length });
          expect(Math.round((row?.reached.estimate ?? NaN) * own.length)).toBe(came(own));
          const leading = [...'abcd'].filter((other) => {
            const both = own.filter((visit) => visit.includes(other)).length;
            return other !== activity && has(other).length > own.length && both >= 0.95 * own.length;
          });
          const rarest = Math.min(...leading.map((other) => has(other).length));
          expect(leading.filter((other) => has(other).length === rarest)).toEqual(
            leading.length === 0 ? [] : expect.arrayContaining([row?.after]),
          );
          const others = (row?.after === undefined ? visits : has(row.after)).filter(
            (visit) => !visit.includes(activity),
          );
          expect(row?.others.n).toBe(others.length);
          expect(Math.round((row?.others.estimate ?? NaN) * others.length) || 0).toBe(came(others));
        }
      },
    ),
    { numRuns: 100 },
  );
});

const letters = 'aaaabbbccd';
const some = (random: Random, length: number) =>
  Array.from({ length }, () => letters[randomInteger(random, letters.length)]).join('');

test('where any event may be the outcome and end the visit, hardly ever anything is kept', () => {
  const kept = Array.from({ length: 30 }, (_, seed) => {
    const random = createRandom(seed + 1);
    const visits = Array.from({ length: 600 }, () => {
      const length = 3 + Math.floor(10 * random() ** 2);
      const end = Array.from({ length: length - 2 }, () => random() < 0.08).indexOf(true);
      return end < 0 ? some(random, length) : some(random, 2 + end) + outcome;
    });
    return [...look(visits).values()].filter((row) => row.kept);
  });
  expect(kept.filter((rows) => rows.length > 0).length).toBeLessThanOrEqual(2);
});

test('a fault of few visits is found among those that came as far, and whom alone it befalls', () => {
  const random = createRandom(3);
  const platforms = Array.from({ length: 1000 }, (_, customer) => ['desktop', 'mobile'][customer % 2]);
  const visits = Array.from({ length: 2000 }, (_, visit) => {
    const browsing = some(random, 2 + randomInteger(random, 4));
    if (random() < 0.7) return browsing;
    const fails = Math.floor(visit / 2) % 2 === 1 && random() < 0.25;
    return `${browsing}P${fails ? 'F' : some(random, 1)}${random() < (fails ? 0.2 : 0.7) ? outcome : ''}`;
  });
  const fault = look(visits, platforms).get('F');
  expect(fault).toMatchObject({ after: 'P', only: { trait: 'platform', value: 'mobile' }, kept: true });
  expect(fault?.reached.n).toBeLessThan(120);
  expect(fault?.difference.low).toBeLessThan(-0.5);
  expect(fault?.difference.high).toBeGreaterThan(-0.5);
  expect(fault?.others.estimate).toBeGreaterThan(0.6);
});
