import type { Reading } from '../reading.js';

/** `conversion` and `convert` say what a funnel or a rate shows; they name no step of it. */
export function takeTalkOfConversion(reading: Reading): void {
  const said = reading.question.words.matches(
    /(?<= )(?:conversions?|converts?|converting|conversion rates?|rates?)(?= )/g,
  );
  for (const match of said) {
    const longer = reading.question.mentions.some(
      ({ first, end }) => first <= match.first && end >= match.end && end - first > match.end - match.first,
    );
    if (!longer) reading.take(match);
  }
}
