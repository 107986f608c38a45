import { formatCount, formatInterval } from '../../ask/figure-format.js';
import { svgElement } from '../svg-element.js';
import { chartWidth, colours, fit, margin, measure, tallest, type TextStyle } from './chart-theme.js';
import type { HeatChart, HeatRow } from './heat-chart.js';
import { textAt } from './text-at.js';

const titleStyle: TextStyle = { size: 30, weight: 600 };
const quiet: TextStyle = { size: 16.5, colour: colours.quiet };
const headerStyle: TextStyle = { size: 16, colour: colours.quiet };
const footnoteStyle: TextStyle = { size: 14, colour: colours.quiet };
const top = 150;
const firstRowHeight = 52;
const tallestRow = 40;
const footnoteHeight = 24;
const countHeader = 'Customers';
const gap = 3;
const widestName = 260;
/** From here on, white letters can be read better. */
const darkShare = 0.55;

/** Draws a triangle of shares, 1200 pixels wide. */
export function heatSvg(chart: HeatChart): string {
  const { rows, columns, footnotes } = chart;
  const below = 24 + footnotes.length * footnoteHeight;
  const rowHeight = Math.min(
    tallestRow,
    (tallest - top - firstRowHeight - 14 - below) / Math.max(1, rows.length - 1),
  );
  const nameStyle: TextStyle = { size: Math.min(17, rowHeight * 0.6), weight: 600 };
  const cellStyle: TextStyle = { size: Math.min(17, rowHeight * 0.6) };
  const nameWidth = Math.min(widestName, Math.max(...rows.map(({ name }) => measure(name, nameStyle))) + 1);
  const counts = rows.map(({ customers }) => formatCount(customers));
  const countWidth = Math.max(
    measure(countHeader, headerStyle),
    ...counts.map((count) => measure(count, cellStyle)),
  );
  const left = margin + nameWidth + countWidth + 44;
  const cellWidth = (chartWidth - margin - left) / columns.length;
  const bottom = top + firstRowHeight + 14 + (rows.length - 1) * rowHeight;
  const size = { width: chartWidth, height: Math.round(bottom + below) };
  const rowTexts = rows.flatMap((row, place) => {
    const height = place === 0 ? firstRowHeight : rowHeight;
    const y = place === 0 ? top : top + firstRowHeight + 14 + (place - 1) * rowHeight;
    return [
      textAt(margin, y + height / 2, fit(row.name, nameWidth, nameStyle), nameStyle),
      textAt(left - 20, y + height / 2, counts[place], cellStyle, 'end'),
      ...cells(row, { left, y, width: cellWidth, height }, cellStyle, place === 0),
    ];
  });
  return svgElement(
    'svg',
    { xmlns: 'http://www.w3.org/2000/svg', ...size, viewBox: `0 0 ${chartWidth} ${size.height}` },
    svgElement('rect', { ...size, fill: colours.paper }),
    textAt(margin, 44, fit(chart.title, chartWidth - 2 * margin, titleStyle), titleStyle),
    textAt(margin, 82, fit(chart.subtitle, chartWidth - 2 * margin, quiet), quiet),
    textAt(left - 20, top - 20, countHeader, headerStyle, 'end'),
    ...columns.map((name, place) =>
      textAt(left + (place + 0.5) * cellWidth - measure(name, headerStyle) / 2, top - 20, name, headerStyle),
    ),
    ...rowTexts,
    ...footnotes.map((note, place) =>
      textAt(
        margin,
        size.height - 20 - (footnotes.length - 1 - place) * footnoteHeight,
        fit(note, chartWidth - 2 * margin, footnoteStyle),
        footnoteStyle,
      ),
    ),
  );
}

interface Box {
  readonly left: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function cells(
  row: HeatRow,
  { left, y, width, height }: Box,
  style: TextStyle,
  withInterval: boolean,
): string[] {
  return row.cells.flatMap((cell, place) => {
    if (!cell) return [];
    const x = left + place * width;
    const box = { x, y, width: width - gap, height: height - gap, rx: 4 };
    const colour = cell.estimate > darkShare ? colours.paper : colours.ink;
    const middle = (text: string, textStyle: TextStyle, at: number) =>
      textAt(x + (width - gap - measure(text, textStyle)) / 2, at, text, { ...textStyle, colour });
    const share = `${Math.round(100 * cell.estimate)}%`;
    const small = { size: 12 };
    const interval = formatInterval({
      low: Math.round(100 * cell.low) / 100,
      high: Math.round(100 * cell.high) / 100,
    });
    const fits = withInterval && measure(interval, small) <= width - gap - 4;
    return [
      svgElement('rect', { ...box, fill: colours.main, 'fill-opacity': 0.06 + 0.94 * cell.estimate }),
      middle(share, style, y + (height - gap) / 2 - (fits ? 9 : 0)),
      ...(fits ? [middle(interval, small, y + (height - gap) / 2 + 12)] : []),
    ];
  });
}
