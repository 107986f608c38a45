import { FootpathError } from '../../errors.js';
import type { Database } from '../../store/database.js';
import type { Embedder } from '../embedding/embedder.js';
import { hasVectorSearch, modelOfVectors } from '../store/prepare-vectors.js';
import { joinRankings } from './join-rankings.js';
import { mostNear, nearTexts } from './near-texts.js';
import { rankByWords } from './rank-by-words.js';
import type { SearchedTexts } from './searched-texts.js';
import { textsWithWords } from './texts-with-words.js';

export interface FoundTexts {
  /** Ids of texts, best first. */
  readonly ids: readonly number[];
  /** Whether the meaning was compared, or words alone. */
  readonly byMeaning: boolean;
  /** Why words alone were. */
  readonly because?: WordsAlone;
}

/** The database has no pgvector; its vectors are of another model than the one that is set; an outside model did not answer. */
export type WordsAlone = 'no_pgvector' | 'other_model' | 'no_answer';

const weights = { meaning: 1, words: 0.5 };

/**
 * Texts about something, by meaning (pgvector) and by words together, so that rare names are found too. Where the
 * meaning can't be compared, by words alone.
 *
 * @param within the texts to look among; all when absent.
 */
export async function searchFeedback(
  database: Database,
  embedder: Embedder,
  about: string,
  within?: SearchedTexts,
): Promise<FoundTexts> {
  const meaning = await meaningOf(database, embedder, about);
  const byMeaning = typeof meaning !== 'string';
  const near = byMeaning ? await nearTexts(database, { model: embedder.name, meaning }, within) : [];
  const ranked = rankByWords(about, await textsWithWords(database, about, within));
  const ids = joinRankings([
    { ids: near, weight: weights.meaning },
    { ids: ranked.slice(0, mostNear).map(({ id }) => id), weight: weights.words },
  ]);
  return byMeaning ? { ids, byMeaning } : { ids, byMeaning, because: meaning };
}

/** Vectors of two models can't be compared: until all texts are read anew there is nothing to compare with. */
async function meaningOf(
  database: Database,
  embedder: Embedder,
  about: string,
): Promise<Float32Array | WordsAlone> {
  if (!(await hasVectorSearch(database))) return 'no_pgvector';
  if ((await modelOfVectors(database)) !== embedder.name) return 'other_model';
  try {
    const [meaning] = await embedder.embed([about]);
    return meaning;
  } catch (error) {
    if (error instanceof FootpathError && error.code === 'unavailable') return 'no_answer';
    throw error;
  }
}
