import { readNumber } from '../offline/text/number-words.js';

/** A figure that was written in words, as the digits for it. */
interface Rewriting {
  readonly expression: RegExp;
  readonly digits: (words: string) => string;
}

const small = 'two|three|four|five|six|seven|eight|nine';
const word = `(?:one|${small}|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|million)`;
const fractions: Readonly<Record<string, string>> = {
  half: '50',
  third: '33.3',
  quarter: '25',
  fifth: '20',
  tenth: '10',
};

const rewritings: readonly Rewriting[] = [
  {
    expression: new RegExp(
      `\\b(?:(?:an?|one|${small}) )?(?:half|thirds?|quarters?|fifths?|tenths?)(?= of | as )`,
      'gi',
    ),
    digits: (words) => {
      const parts = words.toLowerCase().split(' ');
      const part = fractions[(parts.at(-1) ?? '').replace(/s$/, '')] ?? '0';
      const times = parts.length > 1 ? (readNumber(parts[0]) ?? 1) : 1;
      return `≈${Math.round(Number(part) * times)}%`;
    },
  },
  {
    expression: /\b(\w+) (?:in|out of) (?:every )?(\w+)\b(?! (?:second|minute|hour|day|week|month|year))/gi,
    digits: (words) => {
      const [part, whole] = words
        .toLowerCase()
        .split(/ (?:in|out of) (?:every )?/)
        .map(readNumber);
      const isShare = part !== undefined && whole !== undefined && part < whole && whole <= 100;
      return isShare ? `≈${((100 * part) / whole).toFixed(0)}%` : words;
    },
  },
  {
    expression: new RegExp(
      `(?<!\\d )\\b(?:an? (?=hundred|thousand|million))?${word}(?:(?: and |[ -])${word})*\\b`,
      'gi',
    ),
    // `one` alone is mostly no number, but for a time.
    digits: (words) => (/^one$/i.test(words) ? words : String(readLong(words))),
  },
  { expression: /\bone(?= (?:second|minute|hour|day|week|month)\b)/gi, digits: () => '1' },
  { expression: /\b(?:twice|double|doubled)\b/gi, digits: () => '2 times' },
  { expression: /\b(?:triple|tripled)\b/gi, digits: () => '3 times' },
];

function readLong(words: string): number {
  let total = 0;
  let current = 0;
  for (const each of words.toLowerCase().split(/[ -]+/)) {
    const value = each === 'million' ? 1_000_000 : readNumber(each);
    if (value === undefined) {
      if (each === 'a' || each === 'an') current = 1;
    } else if (value >= 1000) {
      total += Math.max(1, current) * value;
      current = 0;
    } else {
      current = value === 100 ? Math.max(1, current) * 100 : current + value;
    }
  }
  return total + current;
}

/** Figures in words become digits: `two thirds of` 67% of, `twelve thousand` 12000, `one in four` 25%, `twice` 2 times. */
export function withDigits(sentence: string): string {
  return rewritings.reduce(
    (text, { expression, digits }) => text.replace(expression, (words) => digits(words)),
    sentence,
  );
}
