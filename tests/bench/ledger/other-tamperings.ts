import { randomChoice, randomInteger, type Random } from '../../../src/stats/random.js';
import { inWords } from './in-words.js';
import type { Tampering } from './tamperings.js';

/** Each pair both ways: words of direction and rank that `tamperings` does not turn. */
const opposites: readonly (readonly [string, string])[] = [
  ['climbed', 'slipped'], ['outperforms', 'trails'], ['highest', 'lowest'], ['likelier', 'less likely'], ['a rise', 'a decline'], ['a gain', 'a decline'],
  ['ahead of', 'behind'], ['largest to smallest', 'smallest to largest'], ['smallest', 'largest'], ['lowest', 'highest'], ['up by', 'down by'], ['longer', 'shorter'],
  ['no group does better', 'no group does worse'], ['Nowhere are more', 'Nowhere are fewer'], ['biggest', 'smallest'], ['are lost', 'are won'], ['Before', 'After'],
  ['first seen', 'last seen'], ['at the top', 'at the bottom'], ['At the top', 'At the bottom'],
]; // prettier-ignore

const swaps: readonly (readonly [string, string])[] = opposites.flatMap(([one, other]) => [
  [one, other] as const,
  [other, one] as const,
]);
const shares = ['one in ten', 'one in five', 'a quarter', 'a third', 'two in five', 'half', 'three in five', 'two thirds', 'three quarters', 'four out of five', 'nine out of ten']; // prettier-ignore
const small =
  'two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety';
const months = 'Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec'.split('|');

/** More that can be changed, in sentences that word their figures otherwise. */
export const otherTamperings: Readonly<Record<string, Tampering>> = {
  'a word of direction or rank': (sentence, _, random) => {
    const found = swaps.filter(([word]) => new RegExp(`\\b${word}\\b`).test(sentence));
    if (found.length === 0) return undefined;
    const [word, other] = randomChoice(random, found);
    return sentence.replace(new RegExp(`\\b${word}\\b`), other);
  },
  'a share in words': (sentence, _, random) => {
    const found = shares.find((share) => sentence.includes(`${share} of`));
    return (
      found &&
      sentence.replace(
        found,
        randomChoice(
          random,
          shares.filter((share) => share !== found),
        ),
      )
    );
  },
  'a number in words': (sentence, _, random) => {
    const found = [...sentence.matchAll(new RegExp(`\\b(?:${small})\\b`, 'g'))].filter(
      ({ index }) => !/(?:in|out of) $|^(?:two|three) (?:in|thirds|quarters)/.test(sentence.slice(0, index)),
    );
    if (found.length === 0 || shares.some((share) => sentence.includes(`${share} of`))) return undefined;
    const { index, 0: word } = randomChoice(random, found);
    const others = small
      .split('|')
      .filter((other) => other !== word && other.endsWith('ty') === word.endsWith('ty'));
    return sentence.slice(0, index) + randomChoice(random, others) + sentence.slice(index + word.length);
  },
  'a currency': (sentence, _, random) => amountWith(sentence, random, ['€', '$', '£']),
  'a currency in words': (sentence, _, random) => {
    const found = [
      ...sentence.matchAll(/\b\d[\d,]*(?= (?:customers|texts|events)\b)|(?<=(?:worth|is) )\d[\d,]*\b/g),
    ];
    if (found.length === 0) return undefined;
    const { index, 0: text } = randomChoice(random, found);
    return `${sentence.slice(0, index + text.length)} ${randomChoice(random, ['euros', 'dollars', 'EUR', 'USD'])}${sentence.slice(index + text.length)}`;
  },
  'a day or month of a date': (sentence, _, random) => {
    const found = months.find((month) => new RegExp(`\\b${month}`).test(sentence));
    if (!found) return undefined;
    const place = sentence.search(new RegExp(`\\b${found}`));
    const day = /\b\d{1,2}(?=(?:st|nd|rd|th)?\b)/.exec(sentence.slice(Math.max(0, place - 8)));
    if (random() < 0.5 && day) {
      const at = Math.max(0, place - 8) + day.index;
      return `${sentence.slice(0, at)}${(Number(day[0]) % 28) + 1}${sentence.slice(at + day[0].length)}`;
    }
    const whole =
      /\b(?:January|February|March|April|May|June|July|August|September|October|November|December)\b/;
    const other = randomChoice(
      random,
      'January February March April June July August September November'.split(' '),
    );
    const before = whole.exec(sentence);
    if (!before) return undefined;
    return before[0] === other ? undefined : sentence.replace(before[0], other);
  },
  'a figure far off': (sentence, _, random) => {
    const found = [...sentence.matchAll(/(?<![\w.,@-])\d+(?![\w@,-]*\d)(?:\.\d)?(?=%| customers| texts)/g)];
    if (found.length === 0) return undefined;
    const { index, 0: text } = randomChoice(random, found);
    const other = text.includes('.') ? (random() * 100).toFixed(1) : String(1 + randomInteger(random, 999));
    return sentence.slice(0, index) + other + sentence.slice(index + text.length);
  },
  'a whole number in words': (sentence, _, random) =>
    /(?<![\d.,])\d{1,2}(?= customers| days)/.test(sentence)
      ? sentence.replace(/(?<![\d.,])\d{1,2}(?= customers| days)/, (digits) =>
          inWords(Number(digits) + 1 + randomInteger(random, 3)),
        )
      : undefined,
};

function amountWith(sentence: string, random: Random, signs: readonly string[]): string | undefined {
  const found = [
    ...sentence.matchAll(/(?<![\w.,@€$£-])\d[\d,]*(?![\w@-]|[.,]\d|%| (?:days|hours|points|times))/g),
  ].filter(
    ({ index }) =>
      !/(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\w* $|-$/.test(sentence.slice(0, index)),
  );
  if (found.length === 0) return undefined;
  const { index } = randomChoice(random, found);
  return sentence.slice(0, index) + randomChoice(random, signs) + sentence.slice(index);
}
