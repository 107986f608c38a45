import { cleanText } from '../clean-text.js';
import { hasGlyph } from './chart-font.js';

/**
 * A name without the characters that the chart's font lacks, which would be drawn as boxes; `substitute` where
 * most of its letters are lost, so that no row stands without a name.
 */
export function drawableText(name: string, substitute: string): string {
  const characters = [...cleanText(name).normalize('NFC')];
  const letters = characters.filter((character) => /[\p{L}\p{N}]/u.test(character));
  const drawnLetters = letters.filter(hasGlyph);
  if (drawnLetters.length === 0 || drawnLetters.length <= letters.length / 2) return substitute;
  return characters.filter(hasGlyph).join('').replace(/\s+/g, ' ').trim();
}

/** Whether a picture shows this name whole. */
export function isDrawable(name: string): boolean {
  return drawableText(name, '') === cleanText(name).normalize('NFC');
}
