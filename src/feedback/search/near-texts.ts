import type { Database } from '../../store/database.js';
import { vectorsOf } from './kept-vectors.js';
import { enoughOfAll, type SearchedTexts } from './searched-texts.js';

export const mostNear = 100;
/** pgvector's own limit. */
const mostOfIndex = 1000;
/** So many texts are compared one by one in a few milliseconds, and none of the near ones is missed. */
const fewTexts = 20_000;
/** With fewer found among the nearest of all, the searched texts are looked through one by one. */
const fewestNear = 30;
/** Texts farther than this have nothing to do with the question. */
const farthest = 0.65;

interface NearText {
  readonly id: number;
  /** Cosine distance. */
  readonly distance: number;
}

/**
 * Ids of the texts nearest in meaning, nearest first: of all by pgvector's index, of some one by one.
 *
 * @param model that the meaning is of.
 */
export async function nearTexts(
  database: Database,
  { model, meaning }: { readonly model: string; readonly meaning: Float32Array },
  within: SearchedTexts | undefined,
): Promise<number[]> {
  if (meaning.every((value) => value === 0)) return [];
  const idsOf = (found: readonly NearText[]) =>
    found
      .filter(({ distance }) => distance < farthest)
      .map(({ id }) => id)
      .slice(0, mostNear);
  if (!within) return idsOf(await nearestOfAll(database, meaning, mostNear));
  const enough = enoughOfAll(mostNear, fewTexts, within);
  if (enough !== undefined) {
    const all = await nearestOfAll(database, meaning, Math.min(enough, mostOfIndex));
    const own = all.filter(({ id }) => within.ids.has(id));
    const sawEveryNearOne = (all.at(-1)?.distance ?? 0) >= farthest;
    if (own.length >= fewestNear || sawEveryNearOne) return idsOf(own);
  }
  const vectors = await vectorsOf(database, { model, dimensions: meaning.length }, within.ids);
  const compared: NearText[] = [];
  for (const id of within.ids) {
    const cosine = vectors.dot(id, meaning);
    if (cosine !== undefined) compared.push({ id, distance: 1 - cosine });
  }
  return idsOf(compared.sort((a, b) => a.distance - b.distance || a.id - b.id));
}

function nearestOfAll(database: Database, meaning: Float32Array, limit: number): Promise<NearText[]> {
  return database.transaction(async (transaction) => {
    await transaction.query("select set_config('hnsw.ef_search', $1, true)", [String(limit)]);
    return transaction.query<NearText>(
      'select feedback_id as id, vector <=> $1::vector as distance from feedback_vector order by 2 limit $2',
      [`[${meaning.join(',')}]`, limit],
    );
  });
}
