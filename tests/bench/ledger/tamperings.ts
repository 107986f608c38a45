import { randomChoice, randomInteger, type Random } from '../../../src/stats/random.js';

/** One change to a sentence that makes it false; undefined where it has nothing of the kind. */
export type Tampering = (sentence: string, words: Vocabulary, random: Random) => string | undefined;

/** Names that may stand in for one another: activities for activities, values of a trait for its other values. */
export type Vocabulary = readonly (readonly string[])[];

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
);
const weekdays = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday'.split('|');
const figure = /(?<![\w.@-])\d+(?:,\d{3})*(?:\.\d+)?(?![\w@-]*\d)/g;

/** Each pair both ways. */
const opposites: readonly (readonly [string, string])[] = [
  ['more', 'fewer'], ['more', 'less'], ['more often', 'less often'], ['likelier', 'less likely'], ['rose', 'fell'], ['growing', 'shrinking'],
  ['higher', 'lower'], ['highest', 'lowest'], ['Highest', 'Lowest'], ['most', 'least'], ['Most', 'Fewest'], ['best', 'worst'], ['better', 'worse'],
  ['faster', 'slower'], ['fastest', 'slowest'], ['slowest', 'quickest'], ['raises', 'lowers'], ['would raise', 'would lower'], ['helps', 'harms'], ['helps', 'seems to harm'],
  ['increased', 'decreased'], ['up from', 'down from'], ['up by', 'down by'], ['above', 'below'], ['longer', 'shorter'], ['biggest', 'smallest'], ['largest', 'smallest'],
  ['twice', 'half'], ['doubled', 'halved'], ['improved', 'worsened'], ['positive', 'negative'], ['gained', 'lost'],
]; // prettier-ignore
const swaps = new Map<string, string[]>();
for (const [one, other] of opposites) {
  swaps.set(one, [...(swaps.get(one) ?? []), other]);
  swaps.set(other, [...(swaps.get(other) ?? []), one]);
}

const units: readonly (readonly [RegExp, string])[] = [
  [/(?<=\d) points/, '%'], [/(?<=\d) percentage points/, '%'], [/(?<=\d)%/, ' points'], [/(?<=\d)%/, ' percentage points'],
  [/(?<=\d )days?\b/, 'hours'], [/(?<=\d )hours?\b/, 'days'], [/(?<=\d )minutes?\b/, 'hours'], [/(?<=\d )weeks?\b/, 'months'],
  [/(?<=\d )days?\b/, 'weeks'], [/(?<=\d )months?\b/, 'weeks'], [/(?<=\d )customers\b/, 'events'], [/(?<=\d )events\b/, 'customers'],
  [/(?<=\d )texts\b/, 'customers'], [/(?<=\d)k\b/, 'M'], [/(?<=\d )thousand\b/, 'million'], [/(?<=\d) times\b/, '%'],
]; // prettier-ignore

/** What somebody who wants the ledger to miss something would try. */
export const tamperings: Readonly<Record<string, Tampering>> = {
  'a figure by one': (sentence, _, random) =>
    change(sentence, figure, random, (found) => nudged(found, randomChoice(random, [-1, 1]))),
  'a figure by a tenth': (sentence, _, random) =>
    change(sentence, figure, random, (found) => scaled(found, randomChoice(random, [0.9, 1.1]))),
  'digits swapped': (sentence, _, random) => change(sentence, figure, random, swappedDigits),
  'one digit': (sentence, _, random) =>
    change(sentence, figure, random, (found) => otherDigit(found, random)),
  'two figures swapped': (sentence, _, random) =>
    exchange(
      sentence,
      [...sentence.matchAll(figure)].filter((found) => !isInDate(sentence, found)),
      random,
    ),
  'two names swapped': (sentence, words, random) =>
    exchange(sentence, namesIn(sentence, words.flat()), random),
  'a name': (sentence, words, random) => {
    const found = namesIn(sentence, words.flat());
    if (found.length === 0) return undefined;
    const { 0: name, index } = randomChoice(random, found);
    const kind = words.filter((names) => names.includes(name)).flat();
    const others = kind.filter((other) => other !== name && !sentence.includes(other));
    return others.length === 0 ? undefined : put(sentence, index, name, randomChoice(random, others));
  },
  unit: (sentence, _, random) => {
    const fitting = units.filter(([unit]) => unit.test(sentence));
    if (fitting.length === 0) return undefined;
    const [unit, other] = randomChoice(random, fitting);
    return sentence.replace(unit, other);
  },
  'a day': (sentence, _, random) =>
    change(
      sentence,
      new RegExp(`\\b\\d{1,2}(?= (?:${months.join('|')}))|(?<=-)\\d{2}\\b(?!-)`, 'g'),
      random,
      (found) => nudged(found, Number(found) > 27 ? -1 : 1).padStart(found.startsWith('0') ? 2 : 1, '0'),
    ),
  'a month': (sentence, _, random) =>
    change(sentence, new RegExp(`\\b(?:${months.join('|')})\\b`, 'g'), random, (found) =>
      randomChoice(
        random,
        months.filter((month) => month !== found),
      ),
    ),
  'a year': (sentence, _, random) =>
    change(sentence, /\b20\d\d\b/g, random, (found) => nudged(found, randomChoice(random, [-1, 1]))),
  'a weekday': (sentence, _, random) =>
    change(sentence, new RegExp(`\\b(?:${weekdays.join('|')})\\b`, 'g'), random, (found) =>
      randomChoice(
        random,
        weekdays.filter((day) => day !== found),
      ),
    ),
  'a direction': (sentence, _, random) => {
    const found = [...swaps.keys()].filter((word) => new RegExp(`\\b${word}\\b`).test(sentence));
    if (found.length === 0) return undefined;
    // `more often` before `more`.
    const word = randomChoice(random, found);
    const longest = found.find((other) => other !== word && other.includes(word)) ?? word;
    return sentence.replace(
      new RegExp(`\\b${longest}\\b`),
      randomChoice(random, swaps.get(longest) ?? [longest]),
    );
  },
};

