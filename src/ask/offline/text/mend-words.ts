import type { NameIndex } from '../names/name-index.js';
import type { Speller } from './spelling.js';
import { stem } from './stem.js';
import type { Token } from './token.js';

/** Mends spelling, and parts words that names of the catalog hold apart: `signups`, `addtocart`. */
export function mendWords(tokens: readonly Token[], index: NameIndex, speller: Speller): Token[] {
  const isShouted = tokens.every(({ text }) => !/\p{Ll}/u.test(text));
  return tokens.flatMap((token, place) => {
    if (/\d/.test(token.word) || token.number !== undefined || index.stems.has(token.stem)) return [token];
    const parts = index.apart(token.stem) ?? index.apart(token.word);
    if (parts)
      return parts.map((part, index) => ({
        ...token,
        word: part,
        stem: part,
        pause: index === 0 ? token.pause : '',
      }));
    const negated = /^(?:un|non)(\p{L}{4,})$/u.exec(token.word)?.[1];
    if (negated !== undefined && index.stems.has(stem(negated)) && !speller.isVocabulary(token.stem)) {
      return [
        { ...token, word: 'not', stem: 'not' },
        { ...token, word: negated, stem: stem(negated), pause: '' },
      ];
    }
    const swapped = speller.swapped(token.word);
    if (swapped !== undefined) return [{ ...token, word: swapped, stem: stem(swapped), misspelt: true }];
    if (speller.knows(token.word, token.stem) || isName(token, place, isShouted)) return [token];
    const mended = speller.mend(token.word);
    return [mended === undefined ? token : { ...token, word: mended, stem: stem(mended), misspelt: true }];
  });
}

/**
 * A capital within a sentence begins a name, which is spelt as its bearer likes, and capitals alone are one (`DATEV`) where not
 * everything is in capitals.
 */
const isName = ({ text, pause }: Token, place: number, isShouted: boolean): boolean =>
  (place > 0 && pause !== '.' && /^\p{Lu}\p{Ll}/u.test(text)) || (!isShouted && /^\p{Lu}{3,}$/u.test(text));
