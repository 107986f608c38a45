import { expect, test } from 'vitest';
import { narrateTrend } from '../../../src/ask/narration/narrate-trend.js';
import type { Trend } from '../../../tools/trend-output.js';

/** What is said of so many in each week. */
function said(values: readonly number[]) {
  const points = values.map((value, week) => {
    const day = (days: number) => new Date(Date.UTC(2026, 6, 6 + days)).toISOString().slice(0, 10);
    return {
      label: `week of ${day(7 * week)}`,
      from: day(7 * week),
      to: day(7 * week + 7),
      value,
      partial: false,
    };
  });
  const data: Trend = {
    measure: 'customers',
    subject: 'Signed Up',
    kind: 'flow',
    interval: 'week',
    from: points[0].from,
    to: points[points.length - 1].to,
    series: [{ label: 'Signed Up', value: 24, points }],
  };
  const args = {
    measure: 'customers' as const,
    activity: 'Signed Up',
    segment: [{ trait: 'plan', is: 'team' }],
  };
  return narrateTrend({
    tool: 'trend',
    args,
    as_of: '2026-10-31',
    population: 24,
    definitions: [],
    data,
    caveats: [],
    receipt: '',
    ms: 0,
  });
}

test('a count says whose it is', () => {
  expect(said([5, 7, 3, 9]).headline[0]).toMatch(/^Signed Up: 24 customers with plan team from /);
});

test('the highest and the lowest are told where there is one', () => {
  expect(said([5, 7, 3, 9]).findings.slice(0, 2)).toEqual([
    expect.stringMatching(/highest .*27 July.*|highest .*2026-07-27/),
    expect.stringMatching(/lowest .*20 July.*|lowest .*2026-07-20/),
  ]);
  expect(said([0, 7, 0, 9, 0]).findings.join()).toMatch(/highest/);
  expect(said([0, 7, 0, 9, 0]).findings.join()).not.toMatch(/lowest/);
  expect(said([4, 4, 4, 4]).findings.join()).not.toMatch(/highest|lowest/);
});
