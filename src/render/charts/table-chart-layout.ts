import { chartWidth, colours, fitLines, margin, measure, tallest, type TextStyle } from './chart-theme.js';
import type { TableChart, TextCell, TextColumn } from './table-chart.js';

/** Where everything stands, in pixels. */
export interface Layout {
  readonly height: number;
  readonly top: number;
  readonly rowHeight: number;
  /** Rows have room for a second, smaller line. */
  readonly roomy: boolean;
  readonly nameWidth: number;
  readonly nameStyle: TextStyle;
  readonly smallStyle: TextStyle;
  readonly headerStyle: TextStyle;
  readonly columns: readonly PlacedColumn[];
}

export interface PlacedColumn {
  readonly column: TableChart['columns'][number];
  readonly place: Place;
}

export interface Place {
  readonly left: number;
  readonly width: number;
}

const aboveRows = 192;
const widestHeader = 150;
const belowRows = 26;
const footnoteHeight = 24;
const tallestRow = 104;
const gap = 32;

export function layOut(chart: TableChart): Layout {
  const below = belowRows + chart.footnotes.length * footnoteHeight;
  const rowHeight = Math.min(tallestRow, (tallest - aboveRows - below) / chart.rows.length);
  const labelled = chart.columns.some((column) => column.kind === 'bars' && column.labels);
  const size = clamp(Math.round(rowHeight * (labelled ? 0.36 : 0.5)), 11, labelled ? 20 : 22);
  const roomy = rowHeight >= 52;
  const nameStyle: TextStyle = { size, weight: 600 };
  const smallStyle: TextStyle = { size: Math.max(11, Math.round(size * 0.74)), colour: colours.quiet };
  const headerStyle: TextStyle = { size: 16, colour: colours.quiet };
  const named = chart.rows.map((row) =>
    Math.max(measure(row.name, nameStyle), roomy ? measure(row.detail ?? '', smallStyle) : 0),
  );
  const nameWidth = Math.min(Math.max(...named) + 1, roomy ? 300 : 340);
  const textWidths = chart.columns.map((column) =>
    column.kind === 'text' ? textColumnWidth(column, size, smallStyle, headerStyle, roomy) : 0,
  );
  const barColumns = chart.columns.filter((column) => column.kind === 'bars').length;
  const free = chartWidth - 2 * margin - nameWidth - sum(textWidths) - gap * chart.columns.length;
  const widths = textWidths.map((width, index) =>
    chart.columns[index]?.kind === 'bars' ? free / barColumns : width,
  );
  return {
    height: Math.round(aboveRows + rowHeight * chart.rows.length + below),
    top: aboveRows,
    rowHeight,
    roomy,
    nameWidth,
    nameStyle,
    smallStyle,
    headerStyle,
    columns: chart.columns.map((column, index) => ({
      column,
      place: {
        left: margin + nameWidth + gap * (index + 1) + sum(widths.slice(0, index)),
        width: widths[index],
      },
    })),
  };
}

/** Where the middle of a row is, from the top. */
export function rowMiddle(layout: Layout, row: number): number {
  return layout.top + (row + 0.5) * layout.rowHeight;
}

export function cellStyle(cell: TextCell, size: number): TextStyle {
  switch (cell.tone) {
    case 'strong':
      return { size, weight: 600 };
    case 'alarm':
      return { size, weight: 600, colour: colours.alarm };
    case 'quiet':
      return { size, colour: colours.quiet };
    default:
      return { size };
  }
}

/** The header of a column of figures. */
export function headerLines(header: string, style: TextStyle, width = widestHeader): string[] {
  return fitLines(header, width, style, 2);
}

function textColumnWidth(
  column: TextColumn,
  size: number,
  smallStyle: TextStyle,
  headerStyle: TextStyle,
  roomy: boolean,
): number {
  const cells = column.cells.flatMap((cell) => [
    measure(cell.text, cellStyle(cell, size)),
    roomy ? measure(cell.detail ?? '', smallStyle) : 0,
  ]);
  return Math.max(
    ...headerLines(column.header, headerStyle).map((line) => measure(line, headerStyle)),
    ...cells,
  );
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
