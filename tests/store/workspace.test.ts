import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { packageFile } from '../../src/package-root.js';
import { silentProgress, type Progress } from '../../src/progress.js';
import { checkNode, checkWorkspace } from '../../src/store/check-workspace.js';
import { openWorkspace } from '../../src/store/workspace.js';
import { createPostgresDatabase, postgresSocket } from '../support/each-database.js';
import { expectedLog } from '../support/expected-log.js';
import { plainLog } from '../support/plain-log.js';
import { applyChanges, type Change } from '../support/random-records.js';

const event = (profile: number, day: number): Change => ({
  do: 'event',
  profile,
  micros: Date.UTC(2026, 0, day) * 1000,
  activity: 'Signed Up',
  source: 'website',
  value: null,
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footpath-workspace-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Counts how often the journeys were read from the database. */
function countingProgress(): { progress: Progress; reads: () => number } {
  const finished: string[] = [];
  return {
    progress: { update() {}, finish: (label) => finished.push(label) },
    reads: () => finished.filter((label) => label === 'Reading journeys').length,
  };
}

describe('an embedded workspace', () => {
  test('is made, belongs to one process, survives a kill, and opens again as it was', async () => {
    const open = () => openWorkspace({ folder }, 'footpath start', silentProgress);
    const first = await open();
    await expect(open()).rejects.toMatchObject({ code: 'in_use' });
    await applyChanges(first.database, [event(0, 1), event(1, 2)]);
    expect((await first.log()).eventCount).toBe(2);
    await first.close();
    expect((await readdir(folder)).map((name) => name.replace(/-[0-9a-f-]{36}\./, '-ID.')).sort()).toEqual([
      'database',
      'journeys-ID.snapshot',
    ]);

    const program = `
      const { openWorkspace } = await import(${JSON.stringify(packageFile('dist/src/store/workspace.js'))});
      const quiet = { update() {}, finish() {} };
      const { database } = await openWorkspace({ folder: ${JSON.stringify(folder)} }, 'footpath import', quiet);
      await database.query("insert into event (at, key, profile_id, activity_id, source_id) values ('2026-01-03', gen_random_uuid(), 1, 1, 1)");
      console.log('written');
      setInterval(() => database.query('update event set value = 1'), 1);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    await expect(open()).rejects.toThrow(/in use by `footpath import` \(process \d+, since/);
    child.kill('SIGKILL');
    await once(child, 'exit');

    const second = await open();
    const log = await second.log();
    expect(log.eventCount).toBe(3);
    expect(plainLog(log)).toEqual(await expectedLog(second.database));
    const checks = await checkWorkspace({ folder }, second.database);
    expect(checks.filter(({ ok }) => !ok)).toEqual([]);
    await second.close();
    expect(await readdir(folder)).not.toContain('owner.json');
  }, 120_000);
});

describe.skipIf(!postgresSocket)('a workspace on a server', () => {
  test('reads the journeys once for all who ask, and from the snapshot after that', async () => {
    const databaseUrl = await createPostgresDatabase();
    const { progress, reads } = countingProgress();
    const open = () => openWorkspace({ folder, databaseUrl }, 'footpath start', progress);
    const workspace = await open();
    await applyChanges(workspace.database, [event(0, 1), event(1, 2)]);
    const logs = await Promise.all([workspace.log(), workspace.log(), workspace.log()]);
    expect(new Set(logs).size).toBe(1);
    expect(reads()).toBe(1);
    await workspace.close();

    const again = await open();
    expect((await again.log()).eventCount).toBe(2);
    expect(reads()).toBe(1);
    // Whoever has written sees it, even when another reading was under way.
    const before = again.log();
    await applyChanges(again.database, [event(0, 3)]);
    expect((await again.log()).eventCount).toBe(3);
    expect((await before).eventCount).toBeLessThanOrEqual(3);
    await again.close();

    const [snapshot] = await readdir(folder);
    const whole = await readFile(join(folder, snapshot));
    await writeFile(join(folder, snapshot), whole.subarray(0, whole.length - 5));
    const last = await open();
    expect(plainLog(await last.log())).toEqual(await expectedLog(last.database));
    await last.close();
    expect((await readFile(join(folder, snapshot))).equals(whole)).toBe(true);
  });

  test('two databases used with one folder have a snapshot each', async () => {
    for (const day of [1, 2]) {
      const databaseUrl = await createPostgresDatabase();
      const workspace = await openWorkspace({ folder, databaseUrl }, 'footpath ask', silentProgress);
      await applyChanges(workspace.database, [event(0, day)]);
      await workspace.log();
      await workspace.close();
    }
    expect(await readdir(folder)).toHaveLength(2);
  });

  test('takes changed definitions over, and keeps the former ones when the file is wrong', async () => {
    const databaseUrl = await createPostgresDatabase();
    const file = join(folder, 'footpath.yaml');
    await writeFile(file, 'journeys: {trial: {stages: [Signed Up, Subscribed]}}\ntimezone: Asia/Tokyo');
    const workspace = await openWorkspace({ folder, databaseUrl }, 'footpath start', silentProgress);
    await applyChanges(workspace.database, [event(0, 1)]);
    expect([...workspace.versions]).toEqual([['journey trial', 1]]);
    expect(workspace.warnings.map(({ line }) => line)).toEqual([1, 1]);
    // Midnight in Tokyo after 2026-01-01 09:00.
    expect((await workspace.log()).until).toBe(Date.UTC(2026, 0, 1, 15) / 1000);

    await writeFile(file, 'journeys: {trial: {stages: [Signed Up]}}');
    await expect(workspace.refresh()).rejects.toThrow(
      /footpath\.yaml needs mending:\n {2}- line 1: journeys\.trial/,
    );
    expect(workspace.definitions.journeys.trial.stages).toHaveLength(2);

    await writeFile(file, 'journeys: {trial: {stages: [Signed Up, Paid, Subscribed]}}');
    await workspace.refresh();
    expect([...workspace.versions]).toEqual([['journey trial', 2]]);
    expect(workspace.warnings.map(({ message }) => message)).toHaveLength(2);
    expect((await workspace.log()).until).toBe(Date.UTC(2026, 0, 2) / 1000);
    await workspace.close();
  });

  test('that can not be opened leaves nothing open', async () => {
    const databaseUrl = await createPostgresDatabase();
    await writeFile(join(folder, 'footpath.yaml'), 'nonsense: true');
    const opening = openWorkspace({ folder, databaseUrl }, 'footpath start', silentProgress);
    await expect(opening).rejects.toMatchObject({ code: 'bad_setting' });
    const nobody = 'postgres://footpath@127.0.0.1:1/nowhere';
    await expect(
      openWorkspace({ folder, databaseUrl: nobody }, 'footpath start', silentProgress),
    ).rejects.toMatchObject({ code: 'unavailable' });
  });

  test('is checked for doctor, with what to do about each thing that is wrong', async () => {
    const databaseUrl = await createPostgresDatabase();
    await writeFile(join(folder, 'footpath.yaml'), 'timezone: Nowhere\noutcomes: {x: {did: Signed Upp}}');
    const found = new Map(
      (await checkWorkspace({ folder, databaseUrl })).map((check) => [check.name, check]),
    );
    expect([...found.keys()]).toEqual([
      'Node.js',
      'workspace folder',
      'in use by',
      'database',
      'pgvector',
      'schema',
      'footpath.yaml',
      'snapshot',
      'feedback',
      'predictions',
    ]);
    expect(found.get('footpath.yaml')).toMatchObject({ ok: false });
    expect(found.get('footpath.yaml')?.mend).toContain('Mend these lines');
    expect(found.get('footpath.yaml')?.mend).toContain(`Mend these lines in ${folder}`);
    expect(found.get('footpath.yaml')?.detail).toContain('line 1: timezone: is not a time zone');
    expect(found.get('database')?.detail).toMatch(/^PostgreSQL 1\d/);
    const pgvector = found.get('pgvector');
    if (pgvector && !pgvector.ok) expect(pgvector.mend).toMatch(/create extension vector/);

    const gone = await checkWorkspace({ folder, databaseUrl: 'postgres://footpath@127.0.0.1:1/nowhere' });
    expect(gone.find(({ name }) => name === 'database')).toMatchObject({ ok: false });
    expect(gone.find(({ name }) => name === 'footpath.yaml')).toMatchObject({ ok: false });
  });
});

test.each([
  ['20.19.0', true],
  ['20.18.3', false],
  ['18.20.0', false],
  ['22.0.0', true],
])('Node.js %s is new enough: %s', (version, ok) => {
  expect(checkNode(version).ok).toBe(ok);
});
