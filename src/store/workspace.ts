import { join, resolve } from 'node:path';
import type { Definitions } from '../journeys/definitions.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import { withoutWrongFuture } from '../journeys/without-wrong-future.js';
import type { Progress } from '../progress.js';
import { readDatabaseId } from './data-position.js';
import type { Database } from './database.js';
import { CurrentDefinitions } from './current-definitions.js';
import type { FileProblem } from './definitions-file.js';
import { JourneyKeeper } from './journey-keeper.js';
import { openWorkspaceDatabase, type WorkspacePlace } from './open-workspace-database.js';
import type { WorkspaceLock } from './workspace-lock.js';

/** Everything that a company has in Footpath: its data, and what its words mean. */
export interface Workspace {
  readonly folder: string;
  readonly database: Database;
  /** Of an embedded database: tells others where this process works for them. */
  readonly lock?: WorkspaceLock;
  /** Those of footpath.yaml; without the file, those that the data suggest, once the journeys have been read. */
  readonly definitions: Definitions;
  /** Version of each definition by kind and name, such as `journey trial`. */
  readonly versions: ReadonlyMap<string, number>;
  /** What is odd in footpath.yaml, but no reason to stop. */
  readonly warnings: readonly FileProblem[];
  /** The journeys as the database is now, after a look at footpath.yaml. Cheap when nothing has changed. */
  log(): Promise<JourneyLog>;
  /**
   * Reads footpath.yaml again.
   * @throws FootpathError `bad_setting` that lists every problem; the former definitions go on.
   */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a workspace: its database (see `openWorkspaceDatabase` for what can go wrong) and its definitions.
 * @throws FootpathError `bad_setting` that lists every problem in footpath.yaml.
 */
export async function openWorkspace(
  place: WorkspacePlace,
  command: string,
  progress: Progress,
): Promise<Workspace> {
  const opened = await openWorkspaceDatabase(place, command, progress);
  const { database, lock } = opened;
  try {
    const folder = resolve(place.folder);
    const current = await CurrentDefinitions.open(database, definitionsFile(folder));
    const keeper = new JourneyKeeper(database, await snapshotFile(database, folder), progress);
    return {
      folder,
      database,
      lock,
      get definitions() {
        return current.definitions;
      },
      get versions() {
        return current.versions;
      },
      get warnings() {
        return current.warnings;
      },
      async log() {
        await current.follow();
        const { timezone } = current.definitions;
        const log = withoutWrongFuture(await keeper.current(timezone), timezone, Date.now() / 1000);
        await current.proposeFrom(log);
        return log;
      },
      refresh: () => current.refresh(),
      async close() {
        await keeper.close();
        await opened.close();
      },
    };
  } catch (error) {
    await opened.close();
    throw error;
  }
}

export function definitionsFile(folder: string): string {
  return join(resolve(folder), 'footpath.yaml');
}

/** Named after the database, so that two databases used with one folder don't share a file. */
export async function snapshotFile(database: Database, folder: string): Promise<string> {
  const id = await readDatabaseId(database);
  return join(resolve(folder), `journeys-${id}.snapshot`);
}
