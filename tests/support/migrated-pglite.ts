import { PGlite } from '@electric-sql/pglite';
import type { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { pgliteDatabase, pgliteOptions } from '../../src/store/pglite-database.js';

let template: Promise<Blob> | undefined;

/** An empty database with its schema. To make one takes seconds, so the first one is copied for the others. */
export async function migratedPglite(): Promise<Database> {
  template ??= makeTemplate();
  return pgliteDatabase(await PGlite.create({ ...pgliteOptions, loadDataDir: await template }));
}

async function makeTemplate(): Promise<Blob> {
  const pglite = await PGlite.create(pgliteOptions);
  await migrate(pgliteDatabase(pglite));
  const files = await pglite.dumpDataDir('none');
  await pglite.close();
  return files;
}
