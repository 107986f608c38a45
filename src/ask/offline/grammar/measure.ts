import { activityMentions } from '../arguments/take-names.js';
import { personStems } from '../lexicon/synonyms.js';
import type { Question } from '../question.js';
import type { Reading } from '../reading.js';
import { negatedSpans } from '../segment/negation.js';
import { findQuantities } from '../segment/quantity.js';
import { overlaps, type Span } from '../text/word-text.js';

export type Measure = 'customers' | 'events' | 'value' | 'average_value' | 'conversion';

const rules: readonly (readonly [Measure, RegExp])[] = [
  [
    'conversion',
    /(?<= )(?:rates?|(?<!\d )percent|conversion (?:rate|over time|trend|per|by|this|last|in|since|for|of)|percentage|conversion)(?= )/g,
  ],
  [
    'average_value',
    /(?<= )(?:average|mean|median|typical)(?: \w+){0,3}? (?:value|size|amount|price|revenue|basket|order|spend|worth|ticket)(?= )/g,
  ],
  ['average_value', /(?<= )(?:average|mean|median|typical)(?= )/g],
  [
    'value',
    /(?<= )(?:(?:total|sum|overall) )?(?:value|revenues?|turnover|worth|amount(?! of (?!money)\w+s )|money|cash|income|takings?|earnings|gmv|sum|proceeds|paid out|(?:bring|brought|brings)(?= in (?!(?:the |our )?(?:most|more|fewest|new) \w+))|volume in (?:euros|dollars|pounds))(?: of)?(?= )/g,
  ],
  ['events', /(?<= )(?:how often|how frequently|how many times|number of times|(?<!\d )times)(?= )/g],
];

/** What the question's own words say is measured. */
export function readMeasure(reading: Reading): Measure | undefined {
  for (const [measure, expression] of rules) {
    const match = reading.question.words
      .matches(expression)
      .find((span) => !isPartOfName(span, measure, reading));
    if (!match) continue;
    if (!match.groups.length && measure !== 'conversion') reading.take(wordsOnly(match, reading));
    if (measure === 'value' || measure === 'average_value') takeMoney(reading);
    return measure;
  }
  if (asksOfScore(reading.question)) return 'average_value';
  return takeMoney(reading) || sumsPayments(reading) ? 'value' : undefined;
}

/** `nps by plan`: what was answered, and not how often. */
const asksOfScore = ({ words }: Question): boolean => {
  const text = words.text.replace(/ (?:survey|satisfaction|review) (?:scores?|ratings?) /, ' nps ');
  return (
    / (?:nps|csat|net promoter) /.test(text) &&
    !/ (?:how many|number|count|often|times|responses?|respondents|answers?|answered|replies|replied|surveys?|texts?|comments?) /.test(
      text,
    )
  );
};

/** `total rent paid`, `how much rent was paid`: a sum, where `total invoices paid` may be a count. */
const sumsPayments = ({ question }: Reading): boolean =>
  question.words
    .matches(
      /(?<= )(?:total|sum of(?: the| all)?|how much) (?!many )(?:\S+ ){1,2}?(?:(?:was|were|is|been|got|have|has|they|customers|people) ){0,3}(?:paid|collected|donated|deposited)(?= )|(?<= )how much (?:money )?(?:did|do|does|have|has) (?:we|they|people|\w+s) (?:refund|pay|spend|earn|make|sell|collect|charge|bill|give back|owe|owed|paid|refunded|spent|earned|sold|collected)(?= )/g,
    )
    .some(({ first, end }) =>
      question.tokens
        .slice(first + 1, end - 1)
        .every(({ word }) => /^(?:was|is|has|they|customers)$/.test(word) || !/[^s]s$/.test(word)),
    );

const isMoney = (trait: string): boolean =>
  /(?:^|[_ ])(?:mrr|arr|ltv|revenue|spend|spent|balance|value|turnover)(?:$|[_ ])/i.test(trait);

/** `total mrr`, `mrr by plan`: a number trait that is money, without a bound on it, is what is measured. */
function takeMoney(reading: Reading): boolean {
  const bounds = findQuantities(reading);
  const [money] = reading
    .free(
      ({ entity, score }) =>
        entity.kind === 'trait' &&
        score >= 0.8 &&
        isMoney(entity.name) &&
        reading.question.company.isNumeric(entity.name),
    )
    .filter((trait) => !holdsHappening(trait, reading))
    .filter((trait) => !bounds.some((bound) => bound.first - trait.end < 4 && trait.first - bound.end < 4));
  if (money) reading.take(money);
  return money !== undefined;
}

/** `value of a confirmed move` speaks of the move, though there is a `move value`. */
const holdsHappening = (trait: Span, { question }: Reading): boolean =>
  question.mentions.some(
    (mention) => mention.readings[0]?.entity.kind === 'activity' && overlaps(mention, trait),
  );

/** Words of the measure that are part of a catalog name stay free: `order` in `average order value`. */
function wordsOnly(span: Span, reading: Reading): Span {
  const named = reading.question.mentions.filter((mention) => overlaps(mention, span));
  if (named.length === 0) return span;
  const last = { first: span.end - 1, end: span.end };
  const isTrait = named.some(
    (mention) =>
      overlaps(mention, last) &&
      mention.end - mention.first === 1 &&
      mention.readings[0]?.entity.kind === 'trait',
  );
  if (/^(?:size|value|amount)$/.test(reading.wordAt(span.end - 1)) && isTrait && named.length > 1)
    reading.take(last);
  return { first: span.first, end: span.first + 1 };
}

