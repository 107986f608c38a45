import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeImports } from './each-empty-database.js';

const header = 'customer,time,activity';
const rows = [
  'u1,2024-01-01 10:00,Signed Up',
  'u2,2024-01-02,Signed Up',
  'u1,2024-01-03,Paid',
  'u1,2024-01-03,Paid',
];

describeImports('loading a file again', ({ database, load, events }) => {
  test('stores nothing new, in any order, and keeps equal rows', async () => {
    expect(await load([header, ...rows])).toEqual({
      read: 4,
      stored: 4,
      duplicates: 0,
      quarantined: 0,
      customers: 2,
      merged: 0,
    });
    const before = await events();
    expect(before).toEqual([
      'u1 Signed Up 2024-01-01T10:00:00',
      'u2 Signed Up 2024-01-02T00:00:00',
      'u1 Paid 2024-01-03T00:00:00',
      'u1 Paid 2024-01-03T00:00:00',
    ]);
    expect(await load([header, ...rows.toReversed()])).toMatchObject({ stored: 0, duplicates: 4 });
    expect(await load([header, ...rows].join('\r\n'), undefined, { name: 'renamed.csv' })).toMatchObject({
      stored: 0,
    });
    expect(
      await load([
        'activity;"customer";time',
        ...rows.map((row) => row.split(',').toReversed()).map(([a, t, c]) => `${a};${c};"${t}"`),
      ]),
    ).toMatchObject({ stored: 0, duplicates: 4 });
    expect(await events()).toEqual(before);
  });

  test('a longer export stores only what is longer', async () => {
    await load([header, ...rows]);
    expect(await load([header, 'u3,2023-12-31,Signed Up', ...rows, rows[2]])).toMatchObject({
      stored: 2,
      duplicates: 4,
      customers: 3,
    });
  });

  test('deduplicated, equal rows of a file are one', async () => {
    expect(await load([header, ...rows], undefined, { dedupe: true })).toMatchObject({
      stored: 3,
      duplicates: 1,
    });
    expect(await load([header, ...rows])).toMatchObject({ stored: 1, duplicates: 3 });
  });

  test('read in another way, the records stay the same ones', async () => {
    await load([header, ...rows]);
    const mapping = { customer: 'customer', time: 'time', activity: 'activity' };
    expect(await load([header, ...rows], { ...mapping, timezone: 'America/New_York' })).toMatchObject({
      stored: 0,
    });
    expect(
      await load([header, ...rows], {
        ...mapping,
        activity: { column: 'activity', names: { Paid: 'Subscribed' } },
      }),
    ).toMatchObject({ stored: 0 });
    expect(await load([header, ...rows], { ...mapping, source: 'crm' })).toMatchObject({ stored: 4 });
  });

  test('two tables that look alike hold different records when their activity differs', async () => {
    const table = ['customer,time', 'u1,2024-01-01', 'u2,2024-01-01'];
    const mapping = { customer: 'customer', time: 'time' };
    expect(await load(table, { ...mapping, activity: { constant: 'Signed Up' } })).toMatchObject({
      stored: 2,
    });
    expect(await load(table, { ...mapping, activity: { constant: 'Cancelled' } })).toMatchObject({
      stored: 2,
    });
    expect(await load(table, { customer: 'customer', activities: { Cancelled: 'time' } })).toMatchObject({
      stored: 0,
    });
  });

  test('a record with an id of its own is known by it, whatever else changes', async () => {
    const mapping = { customer: 'customer', time: 'time', activity: 'activity', id: 'id' };
    expect(
      await load(
        ['id,customer,time,activity', '1,u1,2024-01-01,A', '2,u1,2024-01-01,A', ',u1,2024-01-01,A'],
        mapping,
      ),
    ).toMatchObject({ stored: 3 });
    expect(
      await load(
        ['id,customer,time,activity', '2,u1,2024-02-01,B', '3,u1,2024-01-01,A', ',u1,2024-01-01,A'],
        mapping,
      ),
    ).toMatchObject({ stored: 1, duplicates: 2 });
  });

  test('any split of the records over files stores each once', async () => {
    const row = fc.constantFrom('u1,2024-01-01,A', 'u1,2024-01-01,B', 'u2,2024-01-02,A', 'u3,2024-01-03,C');
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(row, { maxLength: 8 }), { minLength: 1, maxLength: 3 }),
        async (files) => {
          await database().execute('truncate event');
          for (const file of files) await load([header, ...file]);
          const most = new Map<string, number>();
          for (const file of files) {
            for (const one of file)
              most.set(one, Math.max(most.get(one) ?? 0, file.filter((other) => other === one).length));
          }
          expect(await events()).toHaveLength([...most.values()].reduce((sum, count) => sum + count, 0));
        },
      ),
      { numRuns: 10 },
    );
  });
});

