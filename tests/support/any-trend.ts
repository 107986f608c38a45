import fc from 'fast-check';
import type { Reply } from '../../src/ask/answer.js';
import { trendReply } from './trend-reply.js';

/** Trends of any length, with names and values as data have them at their worst. */
export function anyTrend(name: fc.Arbitrary<string>): fc.Arbitrary<Reply> {
  const value = fc.oneof(fc.nat(), fc.double({ noNaN: true }), fc.constant(null));
  return fc
    .record({
      weeks: fc.integer({ min: 1, max: 30 }),
      subject: name,
      series: fc.array(
        fc.record({ label: name, values: fc.array(value, { minLength: 30, maxLength: 30 }) }),
        {
          minLength: 1,
          maxLength: 9,
        },
      ),
    })
    .map(({ weeks, subject, series }) => {
      const points = trendPoints(weeks);
      return trendReply(weeks, {
        subject,
        series: series.map(({ label, values }) => ({
          label,
          value: 1,
          points: points.map((point, place) => ({ ...point, value: values[place] })),
        })),
      });
    });
}

function trendPoints(weeks: number) {
  return Array.from({ length: weeks }, (_, week) => {
    const from = new Date(Date.UTC(2026, 6, 6 + 7 * week)).toISOString().slice(0, 10);
    return { label: from, from, to: from, partial: week === weeks - 1 };
  });
}
