/** A day, month, quarter or year that a sentence names. */
export interface DateClaim {
  readonly kind: 'date';
  readonly text: string;
  /** What a date has to match, YYYY-MM-DD: `2026-10-31`, `2026-10-..`, `....-10-..` */
  readonly pattern: RegExp;
}

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);
/** Full names, and their first three letters; `May` and `may` differ. */
const month = months
  .map((name) => {
    const capital = name.charAt(0).toUpperCase() + name.slice(1);
    return name === 'may' ? 'May' : `${capital}|${name}|${capital.slice(0, 3)}\\.?|Sept\\.?`;
  })
  .join('|');
const day = '([0-3]?\\d)(?:st|nd|rd|th)?';

interface Form {
  readonly expression: RegExp;
  readonly read: (groups: readonly (string | undefined)[]) => string;
}

const forms: readonly Form[] = [
  { expression: /\b(\d{4}-\d{2}-\d{2})\b/g, read: ([date = '']) => date },
  {
    expression: new RegExp(`\\b${day} (?:of )?(${month}),? (\\d{4})\\b`, 'g'),
    read: ([d, m, y]) => `${y}-${numberOf(m)}-${two(d)}`,
  },
  {
    expression: new RegExp(`\\b(${month}) ${day},? (\\d{4})\\b`, 'g'),
    read: ([m, d, y]) => `${y}-${numberOf(m)}-${two(d)}`,
  },
  { expression: new RegExp(`\\b(${month}),? (\\d{4})\\b`, 'g'), read: ([m, y]) => `${y}-${numberOf(m)}-..` },
  {
    expression: new RegExp(`\\b${day} (?:of )?(${month})(?![\\w])`, 'g'),
    read: ([d, m]) => `....-${numberOf(m)}-${two(d)}`,
  },
  {
    expression: new RegExp(`\\b(${month}) ${day}(?![\\w,.]?\\d)`, 'g'),
    read: ([m, d]) => `....-${numberOf(m)}-${two(d)}`,
  },
  { expression: /\bQ([1-4]),? (\d{4})\b/g, read: ([quarter, y]) => `${y}-${monthsOf(quarter)}-..` },
  { expression: /\bQ([1-4])\b/g, read: ([quarter]) => `....-${monthsOf(quarter)}-..` },
  {
    expression: new RegExp(
      `(?<=\\b(?:in|since|of|from|until|by|during|to|for|before|after|last|this) )(${month})(?![\\w])`,
      'g',
    ),
    read: ([m]) => `....-${numberOf(m)}-..`,
  },
  {
    expression: /(?<=\b(?:in|since|of|from|until|by|during|before|after) )((?:19|20)\d{2})\b(?!,\d)/g,
    read: ([y]) => `${y}-..-..`,
  },
];

/** Days with their year, which no name holds. */
export const wholeDates = (sentence: string): DateClaim[] => claimsIn(sentence, forms.slice(0, 3));

/** Every date of the sentence. */
export const dateClaims = (sentence: string): DateClaim[] => claimsIn(sentence, forms);

/** The fullest forms first, so that nothing is read twice. */
function claimsIn(sentence: string, wanted: readonly Form[]): DateClaim[] {
  const claims: DateClaim[] = [];
  let rest = sentence;
  for (const { expression, read } of wanted) {
    for (const [text, ...groups] of rest.matchAll(expression)) {
      claims.push({ kind: 'date', text, pattern: new RegExp(`^${read(groups)}$`) });
    }
    rest = rest.replace(expression, (text) => ' '.repeat(text.length));
  }
  return claims;
}

/** `first seen on 3 May`, which is another day. @param field the key that the day of the result stands under. */
export function isOtherDay({ text }: DateClaim, field: string | undefined, sentence: string): boolean {
  const [, first] =
    /\b(first|last) (?:seen|active)(?: on| in| was| is| the|:)*\s$/.exec(
      sentence.slice(0, sentence.indexOf(text)).toLowerCase(),
    ) ?? [];
  return first !== undefined && field !== `${first}_seen`;
}

/** The day or month that a date is, or a name that is one: `week of 19 October 2026`. */
export function dayOf(
  token: DateClaim | { readonly kind: 'name'; readonly text: string },
): DateClaim | undefined {
  return token.kind === 'date' ? token : dateClaims(token.text).at(0);
}

/** Whether one day, month or year is surely after another one. */
export function isLater(one: DateClaim, other: DateClaim): boolean {
  const [first, second] = [one, other].map(({ pattern }) => pattern.source.slice(1, -1));
  return (
    /^\d{4}-\d{2}-/.test(first) &&
    first.length === second.length &&
    /^\d{4}-\d{2}-/.test(second) &&
    first > second &&
    first.includes('.') === second.includes('.')
  );
}

const two = (written = ''): string => written.padStart(2, '0');

function numberOf(written = ''): string {
  const start = written.toLowerCase().slice(0, 3);
  return two(String(months.findIndex((name) => name.startsWith(start)) + 1));
}

/** The months of a quarter, as alternatives. */
function monthsOf(quarter = '1'): string {
  const first = 3 * (Number(quarter) - 1) + 1;
  return `(?:${[first, first + 1, first + 2].map((each) => two(String(each))).join('|')})`;
}
