import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { migrate } from '../../src/store/migrate.js';
import { describeEachDatabase } from '../support/each-database.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footpath-migrations-'));
});
afterEach(() => rm(folder, { recursive: true }));

describeEachDatabase('migrations', (database) => {
  test('run again, and side by side, change nothing', async () => {
    const before = await database().query('select number from schema_migration order by number');
    expect(before.length).toBeGreaterThan(0);
    await Promise.all([migrate(database()), migrate(database()), migrate(database())]);
    expect(await database().query('select number from schema_migration order by number')).toEqual(before);
  });

  test('one that fails leaves nothing behind, and names nothing as done', async () => {
    await writeFile(join(folder, '999901_half.sql'), 'create table half (a int); select nonsense;');
    await expect(migrate(database(), folder)).rejects.toThrow();
    expect(await database().query("select to_regclass('half') as half")).toEqual([{ half: null }]);
    expect(await database().query('select 1 from schema_migration where number = 999901')).toEqual([]);
  });

  test('a newer schema is refused, with the way to mend it', async () => {
    await database().query(
      "insert into schema_migration (number, name) values (999902, '999902_future.sql')",
    );
    await expect(migrate(database())).rejects.toThrow(/newer Footpath \(999902_future.sql\). Update/);
    await database().query('delete from schema_migration where number = 999902');
  });
});
