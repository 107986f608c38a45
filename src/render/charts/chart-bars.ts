import { colours } from './chart-theme.js';
import { textAt } from './chart-words.js';
import { intervalMark } from './interval-mark.js';
import { rowMiddle, type Layout, type Place } from './table-chart-layout.js';
import type { BarColumn, BarSegment, TableChart } from './table-chart.js';

const noDecal = { symbol: 'none' };
const hatching = {
  symbol: 'rect',
  dashArrayX: [1, 0],
  dashArrayY: [3, 4],
  rotation: -Math.PI / 4,
  color: colours.waiting,
};

interface PlacedBars {
  readonly column: BarColumn;
  readonly place: Place;
}

/** ECharts' grids, axes and series of all bars, and the names that the legend explains. */
export function barComponents(chart: TableChart, layout: Layout) {
  const bars = layout.columns.flatMap(({ column, place }) =>
    column.kind === 'bars' ? [{ column, place }] : [],
  );
  const series = bars.flatMap((placed, axis) => laneSeries(placed, axis, layout));
  const height = layout.rowHeight * chart.rows.length;
  return {
    legendNames: [...new Set(series.map(({ name }) => name))],
    grid: bars.map(({ column, place }) => ({
      ...place,
      top: layout.top + belowLabels(column, layout),
      height,
    })),
    xAxis: bars.map(({ column }, gridIndex) => ({
      gridIndex,
      type: 'value',
      min: 0,
      max: column.full,
      show: false,
    })),
    yAxis: bars.map((_, gridIndex) => ({
      gridIndex,
      type: 'category',
      inverse: true,
      data: chart.rows.map((_row, row) => row),
      show: false,
    })),
    series: [...series, intervalLegend(chart.intervalLegend)],
  };
}

/** A series of nothing: what the legend's dot belongs to. */
function intervalLegend(name: string) {
  return {
    type: 'bar',
    name,
    stack: stackName(0, 0),
    data: [],
    itemStyle: { color: colours.ink, decal: noDecal },
  };
}

/** Thickness of a lane, and how far its middle lies below the middle of the row. */
function laneGeometry(column: BarColumn, layout: Layout, lane: number) {
  const available = layout.rowHeight * (column.labels ? 0.3 : layout.roomy ? 0.46 : 0.64);
  const spacing = column.lanes.length > 1 ? Math.min(4, available * 0.1) : 0;
  const thickness = Math.min(46, (available - spacing * (column.lanes.length - 1)) / column.lanes.length);
  const offset = (lane - (column.lanes.length - 1) / 2) * (thickness + spacing);
  return { thickness, spacing, middle: offset + belowLabels(column, layout) };
}

function stackName(axis: number, lane: number): string {
  return `${axis} ${lane}`;
}

function belowLabels(column: BarColumn, layout: Layout): number {
  return column.labels ? layout.rowHeight * 0.2 : 0;
}

function laneSeries({ column }: PlacedBars, axis: number, layout: Layout) {
  return column.lanes.flatMap((lane, laneIndex) => {
    const { thickness, spacing } = laneGeometry(column, layout, laneIndex);
    return lane.segments.map((segment) => ({
      type: 'bar',
      name: segment.name,
      xAxisIndex: axis,
      yAxisIndex: axis,
      stack: stackName(axis, laneIndex),
      barWidth: thickness,
      barGap: `${(100 * spacing) / thickness}%`,
      silent: true,
      itemStyle: segmentStyle(segment),
      data: segment.sizes.map((size) => (size > 0 ? size : '-')),
    }));
  });
}

function segmentStyle({ fill }: BarSegment) {
  return fill === 'waiting'
    ? { color: colours.paper, borderColor: colours.waiting, borderWidth: 1, decal: hatching }
    : { color: colours[fill], decal: noDecal };
}

/** Labels above the bars, and the intervals on them. */
export function barMarks(column: BarColumn, place: Place, layout: Layout) {
  const labels = (column.labels ?? []).map((label, row) =>
    textAt(place.left, rowMiddle(layout, row) - layout.rowHeight * 0.22, label, {
      size: layout.nameStyle.size,
    }),
  );
  const marks = column.lanes.flatMap((lane, laneIndex) => {
    const { thickness, middle } = laneGeometry(column, layout, laneIndex);
    return lane.intervals.flatMap((interval, row) =>
      interval ? intervalMark(interval, column.full, place, rowMiddle(layout, row) + middle, thickness) : [],
    );
  });
  return [...labels, ...marks];
}
