import { stat } from 'node:fs/promises';
import { FootpathError } from '../errors.js';
import { noDefinitions, type Definitions } from '../journeys/definitions.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import { proposedDefinitions } from '../journeys/proposal/proposal.js';
import { proposeDefinitions } from '../journeys/proposal/propose-definitions.js';
import type { Database } from './database.js';
import { readDefinitions, type FileProblem } from './definitions-file.js';
import { syncDefinitions } from './definitions-store.js';
import { isSystemError } from './owner-file.js';

/** What a workspace's words mean now: what its footpath.yaml says, or what the data suggest where there is none. */
export class CurrentDefinitions {
  definitions: Definitions = noDefinitions;
  versions: ReadonlyMap<string, number> = new Map();
  warnings: readonly FileProblem[] = [];
  /** State of the file that was read; undefined where there is none. */
  private stamp: string | undefined;
  /** State of the data that the definitions were proposed from. */
  private proposedFrom: string | undefined;

  private readonly database: Database;
  private readonly file: string;

  private constructor(database: Database, file: string) {
    this.database = database;
    this.file = file;
  }

  /** @throws FootpathError `bad_setting` that lists every problem in the file. */
  static async open(database: Database, file: string): Promise<CurrentDefinitions> {
    const current = new CurrentDefinitions(database, file);
    await current.refresh();
    return current;
  }

  /**
   * Reads the file again.
   * @throws FootpathError `bad_setting` that lists every problem; the former definitions go on.
   */
  async refresh(): Promise<void> {
    const stamp = await stampOf(this.file);
    this.stamp = stamp;
    if (stamp === undefined) return;
    const activities = await this.database.query<{ name: string }>('select name from activity');
    const { definitions, warnings } = await readDefinitions(
      this.file,
      activities.map(({ name }) => name),
    );
    await this.take(definitions);
    this.warnings = warnings;
    this.proposedFrom = undefined;
  }

  /** Takes over a file that was changed since. While the new one is wrong, the former definitions go on. */
  async follow(): Promise<void> {
    if ((await stampOf(this.file)) === this.stamp) return;
    try {
      await this.refresh();
    } catch (error) {
      if (!(error instanceof FootpathError)) throw error;
      this.warnings = [{ line: 1, message: error.message }];
    }
  }

  /** Without a file: what this log suggests. */
  async proposeFrom(log: JourneyLog): Promise<void> {
    if (this.stamp !== undefined || log.customerCount === 0 || log.dataVersion === this.proposedFrom) return;
    await this.take(proposedDefinitions(proposeDefinitions(log)));
    this.warnings = [];
    this.proposedFrom = log.dataVersion;
  }

  private async take(definitions: Definitions): Promise<void> {
    this.versions = await syncDefinitions(this.database, definitions);
    this.definitions = definitions;
  }
}

async function stampOf(file: string): Promise<string | undefined> {
  try {
    const { mtimeMs, size, ino } = await stat(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return undefined;
    throw new FootpathError('bad_setting', `${file} can't be read: ${String(error)}`, { cause: error });
  }
}
