import type { WordText } from '../text/word-text.js';
import { dayOf, shift, yearOf } from './calendar-day.js';
import type { Moment } from './moment.js';

/** First months of the meteorological seasons of the north; the winter of a year begins in its December. */
const firstMonths = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 } as const;
const monthsOfSeason = 3;

const season = '(spring|summer|autumn|winter)(?: season| months)?';
/** Figures fall as well. */
const seasonOrFall = '(spring|summer|autumn|fall|winter)(?: season| months)?';
const withYear = [new RegExp(`(?:the )?()${season} (?:of )?((?:19|20)\\d\\d|(?:last|this) year)(?= )`, 'y')];
/** `winter storage` and `in winter` are no time of this year or another; `this winter` and `in the winter` are. */
const withoutYear = [
  new RegExp(`(?:the )?(this|last|past|previous) ${seasonOrFall}(?= )`, 'y'),
  new RegExp(`(?<= (?:in|during|over|since|throughout) the )()${season}(?= )`, 'y'),
];

/** `summer of 2025`. */
export const readSeasonOfYear = (text: WordText, first: number, today: string): Moment | undefined =>
  readSeasonAs(withYear, text, first, today);

/** `this summer`: the latest that has begun, or, for the last one, that is over. */
export const readSeason = (text: WordText, first: number, today: string): Moment | undefined =>
  readSeasonAs(withoutYear, text, first, today);

function readSeasonAs(
  forms: readonly RegExp[],
  text: WordText,
  first: number,
  today: string,
): Moment | undefined {
  for (const form of forms) {
    const match = text.matchAt(form, first);
    const [which = '', name = '', year = ''] = match?.groups ?? [];
    const month = Object.entries(firstMonths).find(([season]) => season === name)?.[1];
    if (!match || month === undefined) continue;
    const begin = (inYear: number) => dayOf(inYear, month, 1) ?? today;
    const isLast = /^(?:last|past|previous)$/.test(which);
    let inYear = yearOf(today);
    if (/\d/.test(year)) inYear = Number(year);
    else if (year === 'last year') inYear--;
    else {
      if (begin(inYear) > today) inYear--;
      const isThisSaid = text.text.includes(` this ${name} `);
      if (isLast && (isThisSaid || shift(begin(inYear), monthsOfSeason, 'month') > today)) inYear--;
    }
    const from = begin(inYear);
    const end = shift(from, monthsOfSeason, 'month');
    const tomorrow = shift(today, 1, 'day');
    if (from > today) continue;
    return { first: match.first, end: match.end, from, to: end > tomorrow ? tomorrow : end, unit: 'quarter' };
  }
  return undefined;
}
