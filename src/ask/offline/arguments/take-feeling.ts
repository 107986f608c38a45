import { happyStems, unhappyStems } from '../lexicon/feeling-words.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';
import { contains, type Span } from '../text/word-text.js';

export type Sentiment = 'negative' | 'positive';

/** Liking in words that say other things, too. */
const likings =
  /(?<= )(?:like[sd]?(?! to )|(?:good|great|best|sweet|warm|kind|fun) (?:things?|stuff|bits?|parts?|sides?|words?|points?|comments?|reviews?|feedback|quotes?|remarks?|lines)|(?<=what is )(?:so |really |especially )?(?:good|great|best)|high(?= (?:nps|scores?|ratings?|marks|grades) )|(?<=(?:rate|rated|score|scored|mark|give) us )(?:so |that )?high(?:ly)?)(?= )/g;
const rants =
  /(?<= )(?:fed up|ticked off|sick of|cross (?:about|with|at)|let down|put off|pain points?|bad mouth\w*|not (?:like|happy|good|working)|(?:to|we|you) (?:fix|mend)|(?<=(?:would|could|will|to) make (?:\S+ ){1,4}?)happ(?:y|ier)|(?:low|poor)(?= (?:nps|scores?|ratings?|marks|grades) )|(?<=(?:rate|rated|score|scored|mark|give) us )(?:so |that |this )?low|(?:they|we|customers|clients|people|users) (?:(?:were|are) missing|miss|missed|lack|lacked))(?= )/g;

const both =
  /^ (?:do|does|are|is) (?:\w+ ){1,5}?(?:like|love|enjoy|(?:un)?happy with|satisfied with|pleased with) (?:us|it|our \w+|the \w+) $| (?:good|positives?|likes?|loves?|praise|happy|best|pros?) (?:\w+ )?(?:and|or|versus|as well as) (?:\w+ )?(?:bad|negatives?|dislikes?|hates?|complaints?|unhappy|worst|cons?) | (?:bad|negatives?|complaints?|worst) (?:and|or|versus) (?:good|positives?|praise|best) /;

/** `positive versus negative feedback`: both feelings, one against the other. */
export const asksBothFeelings = ({ words }: Question): boolean => both.test(words.text);

/** The feeling that is asked about, in any of the words for it. */
export function takeSentiment(reading: Reading): Sentiment | undefined {
  const words = reading.question.words;
  const isNegated = (first: number): boolean => /^(?:not|never)$/.test(reading.wordAt(first - 1));
  const bad = [...wordsOf(unhappyStems, reading), ...words.matches(rants)].filter((span) =>
    reading.isFree(span),
  );
  const good = [
    ...wordsOf(happyStems, reading),
    ...words
      .matches(likings)
      .filter(({ first }) => !/^(?:would|i)$/.test(reading.wordAt(first - 1)) && !isLikeness(first, reading)),
  ].filter((span) => reading.isFree(span));
  for (const span of [...bad, ...good]) reading.take(span);
  // `are they happier now`, `how happy are they` ask of both.
  const isAbsolute = (span: Span): boolean =>
    !/^(?:(?:un)?happier|worse)$/.test(reading.wordAt(span.first)) &&
    !(
      /^(?:(?:un)?happy|(?:dis|un)?satisfied|pleased)$/.test(reading.wordAt(span.first)) &&
      /^(?:how|more|less)$/.test(reading.wordAt(span.first - 1))
    );
  if (both.test(words.text)) return undefined;
  if (bad.some(isAbsolute)) return 'negative';
  const [first] = good.filter(isAbsolute);
  if (!first) return undefined;
  return isNegated(first.first) ? 'negative' : 'positive';
}

/** Where one of `stems` stands outside of longer names. */
function wordsOf(stems: ReadonlySet<string>, { question }: Reading): Span[] {
  return question.tokens.flatMap(({ stem, word }, first) => {
    const span = { first, end: first + 1 };
    const isInName = question.mentions.some(
      (mention) =>
        (mention.end - mention.first > 1 || mention.readings[0]?.entity.kind === 'term') &&
        contains(mention, span) &&
        mention.readings[0]?.entity.kind !== 'source',
    );
    return stems.has(stem) &&
      !/^(?:concerning|please)$/.test(word) &&
      !isInName &&
      !isKindOfTrouble(first, question)
      ? [span]
      : [];
  });
}

/** `with a housing problem`: what a value of the company is called by, not what is felt. */
const isKindOfTrouble = (first: number, { tokens, mentions }: Question): boolean =>
  /^(?:problem|issue|matter|question|trouble|case)s?$/.test(tokens[first]?.word ?? '') &&
  mentions.some(({ end, readings: [best] }) => end === first && best?.entity.kind === 'value');

/** `what is it like`, `look like`: no liking. */
const isLikeness = (first: number, reading: Reading): boolean =>
  /^like/.test(reading.wordAt(first)) &&
  / (?:is|are|was|look|looks|feel|feels|sound|sounds|be) (?:\w+ ){0,6}?like /.test(
    reading.question.words.text,
  ) &&
  !/ do(?:es)? /.test(reading.question.words.text);

/** The words of `span` and the one before: `in three points` is no rating. */
const said = ({ first, end }: Span, reading: Reading): string =>
  reading.question.tokens
    .slice(Math.max(0, first - 1), end)
    .map(({ word }) => word)
    .join(' ');

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
      `(?<= )(?:at most|no more than|up to|under|below|less than|fewer than|max|maximum) ${number}(?: ${star})?(?= )`,
      'g',
    ),
    'max',
  ],
  [new RegExp(`(?<= )(?:at least|more than|over|above|min|minimum) ${number}(?: ${star})?(?= )`, 'g'), 'min'],
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
      .find(
        (span) =>
          reading.isFree(span) &&
          !reading.overlapsPeriod(span) &&
          !/^in .*points?$/.test(said(span, reading)),
      );
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
