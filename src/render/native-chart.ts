import type { Answer } from '../ask/answer.js';
import {
  longestChartName,
  longestChartTitle,
  mostPoints,
  mostSeries,
  type ChartBlock,
} from './chart-block.js';
import { chartForAnswer, type Chart } from './charts/chart-for-answer.js';
import type { LineChart } from './charts/line-chart.js';
import { cleanText } from './clean-text.js';
import { truncate } from './truncate.js';

/**
 * The answer's chart as Slack's own, where that shows it as well as the picture does: counts over time, few enough and
 * without gaps. Intervals, funnels, flows and triangles need the picture.
 */
export function nativeChart(answer: Answer): ChartBlock | undefined {
  const chart = chartForAnswer(answer);
  return chart && isLines(chart) ? lineBlock(chart) : undefined;
}

function isLines(chart: Chart): chart is LineChart {
  return 'kind' in chart && chart.kind === 'lines';
}

function lineBlock({ title, unit, labels, lines }: LineChart): ChartBlock | undefined {
  if (unit !== 'count' || labels.length > mostPoints || lines.length > mostSeries) return undefined;
  const points = lines.map((line) => line.points.flatMap((point) => point ?? []));
  if (points.some((all) => all.length !== labels.length)) return undefined;
  if (points.flat().some(({ low, value }) => low !== undefined || !Number.isFinite(value))) return undefined;
  const isPartial = (place: number) => points.some((all) => all[place].partial);
  const categories = labels.map((label, place) => chartName(isPartial(place) ? `${label} (part)` : label));
  const names = lines.map(({ name }) => chartName(name));
  if (hasTwice(categories) || hasTwice(names)) return undefined;
  return {
    type: 'data_visualization',
    title: truncate(cleanText(title), longestChartTitle) || 'Trend',
    chart: {
      type: 'line',
      series: points.map((all, line) => ({
        name: names[line],
        data: all.map(({ value }, place) => ({ label: categories[place], value: rounded(value) })),
      })),
      axis_config: { categories },
    },
  };
}

function chartName(text: string): string {
  return truncate(cleanText(text), longestChartName) || '–';
}

function hasTwice(values: readonly string[]): boolean {
  return new Set(values).size < values.length;
}

function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
