import { svgElement } from '../svg-element.js';
import { colours } from './chart-theme.js';
import type { Place } from './table-chart-layout.js';
import type { Interval } from './table-chart.js';

/** Narrower ones are the dot alone. */
const narrowest = 16;

/** A line with ends and a dot; the white rim keeps it visible on bars. */
export function intervalMark(
  interval: Interval,
  full: number,
  place: Place,
  y: number,
  thickness: number,
): string[] {
  const x = (value: number) => place.left + (place.width * Math.min(value, full)) / full;
  const [low, middle, high] = [x(interval.low), x(interval.estimate), x(interval.high)];
  const radius = Math.min(4, thickness * 0.4);
  const rim = { stroke: colours.paper, 'stroke-width': radius * 0.4 };
  const dot = svgElement('circle', { cx: middle, cy: y, r: radius, fill: colours.ink, ...rim });
  if (high - low < narrowest) return [dot];
  const end = Math.min(9, thickness * 0.4);
  const path = `M${low} ${y}H${high}M${low} ${y - end}v${2 * end}M${high} ${y - end}v${2 * end}`;
  const line = { d: path, fill: 'none', 'stroke-linecap': 'round' };
  return [
    svgElement('path', { ...line, stroke: colours.paper, 'stroke-width': 5 }),
    svgElement('path', { ...line, stroke: colours.ink, 'stroke-width': 2 }),
    dot,
  ];
}
