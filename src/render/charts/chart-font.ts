import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import opentype, { type Font } from 'opentype.js';

export type Weight = 400 | 600;

const require = createRequire(import.meta.url);
const files = {
  400: '@expo-google-fonts/inter/400Regular/Inter_400Regular.ttf',
  600: '@expo-google-fonts/inter/600SemiBold/Inter_600SemiBold.ttf',
} as const;
const loaded = new Map<Weight, Font>();

export const fontFamily = 'Inter';
export const fontFiles: readonly string[] = Object.values(files).map((file) => require.resolve(file));

function font(weight: Weight): Font {
  const known = loaded.get(weight);
  if (known) return known;
  const bytes = readFileSync(require.resolve(files[weight]));
  const parsed = opentype.parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  loaded.set(weight, parsed);
  return parsed;
}

/** Width in pixels as the picture will have it, up to kerning. */
export function textWidth(text: string, size: number, weight: Weight = 400): number {
  const { unitsPerEm } = font(weight);
  let units = 0;
  for (const character of text) units += font(weight).charToGlyph(character).advanceWidth ?? 0;
  return (units * size) / unitsPerEm;
}

/** Whether the font can draw this character. */
export function hasGlyph(character: string): boolean {
  return font(400).charToGlyphIndex(character) > 0;
}
