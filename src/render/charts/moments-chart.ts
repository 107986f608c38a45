import { formatCount, formatPoints } from '../../ask/figure-format.js';
import type { MomentsOfTruth } from '../../../tools/moments-of-truth.js';
import { cleanText } from '../clean-text.js';
import type { Interval, TableChart } from './table-chart.js';

const mostRows = 12;

/** A row for each behaviour and trait, the strongest first: how much likelier or less likely it makes the outcome. */
export function momentsChart(
  { moments, traits }: MomentsOfTruth,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const found = [
    ...moments.map(({ activity, did, effect }) => ({ name: activity, customers: did, effect })),
    ...traits.map(({ trait, value, customers, effect }) => ({
      name: `${trait}: ${value}`,
      customers,
      effect,
    })),
  ];
  const shown = found.slice(0, mostRows);
  const sizes = (sign: 1 | -1) => shown.map(({ effect }) => Math.max(0, sign * effect.estimate));
  return {
    ...words,
    footnotes:
      found.length > mostRows
        ? [...words.footnotes, `${mostRows} of ${found.length} are drawn; the table has all.`]
        : words.footnotes,
    rowNoun: 'Row',
    rows: shown.map(({ name }) => ({ name: cleanText(name) })),
    intervalLegend: 'difference in points, 95% interval',
    columns: [
      {
        kind: 'bars',
        full: Math.max(0.01, ...shown.map(({ effect }) => size(effect).high)),
        lanes: [
          {
            segments: [
              { name: 'likelier with it', fill: 'main', sizes: sizes(1) },
              { name: 'less likely with it', fill: 'second', sizes: sizes(-1) },
            ],
            intervals: shown.map(({ effect }) => size(effect)),
          },
        ],
      },
      {
        kind: 'text',
        header: 'Points',
        cells: shown.map(({ effect }) => ({
          text: formatPoints(effect.estimate).replace(' points', ''),
          detail: `${formatPoints(effect.low).replace(' points', '')} to ${formatPoints(effect.high).replace(' points', '')}`,
          tone: 'strong',
        })),
      },
      {
        kind: 'text',
        header: 'Customers',
        cells: shown.map(({ customers }) => ({ text: formatCount(customers), tone: 'quiet' })),
      },
    ],
  };
}

/** How large a difference is, whichever way it goes. */
function size({ estimate, low, high }: Interval): Interval {
  return estimate >= 0
    ? { low: Math.max(0, low), estimate, high }
    : { low: Math.max(0, -high), estimate: -estimate, high: -low };
}
