import { access, constants, mkdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { silentProgress } from '../progress.js';
import type { Check } from './check.js';
import { checkFeedback } from './check-feedback.js';
import { checkPredictions } from './check-predictions.js';
import { readDataVersion } from './data-position.js';
import type { Database } from './database.js';
import { checkDefinitionsText } from './definitions-file.js';
import { openSnapshot } from './journey-snapshot.js';
import { openWorkspaceDatabase, type WorkspacePlace } from './open-workspace-database.js';
import { isSystemError } from './owner-file.js';
import { definitionsFile, snapshotFile } from './workspace.js';
import { readOwner } from './workspace-lock.js';

/**
 * Looks at all that a workspace needs, and goes on after what is wrong.
 *
 * @param open the database, where this process has the workspace open already.
 */
export async function checkWorkspace(place: WorkspacePlace, open?: Database): Promise<Check[]> {
  const folder = resolve(place.folder);
  const checks = [checkNode(process.versions.node), await checkFolder(folder), await checkOwner(folder)];
  try {
    if (open) return [...checks, ...(await checkDatabase(open, folder))];
    const opened = await openWorkspaceDatabase(place, 'footpath doctor', silentProgress);
    try {
      return [...checks, ...(await checkDatabase(opened.database, folder))];
    } finally {
      await opened.close();
    }
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return [...checks, { name: 'database', ok: false, detail }, await checkDefinitions(folder, [])];
  }
}

export function checkNode(version: string): Check {
  const [major, minor] = version.split('.').map(Number);
  const ok = major > 20 || (major === 20 && minor >= 19);
  return { name: 'Node.js', ok, detail: version, mend: ok ? undefined : 'Install Node.js 20.19 or newer.' };
}

async function checkFolder(folder: string): Promise<Check> {
  const name = 'workspace folder';
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    await access(folder, constants.R_OK | constants.W_OK);
    return { name, ok: true, detail: folder };
  } catch (error) {
    const mend = 'Let this account write there, or choose another folder with --workspace.';
    return { name, ok: false, detail: String(error), mend };
  }
}

async function checkOwner(folder: string): Promise<Check> {
  const owner = await readOwner(folder);
  const detail = owner ? `\`${owner.command}\`, process ${owner.pid}, since ${owner.since}` : 'nobody';
  return { name: 'in use by', ok: true, detail };
}

async function checkDatabase(database: Database, folder: string): Promise<Check[]> {
  const activities = await database.query<{ name: string }>('select name from activity');
  return [
    await checkServer(database),
    await checkVector(database),
    await checkMigrations(database),
    await checkDefinitions(
      folder,
      activities.map(({ name }) => name),
    ),
    await checkSnapshot(database, folder),
    await checkFeedback(database),
    await checkPredictions(database),
  ];
}

async function checkServer(database: Database): Promise<Check> {
  const version = await serverVersion(database);
  const detail = database.kind === 'pglite' ? `embedded PostgreSQL ${version}` : `PostgreSQL ${version}`;
  return { name: 'database', ok: true, detail };
}

async function checkVector(database: Database): Promise<Check> {
  const name = 'pgvector';
  const [vector] = await database.query<{ version: string; installed: string | null }>(
    `select default_version as version, installed_version as installed
       from pg_available_extensions where name = 'vector'`,
  );
  if (vector?.installed) return { name, ok: true, detail: vector.installed };
  if (vector && database.kind === 'pglite') {
    return { name, ok: true, detail: `${vector.version}, comes with the embedded database` };
  }
  const create = "in this database, as its owner or a superuser: 'create extension vector'";
  if (vector)
    return { name, ok: false, detail: 'not switched on; feedback needs it', mend: `Run ${create}.` };
  const major = (await serverVersion(database)).split('.')[0];
  return {
    name,
    ok: false,
    detail: 'not on the server; feedback needs it, all else works',
    mend: `On the server: 'apt-get install postgresql-${major}-pgvector'. Then ${create}.`,
  };
}

async function serverVersion(database: Database): Promise<string> {
  const [{ version }] = await database.query<{ version: string }>(
    "select current_setting('server_version') as version",
  );
  return version;
}

/** Opening the workspace brings the schema up to date, so this only shows what it is. */
async function checkMigrations(database: Database): Promise<Check> {
  const [{ name }] = await database.query<{ name: string }>(
    'select name from schema_migration order by number desc limit 1',
  );
  return { name: 'schema', ok: true, detail: `up to date, ${name}` };
}

async function checkDefinitions(folder: string, activities: readonly string[]): Promise<Check> {
  const name = 'footpath.yaml';
  const file = definitionsFile(folder);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const isMissing = isSystemError(error, 'ENOENT');
    const detail = isMissing ? 'none: journeys and outcomes are proposed from the data' : String(error);
    return { name, ok: isMissing, detail, mend: isMissing ? undefined : `Let this account read ${file}.` };
  }
  const { problems, warnings } = checkDefinitionsText(text, activities);
  const detail = [...problems, ...warnings].map(({ line, message }) => `line ${line}: ${message}`).join('\n');
  const ok = problems.length === 0;
  return { name, ok, detail: detail || 'all right', mend: ok ? undefined : `Mend these lines in ${file}.` };
}

async function checkSnapshot(database: Database, folder: string): Promise<Check> {
  const name = 'snapshot';
  const snapshot = await openSnapshot(await snapshotFile(database, folder)).catch(() => undefined);
  if (!snapshot) return { name, ok: true, detail: 'none yet; the next answer makes one' };
  const { revision } = await readDataVersion(database);
  const state =
    snapshot.position.revision === revision
      ? 'up to date'
      : 'older than the data; the next answer adds what is new';
  const { eventCount, customerCount } = snapshot.log;
  return { name, ok: true, detail: `${eventCount} events of ${customerCount} customers, ${state}` };
}
