import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { silentProgress } from '../../src/progress.js';
import { CurrentDefinitions } from '../../src/store/current-definitions.js';
import { readHistory } from '../../src/store/definitions-store.js';
import { loadJourneyLog } from '../../src/store/load-journey-log.js';
import { writeNewFile } from '../../src/store/write-new-file.js';
import { describeEachDatabase } from '../support/each-database.js';
import { applyChanges, type Change } from '../support/random-records.js';

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footpath-definitions-'));
  file = join(folder, 'footpath.yaml');
});
afterEach(() => rm(folder, { recursive: true }));

const event = (profile: number, activity: string, day: number): Change => ({
  do: 'event',
  profile,
  micros: Date.UTC(2026, 0, day) * 1000,
  activity,
  source: 'website',
  value: null,
});

describeEachDatabase('what a workspace means by its words', (database) => {
  const readLog = async () =>
    (await loadJourneyLog(database(), { timezone: 'UTC', progress: silentProgress })).log;

  test('comes from the data where there is no file, once for the same data', async () => {
    await applyChanges(
      database(),
      [1, 2, 3, 4, 5].flatMap((profile) => [event(profile, 'Signed Up', 1), event(profile, 'Subscribed', 2)]),
    );
    const current = await CurrentDefinitions.open(database(), file);
    expect(current.definitions.journeys).toEqual({});
    const log = await readLog();
    await current.proposeFrom(log);
    const { definitions } = current;
    expect(definitions.journeys.subscription.stages.map(({ name }) => name)).toEqual([
      'Signed Up',
      'Subscribed',
    ]);
    expect(current.versions.get('journey subscription')).toBe(1);
    await current.proposeFrom(log);
    expect(current.definitions).toBe(definitions);

    const again = await CurrentDefinitions.open(database(), file);
    await again.proposeFrom(log);
    expect(again.versions.get('journey subscription')).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });

  test('comes from the file as soon as there is one, and follows it', async () => {
    const current = await CurrentDefinitions.open(database(), file);
    await writeFile(file, 'journeys: {mine: {stages: [Signed Up, Subscribed]}}');
    await current.follow();
    const { definitions } = current;
    expect(Object.keys(definitions.journeys)).toEqual(['mine']);
    await current.proposeFrom(await readLog());
    await current.follow();
    expect(current.definitions).toBe(definitions);

    await writeFile(file, 'journeys: {mine: {stages: [Signed Up]}}');
    await current.follow();
    expect(current.definitions).toBe(definitions);
    expect(current.warnings[0].message).toContain('needs mending');

    await writeFile(file, 'journeys: {mine: {stages: [Signed Up, Subscribed], within_days: 7}}');
    await current.follow();
    expect(current.versions.get('journey mine')).toBe(2);
    expect((await readHistory(database(), 'journey', 'mine')).map(({ version }) => version)).toEqual([1, 2]);
  });
});

test('a new file is written whole, and none is written over', async () => {
  expect(await writeNewFile(file, 'first')).toBe(true);
  expect(await writeNewFile(file, 'second')).toBe(false);
  expect(await readFile(file, 'utf8')).toBe('first');
  expect(await readdir(folder)).toEqual(['footpath.yaml']);
});
