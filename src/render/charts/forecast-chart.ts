import { formatCount, formatDate, formatExpected } from '../../ask/figure-format.js';
import type { Forecast } from '../../../tools/forecast-output.js';
import { cleanText } from '../clean-text.js';
import type { Interval, TableChart } from './table-chart.js';

type Words = Pick<TableChart, 'title' | 'subtitle' | 'footnotes'>;

/** Stage by stage now and then; or what happened week by week, and what is expected to. */
export function forecastChart(data: Forecast, words: Words): TableChart {
  return data.course ? courseChart(data.course, words) : stagesChart(data.stages, words);
}

function stagesChart(stages: Forecast['stages'], words: Words): TableChart {
  const full = Math.max(1, ...stages.map(({ now, expected }) => Math.max(now, expected.high)));
  return {
    ...words,
    rowNoun: 'Stage',
    intervalLegend: '95% interval',
    rows: stages.map(({ stage }) => ({ name: cleanText(stage) })),
    columns: [
      {
        kind: 'bars',
        full,
        lanes: [
          {
            segments: [{ name: 'now', fill: 'soft', sizes: stages.map(({ now }) => now) }],
            intervals: stages.map(() => undefined),
          },
          {
            segments: [
              { name: 'expected', fill: 'main', sizes: stages.map(({ expected }) => expected.estimate) },
            ],
            intervals: stages.map(({ expected }) => expected),
          },
        ],
      },
      {
        kind: 'text',
        header: 'Now',
        cells: stages.map(({ now }) => ({ text: formatCount(now), tone: 'quiet' })),
      },
      {
        kind: 'text',
        header: 'Expected',
        cells: stages.map(({ expected }) => ({
          text: formatExpected(expected.estimate),
          detail: range(expected),
          tone: 'strong',
        })),
      },
    ],
  };
}

function courseChart(course: NonNullable<Forecast['course']>, words: Words): TableChart {
  const full = Math.max(1, ...course.map(({ happened, expected }) => happened ?? expected?.high ?? 0));
  const length = course[0].days;
  return {
    ...words,
    rowNoun: 'Stretch',
    intervalLegend: '95% interval',
    rows: course.map(({ since, days }) => ({
      name: `${formatDate(since)}${days === length ? '' : `, ${days} days`}`,
    })),
    columns: [
      {
        kind: 'bars',
        full,
        lanes: [
          {
            segments: [
              { name: 'happened', fill: 'soft', sizes: course.map(({ happened }) => happened ?? 0) },
              {
                name: 'expected',
                fill: 'main',
                sizes: course.map(({ expected }) => expected?.estimate ?? 0),
              },
            ],
            intervals: course.map(({ expected }) => expected ?? undefined),
          },
        ],
      },
      {
        kind: 'text',
        header: `In ${length} days`,
        cells: course.map(({ happened, expected }) =>
          expected
            ? { text: formatExpected(expected.estimate), detail: range(expected), tone: 'strong' }
            : { text: formatCount(happened ?? 0), tone: 'quiet' },
        ),
      },
    ],
  };
}

function range({ low, high }: Interval): string {
  return `${formatExpected(low)}–${formatExpected(high)}`;
}
