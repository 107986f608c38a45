import type { Database } from '../../store/database.js';
import type { Embedder } from '../embedding/embedder.js';
import { hasVectorSearch } from '../store/prepare-vectors.js';
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
}

const weights = { meaning: 1, words: 0.5 };

/**
 * Texts about something, by meaning (pgvector) and by words together, so that rare names are found too. Where the
 * server has no pgvector, by words alone.
 *
 * @param within the texts to look among; all when absent.
 */
export async function searchFeedback(
  database: Database,
  embedder: Embedder,
  about: string,
  within?: SearchedTexts,
): Promise<FoundTexts> {
  const byMeaning = await hasVectorSearch(database);
  const [meaning] = byMeaning ? await embedder.embed([about]) : [];
  const near = byMeaning ? await nearTexts(database, { model: embedder.name, meaning }, within) : [];
  const ranked = rankByWords(about, await textsWithWords(database, about, within));
  const ids = joinRankings([
    { ids: near, weight: weights.meaning },
    { ids: ranked.slice(0, mostNear).map(({ id }) => id), weight: weights.words },
  ]);
  return { ids, byMeaning };
}
