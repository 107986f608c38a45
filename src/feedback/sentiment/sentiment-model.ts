import { cutIntoPieces, type WordPieces } from '../embedding/word-pieces.js';
import { saidByClauses, type ClauseNetwork } from './clause-network.js';
import { filterAnswers, type PieceFilters } from './piece-filters.js';
import { startAndEnd } from './start-and-end.js';
import { startsOfClauses } from './starts-of-clauses.js';
import { withoutAddresses, sentimentTerms } from './sentiment-terms.js';
import type { SentimentWeights } from './sentiment-weights.js';

export interface SentimentModel {
  readonly start: SentimentWeights;
  readonly terms: ReadonlyMap<string, SentimentWeights>;
  readonly pieces: WordPieces;
  readonly filters: PieceFilters;
  /** Pieces that end a clause. */
  readonly endings: ReadonlySet<number>;
  readonly clauses: ClauseNetwork;
}

/**
 * How a text feels: the chance that it is pleasant less that it is unpleasant, −1 to 1. Three parts are added up: weights of
 * its terms; a convolution over its word pieces, which knows words by what is like them and the words around them (Kim,
 * EMNLP 2014; the two joined as in Cheng et al., arXiv 1606.07792); and what a small network makes of both and of the
 * clauses one by one. 0 for a text without letters or any known word.
 */
export function feelingOf(text: string, model: SentimentModel): number {
  if (!/\p{L}/u.test(text)) return 0;
  let [known, polarity, neutrality] = [0, 0, 0];
  for (const term of sentimentTerms(text)) {
    const weights = model.terms.get(term);
    if (!weights) continue;
    known++;
    polarity += weights.polarity;
    neutrality += weights.neutrality;
  }
  if (known === 0) return 0;
  // A long text has more terms, and each says less.
  const share = 1 / Math.sqrt(known);
  const ofTerms = { polarity: share * polarity, neutrality: share * neutrality };
  const pieces = startAndEnd(cutIntoPieces(withoutAddresses(text), model.pieces));
  const answers = filterAnswers(pieces, startsOfClauses(pieces, model.endings), model.filters);
  const ofClauses = saidByClauses(answers, ofTerms, model.clauses);
  polarity = model.start.polarity + ofTerms.polarity + answers.polarity + ofClauses.polarity;
  neutrality = model.start.neutrality + ofTerms.neutrality + answers.neutrality + ofClauses.neutrality;
  const [pleasant, unpleasant, neutral] = [polarity / 2, -polarity / 2, neutrality].map(Math.exp);
  return (pleasant - unpleasant) / (pleasant + unpleasant + neutral);
}
