import type { ToolName } from '../../../../tools/tool-arguments.js';
import { findLengths, type Duration } from '../calendar/duration-grammar.js';
import { shift } from '../calendar/calendar-day.js';
import type { Reading } from '../reading.js';

type Args = Readonly<Record<string, unknown>>;

/** The argument that is a length of time, per tool; other tools take the last so many days for their period. */
const lengthOf: Partial<Record<ToolName, string>> = {
  drop_offs: 'within_days',
  churn_risk: 'horizon_days',
  forecast: 'horizon_days',
  effect: 'window_days',
};

/** The argument that is a plain number, per tool. */
const countOf: Partial<Record<ToolName, string>> = {
  segments: 'k',
  customers: 'limit',
  churn_risk: 'limit',
  next_best_action: 'limit',
  paths: 'limit',
  forecast: 'horizon_days',
  feedback_themes: 'limit',
  feedback_search: 'limit',
};

const withPeriod: ReadonlySet<ToolName> = new Set([
  'journey_map', 'paths', 'segments', 'moments_of_truth', 'trend', 'retention', 'feedback_themes', 'feedback_search',
]); // prettier-ignore

const mostListed = 500;

/**
 * A number that no turn of phrase gave a place stands for the one argument of the tool that it can be: `bolts, 10 is
 * enough`, `k=8`, `churn → gold; use 120d`. Nothing that is given already is changed.
 */
export function takeLeftNumbers(tool: ToolName, args: Args, reading: Reading): Args {
  return takeLeftCount(tool, takeLeftLength(tool, args, reading), reading);
}

function takeLeftLength(tool: ToolName, args: Args, reading: Reading): Args {
  const key = lengthOf[tool];
  /** `8000 a year` is a rate, no length. */
  const isCounted = ({ first, end }: Duration): boolean =>
    reading.question.tokens.slice(first, end).some(({ number }) => number !== undefined);
  const left = (each: Duration): boolean =>
    reading.isFree(each) && !reading.overlapsPeriod(each) && each.days >= 1 && isCounted(each);
  const [length] = findLengths(reading.question.words).filter(left);
  if (!length) return args;
  if (key !== undefined) {
    if (args[key] !== undefined && args[key] !== length.days) return args;
    reading.take(length);
    return { ...args, [key]: length.days };
  }
  if (!withPeriod.has(tool) || args['period'] !== undefined || args['compare'] !== undefined) return args;
  reading.take(length);
  const to = shift(reading.question.today, 1, 'day');
  return { ...args, period: { from: shift(to, -length.days, 'day'), to } };
}

function takeLeftCount(tool: ToolName, args: Args, reading: Reading): Args {
  const key = countOf[tool];
  if (key === undefined || args[key] !== undefined) return args;
  const { tokens } = reading.question;
  const counts = tokens.flatMap(({ number }, place) =>
    number !== undefined && isCount(place, number, reading, key === 'horizon_days')
      ? [{ place, number }]
      : [],
  );
  const [only, second] = counts;
  if (!only || second) return args;
  reading.take({ first: only.place, end: only.place + 1 });
  return { ...args, [key]: only.number };
}

/** A whole number that stands for itself: no bound, no share, no amount, no part of talk such as `in 5 minutes`. */
function isCount(place: number, number: number, reading: Reading, isOfDays: boolean): boolean {
  const span = { first: place, end: place + 1 };
  const { text } = reading.question.tokens[place] ?? { text: '' };
  return (
    Number.isInteger(number) &&
    number >= 2 &&
    number <= mostListed &&
    /^[\d\p{L}]+$/u.test(text) &&
    reading.isFree(span) &&
    !reading.overlapsPeriod(span) &&
    !(reading.wordAt(place - 1) === 'in' && !isOfDays) &&
    !/^(?:than|least|over|above|under|below|from|between|at|by|per|until|till|age|aged|past|level|version|q|week)$/.test(
      reading.wordAt(place - 1),
    ) &&
    !/^(?:or|and|to|percent|stars?|times?|minutes?|hours?|days?|weeks?|months?|years?|pm|am|euros?|dollars?|miles?|points?|lines?|sentences?|words?|slides?|pages?)$/.test(
      reading.wordAt(place + 1),
    )
  );
}
