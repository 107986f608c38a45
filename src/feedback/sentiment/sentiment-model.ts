import { dot } from '../vectors/vector.js';
import { sentimentTerms } from './sentiment-terms.js';

/** Weights towards pleasant (less unpleasant) and towards neutral. */
export interface SentimentWeights {
  readonly polarity: number;
  readonly neutrality: number;
}

export interface SentimentModel {
  readonly start: SentimentWeights;
  readonly terms: ReadonlyMap<string, SentimentWeights>;
  /** For each dimension of the text's vector. */
  readonly vector: { readonly polarity: Float32Array; readonly neutrality: Float32Array };
}

/**
 * How a text feels: the chance that it is pleasant less that it is unpleasant, −1 to 1, of a logistic regression with
 * three outcomes over its terms and its vector. 0 for a text without letters or any known word.
 */
export function feelingOf(text: string, vector: Float32Array, model: SentimentModel): number {
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
  polarity += dot(vector, model.vector.polarity);
  neutrality += dot(vector, model.vector.neutrality);
  const [pleasant, unpleasant, neutral] = [polarity / 2, -polarity / 2, neutrality].map(Math.exp);
  return (pleasant - unpleasant) / (pleasant + unpleasant + neutral);
}
