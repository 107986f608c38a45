import type { Database } from '../src/store/database.js';

/** What became of the records that were loaded. */
export interface LoadedRecords {
  readonly read: number;
  readonly duplicates: number;
  readonly quarantined: number;
  /** Why records are in quarantine, most frequent first. */
  readonly reasons: readonly { readonly reason: string; readonly records: number }[];
}

export interface MergedCustomers {
  /** Customers who are made of several profiles. */
  readonly customers: number;
  /** Those made of very many: keys, most profiles first. */
  readonly large: readonly { readonly key: number; readonly profiles: number }[];
  /** Identifiers that stood in records of two customers. */
  readonly conflicts: number;
}

const mostReasons = 5;
/** A customer of fewer profiles may well have that many devices. */
const manyProfiles = 20;
/** And this many times the profiles of all but one in a thousand, or but a few where there are not so many. */
const beyondOthers = 5;
const mostLarge = 5;

export async function readLoadedRecords(database: Database): Promise<LoadedRecords> {
  const [totals] = await database.query<{ read: number; duplicates: number }>(
    'select coalesce(sum(read), 0)::float8 as read, coalesce(sum(duplicates), 0)::float8 as duplicates from import_run',
  );
  const [{ quarantined }] = await database.query<{ quarantined: number }>(
    'select count(*)::int as quarantined from quarantine',
  );
  const reasons = await database.query<{ reason: string; records: number }>(
    'select reason, count(*)::int as records from quarantine group by 1 order by 2 desc, 1 limit $1',
    [mostReasons],
  );
  return { ...totals, quarantined, reasons };
}

export async function readMergedCustomers(database: Database): Promise<MergedCustomers> {
  const merged = await database.query<{ key: number; profiles: number }>(
    `select customer_id as key, count(*)::int + 1 as profiles from profile
      where customer_id <> id group by 1 order by 2 desc, 1`,
  );
  const [{ customers }] = await database.query<{ customers: number }>(
    'select count(*)::int as customers from profile where customer_id = id',
  );
  const [{ conflicts }] = await database.query<{ conflicts: number }>(
    'select count(*)::int as conflicts from identity_conflict',
  );
  const usual = merged[Math.max(mostLarge, Math.floor(customers / 1000))]?.profiles ?? 1;
  const large = merged.filter(({ profiles }) => profiles >= Math.max(manyProfiles, beyondOthers * usual));
  return { customers: merged.length, large, conflicts };
}

/** When texts last came, by source: feedback that is no event has its own freshness. */
export async function readFeedbackSources(
  database: Database,
  until: number,
): Promise<{ source: string; texts: number; last: number }[]> {
  return database.query<{ source: string; texts: number; last: number }>(
    `select source.name as source, count(*)::int as texts, extract(epoch from max(at))::float8 as last
       from feedback join source on source.id = feedback.source_id
      where at < to_timestamp($1) group by 1 order by 1`,
    [until],
  );
}
