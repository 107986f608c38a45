import type { Database } from '../../store/database.js';
import type { EventRows } from './event-rows.js';

const staging = `
  create temporary table if not exists staged_event (
    key uuid, at timestamptz, value double precision, profile_id integer, activity_id integer, source_id smallint
  ) on commit delete rows;
  delete from staged_event`;

/**
 * Stores the events that aren't there yet, in their order.
 * @param severalEach records of this batch have several events; then keys share the first 24 digits.
 * @returns how many records have new events.
 */
export async function storeEvents(
  transaction: Database,
  events: EventRows,
  severalEach: boolean,
): Promise<number> {
  if (events.count === 0) return 0;
  await transaction.execute(staging);
  await transaction.copyIn('staged_event', 'format binary', inOnePart(events.finish()));
  const records = severalEach ? 'count(distinct left(key::text, 28))' : 'count(*)';
  const [row] = await transaction.query<{ records: string }>(
    `with fresh as (
       insert into event (key, at, value, profile_id, activity_id, source_id)
       select key, at, value, profile_id, activity_id, source_id from staged_event
       on conflict (key) do nothing
       returning key
     )
     select ${records} as records from fresh`,
  );
  return Number(row.records);
}

// eslint-disable-next-line @typescript-eslint/require-await -- COPY takes an async iterable
async function* inOnePart(bytes: Buffer): AsyncGenerator<Uint8Array> {
  yield bytes;
}
