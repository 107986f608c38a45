import type { Reading } from '../reading.js';

/** `reviews`, `tickets`, `comments`: what customers wrote, not what they did. */
export function takeFeedbackNouns(reading: Reading): void {
  const nouns = reading.question.words.matches(
    /(?<= )(?:reviews?|comments?|tickets?|ratings?|feedback|surveys?|messages?|quotes?|posts?|texts?|nps)(?= )/g,
  );
  for (const noun of nouns) {
    const longer = reading.question.mentions.some(
      ({ first, end }) => first <= noun.first && end >= noun.end && end - first > 1,
    );
    if (!longer && !isCounted(noun.first, reading)) reading.take(noun);
  }
}

/** `five or more tickets`, `at least 3 reviews`: how often customers did it. */
export function isCounted(first: number, reading: Reading): boolean {
  const before = reading.wordAt(first - 1);
  const farther = reading.wordAt(first - 2);
  return (
    (/^(?:more|fewer|less)$/.test(before) && farther === 'or') ||
    (reading.question.tokens[first - 1]?.number !== undefined &&
      /^(?:least|over|than|most|exactly)$/.test(farther))
  );
}
