import { expect, test } from 'vitest';
import { describeEachDatabase } from '../support/each-database.js';

async function* bytes(...texts: string[]): AsyncIterable<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

describeEachDatabase('the database port', (database) => {
  test('gives the same JavaScript values on both engines', async () => {
    const [row] = await database().query(
      `select 9007199254740993::bigint as big, date '2026-10-31' as day, timestamptz '2026-10-31 12:00Z' as at,
              '{"a": [1]}'::jsonb as document, array['x', 'y'] as list, $1::text[] as bound, null as nothing`,
      [['p', 'q']],
    );
    expect(row).toEqual({
      big: '9007199254740993',
      day: '2026-10-31',
      at: new Date('2026-10-31T12:00:00Z'),
      document: { a: [1] },
      list: ['x', 'y'],
      bound: ['p', 'q'],
      nothing: null,
    });
  });

  test('copies in and out', async () => {
    await database().copyIn('source (name)', 'format csv', bytes('web', 'site\n"c,rm"\n'));
    expect(await database().query('select name from source order by name')).toEqual([
      { name: 'c,rm' },
      { name: 'website' },
    ]);
    const parts: Uint8Array[] = [];
    for await (const part of database().copyOut('select 7::int')) parts.push(part);
    const all = Buffer.concat(parts);
    expect(all.subarray(0, 6).toString()).toBe('PGCOPY');
    expect(all.readInt32BE(19 + 2 + 4)).toBe(7);
  });

  test('takes nothing of a transaction that fails, and of one inside it', async () => {
    const failing = database().transaction(async (outer) => {
      await outer.query("insert into activity (name) values ('one')");
      await outer.transaction((inner) => inner.query("insert into activity (name) values ('two')"));
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await database().query('select * from activity')).toEqual([]);
  });

  test('goes on after a COPY that fails half-way', async () => {
    async function* broken(): AsyncIterable<Uint8Array> {
      yield await Promise.resolve(Buffer.from('a\n'));
      throw new Error('source broke');
    }
    await expect(database().copyIn('source (name)', 'format csv', broken())).rejects.toThrow();
    expect(await database().query("select name from source where name = 'a'")).toEqual([]);
  });

  test('an unfinished COPY out gives its connection back', async () => {
    for (let round = 0; round < 12; round++) {
      for await (const part of database().copyOut('select generate_series(1, 100000)')) {
        expect(part.length).toBeGreaterThan(0);
        break;
      }
    }
    expect(await database().query('select 1 as one')).toEqual([{ one: 1 }]);
  });

  test('a COPY out that fails gives its connection back', async () => {
    for (let round = 0; round < 12; round++) {
      const reading = async () => {
        for await (const part of database().copyOut('select * from nowhere')) expect(part).toBeUndefined();
      };
      await expect(reading()).rejects.toThrow('nowhere');
    }
    expect(await database().query('select 1 as one')).toEqual([{ one: 1 }]);
  });
});
