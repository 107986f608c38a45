import { chartWidth, colours, echartsText, fit, fitLines, margin, type TextStyle } from './chart-theme.js';
import { cellStyle, headerLines, type Layout } from './table-chart-layout.js';
import type { TableChart, TextCell } from './table-chart.js';

const titleStyle: TextStyle = { size: 30, weight: 600 };
const subtitleStyle: TextStyle = { size: 16.5, colour: colours.quiet };
const footnoteStyle: TextStyle = { size: 14, colour: colours.quiet };
const fullWidth = chartWidth - 2 * margin;

/** Title, subtitle, column headers and footnotes. */
export function headings(chart: TableChart, layout: Layout) {
  const footnotes = chart.footnotes.map((note, index) =>
    textAt(
      margin,
      layout.height - 22 - 24 * (chart.footnotes.length - 1 - index),
      fit(note, fullWidth, footnoteStyle),
      footnoteStyle,
    ),
  );
  const headers = layout.columns.flatMap(({ column, place: { left, width } }) => {
    const right = column.kind === 'text';
    const lines = headerLines(column.header ?? '', layout.headerStyle, right ? undefined : width);
    return lines.map((line, row) =>
      textAt(
        right ? left + width : left,
        layout.top - 16 - 20 * (lines.length - 1 - row),
        line,
        layout.headerStyle,
        right ? 'right' : 'left',
      ),
    );
  });
  return [
    textAt(margin, 44, fit(chart.title, fullWidth, titleStyle), titleStyle),
    textAt(margin, 82, fit(chart.subtitle, fullWidth, subtitleStyle), subtitleStyle),
    ...headers,
    ...footnotes,
  ];
}

export function rowName(name: string, detail: string | undefined, y: number, layout: Layout) {
  const { nameStyle, smallStyle, nameWidth, roomy } = layout;
  const lines = fitLines(name, nameWidth, nameStyle, roomy ? 2 : 1).map((text) => ({
    text,
    style: nameStyle,
  }));
  if (roomy && detail && lines.length === 1)
    lines.push({ text: fit(detail, nameWidth, smallStyle), style: smallStyle });
  return lines.map(({ text, style }, index) =>
    textAt(margin, y + (index - (lines.length - 1) / 2) * nameStyle.size * 1.3, text, style),
  );
}

export function cellTexts(
  cell: TextCell,
  right: number,
  y: number,
  { nameStyle: { size }, smallStyle, roomy }: Layout,
) {
  const style = cellStyle(cell, size);
  if (!roomy || !cell.detail) return [textAt(right, y, cell.text, style, 'right')];
  return [
    textAt(right, y - size * 0.62, cell.text, style, 'right'),
    textAt(right, y + size * 0.62, cell.detail, smallStyle, 'right'),
  ];
}

/** A text whose middle is at `y`. */
export function textAt(
  x: number,
  y: number,
  text: string,
  style: TextStyle,
  align: 'left' | 'right' = 'left',
) {
  return {
    type: 'text',
    silent: true,
    z: 20,
    x,
    y,
    style: { text, ...echartsText(style), align, verticalAlign: 'middle' },
  };
}
