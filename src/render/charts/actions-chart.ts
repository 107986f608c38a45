import { formatCount, formatPoints } from '../../ask/figure-format.js';
import type { NextBestAction } from '../../../tools/next-best-action-output.js';
import { cleanText } from '../clean-text.js';
import type { TableChart } from './table-chart.js';

/** A row for each action that could be judged, and for the kinds of customers that it works differently for. */
export function actionsChart(
  { actions }: NextBestAction,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const rows = actions.flatMap(({ action, uplift, evidence, customers, kinds }) =>
    uplift
      ? [
          { name: action, detail: evidence, uplift, customers },
          ...kinds.map(({ trait, value, uplift: own }) => ({
            name: `· ${trait} ${value}`,
            detail: undefined,
            uplift: own,
            customers: undefined,
          })),
        ]
      : [],
  );
  const full = Math.max(0.01, ...rows.map(({ uplift }) => Math.max(uplift.high, 0)));
  const sizes = (isGood: boolean) =>
    rows.map(({ uplift }) => (uplift.low > 0 === isGood ? Math.max(0, uplift.estimate) : 0));
  return {
    ...words,
    rowNoun: 'Action',
    intervalLegend: '95% interval, from 0 on',
    rows: rows.map(({ name, detail }) => ({ name: cleanText(name), detail })),
    columns: [
      {
        kind: 'bars',
        full,
        lanes: [
          {
            segments: [
              { name: 'helps', fill: 'main', sizes: sizes(true) },
              { name: 'not sure to help', fill: 'lost', sizes: sizes(false) },
            ],
            intervals: rows.map(({ uplift }) =>
              uplift.high > 0
                ? { low: Math.max(0, uplift.low), estimate: Math.max(0, uplift.estimate), high: uplift.high }
                : undefined,
            ),
          },
        ],
      },
      {
        kind: 'text',
        header: 'Uplift',
        cells: rows.map(({ uplift: { estimate, low, high } }) => ({
          text: formatPoints(estimate),
          detail: `${formatPoints(low).replace(' points', '')} to ${formatPoints(high)}`,
          tone: low > 0 ? 'strong' : 'quiet',
        })),
      },
      {
        kind: 'text',
        header: 'Best for',
        cells: rows.map(({ customers }) => ({ text: customers === undefined ? '' : formatCount(customers) })),
      },
    ],
  };
}
