import { formatCount, formatRate, formatInterval } from '../../ask/figure-format.js';
import { cleanText } from '../clean-text.js';
import type { DropOffs } from '../../../tools/drop-offs.js';
import { shortPeriod } from './short-period.js';
import type { TableChart } from './table-chart.js';

const fills = ['main', 'second'] as const;

/** A row for each step, a bar for each of the two groups: the share of its own first step that reached it. */
export function compareChart(
  groups: NonNullable<DropOffs['compare']>,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const shown = groups.slice(0, fills.length).map((group, index) => ({
    name: cleanText(shortPeriod(group.label)),
    steps: group.steps,
    fill: fills[index],
  }));
  return {
    ...words,
    rowNoun: 'Step',
    rows: shown[0].steps.map((step) => ({ name: cleanText(step.name) })),
    intervalLegend: 'share of first, 95% interval',
    columns: [
      {
        kind: 'bars',
        full: 1,
        lanes: shown.map(({ name, steps, fill }) => ({
          segments: [{ name, fill, sizes: steps.map((step) => step.from_start.estimate) }],
          intervals: steps.map((step, index) => (index === 0 ? undefined : step.from_start)),
        })),
      },
      ...shown.map(({ name, steps }) => ({
        kind: 'text' as const,
        header: name,
        cells: steps.map(({ customers, from_start: rate }, index) => ({
          text: index === 0 ? formatCount(customers) : formatRate(rate.estimate),
          detail: index === 0 ? 'customers' : formatInterval(rate),
        })),
      })),
    ],
  };
}
