import type { JourneyLog } from '../journeys/journey-log.js';
import { withoutWrongFuture } from '../journeys/without-wrong-future.js';
import type { Progress } from '../progress.js';
import { readDataVersion } from './data-position.js';
import type { Database } from './database.js';
import { loadJourneyLog, type LoadedLog } from './load-journey-log.js';

/**
 * The journeys that a class of readers may see, loaded under its policies. Read anew whenever something was written: a
 * trait that changed may open or close all that a customer ever did, which can't be followed.
 */
export class ReaderLog {
  readonly database: Database;
  readonly #progress: Progress;
  #loaded: LoadedLog | undefined;
  #last: Promise<unknown> = Promise.resolve();

  /** @param database as these readers see it. */
  constructor(database: Database, progress: Progress) {
    this.database = database;
    this.#progress = progress;
  }

  /** One caller after the other: the first loads, and who waited finds it loaded. */
  current(timezone: string): Promise<JourneyLog> {
    const next = this.#last.then(() => this.#update(timezone));
    this.#last = next.catch(() => {});
    return next.then((log) => withoutWrongFuture(log, timezone, Date.now() / 1000));
  }

  async #update(timezone: string): Promise<JourneyLog> {
    const { revision } = await readDataVersion(this.database);
    const loaded = this.#loaded;
    if (loaded?.timezone === timezone && loaded.position.revision === revision) return loaded.log;
    this.#loaded = await loadJourneyLog(this.database, { timezone, progress: this.#progress });
    return this.#loaded.log;
  }
}
