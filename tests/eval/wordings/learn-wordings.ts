import type { VectorOf } from '../../../src/feedback/embedding/static-embedder.js';
import { featuresOf, meaningOf } from '../../../src/ask/offline/wordings/features.js';
import type { ExampleWording } from './example-wordings.js';
import { trainSoftmax } from './train-softmax.js';

export interface Learnt {
  readonly labels: string[];
  readonly features: string[];
  readonly weights: Float32Array;
}

/** Weights of the features, then of the dimensions of meaning. */
export function learnWordings(examples: readonly ExampleWording[], vectorOf: VectorOf): Learnt {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  const features = new Map<string, number>();
  const rows = examples.map(({ symbols, label }) => {
    const found = featuresOf(symbols, () => true);
    const sparse = found.map((feature): [number, number] => {
      const number = features.get(feature) ?? features.size;
      features.set(feature, number);
      return [number, 1 / Math.sqrt(found.length)];
    });
    return { sparse, dense: meaningOf(symbols, vectorOf), label: labels.indexOf(label) };
  });
  const [first] = rows;
  const vectors = rows.map(({ sparse, dense, label }) => ({
    features: [
      ...sparse,
      ...Array.from(dense, (value, place): [number, number] => [features.size + place, value]),
    ],
    label,
  }));
  const weights = trainSoftmax(vectors, features.size + (first?.dense.length ?? 0), labels.length);
  return { labels, features: [...features.keys()], weights };
}
