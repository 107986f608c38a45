import { escapeXml, svgElement } from '../svg-element.js';
import { fontFamily, runWidth, textRuns } from './chart-font.js';
import { colours, type TextStyle } from './chart-theme.js';

/**
 * A text whose middle is at `y`. Stretches of several faces are texts of their own, side by side: as one they would all
 * be drawn with a face that happens to have all the letters.
 */
export function textAt(
  x: number,
  y: number,
  text: string,
  style: TextStyle,
  anchor: 'start' | 'end' = 'start',
): string {
  const { size, weight = 400, colour = colours.ink } = style;
  const draw = (left: number, words: string, family: string, where: 'start' | 'end' = 'start') =>
    svgElement(
      'text',
      {
        x: left,
        y,
        'text-anchor': where,
        'dominant-baseline': 'central',
        'font-family': family,
        'font-size': size,
        'font-weight': weight,
        fill: colour,
      },
      escapeXml(words),
    );
  const runs = textRuns(text);
  if (runs.every(({ family }) => family === fontFamily)) return draw(x, text, fontFamily, anchor);
  const widths = runs.map((run) => runWidth(run, size, weight));
  let left = anchor === 'end' ? x - widths.reduce((sum, width) => sum + width, 0) : x;
  return runs
    .map(({ family, text: words }, place) => {
      // A picture leaves spaces at the beginning of a text out.
      const indent = runWidth({ family, text: /^\s*/.exec(words)?.[0] ?? '' }, size, weight);
      const drawn = draw(left + indent, words.trim(), family);
      left += widths[place];
      return drawn;
    })
    .join('');
}
