import type { Trend, TrendFigure, TrendPoint } from '../../../tools/trend-output.js';
import type { AnswerTable, TableCell, TableColumn } from '../answer.js';

/** More groups would not fit beside each other. */
const mostColumns = 6;

/** A row for each day, week or month; a column for each group, or for each side of a comparison. */
export function trendTable(data: Trend): AnswerTable {
  return data.compare ? compareTable(data, data.compare) : seriesTable(data);
}

function seriesTable(data: Trend): AnswerTable {
  const { series, overall, interval } = data;
  const shown = series.slice(0, mostColumns);
  const columns = overall ? [...shown, { ...overall, label: 'All' }] : shown;
  const rest = series.length - shown.length;
  return {
    caption: rest > 0 ? `By ${interval}; ${rest} more groups are in All` : `By ${interval}`,
    columns: [
      { name: sentenceCase(interval), kind: 'text' },
      ...columns.map(({ label }) => ({ name: label, kind: kindOf(data) })),
    ],
    rows: columns[0].points.map((point, place) => [
      named(point),
      ...columns.map(({ points }) => cell(points[place])),
    ]),
  };
}

function compareTable(data: Trend, { sides }: NonNullable<Trend['compare']>): AnswerTable {
  const sameTime = sides[0].from === sides[1].from;
  const rows = Math.max(...sides.map(({ points }) => points.length));
  const when = { name: sentenceCase(data.interval), kind: 'text' as const };
  return {
    caption: `By ${data.interval}`,
    columns: [
      ...(sameTime ? [when] : []),
      ...sides.flatMap(({ label }) => [...(sameTime ? [] : [when]), { name: label, kind: kindOf(data) }]),
    ],
    rows: Array.from({ length: rows }, (_, place) => {
      const points = sides.map((side) => side.points.at(place));
      const [first] = points;
      return [
        ...(sameTime ? [first ? named(first) : ''] : []),
        ...points.flatMap((point) => [
          ...(sameTime ? [] : [point ? named(point) : '']),
          point ? cell(point) : null,
        ]),
      ];
    }),
  };
}

function named({ label, partial }: TrendPoint): string {
  return partial ? `${label} (partial)` : label;
}

function cell({ value, rate, mean }: TrendFigure): TableCell {
  return rate ?? mean ?? value;
}

function kindOf({ measure }: Trend): TableColumn['kind'] {
  if (measure === 'conversion') return 'rate';
  return measure === 'value' || measure === 'average_value' ? 'money' : 'count';
}

function sentenceCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
