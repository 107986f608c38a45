import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { packageFile } from '../../package-root.js';
import type { Embedder } from '../embedding/embedder.js';
import { feelingOf, type SentimentModel } from './sentiment-model.js';

/**
 * Says how texts feel: −1 wholly negative, 1 wholly positive.
 *
 * @param vectors of the texts and whose they are, where they are known: not made twice, if they are the ones needed.
 */
export type ReadSentiment = (
  texts: readonly string[],
  embedder?: Embedder,
  vectors?: readonly Float32Array[],
) => Promise<number[]>;

/** From here on a text counts as positive, and below minus this as negative; between them it is neutral. */
export const clearSentiment = 0.3;

const weightsSchema = z.object({ polarity: z.number(), neutrality: z.number() });
const rowSchema = z.array(z.number()).transform((row) => Float32Array.from(row));
const fileSchema = z.object({
  start: weightsSchema,
  /** Size of one step of the whole numbers in sentiment-terms.tsv. */
  step: z.number(),
  vector: z.object({ polarity: rowSchema, neutrality: rowSchema }),
});

/**
 * Sentiment without any model outside: words, pairs of words and negations, and what the text means (static vectors),
 * weighed by a logistic regression that `scripts/train-sentiment.mjs` trains on public reviews and tweets. English alone.
 *
 * @param embedder the static one, whose vectors the weights are for.
 */
export function createSentimentReader(embedder: Embedder): ReadSentiment {
  let model: Promise<SentimentModel> | undefined;
  return async (texts, known, vectors) => {
    model ??= readModel();
    const ready = await model;
    const own = known?.name === embedder.name && vectors ? vectors : await embedder.embed(texts);
    return texts.map((text, place) => feelingOf(text, own[place], ready));
  };
}

async function readModel(): Promise<SentimentModel> {
  const folder = ['models', 'static-english'];
  const [head, lines] = await Promise.all([
    readFile(packageFile(...folder, 'sentiment.json'), 'utf8'),
    readFile(packageFile(...folder, 'sentiment-terms.tsv'), 'utf8'),
  ]);
  const { start, step, vector } = fileSchema.parse(JSON.parse(head));
  const terms = new Map(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [term, polarity, neutrality] = line.split('\t');
        return [term, { polarity: step * Number(polarity), neutrality: step * Number(neutrality) }];
      }),
  );
  return { start, terms, vector };
}
