import { EventRows } from '../journeys/event-rows.js';
import type { Progress } from '../progress.js';
import { readCopyRows } from './copy-rows.js';
import type { Database } from './database.js';
import { timestampOf, toUnixMicros } from './postgres-time.js';
import type { Names } from './read-names.js';
import { isBetween } from './is-between.js';
import type { Profiles } from './read-customers.js';

/** PGlite hands over a COPY as one piece of memory: so many rows at a time, 60 bytes each. */
const rowsPerPiece = 500_000;
/** Numbers of records that turned out to be duplicates are lost, so there may be far fewer events than numbers. */
const mostExpected = 50_000_000;
const label = 'Reading journeys';

/** Reads the events whose `event.seq` lies after `since`, up to `last`, in no order. */
export async function readEvents(
  database: Database,
  since: number,
  last: number,
  profiles: Profiles,
  names: Names,
  progress: Progress,
): Promise<EventRows> {
  const total = last - since;
  const rows = new EventRows(Math.min(total, mostExpected));
  const piece = database.kind === 'pglite' ? rowsPerPiece : total;
  for (let from = since; from < last; from += piece) {
    await copyEvents(database, isBetween('seq', from, from + piece), profiles, names, rows, () => {
      if (rows.count % 1_000_000 === 0) progress.update(label, rows.count, total);
    });
    progress.update(label, rows.count, total);
  }
  if (rows.count > 0) progress.finish(label);
  return rows;
}

/** Reads all events of some customers from a second (Unix time) on, another one for each. */
export async function readEventsFrom(
  database: Database,
  from: ReadonlyMap<number, number>,
  profiles: Profiles,
  names: Names,
): Promise<EventRows> {
  const rows = new EventRows();
  const earliest = timestampOf([...from.values()].reduce((a, b) => Math.min(a, b)));
  const condition = `at >= '${earliest}' and profile_id in
    (select id from profile where customer_id = any('{${[...from.keys()].join()}}'::integer[]))`;
  await copyEvents(database, condition, profiles, names, rows, () => {});
  return rows;
}

async function copyEvents(
  database: Database,
  condition: string,
  profiles: Profiles,
  names: Names,
  rows: EventRows,
  onEvent: () => void,
): Promise<void> {
  const select = `select seq, at, profile_id, activity_id, source_id, value from event where ${condition}`;
  await readCopyRows(database.copyOut(select), 6, (row) => {
    rows.push(
      profiles.customers[row.integer(2)],
      toUnixMicros(row.bigint(1)),
      row.bigint(0),
      names.activities.codes[row.integer(3)],
      names.sources.codes[row.integer(4)],
      row.isNull(5) ? NaN : row.double(5),
    );
    onEvent();
  });
}
