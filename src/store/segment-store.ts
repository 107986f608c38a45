import type { Database } from './database.js';

/** A kind of customers as it was found once. */
export interface FormerSegment {
  readonly id: string;
  /** Mean behaviour by activity. */
  readonly centre: Readonly<Record<string, number>>;
}

/** What was found last, on that day or before; empty where nothing was. @param asOf YYYY-MM-DD. */
export async function readFormerSegments(
  database: Database,
  question: string,
  asOf: string,
): Promise<readonly FormerSegment[]> {
  const [found] = await database.query<{ segments: FormerSegment[] }>(
    `select segments from segment_finding where question = $1 and as_of <= $2::date order by as_of desc limit 1`,
    [question, asOf],
  );
  return found?.segments ?? [];
}

/** What was found first of one day stands: an answer of that day can be replayed. */
export async function saveSegments(
  database: Database,
  question: string,
  asOf: string,
  segments: readonly FormerSegment[],
): Promise<void> {
  await database.query(
    'insert into segment_finding (question, as_of, segments) values ($1, $2::date, $3::jsonb) on conflict do nothing',
    [question, asOf, JSON.stringify(segments)],
  );
}
