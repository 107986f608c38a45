import { expect, test } from 'vitest';
import { importRecords } from '../../src/ingest/import-records.js';
import { checkMapping } from '../../src/ingest/mapping/mapping.js';
import type { JsonObject } from '../../src/ingest/reading/json-scan.js';
import { describeImports } from './each-empty-database.js';

const mapping = checkMapping(
  { customer: 'user', time: 'at', activity: 'what', id: 'id', source: 'live' },
  'test',
);

async function* lists(...all: JsonObject[][]): AsyncGenerator<JsonObject[]> {
  for (const list of all) yield await Promise.resolve(list);
}

describeImports('records that arrive as objects', ({ database, events }) => {
  test('load like those of a file, each once', async () => {
    const one = { id: 1, user: 'u1', at: '2024-01-01T10:00:00Z', what: 'A' };
    const two = { id: 2, user: 'u1', at: '2024-01-02T10:00:00Z', what: 'B' };
    const bad = { id: 3, user: 'u\0', at: '2024-01-02T10:00:00Z', what: 'B' };
    const load = (...all: JsonObject[][]) => importRecords(database(), 'api', lists(...all), mapping);
    expect(await load([one], [], [two, bad])).toMatchObject({
      read: 3,
      stored: 2,
      quarantined: 1,
      customers: 1,
    });
    expect(await load([two])).toMatchObject({ stored: 0, duplicates: 1 });
    expect(await load()).toMatchObject({ read: 0, customers: 1 });
    expect(await load([])).toMatchObject({ read: 0, customers: 1 });
    expect(await events()).toEqual(['u1 A 2024-01-01T10:00:00', 'u1 B 2024-01-02T10:00:00']);
  });
});
