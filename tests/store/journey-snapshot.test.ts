import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { emptyLog } from '../../src/journeys/empty-log.js';
import { createRandom, randomInteger } from '../../src/stats/random.js';
import { nameOf, nothingRead } from '../../src/store/data-position.js';
import { openSnapshot, writeSnapshot } from '../../src/store/journey-snapshot.js';
import type { LoadedLog } from '../../src/store/load-journey-log.js';
import { readSectionFile, writeSectionFile } from '../../src/store/section-file.js';
import { smallLog } from '../support/small-log.js';

const log = smallLog(
  [
    { customer: 'Zoë', activity: 'Signed Up', time: 1_000 },
    { customer: 'Zoë', activity: 'Bought', time: 4_000_000_000, value: -0.5 },
    { customer: 'Bo', activity: 'Bought', time: 5, value: 1e300 },
  ],
  { traits: { plan: { Zoë: 'team', Bo: 'free' }, seats: { Bo: 7, Zoë: 2 } }, customers: ['', 'quiet'] },
);
const position = {
  revision: 'r1',
  rewrite: 'w1',
  lastEvent: 2 ** 40,
  lastEventKey: '7f2c1c52-0000-0000-0000-000000000000',
  lastChange: 9,
};
const loaded: LoadedLog = {
  log: { ...log, dataVersion: nameOf(position) },
  position,
  timezone: 'Europe/Amsterdam',
};

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'footpath-snapshot-'));
  file = join(folder, 'journeys.snapshot');
});
afterEach(() => rm(folder, { recursive: true }));

const nothing: LoadedLog = {
  log: { ...emptyLog, dataVersion: nameOf(nothingRead) },
  position: nothingRead,
  timezone: 'UTC',
};

describe('the snapshot', () => {
  test('gives back the log as it was written, in place of a former one', async () => {
    await writeSnapshot(nothing, file);
    expect(await openSnapshot(file)).toEqual(nothing);
    const wide = { ...loaded, log: { ...loaded.log, activities: Uint16Array.from(log.activities) } };
    for (const one of [loaded, wide]) {
      await writeSnapshot(one, file);
      expect(await openSnapshot(file)).toEqual(one);
    }
    expect(await readdir(folder)).toEqual(['journeys.snapshot']);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  test('keeps sources, their exceptions and histories', async () => {
    const rich: LoadedLog = {
      ...loaded,
      log: {
        ...loaded.log,
        sources: [{ name: 'crm', eventCounts: Uint32Array.of(1, 2) }],
        eventSources: { usual: Uint16Array.of(0, 1), events: Uint32Array.of(2), codes: Uint16Array.of(1) },
        traits: new Map(
          [...log.traits].map(([name, trait]) => [
            name,
            {
              ...trait,
              personal: true,
              history: {
                customers: Uint32Array.of(0, 0),
                since: Uint32Array.of(0, 7),
                values: Float64Array.of(NaN, 1),
              },
            },
          ]),
        ),
      },
    };
    await writeSnapshot(rich, file);
    expect(await openSnapshot(file)).toEqual(rich);
  });

  test('is ignored when it is missing, empty, torn, damaged or something else', async () => {
    expect(await openSnapshot(file)).toBeUndefined();
    await writeSnapshot(loaded, file);
    const whole = await readFile(file);
    const random = createRandom(7);
    for (let length = 0; length < whole.length; length += 1 + randomInteger(random, 40)) {
      await writeFile(file, whole.subarray(0, length));
      expect(await openSnapshot(file)).toBeUndefined();
    }
    for (let place = 0; place < whole.length; place += place < 200 ? 1 : 23) {
      const damaged = Buffer.from(whole);
      damaged[place] ^= 1 << randomInteger(random, 8);
      await writeFile(file, damaged);
      expect(await openSnapshot(file)).toBeUndefined();
    }
    await writeFile(file, Buffer.concat([whole, Buffer.alloc(8)]));
    expect(await openSnapshot(file)).toBeUndefined();
    await writeFile(file, 'PGDMP something else altogether, longer than a preamble');
    expect(await openSnapshot(file)).toBeUndefined();
    await writeFile(file, whole);
    expect(await openSnapshot(file)).toEqual(loaded);
  });

  test('is ignored when another version of the format wrote it', async () => {
    await writeSnapshot(loaded, file);
    const { meta, sections } = (await readSectionFile(file)) ?? { meta: {}, sections: [] };
    await writeSectionFile(file, { meta: { ...Object(meta), format: 2 }, sections });
    expect(await openSnapshot(file)).toBeUndefined();
  });

  test('clears away what a killed process left, but not what another one may be writing', async () => {
    await writeFile(`${file}.1.tmp`, 'half');
    await writeFile(`${file}.2.tmp`, 'half');
    const longAgo = new Date(Date.now() - 3_700_000);
    await utimes(`${file}.1.tmp`, longAgo, longAgo);
    await writeSnapshot(loaded, file);
    expect((await readdir(folder)).sort()).toEqual(['journeys.snapshot', 'journeys.snapshot.2.tmp']);
  });

  test('that can not be written leaves the former one and nothing else', async () => {
    await writeSnapshot(loaded, file);
    const unwritable = { meta: 1n, sections: [] };
    await expect(writeSectionFile(file, unwritable)).rejects.toThrow();
    await expect(writeSnapshot(loaded, join(folder, 'nowhere', 'x'))).rejects.toThrow();
    expect(await openSnapshot(file)).toEqual(loaded);
    expect(await readdir(folder)).toEqual(['journeys.snapshot']);
  });
});
