import { escapeXml, svgElement } from '../svg-element.js';
import { fontFamily } from './chart-font.js';
import { colours, type TextStyle } from './chart-theme.js';

/** A text whose middle is at `y`. */
export function textAt(
  x: number,
  y: number,
  text: string,
  style: TextStyle,
  anchor: 'start' | 'end' = 'start',
): string {
  const { size, weight = 400, colour = colours.ink } = style;
  const font = { 'font-family': fontFamily, 'font-size': size, 'font-weight': weight };
  const where = { x, y, 'text-anchor': anchor, 'dominant-baseline': 'central' };
  return svgElement('text', { ...where, ...font, fill: colour }, escapeXml(text));
}
