import type { Reading } from '../reading.js';
import { overlaps, type Span } from '../text/word-text.js';

const expressions = {
  value:
    /(?<= )(?:(?:sort\w*|order\w*|rank\w*)? ?(?:it |them )?(?:by|on) (?:customer )?(?:value|revenue|spend|worth|size|mrr|arr|ltv|lifetime value)|(?:most |highest )?(?:valuable|value)(?: \w+)? first|worth (?:the )?most(?: to us)? first|(?:(?!latest|newest|freshest|earliest|closest|oldest|lowest|smallest)\w+est|most (?!recent)\w+|important|top|big|large|expensive|valuable|high value)(?: \w+){0,2}? (?:first|on top|at the top|up top|come first|coming first)|most valuable|highest value|biggest spenders?|highest paying|(?:sort\w*|order\w*|rank\w*)(?: \w+)? by (?:how much|what) they (?:pay|spend|bring in|are worth)|(?<= \d+ )(?:biggest|largest)(?= $)|(?<=^ (?:show |list |give |me |us |our |the |my |top |\d+ )*)(?:biggest|largest|richest)(?= (?:\w+ ){0,2}(?:accounts|customers|clients|spenders|payers|buyers|companies) ))(?= )/g,
  recent:
    /(?<= )(?:(?:sort\w*|order\w*|rank\w*)? ?(?:by|on) (?:date|recency|last seen|time|recent\w*)|(?:most recent(?:ly (?:seen|active))?|newest|latest|freshest|last seen|last(?= ones))(?: ones| customers)?(?: \w+)? ?(?:first|on top|at the top)?|recent first)(?= )/g,
  risk: /(?<= )(?:(?:sort\w*|order\w*|rank\w*) (?:it |them )?(?:by|on) (?:churn )?risk|(?:riskiest|most at risk|most in danger|most (?:endangered|likely to \w+))(?: \w+)? (?:first|on top|at the top)|(?:highest|biggest|greatest) risks?(?: \w+)? (?:first|on top|at the top))(?= )/g,
} as const;

/** By what a list is wanted in order. */
export function takeSort<Order extends keyof typeof expressions>(
  reading: Reading,
  ...orders: readonly Order[]
): Order | undefined {
  for (const order of orders) {
    const match = reading.question.words
      .matches(expressions[order])
      .find((span) => reading.isFree(span) && !reading.overlapsPeriod(span) && !isInTerm(span, reading));
    if (!match) continue;
    reading.take(match);
    return order;
  }
  return undefined;
}

/** `big spenders` are customers by that name. */
const isInTerm = (span: Span, reading: Reading): boolean =>
  reading.question.mentions.some(
    (mention) => mention.readings[0]?.entity.kind === 'term' && overlaps(mention, span),
  );
