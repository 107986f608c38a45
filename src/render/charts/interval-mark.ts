import { colours } from './chart-theme.js';
import type { Place } from './table-chart-layout.js';
import type { Interval } from './table-chart.js';

/** A line with ends and a dot; the white rim keeps it visible on bars. An interval narrower than the dot is the dot alone. */
export function intervalMark(interval: Interval, full: number, place: Place, y: number, thickness: number) {
  const x = (value: number) => place.left + (place.width * Math.min(value, full)) / full;
  const [low, middle, high] = [x(interval.low), x(interval.estimate), x(interval.high)];
  const radius = Math.min(4, thickness * 0.4);
  const dot = {
    type: 'circle',
    silent: true,
    z: 20,
    shape: { cx: middle, cy: y, r: radius },
    style: { fill: colours.ink, stroke: colours.paper, lineWidth: radius * 0.4 },
  };
  if (high - low < 16) return [dot];
  const end = Math.min(9, thickness * 0.4);
  const lines = [
    { x1: low, y1: y, x2: high, y2: y },
    { x1: low, y1: y - end, x2: low, y2: y + end },
    { x1: high, y1: y - end, x2: high, y2: y + end },
  ];
  const drawn = (stroke: string, lineWidth: number) =>
    lines.map((shape) => ({
      type: 'line',
      silent: true,
      z: 20,
      shape,
      style: { stroke, lineWidth, lineCap: 'round' },
    }));
  return [...drawn(colours.paper, 5), ...drawn(colours.ink, 2), dot];
}
