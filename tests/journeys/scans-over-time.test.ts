import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstFinishes } from '../../src/journeys/first-finishes.js';
import { placeFinder } from '../../src/journeys/place-finder.js';
import { postingsOf } from '../../src/journeys/postings.js';
import { rowCounts } from '../../src/journeys/row-counts.js';
import { smallLog } from '../support/small-log.js';

test('as many moments are found as are at or before a time', () => {
  const whole = fc.integer({ min: -50, max: 4000 });
  fc.assert(
    fc.property(fc.array(whole, { minLength: 1, maxLength: 30 }), fc.array(whole), (unsorted, times) => {
      const moments = Float64Array.from(unsorted).sort();
      const placeOf = placeFinder(moments);
      for (const time of times) expect(placeOf(time)).toBe(moments.filter((moment) => moment <= time).length);
    }),
  );
});

test('rows of ones are counted place by place in their groups', () => {
  const row = fc.array(fc.constantFrom(0, 1), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(fc.array(fc.tuple(row, fc.nat(2)), { maxLength: 20 }), (rows) => {
      const counted = rowCounts(6, 3);
      for (const [ones, group] of rows)
        expect(counted.add(Uint8Array.from(ones), group)).toBe(ones.includes(1));
      const onesOf = (wanted: readonly number[]) =>
        Array.from({ length: 6 }, (_, place) =>
          rows.reduce((sum, [ones, group]) => sum + (wanted.includes(group) ? ones[place] : 0), 0),
        );
      const { all, groups } = counted.counts();
      expect(groups.map((counts) => [...counts])).toEqual([[0], [1], [2]].map(onesOf));
      expect([...all]).toEqual(onesOf([0, 1, 2]));
    }),
  );
});

test('the first finish from each entry is the earliest end of any way in order', () => {
  const activity = fc.constantFrom('a', 'b', 'c');
  fc.assert(
    fc.property(fc.array(fc.array(activity, { maxLength: 12 }), { minLength: 1, maxLength: 3 }), (deeds) => {
      const events = deeds.flatMap((ofCustomer, customer) =>
        // Two at a time share their second: the order of arrival decides.
        ofCustomer.map((name, place) => ({
          customer: `c${customer}`,
          activity: name,
          time: 1000 + Math.floor(place / 2),
        })),
      );
      if (events.length === 0) return;
      const log = smallLog([...events, { customer: 'all', activity: 'a', time: 900 }], { until: 2000 });
      const steps = ['a', 'b', 'a', 'c'].map((name) => [log.activityNames.indexOf(name)]);
      if (steps.flat().includes(-1)) return;
      const postings = postingsOf(log, steps);
      const [entries, last] = [postings[0], postings[3]];
      const finishesOf = firstFinishes(postings);
      for (let customer = 0; customer < log.customerCount; customer++) {
        const row = finishesOf(customer);
        for (let entry = entries.starts[customer]; entry < entries.starts[customer + 1]; entry++) {
          const end = waysFrom(
            log.activities,
            entries.events[entry],
            log.offsets[customer + 1],
            steps.flat(),
          );
          const place = last.events.indexOf(end);
          expect(row[entry - entries.starts[customer]]).toBe(place < 0 ? last.starts[customer + 1] : place);
        }
      }
    }),
  );
});

/** The earliest last event of all choices of events after `event`, one for each code after the first; −1 for none. */
function waysFrom(activities: ArrayLike<number>, event: number, end: number, codes: number[]): number {
  if (codes.length === 1) return event;
  const ends: number[] = [];
  for (let next = event + 1; next < end; next++) {
    if (activities[next] !== codes[1]) continue;
    const found = waysFrom(activities, next, end, codes.slice(1));
    if (found >= 0) ends.push(found);
  }
  return ends.length === 0 ? -1 : Math.min(...ends);
}