/** A trait such as `lifetime value` with a number is no measure; the outcome `conversion` is. */
function isPartOfName(span: Span, measure: Measure, reading: Reading): boolean {
  return (
    (measure !== 'conversion' ||
      (reading.wordAt(span.first) === 'rate' &&
        !/^(?:by|per|of|for|in|this|last|over|since|among|)$/.test(reading.wordAt(span.end)))) &&
    reading.question.candidates.some(
      ({ entity, first, end, score }) =>
        (entity.kind === 'trait' ||
          entity.kind === 'term' ||
          (entity.kind === 'activity' && end > span.end)) &&
        score >= 0.8 &&
        first <= span.first &&
        end >= span.end &&
        end - first > span.end - span.first,
    )
  );
}

/** The activity that is counted: not the one in `who signed up`, unless it is the only one. */
export function countedActivity(reading: Reading): (Span & { activity: string }) | undefined {
  const negated = negatedSpans(reading);
  const said = activityMentions(reading).filter(
    (mention) => !negated.some((span) => overlaps(span, mention)),
  );
  const main = said.filter(
    (mention) => !isInRelativeClause(mention, reading) && !isPerPerson(mention, reading),
  );
  const inQuestion = main.length > 0 ? main : said.filter((mention) => !isPerPerson(mention, reading));
  const isWhole = ({ first, end, activity }: (typeof said)[number]): boolean =>
    reading.question.candidates.some(
      (each) => each.entity.name === activity && !each.bare && each.first >= first && each.end <= end,
    );
  const best = inQuestion.find(isWhole) ?? inQuestion[0];
  if (!best) return insideSource(reading);
  return hasCount(best, reading) ? undefined : best;
}

/** `per account` divides by customers, though accounts are opened too. */
const isPerPerson = ({ first, end }: Span, { question }: Reading): boolean =>
  /^(?:per|each|every)$/.test(question.tokens[first - 1]?.word ?? '') &&
  question.tokens.slice(first, end).every(({ stem }) => personStems.has(stem));

/** The tickets of `support tickets`, where that is a source of feedback too. */
function insideSource(reading: Reading): (Span & { activity: string }) | undefined {
  for (const { first, end, readings } of reading.freeMentions()) {
    const inner = readings.find(({ entity }) => entity.kind === 'activity');
    if (readings[0]?.entity.kind === 'source' && inner) return { first, end, activity: inner.entity.name };
  }
  return undefined;
}

function isInRelativeClause({ first }: Span, reading: Reading): boolean {
  for (let token = first - 1; token >= Math.max(0, first - 4); token--) {
    if (reading.question.mentions.some((mention) => mention.first <= token && token < mention.end))
      return false;
    if (/^(?:who|that|which|with|whose|having)$/.test(reading.wordAt(token))) return true;
  }
  return false;
}

/** `created more than 10 invoices` is a condition on customers, not a thing to count. */
function hasCount(span: Span, reading: Reading): boolean {
  const words = Array.from({ length: span.end - span.first + 6 }, (_, place) =>
    reading.wordAt(span.first - 3 + place),
  ).join(' ');
  return (
    /\b(?:at least|more than|over|minimum|fewer than|less than) (?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|twice|once)\b|\btwice\b|\bor more\b/.test(
      words,
    ) && countsPeople(reading, span)
  );
}

/** The guest of `guest nights`: what is counted are the nights. */
const isOfThing = (token: number, reading: Reading, counted: Span | undefined): boolean =>
  counted !== undefined &&
  counted.first <= token &&
  token + 1 < counted.end &&
  !/[^s]s$/.test(reading.wordAt(token)) &&
  /[^s]s$/.test(reading.wordAt(token + 1)) &&
  !/^(?:was|is|has|does)$/.test(reading.wordAt(token + 1));

/** The question counts people, not happenings: `how many customers`, `signups`. */
export function countsPeople(reading: Reading, counted?: Span): boolean {
  const { tokens, words } = reading.question;
  if (/ (?:sign ups?|signups?|registrations?|newcomers|subscribers) /.test(words.text)) return true;
  const many = words.matches(
    /(?<= )(?:how many|number of|count of|count|many|more|fewer|are|new|our|total)(?= )/g,
  );
  if (/ (?:unique|distinct|different) /.test(words.text)) return true;
  const near = many.some(({ end }) => {
    const stop = tokens
      .slice(end, end + 4)
      .findIndex(({ word, pause }) => pause === '.' || /^(?:who|that|of|in|by|did|do|were|was)$/.test(word));
    const behind = tokens.slice(end, end + (stop < 0 ? 4 : stop));
    return behind.some(
      ({ stem }, place) => personStems.has(stem) && !isOfThing(end + place, reading, counted),
    );
  });
  const before = tokens
    .slice(0, counted?.first ?? tokens.length)
    .some(
      ({ stem }, place) => personStems.has(stem) && !/^(?:per|for|from|by)$/.test(reading.wordAt(place - 1)),
    );
  return near || / (?:who|everyone|anyone) /.test(words.text) || (many.length === 0 && before);
}
