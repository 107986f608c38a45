import { isCode } from './name-claims.js';
import { dateClaims, type DateClaim } from './date-claims.js';
import type { FigureClaim } from './figure-claims.js';

/** Whether a sentence says a label, dates in any form: `week of 1 June 2026` is said by `the week of June 1`. */
export function createSaid(
  sentence: string,
  dates: readonly DateClaim[],
  figures: readonly FigureClaim[],
): (label: string) => boolean {
  const spoken = plain(sentence);
  const known = new Map<string, boolean>();
  return (label) => {
    const before = known.get(label);
    if (before !== undefined) return before;
    const said = /^\d+$/.test(label)
      ? figures.some(({ value }) => value === Number(label) || isTime(value, Number(label)))
      : (isCode(label) ? holds(sentence, label) : holds(spoken, plain(label))) || hasDates(label, dates);
    known.set(label, said);
    return said;
  };
}

/** `A → B → C`, which is no path that the results tell of. */
export function isUnknownPath(sentence: string, names: ReadonlySet<string>): boolean {
  if (!sentence.includes('→')) return false;
  const spoken = plain(sentence);
  const paths = [...names].filter((name) => name.includes('→'));
  return paths.length > 0 && !paths.some((path) => holds(spoken, plain(path)));
}

const holds = (spoken: string, label: string): boolean => placesOf(label, spoken).length > 0;

/** Where a label stands as whole words: `DE` is not said by `lead`, and a path of activities not by a longer one. */
export function placesOf(label: string, spoken: string): number[] {
  const places: number[] = [];
  for (let from = spoken.indexOf(label); from >= 0; from = spoken.indexOf(label, from + 1)) {
    const [before, after] = [spoken.slice(0, from), spoken.slice(from + label.length)];
    const isLonger = label.includes('→') && (before.endsWith(' → ') || after.startsWith(' → '));
    if (!isLonger && !/[\p{L}\p{N}]$/u.test(before) && !/^(?!e?s\b)[\p{L}\p{N}]/u.test(after))
      places.push(from);
  }
  return places;
}

/** `6 months`, `30 days`. */
const isTime = (seconds: number, times: number): boolean =>
  [86_400, 604_800, 2_629_800].some((unit) => Math.abs(seconds - times * unit) < 1);

const plain = (text: string): string => text.toLowerCase().replaceAll('_', ' ').replaceAll(': ', ' ');

function hasDates(label: string, said: readonly DateClaim[]): boolean {
  const own = dateClaims(label);
  return own.length > 0 && own.every((date) => said.some((claim) => overlap(claim, date)));
}

/** `....-10-..` and `2026-10-..`: neither says what the other denies. */
function overlap(one: DateClaim, other: DateClaim): boolean {
  const [left, right] = [one, other].map(({ pattern }) => pattern.source.slice(1, -1));
  if (left.length !== right.length) return left === right;
  return [...left].every((sign, place) => sign === '.' || right[place] === '.' || sign === right[place]);
}
