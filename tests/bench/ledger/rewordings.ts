import { randomChoice, type Random } from '../../../src/stats/random.js';

/** The same thing in other words, as a model would say it; undefined where a sentence has nothing of the kind. */
export type Rewording = (sentence: string, random: Random) => string | undefined;

const months = 'January|February|March|April|May|June|July|August|September|October|November|December'.split(
  '|',
);
const about = ['about', 'around', 'roughly', 'approximately'];
const small = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');
const fractions: readonly (readonly [number, string])[] = [
  [0.5, 'half of'], [1 / 3, 'a third of'], [0.25, 'a quarter of'], [2 / 3, 'two thirds of'], [0.75, 'three quarters of'], [0.2, 'a fifth of'], [0.1, 'a tenth of'],
]; // prettier-ignore

/** True ways to say what our own sentences say. */
export const rewordings: Readonly<Record<string, Rewording>> = {
  'a rate rounded': (sentence, random) =>
    first(sentence, /(?<![\d.–−+<>-])(\d+\.\d)%(?!–)/, ([, rate = '']) => {
      return `${randomChoice(random, about)} ${Number(rate).toFixed(0)}%`;
    }),
  'a rate in words': (sentence) =>
    first(
      sentence,
      /(?<![\d.–−+<>-])(\d+(?:\.\d)?)%(?!–)/,
      ([, rate = '']) => `${Number(rate).toFixed(1)} percent`,
    ),
  'a share as a fraction': (sentence, random) =>
    first(sentence, /(?<![\d.–−+<>-])(\d+(?:\.\d)?)%(?!–)(?= of )/, ([, rate = '']) => {
      const near = fractions.find(([share]) => Math.abs(share - Number(rate) / 100) < 0.012);
      return near && `${randomChoice(random, about)} ${near[1].replace(/ of$/, '')}`;
    }),
  'a count rounded': (sentence, random) =>
    first(sentence, /(?<![\d.–−+-])(\d{1,3}(?:,\d{3})+)(?![\d–.%])/, ([, count = '']) => {
      const value = Number(count.replace(/,/g, ''));
      const step = 10 ** (Math.floor(Math.log10(value)) - 1);
      return `${randomChoice(random, about)} ${(Math.round(value / step) * step).toLocaleString('en-US')}`;
    }),
  'a count in thousands': (sentence, random) =>
    first(sentence, /(?<![\d.–−+-])(\d{1,3}(?:,\d{3})+)(?![\d–.%])/, ([, count = '']) => {
      const value = Number(count.replace(/,/g, ''));
      const unit = value >= 1e6 ? 1e6 : 1e3;
      const digits = (value / unit).toFixed(1);
      return `${randomChoice(random, ['about ', 'roughly ', ''])}${digits}${unit === 1e6 ? randomChoice(random, ['M', ' million']) : randomChoice(random, ['k', ' thousand'])}`;
    }),
  'a small count in words': (sentence) =>
    first(sentence, /(?<![\d.,–−+@-])([2-9]|1[0-2])(?= (?:customers|themes|of(?! \d)|segments|others|dates|groups|different)\b)/, ([, count = '']) => small[Number(count)]), // prettier-ignore
  'days as hours': (sentence) =>
    first(
      sentence,
      /(?<![\d.–-])(\d+\.\d) days?\b/,
      ([, days = '']) => `about ${Math.round(Number(days) * 24)} hours`,
    ),
  'hours as minutes': (sentence) =>
    first(
      sentence,
      /(?<![\d.–-])(\d+\.\d) hours?\b/,
      ([, hours = '']) => `about ${Math.round(Number(hours) * 60)} minutes`,
    ),
  'days as weeks': (sentence) =>
    first(sentence, /(?<![\d.–-])(\d+) days\b/, ([, days = '']) =>
      Number(days) % 7 === 0 && Number(days) > 7 ? `${Number(days) / 7} weeks` : undefined,
    ),
  'points in full': (sentence) =>
    first(sentence, /([+−])(\d+(?:\.\d)?) points/, ([, sign = '', points = '']) => {
      return `${sign}${points} percentage points`;
    }),
  'the month first': (sentence) =>
    first(
      sentence,
      new RegExp(`\\b(\\d{1,2}) (${months.join('|')}) (\\d{4})`),
      ([, day, month, year]) => `${month} ${day}, ${year}`,
    ),
  'a short date': (sentence) =>
    first(
      sentence,
      new RegExp(`\\b(\\d{1,2}) (${months.join('|')}) (\\d{4})`),
      ([, day, month = '', year]) => `${day} ${month.slice(0, 3)} ${year}`,
    ),
  'a date without its year': (sentence) =>
    first(
      sentence,
      new RegExp(`\\b(\\d{1,2}) (${months.join('|')}) (\\d{4})`),
      ([, day, month]) => `${day} ${month}`,
    ),
  'a date as in a file': (sentence) =>
    first(
      sentence,
      new RegExp(`\\b(\\d{1,2}) (${months.join('|')}) (\\d{4})`),
      ([, day = '', month = '', year]) =>
        `${year}-${String(months.indexOf(month) + 1).padStart(2, '0')}-${day.padStart(2, '0')}`,
    ),
  'no interval': (sentence) => first(sentence, / \([^()]*?\d+(?:\.\d)?(?:–| to )[^()]*?\)/, () => ''),
  'an opening': (sentence, random) =>
    `${randomChoice(random, ['Overall, ', 'In short: ', 'In your data, ', 'According to the data, ', 'It turns out that '])}${sentence}`,
};

function first(
  sentence: string,
  wanted: RegExp,
  to: (groups: RegExpMatchArray) => string | undefined,
): string | undefined {
  const found = wanted.exec(sentence);
  if (!found) return undefined;
  const before = sentence.slice(0, found.index);
  if (before.lastIndexOf('“') > before.lastIndexOf('”')) return undefined;
  const other = to(found);
  return other === undefined ? undefined : before + other + sentence.slice(found.index + found[0].length);
}
