/** Weights towards pleasant (less unpleasant) and towards neutral. */
export interface SentimentWeights {
  readonly polarity: number;
  readonly neutrality: number;
}
