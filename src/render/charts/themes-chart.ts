import { formatCount, formatPoints, formatRate } from '../../ask/figure-format.js';
import type { FeedbackThemes } from '../../../tools/feedback-themes-output.js';
import { cleanText } from '../clean-text.js';
import type { TableChart } from './table-chart.js';

const mostRows = 12;

/** A row for each theme: its share of the texts, how many, and how that has changed. */
export function themesChart(
  { themes, total }: FeedbackThemes,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const shown = themes.slice(0, mostRows);
  const isUnhappy = shown.map(({ sentiment }) => sentiment < 0);
  const segment = (name: string, fill: 'main' | 'second', unhappy: boolean) =>
    isUnhappy.includes(unhappy)
      ? [
          {
            name,
            fill,
            sizes: shown.map(({ share }, row) => (isUnhappy[row] === unhappy ? share.estimate : 0)),
          },
        ]
      : [];
  return {
    ...words,
    footnotes:
      total > shown.length
        ? [...words.footnotes, `${shown.length} of ${total} themes are drawn.`]
        : words.footnotes,
    rowNoun: 'Theme',
    rows: shown.map(({ name }) => ({ name: cleanText(name) })),
    intervalLegend: 'share of texts, 95% interval',
    columns: [
      {
        kind: 'bars',
        full: Math.max(0.01, ...shown.map(({ share }) => share.high)),
        lanes: [
          {
            segments: [
              ...segment('rather unhappy', 'second', true),
              ...segment('rather happy', 'main', false),
            ],
            intervals: shown.map(({ share }) => share),
          },
        ],
      },
      {
        kind: 'text',
        header: 'Texts',
        cells: shown.map(({ mentions, share }) => ({
          text: formatCount(mentions),
          detail: formatRate(share.estimate),
        })),
      },
      {
        kind: 'text',
        header: 'Change',
        cells: shown.map(({ state, change }) =>
          state === 'steady'
            ? { text: 'steady', tone: 'quiet' as const }
            : { text: state, detail: formatPoints(change.estimate), tone: 'strong' as const },
        ),
      },
    ],
  };
}
