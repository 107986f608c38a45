import type { Database } from '../../store/database.js';
import { readWords } from '../store/read-feedback.js';
import { enoughOfAll, type SearchedTexts } from './searched-texts.js';

/** A word that so many texts hold is no rare one. */
const mostWithWord = 200;
/** So many are named to the database. */
const fewTexts = 3000;
/** Of all words, the rarest first: a long question has many. */
const mostTexts = 400;

/**
 * Texts that hold one of the words at least, of the words that few texts hold: what many hold tells little, and the
 * meaning knows it. Where every word is in many texts, some of those.
 */
export async function textsWithWords(
  database: Database,
  about: string,
  within: SearchedTexts | undefined,
): Promise<Map<number, string>> {
  const enough = within ? enoughOfAll(mostWithWord, fewTexts, within) : mostWithWord;
  const named = within && enough === undefined ? [...within.ids] : null;
  const rows = await database.transaction(async (transaction) => {
    // A plan without the index would cut every text into words.
    await transaction.query("select set_config('enable_seqscan', 'off', true)");
    return transaction.query<{ ids: number[] | null }>(
      `select (select array_agg(id) from (select id from feedback
          where to_tsvector('english', text) @@ quote_literal(word)::tsquery
            and ($2::integer[] is null or id = any($2::integer[])) limit $3) as found) as ids
         from unnest(tsvector_to_array(to_tsvector('english', $1))) as word`,
      [about, named, enough ?? mostWithWord],
    );
  });
  const found = rows.map(({ ids }) =>
    (ids ?? []).filter((id) => within?.ids.has(id) ?? true).slice(0, mostWithWord),
  );
  const rare = found.filter(({ length }) => length < mostWithWord);
  const telling = rare.some(({ length }) => length > 0) ? rare : found;
  const rarestFirst = telling.sort((a, b) => a.length - b.length).flat();
  return readWords(database, [...new Set(rarestFirst)].slice(0, mostTexts));
}
