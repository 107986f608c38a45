import { leaning } from '../src/feedback/sentiment/leaning.js';

interface Felt {
  readonly theme: number;
  readonly main: number;
  readonly sentiment: number;
}

/**
 * Parts that praise under a main theme of blame, or blame under one of praise: who is glad of fine invoices has not
 * spoken of what those speak of who find errors in them.
 */
export function partsFeltOtherwise(mentions: readonly Felt[]): Set<number> {
  const ofParts = leanings(mentions, ({ theme }) => theme);
  const ofMains = leanings(mentions, ({ main }) => main);
  return new Set(
    mentions.flatMap(({ theme, main }) =>
      (ofParts.get(theme) ?? 0) * (ofMains.get(main) ?? 0) < 0 ? [theme] : [],
    ),
  );
}

function leanings(mentions: readonly Felt[], groupOf: (mention: Felt) => number): Map<number, number> {
  const sums = new Map<number, { sum: number; count: number }>();
  for (const mention of mentions) {
    const group = groupOf(mention);
    const { sum, count } = sums.get(group) ?? { sum: 0, count: 0 };
    sums.set(group, { sum: sum + mention.sentiment, count: count + 1 });
  }
  return new Map([...sums].map(([group, { sum, count }]) => [group, leaning(sum / count)]));
}
