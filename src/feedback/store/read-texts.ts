import type { Progress } from '../../progress.js';
import type { Database } from '../../store/database.js';
import type { FeedbackReader } from '../feedback-reader.js';
import { detectLanguage } from '../language/detect-language.js';
import { indexVectors, indexWords, prepareVectors } from './prepare-vectors.js';
import { highestRatings, tellSentiments } from './tell-sentiments.js';
import { copyVectors } from './vector-rows.js';

const textsPerBatch = 2000;
/** What an outside model read took time and money: little of it is lost when the run is broken off. */
const textsPerOutsideBatch = 512;
const label = 'Reading feedback';

interface UnreadText {
  readonly id: number;
  readonly text: string;
  readonly rating: number | null;
  readonly source_id: number;
}

/** In the order of the batch. */
interface Reading {
  readonly languages: readonly string[];
  readonly sentiments: readonly number[];
  readonly vectors: readonly Float32Array[];
  /** Of the weights that told the sentiments. */
  readonly version: number;
}

/**
 * Gives every text that has none yet its language, sentiment and vector, batch by batch: what is stored stays when the
 * run is broken off, and the next one goes on from there.
 *
 * @returns how many texts were read.
 */
export async function readTexts(
  database: Database,
  { embedder, readSentiment, sentimentVersion }: FeedbackReader,
  progress: Progress,
): Promise<number> {
  const [{ unread }] = await database.query<{ unread: number }>(
    `select count(*)::int as unread from feedback left join feedback_reading on feedback_id = id
      cross join feedback_index where (feedback_id is null or embedder is distinct from $1) and text ~ '\\S'`,
    [embedder.name],
  );
  if (unread === 0) return 0;
  const [probe] = await embedder.embed(['a']);
  await prepareVectors(database, embedder.name, probe.length);
  const highest = await highestRatings(database);
  const version = await sentimentVersion();
  let read = 0;
  for (let last = 0; ;) {
    const batch = await nextBatch(database, last, embedder.inProcess ? textsPerBatch : textsPerOutsideBatch);
    if (batch.length === 0) break;
    last = batch[batch.length - 1].id;
    const texts = batch.map(({ text }) => text);
    const languages = texts.map(detectLanguage);
    const vectors = await embedder.embed(texts);
    const rated = batch.map((text, place) => ({ ...text, language: languages[place] }));
    const sentiments = await tellSentiments(rated, readSentiment, highest);
    await storeBatch(database, batch, { languages, sentiments, vectors, version });
    read += batch.length;
    progress.update(label, read, unread);
  }
  await indexVectors(database);
  await indexWords(database);
  progress.finish(label);
  return read;
}

function nextBatch(database: Database, last: number, most: number): Promise<UnreadText[]> {
  return database.query<UnreadText>(
    `select id, text, rating, source_id from feedback where id > $1 and text ~ '\\S' and not exists (select 1 from feedback_reading where feedback_id = id)
      order by id limit $2`,
    [last, most],
  );
}

async function storeBatch(
  database: Database,
  batch: readonly UnreadText[],
  { languages, sentiments, vectors, version }: Reading,
): Promise<void> {
  const ids = batch.map(({ id }) => id);
  await database.transaction(async (transaction) => {
    const stored = await transaction.query<{ id: number }>(
      `insert into feedback_reading (feedback_id, language, sentiment, sentiment_version)
       select *, $4 from unnest($1::integer[], $2::text[], $3::real[]) on conflict do nothing returning feedback_id as id`,
      [ids, languages, sentiments, version],
    );
    // Another process may have been first.
    const own = new Set(stored.map(({ id }) => id));
    const places = ids.flatMap((id, place) => (own.has(id) ? [place] : []));
    await copyVectors(
      transaction,
      places.map((place) => ids[place]),
      places.map((place) => vectors[place]),
    );
  });
}
