import type { EventRows } from '../journeys/event-rows.js';
import type { Database } from './database.js';
import type { Profiles, Touched } from './read-customers.js';
import type { Names } from './read-names.js';

/** What is new in the database since a log was read. */
export interface Growth {
  readonly database: Database;
  readonly names: Names;
  readonly touched: Touched;
  /** Of the touched customers. */
  readonly profiles: Profiles;
  /** Events that came since. */
  readonly rows: EventRows;
  readonly timezone: string;
  /** Of the log that comes of it. */
  readonly dataVersion: string;
}
