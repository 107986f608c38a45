import { formatCount, formatNumber, formatRate } from '../../ask/figure-format.js';
import type { Segments } from '../../../tools/segments.js';
import { cleanText } from '../clean-text.js';
import type { BarColumn, TableChart } from './table-chart.js';

const mostOutcomes = 3;

/** A row for each segment: how large it is, what its customers are worth, and how many come to each outcome. */
export function segmentsChart(
  { segments, value_is }: Segments,
  words: Pick<TableChart, 'title' | 'subtitle'>,
): TableChart | undefined {
  if (segments.length === 0) return undefined;
  const outcomes = segments[0].outcomes.map(({ outcome }) => outcome).slice(0, mostOutcomes);
  const left = segments[0].outcomes.length - outcomes.length;
  return {
    ...words,
    footnotes:
      left > 0
        ? [`${outcomes.length} of ${outcomes.length + left} outcomes are drawn; the table has all.`]
        : [],
    rowNoun: 'Segment',
    rows: segments.map(({ name, behaviours: [first] }) => ({
      name: cleanText(name),
      detail:
        first &&
        `${cleanText(first.activity)} ${first.per_week.toFixed(1)} a week, others ${first.others_per_week.toFixed(1)}`,
    })),
    intervalLegend: '95% interval; each column has its own scale',
    columns: [
      {
        kind: 'text',
        header: 'Customers',
        cells: segments.map(({ customers }) => ({ text: formatCount(customers), tone: 'strong' })),
      },
      ...(value_is === null
        ? []
        : [
            {
              kind: 'text' as const,
              header: cleanText(value_is),
              cells: segments.map(({ mean_value: mean }) => ({
                text: mean === null ? '–' : formatNumber(mean),
              })),
            },
          ]),
      rateColumn(
        'Share',
        'of customers',
        'soft',
        segments.map(({ share }) => share),
      ),
      ...outcomes.map((outcome, place) =>
        rateColumn(
          cleanText(outcome),
          'come to the outcome',
          'main',
          segments.map((segment) => segment.outcomes[place].reached),
        ),
      ),
    ],
  };
}

type Rate = Segments['segments'][number]['share'];

function rateColumn(header: string, name: string, fill: 'main' | 'soft', rates: readonly Rate[]): BarColumn {
  return {
    kind: 'bars',
    header,
    full: Math.max(0.01, ...rates.map(({ high }) => high)),
    lanes: [{ segments: [{ name, fill, sizes: rates.map(({ estimate }) => estimate) }], intervals: rates }],
    labels: rates.map(({ estimate }) => formatRate(estimate)),
  };
}
