import { spawnSync } from 'node:child_process';
import { createWriteStream, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { importFile } from '../../src/ingest/import-file.js';
import { checkMapping } from '../../src/ingest/mapping/mapping.js';
import { describeImports } from './each-empty-database.js';

const folder = mkdtempSync(join(tmpdir(), 'footpath-large-'));
afterAll(() => rmSync(folder, { recursive: true }));

const mapping = { customer: 'user', time: 'time', activity: 'activity' };

async function writeWide(records: number, width: number): Promise<string> {
  const path = join(folder, 'wide.csv');
  const stream = createWriteStream(path);
  stream.write('user,time,activity,payload\n');
  for (let record = 0; record < records; record++) {
    const line = `u${record},2024-01-01,A,"${'x,'.repeat(width / 2)}"\n`;
    if (!stream.write(line)) await once(stream, 'drain');
  }
  stream.end();
  await once(stream, 'finish');
  return path;
}

const child = fileURLToPath(new URL('import-child.mjs', import.meta.url));

test.skipIf(!existsSync('dist/src/ingest/import-file.js'))(
  'a file larger than the memory loads',
  { timeout: 240_000 },
  async () => {
    const heap = 64;
    const path = await writeWide(4300, 16_000);
    expect(statSync(path).size).toBeGreaterThan(heap * 2 ** 20);
    const run = spawnSync(
      process.execPath,
      [`--max-old-space-size=${heap}`, child, join(folder, 'workspace'), path, JSON.stringify(mapping)],
      { encoding: 'utf8' },
    );
    expect(run.stdout).toContain('"read":4300,"stored":4300');
  },
);

describeImports('two imports at a time', ({ database, write }) => {
  test('of the same file store each record once', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, index) => `u${index % 500},2024-01-01 00:${10 + (index % 50)},A${index % 9}`,
    );
    const path = write(['user,time,activity', ...rows]);
    const summaries = await Promise.all(
      [1, 2].map(() => importFile(database(), path, checkMapping(mapping, 'test'))),
    );
    expect(summaries.map(({ stored }) => stored).reduce((sum, stored) => sum + stored)).toBe(30_000);
    const [counts] = await database().query(
      `select (select count(*) from event)::integer as events, (select count(*) from profile)::integer as profiles,
              (select sum(stored) from import_run)::integer as stored`,
    );
    expect(counts).toEqual({ events: 30_000, profiles: 500, stored: 30_000 });
  });

  test('one that is stopped says so, and keeps what it stored', async () => {
    const rows = Array.from({ length: 30_000 }, (_, index) => `u${index},2024-01-01,A`);
    const path = write(['user,time,activity', ...rows]);
    const stop = new AbortController();
    const progress = { update: () => stop.abort(), finish: () => {} };
    await expect(
      importFile(database(), path, checkMapping(mapping, 'test'), { progress, signal: stop.signal }),
    ).rejects.toThrow(/broke off.*Run the same command again/);
    expect(await importFile(database(), path, checkMapping(mapping, 'test'))).toMatchObject({
      read: 30_000,
      customers: 30_000,
    });
  });
});
