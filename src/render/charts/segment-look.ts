import { svgElement } from '../svg-element.js';
import { colours } from './chart-theme.js';
import type { BarSegment } from './table-chart.js';

/** What the bars of those still in play are filled with. */
export function hatching(): string {
  const stripe = { height: 7, fill: colours.waiting };
  return svgElement(
    'pattern',
    { id: 'waiting', width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svgElement('rect', { ...stripe, width: 7, fill: colours.paper }),
    svgElement('rect', { ...stripe, width: 3 }),
  );
}

/** How a segment looks, in a bar and in the legend. */
export function segmentLook(fill: BarSegment['fill']) {
  return fill === 'waiting' ? { fill: 'url(#waiting)', stroke: colours.waiting } : { fill: colours[fill] };
}