function change(
  sentence: string,
  wanted: RegExp,
  random: Random,
  to: (found: string) => string | undefined,
): string | undefined {
  const found = [...sentence.matchAll(wanted)].filter(({ index }) => !isInQuote(sentence, index));
  if (found.length === 0) return undefined;
  const { 0: text, index } = randomChoice(random, found);
  const other = to(text);
  return other === undefined || other === text ? undefined : put(sentence, index, text, other);
}

function exchange(sentence: string, found: readonly RegExpMatchArray[], random: Random): string | undefined {
  const places = found.filter(({ index = 0 }) => !isInQuote(sentence, index));
  if (new Set(places.map(([text]) => text)).size < 2) return undefined;
  const first = randomChoice(random, places);
  const second = randomChoice(
    random,
    places.filter(([text]) => text !== first[0]),
  );
  const [left, right] = (first.index ?? 0) < (second.index ?? 0) ? [first, second] : [second, first];
  const [from, to] = [left.index ?? 0, right.index ?? 0];
  // In a list, or `channel partner`, the order says nothing.
  if (/^[\s,]*(?:(?:and|or) |, [^,]+)*$/.test(sentence.slice(from + left[0].length, to))) return undefined;
  return (
    sentence.slice(0, from) +
    right[0] +
    sentence.slice(from + left[0].length, to) +
    left[0] +
    sentence.slice(to + right[0].length)
  );
}

const put = (sentence: string, index: number, text: string, other: string): string =>
  sentence.slice(0, index) + other + sentence.slice(index + text.length);

/** Names, the longest first, that stand as whole words outside quotes. */
function namesIn(sentence: string, names: readonly string[]): (RegExpMatchArray & { index: number })[] {
  const found: (RegExpMatchArray & { index: number })[] = [];
  let rest = sentence;
  for (const name of [...new Set(names)].sort((a, b) => b.length - a.length)) {
    const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    const whole = new RegExp(`(?<![\\p{L}\\p{N}])${escaped}(?![\\p{L}\\p{N}])`, 'gu');
    for (const match of rest.matchAll(whole)) if (!isInQuote(sentence, match.index)) found.push(match);
    rest = rest.replace(whole, (text) => ' '.repeat(text.length));
  }
  return found;
}

/** A day before its month, or a year. */
function isInDate(sentence: string, { 0: text, index = 0 }: RegExpMatchArray): boolean {
  const rest = sentence.slice(index + text.length);
  return /^20\d\d$/.test(text) || /^-\d/.test(rest) || months.some((month) => rest.startsWith(` ${month}`));
}

function isInQuote(sentence: string, index: number): boolean {
  const before = sentence.slice(0, index);
  return before.lastIndexOf('“') > before.lastIndexOf('”');
}

const decimalsOf = (text: string): number => text.split('.')[1]?.length ?? 0;

function written(value: number, like: string): string {
  const text = value.toFixed(decimalsOf(like));
  const [whole = '', rest] = text.split('.');
  const grouped = like.includes(',') ? whole.replace(/\B(?=(\d{3})+$)/g, ',') : whole;
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

const valueOf = (text: string): number => Number(text.replace(/,/g, ''));

function nudged(text: string, by: number): string {
  return written(Math.max(0, valueOf(text) + by), text);
}

function scaled(text: string, by: number): string | undefined {
  const other = written(valueOf(text) * by, text);
  return other === text ? nudged(text, 2) : other;
}

function swappedDigits(text: string): string | undefined {
  const digits = [...text.matchAll(/\d/g)];
  for (let place = 0; place + 1 < digits.length; place++) {
    const [one, other] = [digits[place], digits[place + 1]];
    if (one[0] === other[0] || (place === 0 && other[0] === '0')) continue;
    const changed = [...text];
    changed[one.index] = other[0];
    changed[other.index] = one[0];
    return changed.join('');
  }
  return undefined;
}

function otherDigit(text: string, random: Random): string {
  const { index, 0: digit } = randomChoice(random, [...text.matchAll(/\d/g)]);
  return put(text, index, digit, String((Number(digit) + 1 + randomInteger(random, 8)) % 10));
}
