import { drawableText, isDrawable } from './drawable-text.js';
import type { BarColumn, TableChart } from './table-chart.js';

const note = 'Some names hold characters that this picture can’t show; the table has them.';

/** The chart in characters that its font has, with a note where that changed a name. */
export function drawableChart(chart: TableChart): TableChart {
  const groups = [
    ...new Set(chart.columns.flatMap((column) => [column.header ?? '', ...segmentNames(column)])),
  ];
  const names = [...chart.rows.map((row) => row.name), ...groups];
  const undrawn = groups.filter((name) => drawableText(name, '') === '');
  const drawn = (name: string) => drawableText(name, `Group ${undrawn.indexOf(name) + 1}`);
  return {
    ...chart,
    footnotes: names.every(isDrawable) ? chart.footnotes : [...chart.footnotes, note],
    rows: chart.rows.map((row, index) => ({
      ...row,
      name: drawableText(row.name, `${chart.rowNoun} ${index + 1}`),
    })),
    columns: chart.columns.map((column) => {
      if (column.kind === 'text') return { ...column, header: drawn(column.header) };
      return {
        ...column,
        header: column.header && drawn(column.header),
        lanes: drawableLanes(column, drawn),
      };
    }),
  };
}

function segmentNames(column: TableChart['columns'][number]): string[] {
  if (column.kind === 'text') return [];
  return column.lanes.flatMap((lane) => lane.segments.map((segment) => segment.name));
}

function drawableLanes(column: BarColumn, drawn: (name: string) => string): BarColumn['lanes'] {
  return column.lanes.map((lane) => ({
    ...lane,
    segments: lane.segments.map((segment) => ({ ...segment, name: drawn(segment.name) })),
  }));
}
