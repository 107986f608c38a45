import { formatCount, formatDate, formatDifference, formatRate } from '../../ask/figure-format.js';
import type { Effect } from '../../../tools/effect.js';
import type { TableChart } from './table-chart.js';

const mostRows = 16;

/** The share that reached the outcome, stretch by stretch: those before the change, and those since. */
export function effectChart(
  { series, at }: Effect,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const firstSince = series.findIndex(({ since }) => since >= at);
  const after = firstSince < 0 ? [] : series.slice(firstSince);
  const before = (firstSince < 0 ? series : series.slice(0, firstSince)).slice(
    -Math.max(4, mostRows - after.length),
  );
  const shown = [...before, ...after];
  const hasControl = shown.some(({ control }) => control !== null);
  const full = Math.max(0.01, ...shown.map(({ share, control }) => Math.max(share, control ?? 0)));
  const sizes = (isAfter: boolean) => shown.map(({ share, since }) => (since >= at === isAfter ? share : 0));
  const none = shown.map(() => undefined);
  return {
    ...words,
    rowNoun: 'Stretch',
    intervalLegend: '',
    rows: shown.map(({ since }) => ({ name: formatDate(since) })),
    columns: [
      {
        kind: 'bars',
        full,
        lanes: [
          {
            segments: [
              { name: 'before', fill: 'soft', sizes: sizes(false) },
              { name: 'since the change', fill: 'main', sizes: sizes(true) },
            ],
            intervals: none,
          },
          ...(hasControl
            ? [
                {
                  segments: [
                    {
                      name: 'all others',
                      fill: 'lost' as const,
                      sizes: shown.map(({ control }) => control ?? 0),
                    },
                  ],
                  intervals: none,
                },
              ]
            : []),
        ],
      },
      {
        kind: 'text',
        header: 'Share',
        cells: shown.map(({ share }) => ({ text: formatRate(share), tone: 'strong' })),
      },
      ...(hasControl
        ? [
            {
              kind: 'text' as const,
              header: 'Others',
              cells: shown.map(({ control }) => ({
                text: control === null ? '' : formatRate(control),
                tone: 'quiet' as const,
              })),
            },
          ]
        : []),
      {
        kind: 'text',
        header: 'Customers',
        cells: shown.map(({ watched }) => ({ text: formatCount(watched), tone: 'quiet' })),
      },
    ],
  };
}

/** The finding as a title. */
export function effectTitle({ effect, verdict, outcome }: Effect): string {
  if (!effect) return outcome;
  return verdict === 'no evidence'
    ? `${outcome}: no evidence of an effect`
    : `${outcome} ${verdict} by ${formatDifference(effect)}`;
}
