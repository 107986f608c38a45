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
    if (!longer) reading.take(noun);
  }
}
