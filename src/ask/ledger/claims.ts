import { dateClaims, wholeDates, type DateClaim } from './date-claims.js';
import { withDigits } from './figure-words.js';

/** How a figure is written: a share, a difference of shares, a length of time, a multiple, or a plain number. */
export type FigureUnit = 'percent' | 'points' | 'seconds' | 'times' | 'plain';

/** A figure as a sentence states it; shares as 0–1, times in seconds. */
export interface FigureClaim {
  readonly kind: 'figure';
  readonly text: string;
  readonly unit: FigureUnit;
  /** What it may be, given how it is rounded and hedged. */
  readonly value: number;
  readonly low: number;
  readonly high: number;
  /** Where it stands in the sentence. */
  readonly at: number;
  /** Of `3,412 customers`: the word behind it. */
  readonly noun: string;
  /** The part of the sentence between semicolons that it stands in, in lower case. */
  readonly clause: string;
  /** Set in `28.4–31.5%` and `(−1.2 to +25 points)`: which end of the interval it is. */
  readonly end?: 'low' | 'high';
}

export type Claim =
  FigureClaim | DateClaim | { readonly kind: 'name'; readonly text: string; readonly name: string };

const secondsPer: Readonly<Record<string, number>> = {
  second: 1,
  minute: 60,
  hour: 3600,
  day: 86_400,
  week: 604_800,
  month: 2_629_800,
};
const sizes: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, mn: 1e6, million: 1e6 };

const number = String.raw`[+−-]?\d+(?:,\d{3})*(?:\.\d+)?`;
const unit = String.raw`\s?%|\s(?:percentage )?points?\b|\spercent\b|\sper cent\b|\spp\b|\s(?:second|minute|hour|day|week|month)s?\b|\stimes\b|×`;
const hedge = String.raw`\b(?:about|around|roughly|approximately|some|nearly|almost|just under|under|just over|over|more than|less than|fewer than|up to|close to)\s|[~≈<>]\s?`;
/** `3,412`, `about €1.2k`, `28.4–31.5%`, `−1.2 to +25 points`. */
const figures = new RegExp(
  `(?<hedge>${hedge})?(?<![\\w.])(?<money>[€$£])?(?<first>${number})(?:%(?= to ))?(?:(?<link>–| to )(?<second>${number}))?(?<size>\\s?(?:k|m|mn)\\b|\\s(?:thousand|million)\\b)?(?<unit>${unit})?`,
  'gi',
);

/** `trial@3`: a definition in one of its versions. */
const version = /[\p{L}\p{N}_-]+@\d+\b(?!\.)/gu;

/**
 * The figures, dates and known names of a sentence. Whole dates go first, then names, so that `October 2026`, `11-50`
 * or `Step 2` are not read as figures.
 *
 * @param names every name that could be meant, of the catalog and the results.
 */
export function claimsOf(sentence: string, names: Iterable<string>): Claim[] {
  const claims: Claim[] = [];
  let rest = sentence;
  const blank = (text: string) => ' '.repeat(text.length);
  for (const [text] of rest.matchAll(version)) claims.push({ kind: 'name', name: text, text });
  rest = rest.replace(version, blank);
  const days = wholeDates(rest);
  for (const { text } of days) rest = rest.replace(text, blank(text));
  for (const name of [...names].sort((a, b) => b.length - a.length)) {
    if (name.length < 2 || /^\d{4}$/.test(name) || !rest.toLowerCase().includes(name.toLowerCase())) continue;
    for (const [text] of rest.matchAll(wholeWord(name))) claims.push({ kind: 'name', name, text });
    rest = rest.replace(wholeWord(name), blank);
  }
  const dates = dateClaims(rest);
  for (const { text } of dates) rest = rest.replace(text, blank(text));
  rest = withDigits(rest);
  for (const match of rest.matchAll(figures)) claims.push(...figureClaims(match, rest));
  return [...claims, ...days, ...dates];
}

function figureClaims({ groups = {}, index = 0, 0: text }: RegExpMatchArray, rest: string): FigureClaim[] {
  const { first = '', link, second, size = '', unit: written = '' } = groups;
  const [unit, factor] = unitOf(written.trim().toLowerCase());
  const scale = factor * (sizes[size.trim().toLowerCase()] ?? 1);
  const isInterval = link === '–' || (link !== undefined && rest[index - 1] === '(');
  const shared = {
    kind: 'figure' as const,
    text: text.trim(),
    unit,
    at: index,
    noun: /^[\s)]*([a-z]+)/i.exec(rest.slice(index + text.length))?.[1]?.toLowerCase() ?? '',
    clause: clauseAt(index, rest),
  };
  return [first, ...(second === undefined ? [] : [second])].map((digits, place) => {
    const value = valueOf(digits);
    const [below, above] = margin(
      digits,
      (groups.hedge ?? '').trim().toLowerCase(),
      size !== '' || unit !== 'plain',
    );
    return {
      ...shared,
      value: value * scale,
      low: (value - below) * scale,
      high: (value + above) * scale,
      ...(isInterval ? { end: place === 0 ? ('low' as const) : ('high' as const) } : {}),
    };
  });
}

function clauseAt(index: number, rest: string): string {
  const end = rest.indexOf(';', index);
  return rest.slice(rest.lastIndexOf(';', index) + 1, end < 0 ? undefined : end).toLowerCase();
}

function unitOf(written: string): [FigureUnit, number] {
  if (/^(?:%|percent|per cent)$/.test(written)) return ['percent', 0.01];
  if (/points?$|^pp$/.test(written)) return ['points', 0.01];
  if (/^(?:times|×)$/.test(written)) return ['times', 1];
  const seconds = secondsPer[written.replace(/s$/, '')];
  return seconds === undefined ? ['plain', 1] : ['seconds', seconds];
}

/** How far below and above what is written the true figure may lie. */
function margin(digits: string, hedge: string, isScaled: boolean): [number, number] {
  const decimals = digits.split('.')[1]?.length ?? 0;
  const isCount = decimals === 0 && !isScaled && Math.abs(valueOf(digits)) < 10;
  const half = (isCount ? 0 : 0.5 * 10 ** -decimals) + 1e-9;
  if (hedge === '' || (hedge === 'some' && decimals > 0)) return [half, half];
  // `about 3,400` is rounded to its last digit that is not 0.
  const zeros = /0*$/.exec(digits.replace(/,/g, ''))?.[0].length ?? 0;
  const step = decimals > 0 ? 10 ** -decimals : 10 ** zeros;
  if (/^(?:just over|over|more than|>)$/.test(hedge)) return [half, Math.max(half, step)];
  if (/^(?:nearly|almost|just under|under|less than|fewer than|up to|<)$/.test(hedge))
    return [Math.max(half, step), half];
  return [Math.max(half, step / 2), Math.max(half, step / 2)];
}

function wholeWord(name: string): RegExp {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('_', '[_ ]');
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'giu');
}

function valueOf(written: string): number {
  return Number(written.replace(/,/g, '').replace('−', '-').replace('+', ''));
}
