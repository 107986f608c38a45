import { expect, test } from 'vitest';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { followUp } from '../../src/journeys/follow-up.js';
import { afterThemes } from '../../tools/after-themes.js';
import { themeMoney } from '../../tools/theme-money.js';
import { smallLog } from '../support/small-log.js';

const day = 86_400;
const start = 1_700_000_000;

test('money that went with a theme is what those who left had paid in the year before', () => {
  const log = smallLog([
    { customer: 'a', activity: 'Paid', time: start, value: 100 },
    { customer: 'a', activity: 'Paid', time: start + 400 * day, value: 30 },
    { customer: 'a', activity: 'Left', time: start + 410 * day },
    { customer: 'b', activity: 'Paid', time: start, value: 70 },
    { customer: 'a', activity: 'Rated', time: start + 401 * day, value: 5, source: 'reviews' },
    { customer: 'b', activity: 'Left', time: start + 10 * day },
    { customer: 'c', activity: 'Paid', time: start, value: 500 },
  ]);
  const follow = followUp(log, {
    kind: 'activity',
    name: 'left',
    codes: [log.activityNames.indexOf('Left')],
    entry: undefined,
  });
  const spoken = new Map([
    [
      1,
      new Map([
        [0, start + 100 * day],
        [2, start],
      ]),
    ],
    // Spoke after leaving.
    [2, new Map([[1, start + 20 * day]])],
  ]);
  const money = themeMoney(log, follow, spoken, new Set(['reviews']));
  expect(money.get(1)).toEqual({ customers: 1, amount: 30, share: 0.3 });
  expect(money.get(2)).toEqual({ customers: 0, amount: 0, share: 0 });
});

test('what customers did after a theme is counted in the same 30 days for all, against who spoke of others alone', () => {
  const customers = Array.from({ length: 200 }, (_, customer) => ({
    theme: customer % 2,
    did: customer % 2 === 0 ? customer % 10 < 8 : customer % 10 === 1,
    // The last ten have not had their days.
    late: customer >= 190,
  }));
  const log = smallLog(
    customers.flatMap(({ did, late }, place) => {
      const customer = `c${place}`;
      return [
        { customer, activity: 'Wrote', time: start + (late ? 95 : 0) * day },
        ...(did ? [{ customer, activity: 'Asked', time: start + (late ? 96 : 10) * day }] : []),
        { customer, activity: 'Slept', time: start + 100 * day },
      ];
    }),
  );
  const spoken = new Map(
    [0, 1].map((theme) => [
      theme,
      new Map(
        customers.flatMap((each, customer) =>
          each.theme === theme ? [[customer, start + (each.late ? 95 : 0) * day] as const] : [],
        ),
      ),
    ]),
  );
  const found = afterThemes(log, spoken);
  const counted = customers.filter(({ theme, late }) => theme === 0 && !late);
  expect(found.get(0)?.map(({ activity }) => activity)).toEqual(['Asked']);
  expect(found.get(0)?.[0].share).toEqual(
    wilsonInterval(counted.filter(({ did }) => did).length, counted.length),
  );
  expect(found.get(0)?.[0].difference.estimate).toBeCloseTo(
    -(found.get(1)?.[0].difference.estimate ?? 0),
    10,
  );
});
