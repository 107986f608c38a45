import type { Database } from './database.js';

/** How much of the database a log holds. */
export interface DataPosition {
  /** State of the database that was read. */
  readonly revision: string;
  /** As long as it is the same, everything since can be followed: nothing was deleted, renamed or taken apart. */
  readonly rewrite: string;
  /** Last `event.seq` that was read, 0 for none, and that event's key. */
  readonly lastEvent: number;
  readonly lastEventKey: string | null;
  /** Last `change` of profiles, identifiers and trait values. */
  readonly lastChange: number;
}

export const nothingRead: DataPosition = {
  revision: '',
  rewrite: '',
  lastEvent: 0,
  lastEventKey: null,
  lastChange: 0,
};

export type DataVersion = Pick<DataPosition, 'revision' | 'rewrite'>;

/** Which state the database is in: one row, so cheap enough to ask before every answer. */
export async function readDataVersion(database: Database): Promise<DataVersion> {
  const [version] = await database.query<DataVersion>('select revision, rewrite from data_version');
  return version;
}

/** Which state the texts, themes and imports are in. */
export async function readRecordsVersion(database: Database): Promise<string> {
  const [{ records }] = await database.query<{ records: string }>('select records from data_version');
  return records;
}

/** The id that names this database's files. */
export async function readDatabaseId(database: Database): Promise<string> {
  const [row] = await database.query<{ id: string }>('select database_id as id from data_version');
  return row.id;
}

/** Whether the database has grown out of a position, so that only what is new has to be read. */
export async function canFollow(
  database: Database,
  position: DataPosition,
  version: DataVersion,
): Promise<boolean> {
  if (position.rewrite !== version.rewrite) return false;
  // A database put back to an earlier state, or a copy that went its own way, has another event in this place.
  return (await keyOfEvent(database, position.lastEvent)) === position.lastEventKey;
}

/** The position of a log that holds all that this transaction sees. */
export async function readPosition(database: Database, version: DataVersion): Promise<DataPosition> {
  const [row] = await database.query<{ event: string; change: string }>(
    `select coalesce((select max(seq) from event), 0) as event,
            greatest(0, (select max(change) from profile), (select max(change) from identifier),
                     (select max(change) from trait_value)) as change`,
  );
  const lastEvent = Number(row.event);
  const lastEventKey = await keyOfEvent(database, lastEvent);
  return { ...version, lastEvent, lastEventKey, lastChange: Number(row.change) };
}

/** The name of the state that a log holds: the same as long as it holds the same. */
export function nameOf({ rewrite, lastEvent, lastChange }: DataPosition): string {
  return `${rewrite.slice(0, 8)}-${lastEvent}-${lastChange}`;
}

async function keyOfEvent(database: Database, seq: number): Promise<string | null> {
  const [event] = await database.query<{ key: string }>('select key from event where seq = $1', [seq]);
  return event?.key ?? null;
}
