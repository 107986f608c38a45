import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { readStaticVectors, type VectorOf } from '../../../src/feedback/embedding/static-embedder.js';
import { featuresOf, meaningOf } from '../../../src/ask/offline/wordings/features.js';
import { modelFile, weightsFile, type StoredModel } from '../../../src/ask/offline/wordings/wording-model.js';
import { handWritten, ofQuestionSets, type ExampleWording } from './example-wordings.js';
import { trainSoftmax } from './train-softmax.js';

/** `npm run wordings`: learns from the example wordings and the question sets what asks for which tool, and writes `models/wordings`. */
test('wordings', async () => {
  const examples = [...handWritten(), ...ofQuestionSets()];
  const { labels, features, weights } = learn(examples, await readStaticVectors());
  const step = weights.reduce((most, each) => Math.max(most, Math.abs(each)), 0) / 127;
  const stored: StoredModel = { labels, features, step };
  writeFileSync(modelFile, `${JSON.stringify(stored)}\n`);
  writeFileSync(
    weightsFile,
    Int8Array.from(weights, (each) => Math.round(each / step)),
  );
  console.log(`${examples.length} wordings, ${features.length} features`);
}, 300_000);

export interface Learnt {
  readonly labels: string[];
  readonly features: string[];
  readonly weights: Float32Array;
}

/** Weights of the features, then of the dimensions of meaning. */
export function learn(examples: readonly ExampleWording[], vectorOf: VectorOf): Learnt {
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
