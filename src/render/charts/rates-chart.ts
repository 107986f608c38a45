import type { RiskRates } from '../../../tools/risk-rates.js';
import { formatCount, formatRate } from '../../ask/figure-format.js';
import { cleanText } from '../clean-text.js';
import type { TableChart } from './table-chart.js';

/** A row for each group: the share to whom the outcome has come, the highest first. */
export function ratesChart(
  { groups }: NonNullable<RiskRates['breakdown']>,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const rates = groups.map(({ came }) => came);
  return {
    ...words,
    rowNoun: 'Row',
    rows: groups.map(({ value }) => ({ name: cleanText(value) })),
    intervalLegend: 'share, 95% interval',
    columns: [
      {
        kind: 'bars',
        full: Math.max(0.01, ...rates.map(({ high }) => high)),
        lanes: [
          {
            segments: [{ name: 'share', fill: 'main', sizes: rates.map(({ estimate }) => estimate) }],
            intervals: rates,
          },
        ],
      },
      {
        kind: 'text',
        header: 'Share',
        cells: rates.map(({ estimate, low, high }) => ({
          text: formatRate(estimate),
          detail: `${formatRate(low)} to ${formatRate(high)}`,
          tone: 'strong',
        })),
      },
      {
        kind: 'text',
        header: 'Customers',
        cells: rates.map(({ n }) => ({ text: formatCount(n), tone: 'quiet' })),
      },
    ],
  };
}
