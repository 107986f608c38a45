import type { Progress } from '../../progress.js';
import type { Database } from '../../store/database.js';
import type { FeedbackReader } from '../feedback-reader.js';
import { detectLanguage } from '../language/detect-language.js';
import { sentimentOfRating } from '../sentiment/sentiment-of-rating.js';
import { indexVectors, indexWords, prepareVectors } from './prepare-vectors.js';
import { copyVectors } from './vector-rows.js';

const textsPerBatch = 2000;
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
}

/**
 * Gives every text that has none yet its language, sentiment and vector, batch by batch: what is stored stays when the
 * run is broken off, and the next one goes on from there.
 *
 * @returns how many texts were read.
 */
export async function readTexts(
  database: Database,
  { embedder, readSentiment }: FeedbackReader,
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
  let read = 0;
  for (let last = 0; ;) {
    const batch = await nextBatch(database, last);
    if (batch.length === 0) break;
    last = batch[batch.length - 1].id;
    const texts = batch.map(({ text }) => text);
    const languages = texts.map(detectLanguage);
    const vectors = await embedder.embed(texts);
    const ofWords = await readSentiment(texts);
    const sentiments = batch.map(({ rating, source_id: source }, place) =>
      feeling(
        languages[place] === 'en' ? ofWords[place] : undefined,
        rating === null ? undefined : sentimentOfRating(rating, highest.get(source) ?? 0),
      ),
    );
    await storeBatch(database, batch, { languages, sentiments, vectors });
    read += batch.length;
    progress.update(label, read, unread);
  }
  await indexVectors(database);
  await indexWords(database);
  progress.finish(label);
  return read;
}

function nextBatch(database: Database, last: number): Promise<UnreadText[]> {
  return database.query<UnreadText>(
    `select id, text, rating, source_id from feedback where id > $1 and text ~ '\\S' and not exists (select 1 from feedback_reading where feedback_id = id)
      order by id limit ${textsPerBatch}`,
    [last],
  );
}

async function storeBatch(
  database: Database,
  batch: readonly UnreadText[],
  { languages, sentiments, vectors }: Reading,
): Promise<void> {
  const ids = batch.map(({ id }) => id);
  await database.transaction(async (transaction) => {
    const stored = await transaction.query<{ id: number }>(
      `insert into feedback_reading (feedback_id, language, sentiment)
       select * from unnest($1::integer[], $2::text[], $3::real[]) on conflict do nothing returning feedback_id as id`,
      [ids, languages, sentiments],
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

/** A rating says as much as the words do; neither known, the feeling counts as neutral. */
function feeling(ofWords: number | undefined, ofRating: number | undefined): number {
  if (ofWords === undefined || ofRating === undefined) return ofWords ?? ofRating ?? 0;
  return (ofWords + ofRating) / 2;
}

/** By source: tells the scale. */
async function highestRatings(database: Database): Promise<Map<number, number>> {
  const rows = await database.query<{ source: number; highest: number }>(
    `select source_id as source, max(rating) as highest from feedback where rating is not null group by 1`,
  );
  return new Map(rows.map(({ source, highest }) => [source, highest]));
}
