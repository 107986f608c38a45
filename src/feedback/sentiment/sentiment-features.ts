import type { Embedder } from '../embedding/embedder.js';
import { readTones } from './read-tones.js';

/**
 * What the sentiment of texts is told from: what the words mean, those after a negation apart, and the lexicon's sums.
 * The order is that of the weights in sentiment.json.
 *
 * @param embedder the static one, whose vectors the weights are for.
 */
export async function sentimentFeatures(
  texts: readonly string[],
  embedder: Embedder,
): Promise<Float64Array[]> {
  const tones = texts.map(readTones);
  const meanings = await embedder.embed(texts);
  const negated = await embedder.embed(tones.map((tone) => tone.negated));
  return texts.map((text, place) => {
    const { pleasant, unpleasant, words } = tones[place];
    const scale = Math.sqrt(words + 1);
    return Float64Array.from([
      ...meanings[place],
      ...negated[place],
      pleasant / scale,
      unpleasant / scale,
      (pleasant - unpleasant) / scale,
      text.includes('!') ? 1 : 0,
      text.includes('?') ? 1 : 0,
      Math.log(1 + words) / 3,
    ]);
  });
}
