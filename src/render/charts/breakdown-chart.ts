import { formatCount, formatRate } from '../../ask/figure-format.js';
import { cleanText } from '../clean-text.js';
import type { DropOffs } from '../../../tools/drop-offs.js';
import type { BarColumn, TableChart } from './table-chart.js';

type Step = DropOffs['steps'][number];

const mostRows = 12;
const mostSteps = 4;

/** A row for each value of the trait, a column of bars for each step, on a scale of its own: where each value loses. */
export function breakdownChart(
  data: DropOffs,
  groups: NonNullable<DropOffs['breakdown']>,
  words: Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>,
): TableChart {
  const shown = groups.slice(0, mostRows);
  const steps = stepsThatLoseMost(data.steps);
  const last = data.steps.length - 1;
  return {
    ...words,
    rowNoun: 'Group',
    footnotes: [...words.footnotes, ...limits(groups.length, data.steps.length - 1, steps.length)],
    rows: shown.map((group) => ({ name: cleanText(group.value) })),
    intervalLegend: '95% interval; each column has its own scale',
    columns: [
      {
        kind: 'text',
        header: 'Customers',
        cells: shown.map((group) => ({ text: formatCount(group.steps[0].customers) })),
      },
      ...steps.map((step) =>
        rateColumn(
          shown,
          (group) => group[step].from_previous,
          'of those at the step before',
          'soft',
          stepName(data.steps, step),
        ),
      ),
      rateColumn(
        shown,
        (group) => group[last].from_start,
        'of first',
        'main',
        `From first to ${stepName(data.steps, last)}`,
      ),
    ],
  };
}

function stepName(steps: readonly Step[], step: number): string {
  return cleanText(steps[step].name);
}

function rateColumn(
  groups: NonNullable<DropOffs['breakdown']>,
  pick: (steps: readonly Step[]) => Step['from_start'],
  name: string,
  fill: 'main' | 'soft',
  header: string,
): BarColumn {
  const rates = groups.map((group) => pick(group.steps));
  return {
    kind: 'bars',
    header,
    full: Math.max(0.01, ...rates.map((rate) => rate.high)),
    lanes: [{ segments: [{ name, fill, sizes: rates.map(({ estimate }) => estimate) }], intervals: rates }],
    labels: rates.map((rate) => formatRate(rate.estimate)),
  };
}

/** In their order. */
function stepsThatLoseMost(steps: readonly Step[]): number[] {
  const dropBefore = (step: number) => steps[step - 1].customers - steps[step].customers;
  return steps
    .map((_, step) => step)
    .slice(1)
    .sort((a, b) => dropBefore(b) - dropBefore(a))
    .slice(0, mostSteps)
    .sort((a, b) => a - b);
}

function limits(groups: number, steps: number, shownSteps: number): string[] {
  return [
    ...(groups > mostRows ? [`${mostRows} of ${groups} values are drawn; the table has all.`] : []),
    ...(steps > shownSteps
      ? [`${shownSteps} of ${steps} steps are drawn, those that lose most; the table has all.`]
      : []),
  ];
}
