import type { JourneyLog } from '../journeys/journey-log.js';
import type { Progress } from '../progress.js';
import type { Database } from './database.js';
import { openSnapshot, writeSnapshot } from './journey-snapshot.js';
import { loadJourneyLog, refreshJourneyLog, type LoadedLog } from './load-journey-log.js';

/** Keeps the journey log in memory, as the database is, and in a snapshot file for the next start. */
export class JourneyKeeper {
  private readonly database: Database;
  private readonly file: string;
  private readonly progress: Progress;
  private loaded: LoadedLog | undefined;
  /** Names what the file holds. */
  private kept: string | undefined;
  private last: Promise<unknown> = Promise.resolve();
  private writing: Promise<void> = Promise.resolve();

  constructor(database: Database, file: string, progress: Progress) {
    this.database = database;
    this.file = file;
    this.progress = progress;
  }

  /** One caller after the other: the first loads, and who waited finds it loaded. */
  current(timezone: string): Promise<JourneyLog> {
    const next = this.last.then(() => this.update(timezone));
    this.last = next.catch(() => {});
    return next;
  }

  /** Waits for what is under way, and keeps what is new for the next start. */
  async close(): Promise<void> {
    await this.last;
    await this.writing;
    if (this.loaded && nameOf(this.loaded) !== this.kept) await this.write(this.loaded);
  }

  private async update(timezone: string): Promise<JourneyLog> {
    const options = { timezone, progress: this.progress };
    const former = this.loaded ?? (await this.open());
    const loaded = former
      ? await refreshJourneyLog(former, this.database, options)
      : await loadJourneyLog(this.database, options);
    this.loaded = loaded;
    // A process that is killed later leaves this much for the next one.
    if (this.kept === undefined) this.writing = this.write(loaded);
    return loaded.log;
  }

  private async open(): Promise<LoadedLog | undefined> {
    const opened = await openSnapshot(this.file).catch(() => undefined);
    this.kept = opened && nameOf(opened);
    return opened;
  }

  /** A snapshot only saves time: where it can't be written, the next start takes longer. */
  private async write(loaded: LoadedLog): Promise<void> {
    this.kept = nameOf(loaded);
    await writeSnapshot(loaded, this.file).catch(() => (this.kept = undefined));
  }
}

function nameOf({ log, timezone }: LoadedLog): string {
  return `${log.dataVersion} ${timezone}`;
}
