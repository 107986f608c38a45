import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from './database.js';
import { FootpathError } from '../errors.js';
import { packageFile } from '../package-root.js';

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
}

/** Any number of our own: two instances that start together migrate one after the other. */
const migrationLock = 7_302_641;
const oldestServer = 150_000;

/**
 * Brings the schema up to date, each numbered file of `db/` in a transaction of its own.
 * @throws FootpathError `newer_schema` when a newer Footpath has been here, `unavailable` for PostgreSQL below 15.
 */
export async function migrate(database: Database, folder = packageFile('db')): Promise<void> {
  await refuseOldServer(database);
  const migrations = await readMigrations(folder);
  await inTurn(database, (transaction) =>
    transaction.execute(
      'create table if not exists schema_migration (number integer primary key, name text not null, at timestamptz not null default now())',
    ),
  );
  await refuseNewerSchema(database, migrations);
  for (const migration of migrations) {
    await inTurn(database, async (transaction) => {
      const done = await transaction.query('select 1 from schema_migration where number = $1', [
        migration.number,
      ]);
      if (done.length > 0) return;
      await transaction.execute(migration.sql);
      await transaction.query('insert into schema_migration (number, name) values ($1, $2)', [
        migration.number,
        migration.name,
      ]);
    });
  }
}

function inTurn(database: Database, work: (transaction: Database) => Promise<void>): Promise<void> {
  return database.transaction(async (transaction) => {
    await transaction.query('select pg_advisory_xact_lock($1)', [migrationLock]);
    await work(transaction);
  });
}

async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => /^\d{6}_.+\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => ({
      number: Number(file.slice(0, 6)),
      name: file,
      sql: await readFile(join(folder, file), 'utf8'),
    })),
  );
}

async function refuseOldServer(database: Database): Promise<void> {
  const [row] = await database.query<{ number: string; name: string }>(
    "select current_setting('server_version_num') as number, current_setting('server_version') as name",
  );
  if (Number(row.number) < oldestServer) {
    throw new FootpathError(
      'unavailable',
      `Footpath needs PostgreSQL 15 or newer; this server is ${row.name}.`,
    );
  }
}

async function refuseNewerSchema(database: Database, known: readonly Migration[]): Promise<void> {
  const [newest] = await database.query<{ number: number; name: string }>(
    'select number, name from schema_migration order by number desc limit 1',
  );
  if (newest && newest.number > (known.at(-1)?.number ?? 0)) {
    throw new FootpathError(
      'newer_schema',
      `The database was migrated by a newer Footpath (${newest.name}). Update this one: git pull && npm ci.`,
    );
  }
}
