import type { Reading } from '../reading.js';
import type { Span } from '../text/word-text.js';

/** A number with what is said about it: `at least 3`, `under 30`, `between 5 and 10`. */
export interface Quantity extends Span {
  readonly at_least?: number;
  readonly at_most?: number;
  readonly exactly?: number;
}

const number = String.raw`(\d+(?:\.\d+)?)`;
const rules: readonly [RegExp, 'at_least' | 'at_most' | 'exactly' | 'between'][] = [
  [new RegExp(`(?<= )between ${number} and ${number}(?= )`, 'g'), 'between'],
  [new RegExp(`(?<= )from ${number} to ${number}(?= )`, 'g'), 'between'],
  [
    new RegExp(
      `(?<= )(?:at most|no more than|not more than|less than|lower than|fewer than|smaller than|younger than|under|below|up to|maximum|max|a maximum of|maximum of|within)(?: of| \\w+)? ${number}(?= )`,
      'g',
    ),
    'at_most',
  ],
  [
    new RegExp(
      `(?<= )${number}(?: \\w+)? (?:or|and) (?:less|fewer|under|below|lower|younger|smaller)(?= )`,
      'g',
    ),
    'at_most',
  ],
  [
    new RegExp(
      `(?<= )(?:at least|no less than|not less than|more than|higher than|greater than|larger than|bigger than|older than|better than|upwards of|over|above|exceeding|exceeds?|minimum|min|a minimum of|minimum of|past|beyond|from)(?: of| \\w+)? ${number}(?= )`,
      'g',
    ),
    'at_least',
  ],
  [
    new RegExp(
      `(?<= )${number}(?:(?: (?:(?:a|per|each|every) )?\\w+)? (?:or|and) (?:more|over|above|up|higher|older|greater|upwards?|better)| (?:\\w+ )?(?:upwards?|up(?= $| (?:list|sort|who|please))))(?= )`,
      'g',
    ),
    'at_least',
  ],
  [new RegExp(`(?<= )${number}\\+(?= )`, 'g'), 'at_least'],
  [new RegExp(`(?<= )${number}(?= )`, 'g'), 'exactly'],
];

/** All numbers that are not part of a date or period. */
export function findQuantities(reading: Reading): Quantity[] {
  const found: Quantity[] = [];
  for (const [expression, kind] of rules) {
    for (const match of reading.question.words.matches(expression)) {
      if (!reading.isFree(match) || reading.overlapsPeriod(match)) continue;
      if (found.some((other) => other.first < match.end && match.first < other.end)) continue;
      const [low = 0, high = 0] = match.groups.map(Number);
      const span = { first: match.first, end: match.end };
      if (kind === 'between') found.push({ ...span, at_least: low, at_most: high });
      else found.push({ ...span, [kind]: low });
    }
  }
  return found;
}
