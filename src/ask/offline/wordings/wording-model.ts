import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { packageFile } from '../../../package-root.js';
import { readStaticVectors, type VectorOf } from '../../../feedback/embedding/static-embedder.js';

/** What was learnt from example wordings (`npm run wordings`): how much each feature speaks for each class. */
export interface WordingModel {
  readonly labels: readonly string[];
  /** Number of each feature. */
  readonly features: ReadonlyMap<string, number>;
  /** `(features, then dimensions of meaning) × labels`. */
  readonly weights: Float32Array;
  readonly meaningOf: VectorOf;
}

const modelSchema = z.strictObject({
  labels: z.array(z.string()),
  features: z.array(z.string()),
  /** What one step of the weights in the file is worth. */
  step: z.number(),
});
export type StoredModel = z.output<typeof modelSchema>;

export const modelFile = packageFile('models', 'wordings', 'model.json');
export const weightsFile = packageFile('models', 'wordings', 'weights.bin');

export async function readWordingModel(): Promise<WordingModel> {
  const [text, bytes, meaningOf] = await Promise.all([
    readFile(modelFile, 'utf8'),
    readFile(weightsFile),
    readStaticVectors(),
  ]);
  const { labels, features, step } = modelSchema.parse(JSON.parse(text));
  const steps = new Int8Array(bytes);
  return {
    labels,
    features: new Map(features.map((feature, number) => [feature, number])),
    weights: Float32Array.from(steps, (each) => each * step),
    meaningOf,
  };
}
