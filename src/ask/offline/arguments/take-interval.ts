import { personStems } from '../lexicon/synonyms.js';
import type { Mention } from '../names/mention.js';
import type { Reading } from '../reading.js';
import { contains, overlaps, type Span } from '../text/word-text.js';

type Interval = 'day' | 'week' | 'month';

/** `daily`, `per day`, `day by day`, `by plan and day`. */
const expressionOf = (interval: Interval, adverb: string): readonly [Interval, RegExp] => [
  interval,
  new RegExp(
    `(?<= )(?:${adverb}|(?:per|by|each|every|a) ${interval}|${interval} (?:by|to|on|for|after|per) ${interval}|${interval} wise)(?= )|(?<= (?:by|per) (?:\\w+ ){1,3}and )${interval}(?= )`,
    'g',
  ),
];
const expressions = [
  expressionOf('day', 'daily'),
  expressionOf('week', 'weekly'),
  expressionOf('month', 'monthly|(?<=over time )months'),
];

/** How finely figures are wanted over time. */
export function takeInterval(reading: Reading): Interval | undefined {
  for (const [interval, expression] of expressions) {
    const match = reading.question.words
      .matches(expression)
      .find(
        (span) =>
          reading.isFree(span) &&
          !reading.overlapsPeriod(span) &&
          !isArticle(span.first, reading) &&
          !isOfName(span, reading),
      );
    if (!match) continue;
    reading.take(match);
    return interval;
  }
  return undefined;
}

/** `within a week`, `in a month`, `a month ago` count nothing per week or month. */
function isArticle(first: number, reading: Reading): boolean {
  if (reading.wordAt(first) !== 'a') return false;
  return (
    /^(?:within|in|for|after|over|about|than|of|is|was)$/.test(reading.wordAt(first - 1)) ||
    /^(?:ago|from|before|after|later)$/.test(reading.wordAt(first + 2))
  );
}

/** `monthly givers`, where that is a name, and `the monthly ones`, where customers pay so, are no steps in time. */
function isOfName(span: Span, reading: Reading): boolean {
  return reading.question.mentions.some(
    (mention) =>
      isLongValue(mention, span) ||
      (contains(mention, span) &&
        (mention.end - mention.first > span.end - span.first ||
          personStems.has(reading.stemAt(span.end)) ||
          /^(?:ones|plans?)$/.test(reading.wordAt(span.end)))),
  );
}

/** `a month-to-month contract`. */
const isLongValue = (mention: Mention, span: Span): boolean =>
  mention.end - mention.first > 1 && mention.readings[0]?.entity.kind === 'value' && overlaps(mention, span);
