import type { Reading } from '../reading.js';

type Interval = 'day' | 'week' | 'month';

const expressions: readonly (readonly [Interval, RegExp])[] = [
  [
    'day',
    /(?<= )(?:daily|(?:per|by|each|every|a|day by|day on|day for|day per|day after) day|day to day|day wise)(?= )|(?<= (?:by|per) (?:\w+ ){1,3}and )day(?= )/g,
  ],
  [
    'week',
    /(?<= )(?:weekly|(?:per|by|each|every|a|week by|week on|week for|week per|week after) week|week wise)(?= )|(?<= (?:by|per) (?:\w+ ){1,3}and )week(?= )/g,
  ],
  [
    'month',
    /(?<= )(?:monthly|(?:per|by|each|every|a|month by|month on|month for|month per|month after) month|month wise|(?<=over time )months)(?= )|(?<= (?:by|per) (?:\w+ ){1,3}and )month(?= )/g,
  ],
];

/** How finely figures are wanted over time. */
export function takeInterval(reading: Reading): Interval | undefined {
  for (const [interval, expression] of expressions) {
    const match = reading.question.words
      .matches(expression)
      .find(
        (span) => reading.isFree(span) && !reading.overlapsPeriod(span) && !isArticle(span.first, reading),
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
