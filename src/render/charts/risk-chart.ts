import { formatCount, formatRate } from '../../ask/figure-format.js';
import type { ChurnRisk } from '../../../tools/churn-risk.js';
import { cleanText } from '../clean-text.js';
import { truncate } from '../truncate.js';
import type { TableChart } from './table-chart.js';

const mostRows = 12;
const longestReason = 28;

/** A row for each customer at risk, the likeliest first: the risk, what raises it most, and what they are worth. */
export function riskChart(
  { customers, value_from }: ChurnRisk,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const shown = customers.slice(0, mostRows);
  const more = `${mostRows} of ${customers.length} customers are drawn; the table has all.`;
  return {
    ...words,
    footnotes: customers.length > mostRows ? [...words.footnotes, more] : words.footnotes,
    rowNoun: 'Customer',
    rows: shown.map(({ name }) => ({ name: cleanText(name) })),
    intervalLegend: 'longest bar: the highest risk shown',
    columns: [
      {
        kind: 'bars',
        full: Math.max(0.01, ...shown.map(({ risk }) => risk)),
        lanes: [
          {
            segments: [{ name: 'risk', fill: 'main', sizes: shown.map(({ risk }) => risk) }],
            intervals: shown.map(() => undefined),
          },
        ],
      },
      {
        kind: 'text',
        header: 'Risk',
        cells: shown.map(({ risk }) => ({ text: formatRate(risk), tone: 'strong' })),
      },
      {
        kind: 'text',
        header: 'Raised most by',
        cells: shown.map(({ reasons }) => {
          const [first] = reasons.filter(({ raises }) => raises);
          const text = first ? [first.what, first.is].filter((part) => part !== undefined).join(' ') : '';
          return { text: truncate(cleanText(text), longestReason), tone: 'quiet' };
        }),
      },
      ...(value_from === null
        ? []
        : [
            {
              kind: 'text' as const,
              header: cleanText(value_from),
              cells: shown.map(({ value }) => ({ text: formatCount(value), tone: 'quiet' as const })),
            },
          ]),
    ],
  };
}
