import { formatCount, formatDuration, formatRate, formatInterval } from '../../ask/figure-format.js';
import { cleanText } from '../clean-text.js';
import type { DropOffs } from '../../../tools/drop-offs.js';
import type { TableChart, TextCell } from './table-chart.js';

type Step = DropOffs['steps'][number];
type Words = Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>;

/** A row for each step: of those who reached it, who went on, who is still in play and who was lost. The worst step stands out. */
export function funnelChart({ steps, worst }: DropOffs, words: Words): TableChart {
  const first = steps[0].customers;
  const share = (count: number) => count / first;
  const last = steps.length - 1;
  const worstRow = worst ? steps.findIndex((step) => step.name === worst.from) : -1;
  const leaving = (count: number, step: number, tone: TextCell['tone']): TextCell =>
    step === last ? { text: '' } : { text: formatCount(count), tone };
  return {
    ...words,
    rowNoun: 'Step',
    rows: steps.map((step) => ({
      name: cleanText(step.name),
      detail: step.median_seconds ? `after ${formatDuration(step.median_seconds)} (median)` : undefined,
    })),
    intervalLegend: 'share of first, 95% interval',
    columns: [
      {
        kind: 'bars',
        full: 1,
        lanes: [
          {
            segments: [
              {
                name: 'went on',
                fill: 'main',
                sizes: steps.map((step, index) => share(index === last ? step.customers : goneOn(step))),
              },
              { name: 'still in play', fill: 'waiting', sizes: steps.map((step) => share(step.in_play)) },
              {
                name: 'lost',
                fill: 'lost',
                sizes: steps.map((step, index) => (index === worstRow ? 0 : share(step.lost))),
              },
              ...(worstRow < 0
                ? []
                : [
                    {
                      name: 'lost at the worst step',
                      fill: 'worst' as const,
                      sizes: steps.map((step, index) => (index === worstRow ? share(step.lost) : 0)),
                    },
                  ]),
            ],
            intervals: steps.map((step, index) => (index === 0 ? undefined : step.from_start)),
          },
        ],
      },
      {
        kind: 'text',
        header: 'Customers',
        cells: steps.map((step) => ({ text: formatCount(step.customers), tone: 'strong' })),
      },
      { kind: 'text', header: 'Of first', cells: steps.map(ofFirst) },
      {
        kind: 'text',
        header: 'Lost',
        cells: steps.map((step, index) => leaving(step.lost, index, index === worstRow ? 'alarm' : 'quiet')),
      },
      {
        kind: 'text',
        header: 'In play',
        cells: steps.map((step, index) => leaving(step.in_play, index, 'quiet')),
      },
    ],
  };
}

function goneOn(step: Step): number {
  return step.customers - step.lost - step.in_play;
}

function ofFirst({ from_start: rate }: Step, index: number): TextCell {
  return {
    text: formatRate(rate.estimate),
    detail: index === 0 ? undefined : formatInterval(rate),
  };
}
