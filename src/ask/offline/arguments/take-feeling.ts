import type { Reading } from '../reading.js';

export type Sentiment = 'negative' | 'positive';

const negative =
  /(?<= )(?:complain\w*|complaints?|gripes?|pain points?|pains?|annoy\w*|frustrat\w*|unhappy|upset\w*|angry|rag(?:e|ing)|rants?|ranting|hat(?:e|es|ing|ed)|dislik\w*|bother\w*|negative(?:ly)?|critic\w*|worst|moan\w*|grumbl\w*|whin\w*|dissatisf\w*|bad|problems?|disappoint\w*|issues?|mad|worr\w*|irritat\w*|struggl\w*|trouble\w*|detest\w*|bugging|concerns?|criticis\w*|anoy\w*|sour\w*|grip\w*|negativ\w*|nasty|displeas\w*|unsatisf\w*)(?= )/g;
const positive =
  /(?<= )(?:prais\w*|love[sd]?|loving|like[sd]?(?! to )|enjoy\w*|appreciat\w*|happy|happiest|positive(?:ly)?|satisfied|delight\w*|compliment\w*|good things|best things?|kudos|thrilled|pleased|glowing|rav(?:e|es|ed|ing)|cheer\w*|nice|good stuff|ador\w*)(?= )/g;

/** The feeling that is asked about, in any of the words for it. */
export function takeSentiment(reading: Reading): Sentiment | undefined {
  const words = reading.question.words;
  const isNegated = (first: number): boolean => /^(?:not|never)$/.test(reading.wordAt(first - 1));
  const bad = words.matches(negative).filter((span) => reading.isFree(span));
  const good = words
    .matches(positive)
    .filter(
      (span) =>
        reading.isFree(span) &&
        !/^(?:would|i)$/.test(reading.wordAt(span.first - 1)) &&
        !isLikeness(span.first, reading),
    );
  for (const span of [...bad, ...good]) reading.take(span);
  if (bad.length > 0) return 'negative';
  const [first] = good;
  if (!first) return undefined;
  return isNegated(first.first) ? 'negative' : 'positive';
}

/** `what is it like`, `look like`: no liking. */
const isLikeness = (first: number, reading: Reading): boolean =>
  /^like/.test(reading.wordAt(first)) &&
  / (?:is|are|was|look|looks|feel|feels|sound|sounds|be) (?:\w+ ){0,6}?like /.test(
    reading.question.words.text,
  ) &&
  !/ do(?:es)? /.test(reading.question.words.text);

export interface Ratings {
  readonly min_rating?: number;
  readonly max_rating?: number;
}

const number = String.raw`(\d+(?:\.\d+)?)`;
const star = '(?:stars?|star reviews?|points?)';
const rated = '(?:rated |rating |score |with )?';
const ratingRules: readonly (readonly [RegExp, 'min' | 'max' | 'both' | 'range'])[] = [
  [new RegExp(`(?<= )(?:between )?${number} (?:to|and|or|-) ${number} ${star}(?= )`, 'g'), 'range'],
  [
    new RegExp(
      `(?<= )(?:at most|no more than|up to|under|below|less than|fewer than|max|maximum) ${number} ${star}?(?= )`,
      'g',
    ),
    'max',
  ],
  [new RegExp(`(?<= )(?:at least|more than|over|above|min|minimum) ${number} ${star}?(?= )`, 'g'), 'min'],
  [
    new RegExp(
      `(?<= )${rated}${number} ?${star}? ?(?:reviews? )?(?:or|and) (?:fewer|less|lower|below|under|worse)(?= )`,
      'g',
    ),
    'max',
  ],
  [
    new RegExp(
      `(?<= )${rated}${number} ?${star}? ?(?:reviews? )?(?:or|and) (?:more|higher|above|over|up|better)(?= )`,
      'g',
    ),
    'min',
  ],
  [new RegExp(`(?<= )${number} ${star}(?= )`, 'g'), 'both'],
];

/** Bounds on the stars (or NPS points) of feedback. `5-star` alone means five and more, `1-star` one and fewer. */
export function takeRatings(reading: Reading): Ratings {
  const words = reading.question.words;
  const isAboutRatings =
    words.matches(
      /(?<= )(?:stars?|rated|rating|ratings|rate|score|scores|scored|scoring|nps|points?|grade|grades|graded)(?= )/g,
    ).length > 0;
  if (!isAboutRatings) return {};
  for (const [expression, kind] of ratingRules) {
    const match = words
      .matches(expression)
      .find((span) => reading.isFree(span) && !reading.overlapsPeriod(span));
    if (!match) continue;
    reading.take(match);
    const [a = 0, b = 0] = match.groups.map(Number);
    if (kind === 'min') return { min_rating: a };
    if (kind === 'max') return { max_rating: a };
    if (kind === 'range')
      return Math.min(a, b) <= 1
        ? { max_rating: Math.max(a, b) }
        : { min_rating: Math.min(a, b), ...(Math.max(a, b) >= 5 ? {} : { max_rating: Math.max(a, b) }) };
    return a >= 5 ? { min_rating: a } : a <= 1 ? { max_rating: a } : { min_rating: a, max_rating: a };
  }
  return {};
}
