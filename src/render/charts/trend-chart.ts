import { DateTime } from 'luxon';
import type { Trend, TrendPoint, TrendSeries } from '../../../tools/trend-output.js';
import { drawableText } from './drawable-text.js';
import { mostLines, type ChartLine, type LineChart } from './line-chart.js';

/** A line over time, one for each group or side. Undefined where there is only one point. */
export function trendChart(data: Trend, subtitle: string): LineChart | undefined {
  const all: readonly TrendSeries[] = data.compare?.sides ?? data.series;
  const shown = [...all].sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, mostLines);
  const drawn = data.compare ? all : shown;
  const longest = drawn.reduce(
    (most, one) => (one.points.length > most.points.length ? one : most),
    drawn[0],
  );
  if (drawn.length === 0 || longest.points.length < 2) return undefined;
  const subject = drawableText(data.subject, 'Trend');
  const names = drawn.map(({ label }, place) => drawableText(label, `Group ${place + 1}`));
  const sameTime = drawn.every(({ points }) => points[0]?.from === longest.points[0].from);
  return {
    kind: 'lines',
    title: title(data, subject, names),
    subtitle,
    footnotes: [
      ...(all.length > drawn.length
        ? [`${drawn.length} of ${all.length} groups are drawn; the table has more.`]
        : []),
      ...(sameTime ? [] : ['The sides are drawn above each other, each from its own first day.']),
    ],
    unit: data.kind === 'rate' ? 'rate' : 'count',
    labels: longest.points.map(({ from }) => axisLabel(from, data.interval)),
    lines: drawn.map(({ points }, place): ChartLine => ({
      name: names[place],
      points: longest.points.map((_, index) => {
        const point = points.at(index);
        return point === undefined || point.value === null ? undefined : linePoint(point, point.value);
      }),
    })),
  };
}

function sizeOf({ value, rate, mean }: TrendSeries): number {
  return (rate ?? mean)?.n ?? value ?? 0;
}

function title(data: Trend, subject: string, names: readonly string[]): string {
  const what = {
    customers: data.kind === 'stock' ? subject : `Customers who did ${subject}`,
    events: `${subject}: events`,
    value: `${subject}: value`,
    average_value: `${subject}: average value`,
    conversion: `${subject}: rate`,
  }[data.measure];
  const sides = data.compare ? `, ${names.join(' against ')}` : ` by ${data.interval}`;
  return `${what.charAt(0).toUpperCase()}${what.slice(1)}${sides}`;
}

function linePoint({ rate, mean, partial }: TrendPoint, value: number) {
  const interval = rate ?? mean;
  return { value, partial, ...(interval ? { low: interval.low, high: interval.high } : {}) };
}

function axisLabel(day: string, interval: Trend['interval']): string {
  return DateTime.fromISO(day, { zone: 'utc', locale: 'en' }).toFormat(
    interval === 'month' ? 'MMM yyyy' : 'd MMM',
  );
}
