import { feels } from '../src/feedback/sentiment/feels.js';

/** Texts of which the feeling is known, and how many of them are displeased and pleased. */
export interface FeelingCounts {
  readonly of: number;
  readonly negative_texts: number;
  readonly positive_texts: number;
}

export function feelingCounts(texts: readonly { readonly sentiment: number | null }[]): FeelingCounts {
  return {
    of: texts.filter(({ sentiment }) => sentiment !== null).length,
    negative_texts: texts.filter(({ sentiment }) => feels(sentiment, 'negative')).length,
    positive_texts: texts.filter(({ sentiment }) => feels(sentiment, 'positive')).length,
  };
}
