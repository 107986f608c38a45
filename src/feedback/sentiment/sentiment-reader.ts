import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { packageFile } from '../../package-root.js';
import { readWordPieces } from '../embedding/static-embedder.js';
import { clauseNetwork } from './clause-network.js';
import { pieceFilters } from './piece-filters.js';
import { feelingOf, type SentimentModel } from './sentiment-model.js';
import { clauseEnds } from './starts-of-clauses.js';

/** Says how texts feel: −1 wholly negative, 1 wholly positive. */
export type ReadSentiment = (texts: readonly string[]) => Promise<number[]>;

/** From here on a text counts as positive, and below minus this as negative; between them it is neutral. */
export const clearSentiment = 0.3;

const folder = ['models', 'static-english'];
const fileSchema = z.object({
  /** A checksum of the weights. */
  version: z.int(),
  start: z.object({ polarity: z.number(), neutrality: z.number() }),
  /** Size of one step of the whole numbers in sentiment-terms.tsv. */
  step: z.number(),
  /** Of what sentiment.bin holds. */
  sizes: z.object({ pieces: z.number(), dimensions: z.number(), filters: z.number() }),
  /** Of the network over the clauses. */
  cells: z.number(),
});

/**
 * Sentiment without any model outside: words, pairs of words and negations, filters over the word pieces, and what these
 * say of each clause, weighed by small networks that `scripts/train-sentiment` trains on public reviews and tweets, by their labels and by what
 * a larger model says of them. English alone.
 */
export function createSentimentReader(): ReadSentiment {
  let model: Promise<SentimentModel> | undefined;
  return async (texts) => {
    model ??= readModel();
    const ready = await model;
    return texts.map((text) => feelingOf(text, ready));
  };
}

/** Changes whenever the weights do: what other weights told is to be told again. */
export async function readSentimentVersion(): Promise<number> {
  return (await readHead()).version;
}

async function readHead(): Promise<z.infer<typeof fileSchema>> {
  return fileSchema.parse(JSON.parse(await readFile(packageFile(...folder, 'sentiment.json'), 'utf8')));
}

async function readModel(): Promise<SentimentModel> {
  const [{ start, step, sizes, cells }, lines, bytes, ofClauses, pieces] = await Promise.all([
    readHead(),
    readFile(packageFile(...folder, 'sentiment-terms.tsv'), 'utf8'),
    readFile(packageFile(...folder, 'sentiment.bin')),
    readFile(packageFile(...folder, 'sentiment-clauses.bin')),
    readWordPieces(),
  ]);
  const terms = new Map(
    lines
      .trimEnd()
      .split('\n')
      .map((line) => {
        const [term, polarity, neutrality] = line.split('\t');
        return [term, { polarity: step * Number(polarity), neutrality: step * Number(neutrality) }];
      }),
  );
  return {
    start,
    terms,
    pieces,
    filters: pieceFilters(bytes, sizes),
    endings: clauseEnds(pieces.vocabulary),
    clauses: clauseNetwork(ofClauses, cells),
  };
}
