import { expect, test } from 'vitest';
import { startOfDay } from '../../src/journeys/calendar.js';
import { newcombeInterval } from '../../src/stats/newcombe-interval.js';
import { wilsonInterval } from '../../src/stats/wilson-interval.js';
import { feedbackCourse, feelingBySource, sourceGaps } from '../../tools/feedback-course.js';

const timezone = 'Europe/Amsterdam';
/** A minute past midnight, when it is the day before in UTC. */
const written = (day: string, sentiment: number | null, source = 'reviews') => ({
  at: startOfDay(day, timezone) + 60,
  sentiment,
  source,
});
const texts = [
  // A Sunday, and the Monday after it.
  written('2026-10-04', -0.5),
  written('2026-10-05', -0.3, 'tickets'),
  written('2026-10-11', 0.9),
  written('2026-10-11', null, 'tickets'),
  written('2026-11-01', -0.2),
];

test('texts are counted by week from Monday and by month, weeks without any too', () => {
  const { week, month } = feedbackCourse(texts, undefined, '2026-11-03', timezone);
  expect(week.map(({ from, texts: all, negative, positive }) => [from, all, negative, positive])).toEqual([
    ['2026-10-04', 1, 1, 0],
    ['2026-10-05', 3, 1, 1],
    ['2026-10-12', 0, 0, 0],
    ['2026-10-19', 0, 0, 0],
    ['2026-10-26', 1, 0, 0],
    ['2026-11-02', 0, 0, 0],
  ]);
  expect(week.map(({ partial }) => partial)).toEqual([true, false, false, false, false, true]);
  expect(month.map(({ label, texts: all }) => [label, all])).toEqual([
    ['October 2026', 4],
    ['November 2026', 1],
  ]);
});

test('a period begins and ends the course', () => {
  const within = texts.slice(1, 4);
  const period = { from: '2026-10-05', to: '2026-10-19' };
  const { week } = feedbackCourse(within, period, '2026-11-03', timezone);
  expect(week.map(({ label }) => label)).toEqual(['week of 5 October 2026', 'week of 12 October 2026']);
  expect(feedbackCourse([], period, '2026-11-03', timezone)).toEqual({ week: [], month: [] });
});

test('each source has the shares of texts of which the feeling is known, the most displeased first', () => {
  expect(feelingBySource(texts)).toEqual([
    { name: 'tickets', texts: 2, negative_share: wilsonInterval(1, 1), positive_share: wilsonInterval(0, 1) },
    { name: 'reviews', texts: 3, negative_share: wilsonInterval(1, 3), positive_share: wilsonInterval(1, 3) },
  ]);
});

test('each two sources are set against each other once', () => {
  const [gap, ...others] = sourceGaps(feelingBySource(texts));
  expect(others).toEqual([]);
  expect(gap.label).toBe('tickets against reviews');
  expect(gap.negative_difference).toEqual(newcombeInterval(wilsonInterval(1, 1), wilsonInterval(1, 3)));
  expect(gap.positive_difference).toEqual(newcombeInterval(wilsonInterval(0, 1), wilsonInterval(1, 3)));
});
