import { expect, test } from 'vitest';
import { checkMapping } from '../../src/ingest/mapping/mapping.js';
import { listQuarantine, type QuarantinedRecord } from '../../src/ingest/quarantine.js';
import { retryQuarantine } from '../../src/ingest/retry-quarantine.js';
import { describeImports } from './each-empty-database.js';

const header = 'customer,time,activity,amount';
const mapping = { customer: 'customer', time: 'time', activity: 'activity', value: 'amount' };
const good = ['u1,2024-01-01,A,', 'u2,2024-01-02,B,3'];

describeImports('bad records', ({ database, load, events }) => {
  async function listed(): Promise<QuarantinedRecord[]> {
    const found: QuarantinedRecord[] = [];
    for await (const record of listQuarantine(database())) found.push(record);
    return found;
  }

  test('are set aside with line, reason and text, and the rest loads', async () => {
    const bad = [
      ['"u7\nx",2024-01-01,A,', undefined],
      [',2024-01-01,A,', 'no customer: customer is empty'],
      ['null,2024-01-01,A,', 'no customer: customer is “null”'],
      ['u1,,A,', 'no time: column time is empty'],
      ['u1,soon,A,', "the time “soon” (column time) can't be read"],
      ['u1,2024-02-30,A,', "the time “2024-02-30” (column time) can't be read"],
      ['u1,1969-07-20,A,', 'the time “1969-07-20” (column time) is outside 1970 to 2106'],
      ['u1,2150-01-01,A,', 'the time “2150-01-01” (column time) is outside 1970 to 2106'],
      ['u1,2024-01-01,,', 'no activity: column activity is empty'],
      ['u1,2024-01-01,A,twelve', '“twelve” (column amount) is not a number'],
      ['u1,2024-01-01,A', 'it has 3 values, and there are 4 columns'],
      ['u1,2024-01-01,"A,', 'its quotes are broken'],
      ['u\x001,2024-01-01,A,', 'a control character stands in column customer'],
      ['u1,2024-01-01,\x1bA,', 'a control character stands in column activity'],
      [`${'x'.repeat(600)},2024-01-01,A,`, 'the customer id (column customer) is longer than 512 characters'],
    ] as const;
    const summary = await load(
      [header, good[0], ...bad.map(([text]) => text), '"u9",2024-01-01,A,'],
      mapping,
    );
    expect(summary).toMatchObject({ read: 17, stored: 3, quarantined: 14, duplicates: 0 });
    const list = await listed();
    expect(list.map(({ reason }) => reason)).toEqual(bad.slice(1).map(([, reason]) => reason));
    // The first of them stands below a value of two lines.
    expect(list.map(({ line }) => line)).toEqual(bad.slice(1).map((_, index) => index + 5));
    expect(list[0].record).toBe(',2024-01-01,A,');
    expect(list[11].record).toContain('u\u24001');
  });

  test('are listed once, however often they come', async () => {
    const file = [header, ...good, 'u1,soon,A,', 'u1,soon,A,', 'u1,"open'];
    await load(file, mapping);
    expect(await listed()).toHaveLength(3);
    expect(await load(file, mapping, { name: 'again.csv' })).toMatchObject({ stored: 0, quarantined: 3 });
    await load([header, 'u0,soon,A,', ...file.slice(1).toReversed()], mapping);
    expect(await listed()).toHaveLength(4);
  });

  test('leave the list when a later import can read them', async () => {
    const file = [header, ...good, 'u3,31/12/2024 25:00,A,', 'u4,soon,B,1'];
    await load(file, { ...mapping, activity: { constant: 'X' } });
    expect(await listed()).toHaveLength(2);
    const byActivity = { customer: 'customer', traits: ['activity'] };
    await load(file, byActivity);
    expect(await listed()).toHaveLength(0);
  });

  test('can be tried again with another mapping, and are not doubled by a later import', async () => {
    const file = [
      'customer,time,late,activity',
      'u1,2024-01-01,2024-05-01,A',
      'u2,,2024-05-02,A',
      'u2,,2024-05-02,A',
      'u3,,,A',
      'u1,"open',
    ];
    const first = { customer: 'customer', time: 'time', activity: 'activity' };
    expect(await load(file, first)).toMatchObject({ stored: 1, quarantined: 4 });
    expect(await retryQuarantine(database())).toMatchObject({ read: 4, stored: 0, quarantined: 4 });
    expect(await listed()).toHaveLength(4);

    const second = { ...first, time: 'late' };
    expect(await retryQuarantine(database(), checkMapping(second, 'test'))).toMatchObject({
      read: 4,
      stored: 2,
      quarantined: 2,
      customers: 2,
    });
    expect((await listed()).map(({ line, reason }) => [line, reason])).toEqual([
      [5, 'no time: column late is empty'],
      [6, 'a quote is never closed'],
    ]);
    expect(await events()).toEqual([
      'u1 A 2024-01-01T00:00:00',
      'u2 A 2024-05-02T00:00:00',
      'u2 A 2024-05-02T00:00:00',
    ]);
    expect(await load(file, second)).toMatchObject({ stored: 0, duplicates: 3, quarantined: 2 });
    expect(await listed()).toHaveLength(2);
  });

  test('of JSON are tried again too; a mapping that fits no file is refused', async () => {
    const lines = [
      '{"user":"u1","at":"2024-01-01","what":"A"}',
      '{"user":"u2","when":"2024-01-02","what":"A"}',
      '{"user":',
    ];
    const first = { customer: 'user', time: 'at', activity: 'what' };
    await load(lines, first, { name: 'a.jsonl' });
    await load([header, 'u5,soon,A,', 'u5,2024-01-01,A,'], mapping);
    expect(await listed()).toHaveLength(3);
    expect(await retryQuarantine(database(), checkMapping({ ...first, time: 'when' }, 'test'))).toMatchObject(
      { stored: 1 },
    );
    expect(await listed()).toHaveLength(2);
    await expect(
      retryQuarantine(database(), checkMapping({ customer: 'nobody', traits: ['x'] }, 'test')),
    ).resolves.toMatchObject({ stored: 0 });
  });

  test('a file of which nothing can be read is refused whole', async () => {
    const rows = Array.from({ length: 30 }, (_, index) => `u${index},${index},A,`);
    await expect(load([header, ...rows], mapping)).rejects.toThrow(
      /None of the first 30 records .*the time “0”/,
    );
    expect(await listed()).toEqual([]);
    expect(await database().query('select * from import_run')).toEqual([]);
  });

  test('a column that is no list of activities is refused, and nothing is stored', async () => {
    const rows = Array.from({ length: 5001 }, (_, index) => `u1,2024-01-01,/page/${index},`);
    await expect(load([header, ...rows], mapping)).rejects.toThrow(/over 5,000 different activities/);
    expect(await events()).toEqual([]);
    expect(await database().query('select * from activity')).toEqual([]);
  });
});
