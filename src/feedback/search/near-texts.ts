import type { Database } from '../../store/database.js';
import { enoughOfAll, type SearchedTexts } from './searched-texts.js';

export const mostNear = 100;
/** pgvector's own limit. */
const mostOfIndex = 1000;
/** With fewer found among the nearest of all, the searched texts are looked through one by one. */
const fewestNear = 30;
/** Texts farther than this have nothing to do with the question. */
const farthest = 0.65;

interface NearText {
  readonly id: number;
  /** Cosine distance. */
  readonly distance: number;
}

/** Ids of the texts nearest in meaning, nearest first, by pgvector. */
export async function nearTexts(
  database: Database,
  meaning: Float32Array,
  within: SearchedTexts | undefined,
): Promise<number[]> {
  if (meaning.every((value) => value === 0)) return [];
  const query = `[${meaning.join(',')}]`;
  const idsOf = (found: readonly NearText[]) =>
    found
      .filter(({ distance }) => distance < farthest)
      .map(({ id }) => id)
      .slice(0, mostNear);
  if (!within) return idsOf(await nearestOfAll(database, query, mostNear));
  const enough = enoughOfAll(mostNear, within);
  if (enough !== undefined) {
    const all = await nearestOfAll(database, query, Math.min(enough, mostOfIndex));
    const own = all.filter(({ id }) => within.ids.has(id));
    const sawEveryNearOne = (all.at(-1)?.distance ?? 0) >= farthest;
    if (own.length >= fewestNear || sawEveryNearOne) return idsOf(own);
  }
  return idsOf(
    await database.query<NearText>(
      // The sum keeps the index out, which would find the nearest of all and then leave most of them out.
      `select feedback_id as id, vector <=> $1::vector as distance from feedback_vector
        where feedback_id = any($2::integer[]) order by (vector <=> $1::vector) + 0 limit ${mostNear}`,
      [query, [...within.ids]],
    ),
  );
}

function nearestOfAll(database: Database, query: string, limit: number): Promise<NearText[]> {
  return database.transaction(async (transaction) => {
    await transaction.query("select set_config('hnsw.ef_search', $1, true)", [String(limit)]);
    return transaction.query<NearText>(
      'select feedback_id as id, vector <=> $1::vector as distance from feedback_vector order by 2 limit $2',
      [query, limit],
    );
  });
}
