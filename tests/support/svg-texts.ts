import { textWidth } from '../../src/render/charts/chart-font.js';

export interface SvgText {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The words in a chart's SVG, and the boxes they stand in. */
export function svgTexts(svg: string): SvgText[] {
  return [...svg.matchAll(/<text ([^>]*)>([^<]*)<\/text>/g)].map(([, attributes = '', escaped = '']) => {
    const text = escaped
      .replace(/&lt;/g, '<')
      .replace(/&gt;/g, '>')
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&');
    const number = (pattern: RegExp) => Number(pattern.exec(attributes)?.[1] ?? 0);
    const size = number(/font-size="([\d.]+)"/);
    const width = textWidth(text, size, number(/font-weight="(\d+)"/) === 600 ? 600 : 400);
    const x = number(/(?:^| )x="([-\d.]+)"/);
    const y = number(/ y="([-\d.]+)"/);
    const left = attributes.includes('text-anchor="end"') ? x - width : x;
    return { text, left, right: left + width, top: y - size / 2, bottom: y + size / 2 };
  });
}

/** Pairs of texts that stand in each other's way. */
export function overlaps(texts: readonly SvgText[]): string[] {
  return texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right - 0.5 &&
          other.left < one.right - 0.5 &&
          one.top < other.bottom - 0.5 &&
          other.top < one.bottom - 0.5,
      )
      .map((other) => `${one.text} | ${other.text}`),
  );
}
