/** From this mean on, what is said leans to one side. */
const clearMean = 0.1;

/** Of a mean sentiment: 1 where what is said is rather praise, −1 where it is rather blame, 0 where it is neither. */
export function leaning(meanSentiment: number): -1 | 0 | 1 {
  if (Math.abs(meanSentiment) < clearMean) return 0;
  return meanSentiment > 0 ? 1 : -1;
}
