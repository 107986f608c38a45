import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ToolPlan } from '../../src/ask/plan.js';
import type { Envelope } from '../../tools/tool.js';
import { chartAltText } from '../../src/render/charts/chart-alt-text.js';
import { hasGlyph } from '../../src/render/charts/chart-font.js';
import { chartForAnswer } from '../../src/render/charts/chart-for-answer.js';
import { chartSvg } from '../../src/render/chart-svg.js';
import { calendarBuckets, bucketLabel } from '../../src/journeys/calendar-buckets.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { overlaps, svgTexts } from '../support/svg-texts.js';

function chartOf(tool: 'trend' | 'retention', data: unknown) {
  const plan: ToolPlan =
    tool === 'trend' ? { tool, args: { measure: 'events' } } : { tool, args: { interval: 'week' } };
  const figures = { population: 1, definitions: [], data, caveats: [] };
  const envelope: Envelope = { ...plan, ...figures, as_of: '2026-10-31', receipt: 'fp_1', ms: 1 };
  const words = { headline: '', findings: [], basis: ['A basis'], caveats: [], suggestions: [] };
  return chartForAnswer({ plan, envelope, ...words, ledger: { checked: 0, removed: [] } });
}

function expectReadable(svg: string): void {
  const texts = svgTexts(svg);
  const height = Number(/height="(\d+)"/.exec(svg)?.[1]);
  expect(height).toBeLessThanOrEqual(720);
  expect(overlaps(texts)).toEqual([]);
  for (const { text, left, right, top, bottom } of texts) {
    expect(left, text).toBeGreaterThanOrEqual(0);
    expect(right, text).toBeLessThanOrEqual(1200);
    expect(top, text).toBeGreaterThanOrEqual(0);
    expect(bottom, text).toBeLessThanOrEqual(height);
    expect([...text].filter((character) => !hasGlyph(character))).toEqual([]);
  }
  expect(svg).not.toContain('NaN');
}

const name = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
  fc.constantFrom('W'.repeat(60), 'ホームページを見た', '🎉 Signed Up 🚀', 'بدأ التجربة', 'a <b> & "c"', 'x'),
);
const names = fc.array(name, { minLength: 1, maxLength: 9 });
const interval = fc.constantFrom('day' as const, 'week' as const, 'month' as const);
const amount = fc.oneof(
  fc.constant(null),
  fc.constant(0),
  fc.integer({ min: 1, max: 50_000_000 }),
  fc.double({ min: 0, max: 0.01, noNaN: true }),
);

const buckets = (every: 'day' | 'week' | 'month', days: number) =>
  calendarBuckets(
    { from: '2026-01-07', to: new Date(Date.UTC(2026, 0, 7 + days)).toISOString().slice(0, 10) },
    every,
  ).map((bucket) => ({ ...bucket, label: bucketLabel(bucket, every) }));

function trendOf(
  every: 'day' | 'week' | 'month',
  days: number,
  labels: readonly string[],
  value: (place: number) => number | null,
  kind: 'flow' | 'rate' = 'flow',
) {
  const series = labels.map((label, group) => ({
    label,
    value: 1,
    points: buckets(every, days).map((bucket, place) => {
      const own = value(place + group);
      const rate = own === null || kind === 'flow' ? null : wilsonInterval(Math.round(own * 20), 20);
      return { ...bucket, value: rate?.estimate ?? own, ...(kind === 'rate' ? { rate } : {}) };
    }),
  }));
  return {
    measure: kind === 'rate' ? 'conversion' : 'events',
    subject: labels[0],
    kind,
    interval: every,
    from: '2026-01-07',
    to: '2026-02-07',
    series,
  };
}

test('lines of any names, sizes and lengths fit, overlap nowhere and show no character that the font lacks', () => {
  fc.assert(
    fc.property(
      names,
      interval,
      fc.integer({ min: 1, max: 300 }),
      fc.array(amount, { minLength: 1 }),
      (labels, every, days, values) => {
        const chart = chartOf(
          'trend',
          trendOf(every, days, labels, (place) => values[place % values.length]),
        );
        if (chart) expectReadable(chartSvg(chart));
        else expect(buckets(every, days).length).toBeLessThan(2);
      },
    ),
    { numRuns: 40 },
  );
});

test('what is not whole is dashed, and a lone rate has a band', () => {
  const flow = chartOf(
    'trend',
    trendOf('week', 41, ['Signed Up'], (place) => 100 + place),
  );
  const svg = flow ? chartSvg(flow) : '';
  const dashed = [...svg.matchAll(/stroke-dasharray="5 6"/g)];
  // 7 January is a Wednesday, and the 41st day from then the Monday of a week that is not whole.
  expect(buckets('week', 41).filter(({ partial }) => partial)).toHaveLength(2);
  expect(dashed).toHaveLength(2);
  expect(svgTexts(svg).map(({ text }) => text)).toContain('not whole');
  const rate = chartOf(
    'trend',
    trendOf('month', 200, ['churn'], () => 0.4, 'rate'),
  );
  const words = rate ? svgTexts(chartSvg(rate)).map(({ text }) => text) : [];
  expect(words).toEqual(expect.arrayContaining(['95% interval', '40%']));
  expect(rate && chartAltText(rate)).toContain('Feb 2026 40%');
});

function retentionOf(cohorts: number, customers: number, labels?: readonly string[]) {
  const cells = (open: number) =>
    Array.from({ length: cohorts }, (_, place) =>
      place < open ? wilsonInterval(Math.floor(customers / (place + 1)), customers) : null,
    );
  const overall = { label: 'All', customers, returned: cells(cohorts) };
  return {
    start: labels?.[0],
    interval: 'week',
    interval_days: 7,
    from: '2026-01-07',
    to: '2026-02-07',
    cohorts: buckets('week', 7 * cohorts).map((bucket, place) => ({
      ...bucket,
      customers,
      returned: cells(cohorts - place),
    })),
    overall,
    highlights: [],
    course: null,
    ...(labels ? { breakdown: labels.map((label) => ({ ...overall, label })) } : {}),
  };
}

test('so do triangles and curves of retention', () => {
  fc.assert(
    fc.property(
      fc.option(names, { nil: undefined }),
      fc.integer({ min: 2, max: 60 }),
      fc.integer({ min: 1, max: 20_000_000 }),
      (labels, cohorts, customers) => {
        const chart = chartOf('retention', retentionOf(cohorts, customers, labels));
        if (!chart) throw new Error('no chart');
        expectReadable(chartSvg(chart));
        expect(chartAltText(chart).length).toBeLessThanOrEqual(1000);
      },
    ),
    { numRuns: 30 },
  );
});

test('an immature cell is empty, and the first row has intervals', () => {
  const chart = chartOf('retention', retentionOf(4, 200));
  const words = chart ? svgTexts(chartSvg(chart)).map(({ text }) => text) : [];
  expect(words.filter((text) => text === '100%')).toHaveLength(5);
  expect(words.filter((text) => text === '25%')).toHaveLength(2);
  expect(words).toContain('43–57%');
  expect(chartOf('retention', retentionOf(1, 200))).toBeUndefined();
});
