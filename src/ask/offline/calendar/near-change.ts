import type { WordText } from '../text/word-text.js';
import { shift, units } from './calendar-day.js';
import type { PeriodContext, PeriodMention } from './period-mention.js';

const near =
  /(?:in |during |within |over |for )?(?:the )?(?:first |last |next )?(?:(\d+) )?(day|week|month|quarter|year)s? (?:right |just |directly |immediately )?(after|following|before)(?: the| our)? (?=.)/y;

/** `the week after the price increase`, `the 30 days before it`: that long, from or to the day of the change. */
export function readNearChange(
  text: WordText,
  first: number,
  { changes, today }: PeriodContext,
): PeriodMention | undefined {
  const match = text.matchAt(near, first);
  const [count = '1', named, side] = match?.groups ?? [];
  const unit = units.find((each) => each === named);
  const change = changes.find(({ first: at }) => at === match?.end || at + 1 === match?.end);
  if (!unit || !change) return undefined;
  const length = Number(count);
  const period =
    side === 'before'
      ? { from: shift(change.at, -length, unit), to: change.at }
      : { from: change.at, to: earlier(shift(change.at, length, unit), shift(today, 1, 'day')) };
  return { first, end: change.end, period, unit };
}

const earlier = (a: string, b: string): string => (a < b ? a : b);