describeImports('what a record becomes', ({ database, load, events }) => {
  test('amounts, names of activities, several activities in a row', async () => {
    await load(
      ['account,signup_date,churn_date,mrr', 'a1,17-01-2024,,"1.250,50"', 'a2,02-03-2024,05-04-2024,"12,5"'],
      {
        customer: 'account',
        activities: { 'Signed Up': { time: 'signup_date', value: 'mrr' }, Cancelled: 'churn_date' },
        traits: ['mrr'],
      },
    );
    expect(await events()).toEqual([
      'a1 Signed Up 2024-01-17T00:00:00 1250.5',
      'a2 Signed Up 2024-03-02T00:00:00 12.5',
      'a2 Cancelled 2024-04-05T00:00:00',
    ]);
  });

  test('only some activities, under other names', async () => {
    const summary = await load([header, 'u1,2024-01-01,trial_started', 'u1,2024-01-01,heartbeat'], {
      customer: 'customer',
      time: 'time',
      activity: { column: 'activity', names: { trial_started: 'Started Trial' }, only: ['trial_started'] },
    });
    expect(summary).toMatchObject({ read: 1, stored: 1 });
    expect(await events()).toEqual(['u1 Started Trial 2024-01-01T00:00:00']);
  });

  test('day and month are decided by the whole file, however late the day comes that decides', async () => {
    const early = Array.from({ length: 12_000 }, () => 'u1,03/04/2024,A');
    await load([header, ...early, 'u2,25/12/2024,B']);
    expect((await events()).at(0)).toBe('u1 A 2024-04-03T00:00:00');
    await expect(load([header, 'u1,03/04/2024,A'])).rejects.toThrow(/--date-order/);
  });

  test('what customers wrote and how they rated stands beside the event', async () => {
    const mapping = {
      customer: 'c',
      time: 't',
      activity: { constant: 'Left Review' },
      text: 'comment',
      rating: 'stars',
    };
    const table = [
      'c,t,comment,stars',
      'u1,2024-01-01,"Great,\nreally",5',
      'u2,2024-01-02,,2',
      'u3,2024-01-02,,',
    ];
    await load(table, mapping);
    await load(table, mapping);
    const rows = await database().query(
      `select f.text, f.rating, f.at, f.profile_id = e.profile_id as same_profile, f.source_id = e.source_id as same_source
       from feedback f join event e using (key) order by f.id`,
    );
    expect(rows).toEqual([
      {
        text: 'Great,\nreally',
        rating: 5,
        at: new Date('2024-01-01'),
        same_profile: true,
        same_source: true,
      },
      { text: '', rating: 2, at: new Date('2024-01-02'), same_profile: true, same_source: true },
    ]);
  });

  test('the source may be a column', async () => {
    await load(['customer,time,activity,from', 'u1,2024-01-01,A,NPS', 'u1,2024-01-01,A,Trustpilot'], {
      customer: 'customer',
      time: 'time',
      activity: 'activity',
      source: { column: 'from' },
    });
    expect(await database().query('select name from source order by name')).toEqual([
      { name: 'nps' },
      { name: 'trustpilot' },
    ]);
  });

  test('nested JSON, and a top-level array, give the same events', async () => {
    const records = [
      {
        user: { id: 9007199254740993n.toString() },
        properties: { name: 'Signed Up', at: 1704067200000, plan: 'team' },
      },
      { user: { id: 'u2' }, properties: { name: 'Paid', at: 1704067201500, plan: null, amount: '12.5' } },
    ];
    const mapping = {
      customer: 'user.id',
      time: 'properties.at',
      activity: 'properties.name',
      value: 'properties.amount',
      traits: [{ plan: 'properties.plan' }],
    };
    await load(
      records.map((record) => JSON.stringify(record)),
      mapping,
      { name: 'a.jsonl' },
    );
    expect(await events()).toEqual([
      '9007199254740993 Signed Up 2024-01-01T00:00:00',
      'u2 Paid 2024-01-01T00:00:01 12.5',
    ]);
    expect(await load(JSON.stringify(records, undefined, 2), mapping, { name: 'b.json' })).toMatchObject({
      stored: 0,
      duplicates: 2,
    });
  });

  test('a customer called NA stays', async () => {
    expect(await load([header, 'NA,2024-01-01,A', 'n2,2024-01-01,A'])).toMatchObject({
      stored: 2,
      customers: 2,
    });
  });
});
