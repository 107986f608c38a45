import { svgElement } from '../svg-element.js';
import { intervalMark } from './interval-mark.js';
import { segmentLook } from './segment-look.js';
import { rowMiddle, type Layout, type Place } from './table-chart-layout.js';
import { textAt } from './text-at.js';
import type { BarColumn, BarSegment } from './table-chart.js';

const thickest = 46;

/** Bars of a column, the labels above them, and the intervals on them. */
export function barMarks(column: BarColumn, place: Place, layout: Layout): string[] {
  const labels = (column.labels ?? []).map((label, row) =>
    textAt(place.left, rowMiddle(layout, row) - layout.rowHeight * 0.22, label, {
      size: layout.nameStyle.size,
    }),
  );
  const bars = column.lanes.flatMap((lane, laneIndex) => {
    const { thickness, middle } = laneGeometry(column, layout, laneIndex);
    return lane.intervals.flatMap((interval, row) => {
      const y = rowMiddle(layout, row) + middle;
      const mark = interval ? intervalMark(interval, column.full, place, y, thickness) : [];
      return [...bar(lane.segments, row, column.full, place, y, thickness), ...mark];
    });
  });
  return [...labels, ...bars];
}

function bar(
  segments: readonly BarSegment[],
  row: number,
  full: number,
  place: Place,
  middle: number,
  thickness: number,
): string[] {
  let left = place.left;
  return segments.flatMap(({ fill, sizes }) => {
    const width = (sizes[row] / full) * place.width;
    const x = left;
    left += width;
    const box = { x, y: middle - thickness / 2, width, height: thickness };
    return width > 0 ? [svgElement('rect', { ...box, ...segmentLook(fill) })] : [];
  });
}

/** Thickness of a lane, and how far its middle lies below the middle of the row. */
function laneGeometry(column: BarColumn, layout: Layout, lane: number) {
  const lanes = column.lanes.length;
  const available = layout.rowHeight * (column.labels ? 0.3 : layout.roomy ? 0.46 : 0.64);
  const spacing = lanes > 1 ? Math.min(4, available * 0.1) : 0;
  const thickness = Math.min(thickest, (available - spacing * (lanes - 1)) / lanes);
  const belowLabels = column.labels ? layout.rowHeight * 0.2 : 0;
  return { thickness, middle: (lane - (lanes - 1) / 2) * (thickness + spacing) + belowLabels };
}
