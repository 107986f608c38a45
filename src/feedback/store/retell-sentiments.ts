import type { Progress } from '../../progress.js';
import type { Database } from '../../store/database.js';
import type { FeedbackReader } from '../feedback-reader.js';
import { highestRatings, tellSentiments, type RatedText } from './tell-sentiments.js';

const textsPerBatch = 4000;
const label = 'Reading sentiment again';

/**
 * Texts whose sentiment was told with other weights are told again, batch by batch, and so is what they say of their
 * themes; every text keeps its themes. When broken off, the next run goes on from there.
 *
 * @returns how many texts were told again.
 */
export async function retellSentiments(
  database: Database,
  { readSentiment, sentimentVersion }: FeedbackReader,
  progress: Progress,
): Promise<number> {
  const version = await sentimentVersion();
  const [{ old }] = await database.query<{ old: number }>(
    'select count(*)::int as old from feedback_reading where sentiment_version <> $1',
    [version],
  );
  if (old === 0) return 0;
  const highest = await highestRatings(database);
  let told = 0;
  for (let last = 0; ;) {
    const batch = await database.query<RatedText & { id: number }>(
      `select id, text, language, rating, source_id from feedback join feedback_reading on feedback_id = id
        where sentiment_version <> $1 and id > $2 order by id limit ${textsPerBatch}`,
      [version, last],
    );
    if (batch.length === 0) break;
    last = batch[batch.length - 1].id;
    const sentiments = await tellSentiments(batch, readSentiment, highest);
    await storeSentiments(
      database,
      batch.map(({ id }) => id),
      sentiments,
      version,
    );
    told += batch.length;
    progress.update(label, told, old);
  }
  progress.finish(label);
  return told;
}

/** Texts that speak of several themes are assigned once more: each theme has the sentiment of its own clauses. */
async function storeSentiments(
  database: Database,
  ids: readonly number[],
  sentiments: readonly number[],
  version: number,
): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query(
      `update feedback_reading set sentiment = told.sentiment, sentiment_version = $3
         from unnest($1::integer[], $2::real[]) as told (id, sentiment) where feedback_id = told.id`,
      [ids, sentiments, version],
    );
    await transaction.query(
      `update feedback_mention as mention set sentiment = reading.sentiment from feedback_reading as reading
        where main and reading.feedback_id = mention.feedback_id and mention.feedback_id = any($1::integer[])`,
      [ids],
    );
    await transaction.query(
      `update feedback_reading as reading set themed = false where feedback_id = any($1::integer[])
          and exists (select 1 from feedback_mention as mention
                       where mention.feedback_id = reading.feedback_id and not main)`,
      [ids],
    );
  });
}
