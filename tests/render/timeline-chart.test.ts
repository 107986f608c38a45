import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chartSvg } from '../../src/render/chart-svg.js';
import { chartAltText } from '../../src/render/charts/chart-alt-text.js';
import { timelineChart } from '../../src/render/charts/timeline-chart.js';
import type { CustomerProfile } from '../../tools/customer.js';
import { overlaps, svgTexts } from '../support/svg-texts.js';

type Entry = CustomerProfile['timeline'][number];

function profileOf(timeline: readonly Entry[], name = 'Marlow Studios'): CustomerProfile {
  return {
    customer: 'cus_1',
    name,
    found_by: 'id',
    others: [],
    identifiers: [],
    traits: {},
    personal_traits: {},
    value: null,
    value_is: null,
    first_seen: '2026-01-01',
    last_seen: '2026-10-31',
    events: timeline.length,
    journeys: [],
    terms: [],
    timeline: [...timeline],
    earlier_events: 0,
    risks: [],
    feedback: [],
  };
}

const entry = (activity: string, day: string, times = 1): Entry => ({
  activity,
  source: 'website',
  at: `${day}T10:00:00+01:00`,
  until: `${day}T11:00:00+01:00`,
  times,
  amount: null,
});

test('a timeline has a lane for each activity in order of first time, the rarest where there are many', () => {
  const often = Array.from({ length: 20 }, (_, day) => entry('Logged In', `2026-03-${10 + day}`));
  const rare = Array.from({ length: 14 }, (_, place) => entry(`Step ${place}`, `2026-02-${10 + place}`));
  const chart = timelineChart(profileOf([...often, ...rare].reverse()), 'as of today');
  expect(chart?.lanes.map(({ name }) => name)).toEqual(rare.map(({ activity }) => activity));
  expect(chart?.footnotes[0]).toContain('14 of 15 activities');
  expect(timelineChart(profileOf([entry('Signed Up', '2026-01-01')]), '')).toBeUndefined();
});

test('says in words what it shows', () => {
  const chart = timelineChart(
    profileOf([entry('Paid', '2026-05-02', 3), entry('Signed Up', '2026-05-01')]),
    '',
  );
  expect(chart && chartAltText(chart)).toBe(
    'Marlow Studios: what they did. Signed Up: 2026-05-01. Paid: 3 times, last on 2026-05-02.',
  );
});

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('W'.repeat(60), '無料トライアルを開始しました', '🚶‍♀️ walked', 'تجربة مجانية'),
);
const anyEntry = fc.record({
  activity: anyName,
  source: fc.constantFrom('website', 'product', 'crm', 'a source with a rather long name indeed', 'x', 'y'),
  at: fc.date({ min: new Date('2020-01-01'), max: new Date('2026-12-31'), noInvalidDate: true }),
  times: fc.integer({ min: 1, max: 5000 }),
});

test('nothing overlaps or leaves the picture, whatever the names and times', () => {
  fc.assert(
    fc.property(fc.array(anyEntry, { minLength: 2, maxLength: 40 }), anyName, (entries, name) => {
      const timeline = entries
        .sort((a, b) => b.at.getTime() - a.at.getTime())
        .map(({ activity, source, at, times }): Entry => {
          const moment = at.toISOString();
          return { activity, source, at: moment, until: moment, times, amount: null };
        });
      const chart = timelineChart(profileOf(timeline, name), 'As of 31 October 2026');
      if (!chart) return;
      const svg = chartSvg(chart);
      const texts = svgTexts(svg);
      const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
      expect(height).toBeLessThanOrEqual(700);
      expect(overlaps(texts)).toEqual([]);
      for (const { text, left, right, bottom } of texts) {
        expect(left, text).toBeGreaterThanOrEqual(0);
        expect(right, text).toBeLessThanOrEqual(1200);
        expect(bottom, text).toBeLessThanOrEqual(height);
      }
    }),
    { numRuns: 60 },
  );
});
