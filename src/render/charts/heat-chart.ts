import type { Retention } from '../../../tools/retention.js';
import { drawableText } from './drawable-text.js';
import { mostLines, type LineChart } from './line-chart.js';

/** A triangle of shares: a row for each cohort, a column for each interval, the darker the more. */
export interface HeatChart {
  readonly kind: 'heat';
  readonly title: string;
  readonly subtitle: string;
  readonly footnotes: readonly string[];
  readonly columns: readonly string[];
  /** The first is everybody, with intervals. */
  readonly rows: readonly HeatRow[];
}

export interface HeatRow {
  readonly name: string;
  readonly customers: number;
  readonly partial: boolean;
  /** Empty where an interval is not over yet. */
  readonly cells: Retention['overall']['returned'];
}

const mostRows = 14;
const mostColumns = 13;

/** The triangle of cohorts, or a curve for each group. Undefined where there is nothing to see. */
export function retentionChart(data: Retention, subtitle: string): HeatChart | LineChart | undefined {
  const last = data.overall.returned.findLastIndex((cell) => cell !== null);
  if (data.overall.customers === 0 || last < 1) return undefined;
  const title = titleOf(data);
  if (data.breakdown) return curves(data, data.breakdown, last, { title, subtitle });
  const columns = Math.min(mostColumns, last + 1);
  const started = data.cohorts.filter(({ customers }) => customers > 0);
  const cohorts = started.slice(-mostRows);
  return {
    kind: 'heat',
    title,
    subtitle,
    footnotes: [
      `+1 is the ${data.interval} that begins one ${data.interval} after each customer's own start. Empty: not over for all of the cohort.`,
      ...(started.length > cohorts.length
        ? [`The last ${cohorts.length} of ${started.length} cohorts are drawn; the table has all.`]
        : []),
      ...(last + 1 > columns ? [`The first ${columns} of ${last + 1} ${data.interval}s are drawn.`] : []),
    ],
    columns: Array.from({ length: columns }, (_, place) => `+${place}`),
    rows: [{ ...data.overall, label: 'All', partial: false }, ...cohorts].map(
      ({ label, customers, partial, returned }) => ({
        name: label,
        customers,
        partial,
        cells: returned.slice(0, columns),
      }),
    ),
  };
}

function titleOf({ start, return: back, interval }: Retention): string {
  const who = start === undefined ? 'Customers' : `After ${drawableText(start, 'the start')}`;
  const what = back === undefined ? 'who comes back' : `who did ${drawableText(back, 'it')} later`;
  return `${who}: ${what}, by ${interval}`;
}

function curves(
  { interval }: Retention,
  groups: NonNullable<Retention['breakdown']>,
  last: number,
  words: { readonly title: string; readonly subtitle: string },
): LineChart {
  const shown = [...groups].sort((a, b) => b.customers - a.customers).slice(0, mostLines);
  return {
    kind: 'lines',
    ...words,
    footnotes: [
      `+1 is the ${interval} that begins one ${interval} after each customer's own start. Intervals are in the table.`,
      ...(groups.length > shown.length
        ? [`The ${shown.length} largest of ${groups.length} groups are drawn.`]
        : []),
    ],
    unit: 'rate',
    labels: Array.from({ length: last + 1 }, (_, place) => `+${place}`),
    lines: shown.map(({ label, returned }, group) => ({
      name: drawableText(label, `Group ${group + 1}`),
      points: Array.from({ length: last + 1 }, (_, place) => {
        const cell = returned[place];
        return cell ? { value: cell.estimate, partial: false } : undefined;
      }),
    })),
  };
}
