import type { Database } from './database.js';

/** Records about a time that came in after the data were looked at. */
export interface LateRecords {
  readonly activity: string;
  readonly source: string;
  readonly events: number;
  readonly customers: number;
  /** When the first and the last of them happened. */
  readonly from: Date;
  readonly to: Date;
}

/** What became of the data of a former state, as far as it concerns what was before some time. */
export interface DataChanges {
  /** Something was deleted, renamed or taken apart, which can't be followed in detail. */
  readonly rewritten: boolean;
  /** Most events first. */
  readonly late: readonly LateRecords[];
  /** Customers that were found to be part of another one. */
  readonly merged: number;
  /** Customers of whom a trait was learnt or corrected, most first. */
  readonly traits: readonly { readonly trait: string; readonly customers: number }[];
}

/**
 * What came in since a former state of the data.
 *
 * @param dataVersion of the log that was used then.
 * @param until only what concerns the time before this counts, Unix seconds.
 */
export async function readDataChanges(
  database: Database,
  dataVersion: string,
  until: number,
): Promise<DataChanges> {
  const [rewrite, lastEvent = '0', lastChange = '0'] = dataVersion.split('-');
  const [state] = await database.query<{ same: boolean }>(
    'select rewrite::text like $1 as same from data_version',
    [`${rewrite}%`],
  );
  if (!state.same) return { rewritten: true, late: [], merged: 0, traits: [] };
  const late = await database.query<LateRecords>(
    `select activity.name as activity, source.name as source, count(*)::int as events,
            count(distinct profile.customer_id)::int as customers, min(event.at) as from, max(event.at) as to
       from event join activity on activity.id = activity_id join source on source.id = source_id
       join profile on profile.id = profile_id
      where seq > $1::bigint and at < to_timestamp($2) group by 1, 2 order by events desc, 1, 2`,
    [lastEvent, until],
  );
  const [{ merged }] = await database.query<{ merged: number }>(
    `select count(distinct profile.id)::int as merged from profile join merge on merged_profile_id = profile.id
      where change > $1::bigint and customer_id <> profile.id`,
    [lastChange],
  );
  const traits = await database.query<DataChanges['traits'][number]>(
    `select trait.name as trait, count(distinct customer_id)::int as customers
       from trait_value join trait on trait.id = trait_id join profile on profile.id = profile_id
      where trait_value.change > $1::bigint and since < to_timestamp($2) group by 1 order by 2 desc, 1`,
    [lastChange, until],
  );
  return { rewritten: false, late, merged, traits };
}
