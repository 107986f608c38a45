import type { Database } from '../../store/database.js';
import type { Embedder } from '../embedding/embedder.js';
import { hasVectorSearch } from '../store/prepare-vectors.js';
import { readWords } from '../store/read-feedback.js';
import { joinRankings } from './join-rankings.js';
import { rankByWords } from './rank-by-words.js';

export interface FoundTexts {
  /** Ids of texts, best first. */
  readonly ids: readonly number[];
  /** Whether the meaning was compared, or words alone. */
  readonly byMeaning: boolean;
}

const mostNear = 100;
/** A word that so many texts hold is no rare one. */
const mostWithWord = 200;
/** Texts farther than this have nothing to do with the question. */
const farthest = 0.65;
const weights = { meaning: 1, words: 0.5 };

/**
 * Texts about something, by meaning (pgvector) and by words together, so that rare names are found too. Where the
 * server has no pgvector, by words alone.
 *
 * @param within ids of texts to look among; all when absent.
 */
export async function searchFeedback(
  database: Database,
  embedder: Embedder,
  about: string,
  within?: readonly number[],
): Promise<FoundTexts> {
  const byMeaning = await hasVectorSearch(database);
  const near = byMeaning ? await nearTexts(database, embedder, about, within) : [];
  const withWords = await textsWithWords(database, about, within);
  const ranked = rankByWords(about, withWords).map(({ id }) => id);
  const ids = joinRankings([
    { ids: near, weight: weights.meaning },
    { ids: ranked.slice(0, mostNear), weight: weights.words },
  ]);
  return { ids, byMeaning };
}

async function nearTexts(
  database: Database,
  embedder: Embedder,
  about: string,
  within: readonly number[] | undefined,
): Promise<number[]> {
  const [query] = await embedder.embed([about]);
  if (query.every((value) => value === 0)) return [];
  const rows = await database.transaction(async (transaction) => {
    await transaction.query("select set_config('hnsw.ef_search', $1, true)", [String(mostNear)]);
    return transaction.query<{ id: number; distance: number }>(
      within === undefined
        ? `select feedback_id as id, vector <=> $1::vector as distance from feedback_vector order by 2 limit ${mostNear}`
        : // The sum keeps the index out, which would find the nearest of all and then leave most of them out.
          `select feedback_id as id, vector <=> $1::vector as distance from feedback_vector
            where feedback_id = any($2::integer[]) order by (vector <=> $1::vector) + 0 limit ${mostNear}`,
      [`[${query.join(',')}]`, ...(within === undefined ? [] : [within])],
    );
  });
  return rows.filter(({ distance }) => distance < farthest).map(({ id }) => id);
}

/**
 * Texts that hold one of the words at least, of the words that few texts hold: what many hold tells little, and the
 * meaning knows it. Where every word is in many texts, some of those.
 */
async function textsWithWords(
  database: Database,
  about: string,
  within: readonly number[] | undefined,
): Promise<Map<number, string>> {
  const rows = await database.transaction(async (transaction) => {
    // A plan without the index would cut every text into words.
    await transaction.query("select set_config('enable_seqscan', 'off', true)");
    return transaction.query<{ ids: number[] | null }>(
      `select (select array_agg(id) from (select id from feedback
          where to_tsvector('english', text) @@ quote_literal(word)::tsquery
            and ($2::integer[] is null or id = any($2::integer[])) limit ${mostWithWord}) as found) as ids
         from unnest(tsvector_to_array(to_tsvector('english', $1))) as word`,
      [about, within ?? null],
    );
  });
  const found = rows.map(({ ids }) => ids ?? []);
  const rare = found.filter(({ length }) => length < mostWithWord);
  return readWords(database, [...new Set((rare.some(({ length }) => length > 0) ? rare : found).flat())]);
}
