import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, inject } from 'vitest';
import type { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { migratedPglite } from './migrated-pglite.js';

export const postgresSocket = inject('postgresSocket');

/** Address of a new, empty database on the run's PostgreSQL. */
export async function createPostgresDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`;
  const url = (database: string) => `postgres://footpath@localhost/${database}?host=${postgresSocket}`;
  const admin = await openPostgres(url('postgres'));
  await admin.execute(`create database ${name}`);
  await admin.close();
  return url(name);
}

/** Runs the same tests on a migrated PGlite and, where it is installed, on a migrated PostgreSQL. */
export function describeEachDatabase(name: string, tests: (database: () => Database) => void): void {
  const engines = {
    PGlite: migratedPglite,
    PostgreSQL: async () => {
      const database = await openPostgres(await createPostgresDatabase());
      await migrate(database);
      return database;
    },
  };
  for (const [engine, open] of Object.entries(engines)) {
    describe.skipIf(engine === 'PostgreSQL' && !postgresSocket)(`${name} (${engine})`, () => {
      let database: Database;
      beforeAll(async () => {
        database = await open();
      });
      afterAll(() => database.close());
      tests(() => database);
    });
  }
}
