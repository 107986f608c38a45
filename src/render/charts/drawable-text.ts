import { cleanText } from '../clean-text.js';
import { truncate } from '../truncate.js';
import { hasGlyph } from './chart-font.js';

/** More than a picture has room for. */
const longestName = 300;

/** Stands where letters are that no face has. */
const lacking = '□';

/**
 * A name as the picture can show it: letters that no face has become a sign that something is missing. Where most of
 * its letters are lost, `substitute` with the sign, so that no row stands without a name.
 */
export function drawableText(name: string, substitute: string): string {
  const characters = [...truncate(cleanText(name), longestName).normalize('NFC')];
  const letters = characters.filter((character) => /[\p{L}\p{N}]/u.test(character));
  const shown = characters.filter(hasGlyph).join('').trim();
  const drawnLetters = letters.filter(hasGlyph);
  const isLost = letters.length > 0 ? drawnLetters.length <= letters.length / 2 : shown === '';
  if (isLost) return substitute && (characters.length > 0 ? `${substitute} ${lacking}` : substitute);
  return characters
    .map((character) => (hasGlyph(character) ? character : lacking))
    .join('')
    .replace(new RegExp(`${lacking}+`, 'gu'), lacking)
    .replace(/\s+/g, ' ')
    .trim();
}

/** Whether a picture shows this name whole. */
export function isDrawable(name: string): boolean {
  return drawableText(name, '') === cleanText(name).normalize('NFC');
}
