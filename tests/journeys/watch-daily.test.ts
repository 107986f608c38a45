import { describe, expect, test } from 'vitest';
import { followUp } from '../../src/journeys/follow-up.js';
import { knownFeatures } from '../../src/journeys/known-features.js';
import { watchDaily } from '../../src/journeys/watch-daily.js';
import { createRandom, randomInteger } from '../../src/stats/random.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';

const day = 86_400;
const start = Date.UTC(2026, 0, 1) / 1000;
const at = (activity: string, days: number, customer = 'c') => ({
  customer,
  activity,
  time: start + Math.round(days * day),
});
const churn = { kind: 'activity', name: 'churn' } as const;

function watch(events: readonly SmallEvent[], untilDays: number, said: ReadonlyMap<number, number>[] = []) {
  const log = smallLog(events, {
    until: start + untilDays * day,
    traits: { plan: { c: 'team', d: 'free' } },
  });
  const code = (activity: string) => log.activityNames.indexOf(activity);
  const entry = { activity: 'Entered', codes: [code('Entered')] };
  const followed = followUp(log, { ...churn, codes: [code('Left')], entry });
  const known = knownFeatures(log, followed.customers, followed.enteredAt);
  const aside = new Set([code('Left'), code('Entered')]);
  const lives = watchDaily(log, followed, known, aside, said);
  const deeds = Array.from(lives.days, (_days, customer) => {
    const found: Record<string, number> = {};
    for (let change = lives.starts[customer]; change < lives.starts[customer + 1]; change++) {
      const activity = lives.activities[lives.changeColumns[change] - lives.firstActivity];
      if (lives.changeColumns[change] >= lives.firstActivity && activity !== undefined)
        found[log.activityNames[activity]] = lives.changeDays[change];
    }
    return found;
  });
  return { lives, deeds };
}

describe('customers watched day by day', () => {
  test('a deed counts from the day after it, one before the entry from the first; on the last day nothing new counts', () => {
    const { lives, deeds } = watch(
      [
        at('Read', 1),
        at('Entered', 2),
        at('Called', 2),
        at('Paid', 4.5),
        at('Paid', 5),
        at('Asked', 6.1),
        at('Left', 6.2),
      ],
      20,
    );
    expect([...lives.days]).toEqual([5]);
    expect([...lives.outcomes]).toEqual([1]);
    expect(deeds).toEqual([{ Read: 0, Called: 1, Paid: 3 }]);
    expect(lives.did.reduce((sum, each) => sum + each, 0)).toBe(3);
  });

  test('only whole days are watched; who had none is left out', () => {
    const { lives } = watch(
      [
        at('Entered', 0),
        at('Read', 1),
        at('Entered', 9.5, 'd'),
        at('Left', 9.9, 'd'),
        at('Entered', 3.2, 'e'),
        at('Left', 9.9, 'e'),
      ],
      10,
    );
    expect([...lives.days]).toEqual([10, 6]);
    expect([...lives.outcomes]).toEqual([0, 0]);
  });

  test('each day lies in one month, and the traits at the entry stay', () => {
    const { lives } = watch([at('Entered', 0), at('Entered', 40, 'd'), at('Left', 75, 'd')], 100);
    const sums = [0, 1].map((customer) => {
      const row = new Float64Array(lives.columns);
      const days = new Set<number>();
      for (let change = lives.starts[customer]; change < lives.starts[customer + 1]; change++) {
        row[lives.changeColumns[change]] += lives.amounts[change];
        days.add(lives.changeDays[change]);
      }
      return { last: [...row].flatMap((value, column) => (value === 0 ? [] : [column])), days: [...days] };
    });
    // Columns: two plans, how active, no activities, four months.
    expect(sums[0].days).toEqual([0, 30, 60, 90]);
    expect(sums[0].last).toContain(lives.firstActivity + 3);
    expect(sums[1].days).toEqual([0, 20]);
    expect(sums[1].last).toContain(lives.firstActivity + 2);
  });

  test('what happens on the last day or after it changes nothing', () => {
    const random = createRandom(5);
    for (let round = 0; round < 50; round++) {
      const events = Array.from({ length: 12 }, () => at(`A${randomInteger(random, 4)}`, random() * 20));
      const left = 5 + random() * 10;
      const whole = [at('Entered', 0), ...events, at('Left', left)];
      const before = whole.filter(
        ({ activity, time }) => activity === 'Left' || time < start + Math.floor(left) * day,
      );
      const names = [0, 1, 2, 3].map((name) => at(`A${name}`, 25, 'other'));
      expect(watch([...names, ...before], 30)).toEqual(watch([...names, ...whole], 30));
    }
  });

  test('what was said counts like a deed: from the day after it, on the last day and later not at all', () => {
    const events = [at('Entered', 0), at('Left', 9.5), at('Entered', 0, 'd'), at('Entered', 0, 'e')];
    const said = [
      new Map([
        [0, start + 2.5 * day],
        [1, start - 5 * day],
      ]),
      new Map([
        [0, start + 9 * day],
        [1, start + 20 * day],
      ]),
    ];
    const { lives } = watch(events, 20, said);
    const rows = [0, 1, 2].map((customer) =>
      [...lives.changeDays.keys()]
        .slice(lives.starts[customer], lives.starts[customer + 1])
        .map((change) => [lives.changeColumns[change] - lives.firstActivity, lives.changeDays[change]])
        .filter(([column]) => column === 0 || column === 1),
    );
    // No activities: the columns of what was said are the first after what was known.
    expect(rows).toEqual([[[0, 3]], [[0, 0]], []]);
    expect(lives.columns).toBe(watch(events, 20).lives.columns + 2);
  });
});
