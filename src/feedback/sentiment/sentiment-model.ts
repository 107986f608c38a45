import { cutIntoPieces, type WordPieces } from '../embedding/word-pieces.js';
import { strongestAnswers, type PieceFilters } from './piece-filters.js';
import { startAndEnd } from './start-and-end.js';
import { withoutAddresses, sentimentTerms } from './sentiment-terms.js';

/** Weights towards pleasant (less unpleasant) and towards neutral. */
export interface SentimentWeights {
  readonly polarity: number;
  readonly neutrality: number;
}

export interface SentimentModel {
  readonly start: SentimentWeights;
  readonly terms: ReadonlyMap<string, SentimentWeights>;
  readonly pieces: WordPieces;
  readonly filters: PieceFilters;
}

/**
 * How a text feels: the chance that it is pleasant less that it is unpleasant, −1 to 1. Two parts are added up: weights of
 * its terms, and a convolution over its word pieces, which knows words by what is like them and the words around them
 * (Kim, EMNLP 2014; the two joined as in Cheng et al., arXiv 1606.07792). 0 for a text without letters or any known word.
 */
export function feelingOf(text: string, model: SentimentModel): number {
  if (!/\p{L}/u.test(text)) return 0;
  let { polarity, neutrality } = model.start;
  const known = [...sentimentTerms(text)].flatMap((term) => model.terms.get(term) ?? []);
  if (known.length === 0) return 0;
  // A long text has more terms, and each says less.
  const share = 1 / Math.sqrt(known.length);
  for (const weights of known) {
    polarity += share * weights.polarity;
    neutrality += share * weights.neutrality;
  }
  const answer = strongestAnswers(
    startAndEnd(cutIntoPieces(withoutAddresses(text), model.pieces)),
    model.filters,
  );
  polarity += answer.polarity;
  neutrality += answer.neutrality;
  const [pleasant, unpleasant, neutral] = [polarity / 2, -polarity / 2, neutrality].map(Math.exp);
  return (pleasant - unpleasant) / (pleasant + unpleasant + neutral);
}
