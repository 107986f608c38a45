import { clearSentiment } from './sentiment-reader.js';

export type Feeling = 'negative' | 'positive';

/** Whether what was said clearly feels so; what was not read feels neither. */
export const feels = (sentiment: number | null, feeling: Feeling): boolean =>
  sentiment !== null && (feeling === 'negative' ? sentiment <= -clearSentiment : sentiment >= clearSentiment);
