import { svgElement } from '../svg-element.js';
import { chartWidth, colours, fit, fitLines, margin, measure, type TextStyle } from './chart-theme.js';
import { segmentLook } from './segment-look.js';
import { cellStyle, headerLines, type Layout, type Place } from './table-chart-layout.js';
import { textAt } from './text-at.js';
import type { ChartRow, TableChart, TextCell } from './table-chart.js';

const titleStyle: TextStyle = { size: 30, weight: 600 };
const subtitleStyle: TextStyle = { size: 16.5, colour: colours.quiet };
const footnoteStyle: TextStyle = { size: 14, colour: colours.quiet };
const footnoteHeight = 24;
const fullWidth = chartWidth - 2 * margin;
const legendMiddle = 124;
const widestName = 280;

/** Title, subtitle, column headers and footnotes. */
export function headings(chart: TableChart, layout: Layout): string[] {
  const headers = layout.columns.flatMap(({ column, place: { left, width } }) => {
    const right = column.kind === 'text';
    const lines = headerLines(column.header ?? '', layout.headerStyle, right ? undefined : width);
    return lines.map((line, row) => {
      const y = layout.top - 16 - 20 * (lines.length - 1 - row);
      return textAt(right ? left + width : left, y, line, layout.headerStyle, right ? 'end' : 'start');
    });
  });
  const footnotes = chart.footnotes.map((note, index) => {
    const y = layout.height - 22 - footnoteHeight * (chart.footnotes.length - 1 - index);
    return textAt(margin, y, fit(note, fullWidth, footnoteStyle), footnoteStyle);
  });
  return [
    textAt(margin, 44, fit(chart.title, fullWidth, titleStyle), titleStyle),
    textAt(margin, 82, fit(chart.subtitle, fullWidth, subtitleStyle), subtitleStyle),
    ...headers,
    ...footnotes,
  ];
}

/** What the colours and marks mean, each once. */
export function legend(chart: TableChart, { headerStyle }: Layout): string[] {
  const segments = chart.columns.flatMap((column) =>
    column.kind === 'bars' ? column.lanes.flatMap((lane) => lane.segments) : [],
  );
  const looks = new Map(segments.map(({ name, fill }) => [name, segmentLook(fill)]));
  let left = margin;
  const item = (text: string, mark: string, width: number) => {
    const drawn = [mark, textAt(left + width + 7, legendMiddle, text, headerStyle)];
    left += width + 7 + measure(text, headerStyle) + 24;
    return drawn;
  };
  const items = [...looks].flatMap(([name, look]) =>
    item(
      fit(name, widestName, headerStyle),
      svgElement('rect', { x: left, y: legendMiddle - 7, width: 22, height: 14, rx: 4, ...look }),
      22,
    ),
  );
  const dot = svgElement('circle', { cx: left + 7, cy: legendMiddle, r: 6, fill: colours.ink });
  return [...items, ...(chart.intervalLegend === '' ? [] : item(chart.intervalLegend, dot, 14))];
}

export function rowName({ name, detail }: ChartRow, y: number, layout: Layout): string[] {
  const { nameStyle, smallStyle, nameWidth, roomy } = layout;
  const lines = fitLines(name, nameWidth, nameStyle, roomy ? 2 : 1).map((text) => ({
    text,
    style: nameStyle,
  }));
  if (roomy && detail && lines.length === 1) {
    lines.push({ text: fit(detail, nameWidth, smallStyle), style: smallStyle });
  }
  return lines.map(({ text, style }, index) =>
    textAt(margin, y + (index - (lines.length - 1) / 2) * nameStyle.size * 1.3, text, style),
  );
}

export function cellTexts(cell: TextCell, place: Place, y: number, layout: Layout): string[] {
  const { size } = layout.nameStyle;
  const right = place.left + place.width;
  const style = cellStyle(cell, size);
  if (!layout.roomy || !cell.detail) return [textAt(right, y, cell.text, style, 'end')];
  return [
    textAt(right, y - size * 0.62, cell.text, style, 'end'),
    textAt(right, y + size * 0.62, cell.detail, layout.smallStyle, 'end'),
  ];
}
