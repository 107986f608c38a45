import { createRandom } from '../../stats/random.js';
import { normalise } from '../vectors/vector.js';
import { latentSemantics } from '../words/latent-semantics.js';
import { saidWords } from '../words/said-words.js';
import { weighTerms } from '../words/weigh-terms.js';

const wordDimensions = 100;
/** What the words weigh against the meaning: more splits what is said in different words. */
const wordWeight = 0.5;

/**
 * Meaning and words of texts in one vector each, of length 1: names and technical words, which an embedding blurs, stand
 * apart by how the texts themselves use them.
 *
 * @param meanings of the texts, less their mean.
 */
export function joinWords(
  texts: readonly string[],
  meanings: readonly Float32Array[],
  seed: number,
): Float32Array[] {
  const words = latentSemantics(weighTerms(texts.map(saidWords)), wordDimensions, createRandom(seed));
  return meanings.map((meaning, text) => {
    const own = words[text];
    const joined = new Float32Array(meaning.length + own.length);
    joined.set(meaning);
    for (let place = 0; place < own.length; place++) joined[meaning.length + place] = wordWeight * own[place];
    return normalise(joined);
  });
}
