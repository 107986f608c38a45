import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { packageFile } from '../../package-root.js';
import { predictLogistic, type LogisticModel } from '../../stats/logistic-regression.js';
import type { Embedder } from '../embedding/embedder.js';
import { sentimentFeatures } from './sentiment-features.js';

/** Says how texts feel: −1 wholly negative, 1 wholly positive. */
export type ReadSentiment = (texts: readonly string[]) => Promise<number[]>;

/** From here on a text counts as positive, and below minus this as negative; between them it is neutral. */
export const clearSentiment = 0.3;

const modelSchema = z.object({ intercept: z.number(), coefficients: z.array(z.number()) });
const fileSchema = z.object({ positive: modelSchema, negative: modelSchema });

/**
 * Sentiment without any model outside: what the words mean (static vectors, those after a negation apart) and what the
 * AFINN lexicon says of them, weighed by two logistic regressions, positive and negative against the rest. Trained by
 * `scripts/train-sentiment.mjs` on public reviews and tweets. English; another language comes out near 0.
 *
 * @param embedder the static one, whose vectors the weights are for.
 */
export function createSentimentReader(embedder: Embedder): ReadSentiment {
  let models: Promise<{ positive: LogisticModel; negative: LogisticModel }> | undefined;
  return async (texts) => {
    models ??= readModels();
    const { positive, negative } = await models;
    const features = await sentimentFeatures(texts, embedder);
    return texts.map((text, place) =>
      /\p{L}/u.test(text)
        ? predictLogistic(positive, features[place]) - predictLogistic(negative, features[place])
        : 0,
    );
  };
}

async function readModels(): Promise<{ positive: LogisticModel; negative: LogisticModel }> {
  const text = await readFile(packageFile('models', 'static-english', 'sentiment.json'), 'utf8');
  const { positive, negative } = fileSchema.parse(JSON.parse(text));
  const ready = (model: z.output<typeof modelSchema>) => ({
    intercept: model.intercept,
    coefficients: Float64Array.from(model.coefficients),
  });
  return { positive: ready(positive), negative: ready(negative) };
}
