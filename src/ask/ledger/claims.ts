import { dateClaims, wholeDates, type DateClaim } from './date-claims.js';
import { readFigures, type FigureClaim } from './figure-claims.js';
import { withDigits } from './figure-words.js';
import { namesIn, type NameClaim } from './name-claims.js';

export type Claim = FigureClaim | DateClaim | NameClaim;

/** A sentence piece by piece: what it claims, and the words between, in lower case. */
export type Token = Claim | { readonly kind: 'word'; readonly text: string };

/** Where a name or a date stood: characters that no text uses. */
const firstMark = 0xe000;
const piece = /[\ue000-\uf8ff]|[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*/gu;

/** The figures, dates and known names of a sentence. */
export function claimsOf(sentence: string, names: Iterable<string>): Claim[] {
  return tokensOf(sentence, names).filter((token) => token.kind !== 'word');
}

/**
 * Reads a sentence from left to right. Whole dates go first, then names, so that `October 2026`, `11-50` or `Step 2`
 * are not read as figures.
 *
 * @param names every name that could be meant, of the catalog and the results.
 */
export function tokensOf(sentence: string, names: Iterable<string>): Token[] {
  const marked: Claim[] = [];
  let rest = sentence;
  const mark = (claim: Claim, from: number): void => {
    const sign = String.fromCharCode(firstMark + marked.length).padEnd(claim.text.length);
    rest = rest.slice(0, from) + sign + rest.slice(from + claim.text.length);
    marked.push(claim);
  };
  for (const date of wholeDates(rest)) mark(date, rest.indexOf(date.text));
  for (const { claim, from } of namesIn(rest, names)) mark(claim, from);
  for (const date of dateClaims(rest)) mark(date, rest.indexOf(date.text));
  rest = withDigits(rest);
  const tokens: Token[] = [];
  const markedBy = (word: string) => marked.find((_, place) => word.charCodeAt(0) === firstMark + place);
  let read = 0;
  const readWords = (until?: number): void => {
    for (const [word] of rest.slice(read, until).matchAll(piece))
      tokens.push(markedBy(word) ?? { kind: 'word', text: word.toLowerCase() });
  };
  for (const { from, to, claims } of readFigures(rest)) {
    readWords(from);
    tokens.push(...claims);
    read = to;
  }
  readWords();
  return tokens;
}
