import type { Database } from '../../store/database.js';

/** What a customer wrote or how they rated; `uuid`, `at`, `profile` and `source` are those of its event. */
export interface FeedbackRow {
  readonly uuid: string;
  readonly at: number;
  readonly profile: number;
  readonly source: number;
  readonly text: string;
  readonly rating?: number;
}

export async function storeFeedback(transaction: Database, rows: readonly FeedbackRow[]): Promise<void> {
  if (rows.length === 0) return;
  await transaction.query(
    `insert into feedback (key, at, profile_id, source_id, text, rating)
     select key, timestamptz 'epoch' + at * interval '1 microsecond', profile_id, source_id, text, rating
     from unnest($1::uuid[], $2::bigint[], $3::integer[], $4::smallint[], $5::text[], $6::double precision[])
       as fresh (key, at, profile_id, source_id, text, rating)
     on conflict (key) do nothing`,
    [
      rows.map(({ uuid }) => uuid),
      rows.map(({ at }) => at),
      rows.map(({ profile }) => profile),
      rows.map(({ source }) => source),
      rows.map(({ text }) => text),
      rows.map(({ rating }) => rating ?? null),
    ],
  );
}
