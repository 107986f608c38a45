import { formatCount, formatDate, formatRate } from '../ask/figure-format.js';
import { drawableText } from '../render/charts/drawable-text.js';
import type { TableChart } from '../render/charts/table-chart.js';
import type { JudgedMeasure } from './check-measures.js';
import { describeCheck } from './describe-change.js';
import type { Digest } from './digest.js';

const mostRows = 8;

/** What changed beside what was to be expected; the journeys where nothing did; undefined where there are none. */
export function digestChart(digest: Digest): TableChart | undefined {
  const changed = digest.changes.length > 0;
  const changes = (changed ? digest.changes : digest.steady).slice(0, mostRows);
  if (changes.length === 0) return undefined;
  const relative = (value: number, { expected }: JudgedMeasure) => (expected > 0 ? value / expected : 0);
  const figure = (value: number, { measure }: JudgedMeasure) =>
    measure.kind === 'rate' ? formatRate(value) : formatCount(Math.round(value));
  return {
    title: changed
      ? 'What really changed, against what was to be expected'
      : 'The journeys went on as was to be expected',
    subtitle: drawableText(
      `${formatDate(digest.week.from)} to ${formatDate(digest.week.to)} · ${describeCheck(digest)}`,
      'Last week',
    ),
    footnotes: [],
    rowNoun: 'Measure',
    rows: changes.map(({ measure }) => ({
      name: measure.name,
      detail: measure.kind === 'rate' ? 'of those whose time was up' : 'customers in the week',
    })),
    intervalLegend: 'expected from the 12 weeks before, with 95% interval',
    columns: [
      {
        kind: 'text',
        header: 'Expected',
        cells: changes.map((change) => ({
          text: figure(change.expected, change),
          detail: `${figure(change.low, change)} to ${figure(change.high, change)}`,
          tone: 'quiet',
        })),
      },
      {
        kind: 'text',
        header: 'Last week',
        cells: changes.map((change) => ({ text: figure(change.value, change), tone: 'strong' })),
      },
      {
        kind: 'bars',
        header: 'Last week, as a multiple of the expected',
        full: Math.max(...changes.map((change) => relative(Math.max(change.value, change.high), change))),
        lanes: [
          {
            segments: [
              {
                name: 'last week',
                fill: 'soft',
                sizes: changes.map((change) => relative(change.value, change)),
              },
            ],
            intervals: changes.map((change) => ({
              low: relative(change.low, change),
              estimate: 1,
              high: relative(change.high, change),
            })),
          },
        ],
        labels: changes.map((change) => `${relative(change.value, change).toFixed(2)} ×`),
      },
    ],
  };
}
