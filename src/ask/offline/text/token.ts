import { spokenForms } from '../lexicon/spoken-forms.js';
import { isTens, readNumber } from './number-words.js';
import { stem } from './stem.js';

/** One word of a question. */
export interface Token {
  /** As written. */
  readonly text: string;
  /** Lower case, without accents, spoken forms written out, spelling mended. */
  readonly word: string;
  readonly stem: string;
  /** Place in the question: from included, to excluded. */
  readonly start: number;
  readonly end: number;
  /** What stands between this word and the one before it. */
  readonly pause: '' | ',' | '.';
  readonly number?: number;
  /** The words that this spelling was mended from. */
  readonly misspelt?: boolean;
}

/** Longer messages are read up to here. */
const longestQuestion = 2000;

const pattern = new RegExp(
  [
    String.raw`[\w.+-]+@[\w-]+(?:\.[\w-]+)+`, // e-mail address
    String.raw`\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b`, // UUID
    String.raw`\b\p{L}+_[\p{L}_]*\d[\w-]*|\b(?!top|last|past|next|first|covid)\p{L}+-\d{3,}\w*`, // id such as cus_00731
    String.raw`\bre-\p{L}{4,}`, // re-ordering
    String.raw`\d{4}-\d{2}-\d{2}`, // date
    String.raw`\d{1,2}[./]\d{1,2}[./]\d{4}`, // date
    String.raw`\d{1,2}:\d{2}`, // time
    String.raw`\d+\s?[-–]\s?\d+s?(?![\w-])`, // 1-10, 18-24s
    String.raw`\d+\+`, // 200+
    String.raw`\d{1,2}(?:st|nd|rd|th)\b`, // 3rd
    String.raw`(?<!(?:last|past|within|in|next|previous|first|of) )\b[23]d\b`, // 3D
    String.raw`\d+(?:[.,]\d+)*(?:k\b|m\b|\s?%)?`, // number
    String.raw`w\/o\b|[\p{L}\p{M}\p{N}]+(?:['’]\p{L}+)*`, // word
    String.raw`->|=>|>=|<=|[→➡»>≥≤<&#%]`,
  ].join('|'),
  'giu',
);

/** The words of a question, in order. Never fails; what has no words gives none. */
export function tokenise(question: string): Token[] {
  const text = question.slice(0, longestQuestion);
  const tokens: Token[] = [];
  let end = 0;
  for (const match of text.matchAll(pattern)) {
    const start = match.index;
    const pause = pauseIn(text.slice(end, start));
    end = start + match[0].length;
    splitOrdinal(match[0]).forEach((part, place) => {
      for (const [index, word] of written(part).entries()) {
        tokens.push(makeToken(part, word, start, end, place === 0 && index === 0 ? pause : ''));
      }
    });
  }
  return joinTens(tokens);
}

function makeToken(text: string, word: string, start: number, end: number, pause: Token['pause']): Token {
  const number = readNumber(word);
  return { text, word, stem: stem(word), start, end, pause, ...(number === undefined ? {} : { number }) };
}

/** Plain lower case: `Zürich’s` gives `zurich's`. */
export function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replaceAll('’', "'").toLowerCase();
}

function written(text: string): readonly string[] {
  const word = plain(text).replace(/\s/g, '').replace('–', '-');
  const spoken = spokenForms.get(word);
  if (spoken) return spoken;
  return [
    word
      .replace(/'s$|s'$|'$/, '')
      .replaceAll("'", '')
      .replace(/^(\d+-\d+)s$/, '$1')
      .replace(/^re-(?=\p{L})/u, 're'),
  ].filter(Boolean);
}

/** `30days` is two words, `3rd` one. */
function splitOrdinal(text: string): string[] {
  if (/^[23]d$/i.test(text)) return [text];
  const match = /^(\d+)(d|w|days?|wks?|weeks?|mos?|mths?|months?|yrs?|years?|am|pm|h)$/i.exec(text);
  return match?.[1] && match[2] ? [match[1], match[2]] : [text];
}

function pauseIn(between: string): Token['pause'] {
  if (/[.!?…]+(?=\s|$)|\n/.test(between) && between !== '.') return '.';
  return /[,;:()"“”—–]|\s-\s/.test(between) ? ',' : '';
}

/** Units as they are written after a number, where the letter alone would mean another word or none. */
const shortUnits: Readonly<Record<string, string>> = { d: 'days', w: 'weeks', h: 'hours' };

/** `twenty five` and `half a dozen` are one number, and `90 d` a time. */
function joinTens(tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    const unit = shortUnits[plain(token.text)];
    if (before?.number !== undefined && unit !== undefined && !token.pause) {
      joined.push({ ...token, word: unit, stem: stem(unit) });
      continue;
    }
    if (
      token.word === 'dozen' &&
      joined
        .slice(-2)
        .map(({ word }) => word)
        .join(' ') === 'half a'
    ) {
      const [half] = joined.splice(-2);
      joined.push({ ...token, start: half?.start ?? token.start, pause: half?.pause ?? '', number: 6 });
      continue;
    }
    if (before && isTens(before.word) && token.number !== undefined && token.number < 10 && !token.pause) {
      joined[joined.length - 1] = { ...before, end: token.end, number: (before.number ?? 0) + token.number };
    } else {
      joined.push(token);
    }
  }
  return joined;
}
