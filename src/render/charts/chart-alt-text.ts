import { formatCount, formatNumber, formatRate } from '../../ask/figure-format.js';
import { truncate } from '../truncate.js';
import type { Chart } from './chart-for-answer.js';
import { flowAltText } from './flow-chart.js';
import type { HeatChart } from './heat-chart.js';
import type { LineChart } from './line-chart.js';
import { journeyMapAltText } from './journey-map-chart.js';
import type { TableChart } from './table-chart.js';
import { timelineAltText } from './timeline-chart.js';

/** What Slack takes at most. */
const longest = 1000;

/** The picture in words, figures and all, for those who can't see it. */
export function chartAltText(chart: Chart): string {
  return truncate(altText(chart), longest);
}

function altText(chart: Chart): string {
  if (!('kind' in chart)) return tableAltText(chart);
  switch (chart.kind) {
    case 'timeline':
      return timelineAltText(chart);
    case 'flow':
      return flowAltText(chart);
    case 'lines':
      return lineAltText(chart);
    case 'heat':
      return heatAltText(chart);
    case 'journey map':
      return journeyMapAltText(chart);
  }
}

function lineAltText({ title, lines, labels, unit }: LineChart): string {
  const write = (value: number) => (unit === 'rate' ? formatRate(value) : formatNumber(value));
  const texts = lines.map(({ name, points }) => {
    const figures = points.flatMap((point, place) =>
      point ? [`${labels[place]} ${write(point.value)}${point.partial ? ' (not whole)' : ''}`] : [],
    );
    return `${name}: ${figures.join(', ')}.`;
  });
  return `${title}. ${texts.join(' ')}`;
}

function heatAltText({ title, rows, columns }: HeatChart): string {
  const texts = rows.map(({ name, customers, cells }) => {
    const figures = cells.flatMap((cell, place) =>
      cell ? [`${columns[place]} ${formatRate(cell.estimate)}`] : [],
    );
    return `${name}, ${formatCount(customers)} customers: ${figures.join(', ')}.`;
  });
  return `${title}. ${texts.join(' ')}`;
}

function tableAltText(chart: TableChart): string {
  const rows = chart.rows.map((row, index) => {
    const figures = chart.columns.flatMap((column) => {
      if (column.kind === 'bars') {
        const label = column.labels?.[index];
        return label ? [`${column.header ?? ''} ${label}`] : [];
      }
      const cell = column.cells[index];
      if (!cell?.text) return [];
      return [`${column.header} ${cell.text}${cell.detail ? ` (${cell.detail})` : ''}`];
    });
    return `${row.name}: ${figures.join(', ')}.`;
  });
  return `${chart.title}. ${rows.join(' ')}`;
}
