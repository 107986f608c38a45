import { emptyLog } from '../journeys/empty-log.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import type { Progress } from '../progress.js';
import {
  canFollow,
  nameOf,
  nothingRead,
  readDataVersion,
  readPosition,
  type DataPosition,
  type DataVersion,
} from './data-position.js';
import type { Database } from './database.js';
import { growLog } from './grow-log.js';
import { readEvents } from './read-events.js';
import { readProfiles, readTouched } from './read-customers.js';
import { hasNames, readNames } from './read-names.js';

/** A log and how much of the database it holds. */
export interface LoadedLog {
  readonly log: JourneyLog;
  readonly position: DataPosition;
  /** The log's days are those of this time zone. */
  readonly timezone: string;
}

export interface LoadOptions {
  readonly timezone: string;
  readonly progress: Progress;
}

/** Reads the whole journey log from the database. */
export function loadJourneyLog(database: Database, options: LoadOptions): Promise<LoadedLog> {
  return readOneState(database, (state, version) => follow(state, version, nothing(options), options));
}

/**
 * The log as the database is now: the same object when nothing was written since, else grown by what is new. Reads
 * everything only where that can't be followed: something was deleted, customers were taken apart, the database was
 * put back to an earlier state, or the time zone is another one.
 */
export async function refreshJourneyLog(
  loaded: LoadedLog,
  database: Database,
  options: LoadOptions,
): Promise<LoadedLog> {
  const sameDays = loaded.timezone === options.timezone;
  const { revision } = await readDataVersion(database);
  if (sameDays && loaded.position.revision === revision) return loaded;
  return readOneState(database, async (state, version) => {
    const canGrow = sameDays && (await canFollow(state, loaded.position, version));
    return follow(state, version, canGrow ? loaded : nothing(options), options);
  });
}

function nothing({ timezone }: LoadOptions): LoadedLog {
  return { log: emptyLog, position: nothingRead, timezone };
}

/** Everything is read from one state of the database, whatever others write meanwhile. */
function readOneState(
  database: Database,
  read: (state: Database, version: DataVersion) => Promise<LoadedLog>,
): Promise<LoadedLog> {
  return database.transaction(async (state) => {
    await state.query('set transaction isolation level repeatable read, read only');
    return read(state, await readDataVersion(state));
  });
}

async function follow(
  database: Database,
  version: DataVersion,
  former: LoadedLog,
  options: LoadOptions,
): Promise<LoadedLog> {
  const { log, position, timezone } = former;
  const reached = await readPosition(database, version);
  const touched = await readTouched(database, position, reached);
  const names = await readNames(database);
  if (touched?.length === 0 && hasNames(log, names)) return { log, position: reached, timezone };
  const profiles = await readProfiles(database, touched);
  const { lastEvent } = position;
  const rows = await readEvents(database, lastEvent, reached.lastEvent, profiles, names, options.progress);
  const dataVersion = nameOf(reached);
  const growth = { database, names, profiles, touched, timezone, rows, dataVersion };
  return { log: await growLog(log, growth), position: reached, timezone };
}
