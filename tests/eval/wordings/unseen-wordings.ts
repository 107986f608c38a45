import type { WordingModel } from '../../../src/ask/offline/wordings/wording-model.js';
import { readStaticVectors } from '../../../src/feedback/embedding/static-embedder.js';
import { handWritten, ofQuestionSets } from './example-wordings.js';
import { learnWordings } from './learn-wordings.js';

/** Learns the wordings as they would be, had a company's questions never been seen. */
export async function unseenWordings(): Promise<(company: string) => WordingModel> {
  const byHand = handWritten();
  const asked = ofQuestionSets();
  const meaningOf = await readStaticVectors();
  return (company) => {
    const others = asked.filter((example) => example.company !== company);
    const { labels, features, weights } = learnWordings([...byHand, ...others], meaningOf);
    return {
      labels,
      features: new Map(features.map((feature, number) => [feature, number])),
      weights,
      meaningOf,
    };
  };
}
