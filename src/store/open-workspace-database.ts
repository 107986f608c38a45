import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { FootpathError } from '../errors.js';
import type { Progress } from '../progress.js';
import type { Database } from './database.js';
import { migrate } from './migrate.js';
import { openPglite } from './pglite-database.js';
import { openPostgres } from './postgres-database.js';
import { lockWorkspace, type WorkspaceLock } from './workspace-lock.js';

export interface WorkspacePlace {
  /** Holds the embedded database, the snapshot and footpath.yaml; made when it is not there. */
  readonly folder: string;
  /** A PostgreSQL server in place of the embedded database. */
  readonly databaseUrl?: string;
}

export interface OpenDatabase {
  readonly database: Database;
  /** Of an embedded database, which belongs to one process. */
  readonly lock?: WorkspaceLock;
  close(): Promise<void>;
}

/**
 * Opens a workspace's database and brings its schema up to date.
 *
 * @param command what this process is, such as `footpath start`, for those who find the workspace in use.
 * @throws FootpathError `in_use` when an embedded database belongs to another process, `unavailable` when a server does
 * not answer, `bad_data` when the embedded one can't be opened.
 */
export async function openWorkspaceDatabase(
  { folder, databaseUrl }: WorkspacePlace,
  command: string,
  progress: Progress,
): Promise<OpenDatabase> {
  await makeFolder(folder);
  const opened = databaseUrl ? await openServer(databaseUrl) : await openEmbedded(folder, command, progress);
  try {
    await migrate(opened.database);
  } catch (error) {
    await opened.close();
    throw error;
  }
  return opened;
}

async function makeFolder(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
  } catch (cause) {
    throw new FootpathError(
      'bad_setting',
      `The workspace folder ${resolve(folder)} can't be made: ${String(cause)}. Choose another with --workspace.`,
      { cause },
    );
  }
}

async function openServer(url: string): Promise<OpenDatabase> {
  const database = await openPostgres(url);
  return { database, close: () => database.close() };
}

async function openEmbedded(folder: string, command: string, progress: Progress): Promise<OpenDatabase> {
  let database: Database | undefined;
  // Whoever goes on writing beside a second owner destroys the database: better every statement fails.
  const lock = await lockWorkspace(folder, command, () => void database?.close().catch(() => {}));
  const place = join(resolve(folder), 'database');
  const label = 'Opening the database';
  progress.update(label, 0);
  try {
    const opened = await openPglite(place);
    database = opened;
    progress.finish(label);
    return {
      database: opened,
      lock,
      async close() {
        await opened.close();
        await lock.release();
      },
    };
  } catch (cause) {
    await lock.release();
    throw new FootpathError(
      'bad_data',
      `The embedded database in ${place} can't be opened. Put it back from a copy, or move it away to start anew.`,
      { cause },
    );
  }
}
