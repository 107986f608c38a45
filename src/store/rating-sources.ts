import type { Database } from './database.js';

/** Names of the sources in which customers gave ratings: their numbers are no money. */
export async function readRatingSources(database: Database): Promise<ReadonlySet<string>> {
  const rows = await database.query<{ name: string }>(
    `select name from source where exists
       (select from feedback where feedback.source_id = source.id and feedback.rating is not null)`,
  );
  return new Set(rows.map(({ name }) => name));
}
