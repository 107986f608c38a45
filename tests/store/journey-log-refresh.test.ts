import { beforeEach, expect, test } from 'vitest';
import { textAt } from '../../src/journeys/text-column.js';
import { silentProgress } from '../../src/progress.js';
import { loadJourneyLog, refreshJourneyLog } from '../../src/store/load-journey-log.js';
import { countingDatabase } from '../support/counting-database.js';
import { describeEachDatabase } from '../support/each-database.js';
import { applyChanges, clear, type Change } from '../support/random-records.js';

const utc = { timezone: 'UTC', progress: silentProgress };
/** 2026-01-01 23:30 UTC. */
const evening = 1_767_310_200;
const event = (profile: number, second: number, activity = 'Viewed'): Change => ({
  do: 'event',
  profile,
  micros: (evening + second) * 1_000_000,
  activity,
  source: 'website',
  value: null,
});
const plan = (profile: number, value: string): Change => ({
  do: 'trait',
  profile,
  trait: 'plan',
  micros: 0,
  value,
});

describeEachDatabase('refreshing the journey log', (database) => {
  beforeEach(async () => {
    await clear(database());
    await applyChanges(database(), [event(0, 1), event(1, 2), event(1, 5), plan(0, 'team'), plan(1, 'free')]);
  });

  test('gives the same object while nothing is written', async () => {
    const loaded = await loadJourneyLog(database(), utc);
    await database().query(
      "insert into receipt values ('fp_1', 't', '{}', '2026-01-01', '{}', '', '', '{}')",
    );
    expect(await refreshJourneyLog(loaded, database(), utc)).toBe(loaded);
    await database().query('delete from receipt');
  });

  test('reads what is new, and again only what shares a second with it', async () => {
    const loaded = await loadJourneyLog(database(), utc);
    const { database: counted, selects } = countingDatabase(database());
    const eventReads = () => selects.splice(0).filter((select) => select.includes('from event'));

    await applyChanges(database(), [event(0, 3), plan(0, 'business')]);
    const grown = await refreshJourneyLog(loaded, counted, utc);
    expect(grown.log.eventCount).toBe(4);
    const [read, ...others] = eventReads();
    expect(read).toMatch(new RegExp(`where seq > ${loaded.position.lastEvent}\\b`));
    expect(others).toEqual([]);

    await applyChanges(database(), [event(1, 2)]);
    const tied = await refreshJourneyLog(grown, counted, utc);
    const [, again] = eventReads();
    expect(again).toContain("where at >= '2026-01-01T23:30:02.000Z' and profile_id in");
    expect(tied).toEqual(await loadJourneyLog(database(), utc));
  });

  test.each([
    ['an event was deleted', "delete from event where at = timestamptz '2026-01-01 23:30:02Z'"],
    ['an event was changed', 'update event set value = 3'],
    ['an activity was renamed', "update activity set name = 'Looked' where name = 'Viewed'"],
    ['customers were taken apart', 'update profile set customer_id = id'],
    ['everything was emptied', 'truncate event, trait_value'],
  ])('reads everything anew when %s', async (_, sql) => {
    await applyChanges(database(), [{ do: 'merge', profile: 0, other: 1 }]);
    const loaded = await loadJourneyLog(database(), utc);
    await database().query(sql);
    const refreshed = await refreshJourneyLog(loaded, database(), utc);
    expect(refreshed.log).not.toEqual(loaded.log);
    expect(refreshed).toEqual(await loadJourneyLog(database(), utc));
  });

  test.each([
    ['a trait became personal', 'update trait set personal = true'],
    ['all values of a trait were deleted', 'delete from trait_value'],
    ['an identifier went to another profile', 'update identifier set profile_id = 1 where profile_id = 2'],
    ['an activity came that nobody has done', "insert into activity (name) values ('Called')"],
  ])('follows when %s', async (_, sql) => {
    const loaded = await loadJourneyLog(database(), utc);
    await database().query(sql);
    const { database: counted, selects } = countingDatabase(database());
    const refreshed = await refreshJourneyLog(loaded, counted, utc);
    expect(selects.filter((select) => select.includes('from event'))).toEqual([]);
    expect(refreshed.log).not.toBe(loaded.log);
    expect(refreshed).toEqual(await loadJourneyLog(database(), utc));
  });

  test('gives the same log when what was written changes nothing', async () => {
    const loaded = await loadJourneyLog(database(), utc);
    await database().execute(`
      insert into source (name) values ('website') on conflict (name) do update set name = excluded.name;
      update trait_value set value = value;
      delete from event where false;`);
    const refreshed = await refreshJourneyLog(loaded, database(), utc);
    expect(refreshed.log).toBe(loaded.log);
    expect(refreshed).toEqual(await loadJourneyLog(database(), utc));
  });

  test('reads everything anew when the database was put back and went on differently', async () => {
    await applyChanges(database(), [event(0, 9)]);
    const loaded = await loadJourneyLog(database(), utc);
    const [{ rewrite }] = await database().query<{ rewrite: string }>('select rewrite from data_version');
    await database().query('delete from event where seq = $1', [loaded.position.lastEvent]);
    await database().query("select setval('event_seq_seq', $1)", [loaded.position.lastEvent - 1]);
    await applyChanges(database(), [event(1, 9, 'Bought')]);
    // As after a restore: nothing in the table tells of the deletion.
    await database().query('update data_version set rewrite = $1', [rewrite]);
    const refreshed = await refreshJourneyLog(loaded, database(), utc);
    expect(refreshed).toEqual(await loadJourneyLog(database(), utc));
  });

  test('days are those of the time zone', async () => {
    const loaded = await loadJourneyLog(database(), utc);
    expect(new Date(loaded.log.until * 1000).toISOString()).toBe('2026-01-02T00:00:00.000Z');
    const amsterdam = { ...utc, timezone: 'Europe/Amsterdam' };
    const refreshed = await refreshJourneyLog(loaded, database(), amsterdam);
    expect(new Date(refreshed.log.until * 1000).toISOString()).toBe('2026-01-02T23:00:00.000Z');
    // The night of 29 March has no hour from 2 to 3.
    await applyChanges(database(), [event(0, Date.UTC(2026, 2, 29, 3) / 1000 - evening)]);
    const { log } = await refreshJourneyLog(refreshed, database(), amsterdam);
    expect(new Date(log.until * 1000).toISOString()).toBe('2026-03-29T22:00:00.000Z');
  });

  test('customers without events are as of the day of their import', async () => {
    await clear(database());
    await applyChanges(database(), [plan(0, 'team')]);
    expect((await loadJourneyLog(database(), utc)).log.until).toBe(0);
    await database().query(
      "insert into import_run (format, files, mapping, finished_at) values ('csv', '{}', '{}', '2026-01-05 22:00Z')",
    );
    try {
      const { log } = await loadJourneyLog(database(), utc);
      expect(new Date(log.until * 1000).toISOString()).toBe('2026-01-06T00:00:00.000Z');
    } finally {
      await database().query('delete from import_run');
    }
  });

  test('a change that is rolled back leaves everything as it was', async () => {
    const loaded = await loadJourneyLog(database(), utc);
    const failing = database().transaction(async (transaction) => {
      await applyChanges(transaction, [event(0, 7), plan(1, 'team')]);
      throw new Error('stop');
    });
    await expect(failing).rejects.toThrow('stop');
    expect(await refreshJourneyLog(loaded, database(), utc)).toBe(loaded);
  });

  test('misses nothing of writers at the same time, whoever is done first', async () => {
    if (database().kind === 'pglite') return;
    const loaded = await loadJourneyLog(database(), utc);
    let finishSlow = () => {};
    const held = new Promise<void>((resolve) => (finishSlow = resolve));
    let slowHasWritten = () => {};
    const written = new Promise<void>((resolve) => (slowHasWritten = resolve));
    const slow = database().transaction(async (transaction) => {
      await applyChanges(transaction, [event(0, 7)]);
      slowHasWritten();
      await held;
    });
    await written;
    let isDone = false;
    const quick = applyChanges(database(), [event(1, 8)]).then(() => (isDone = true));
    const isWaiting = async () =>
      (await database().query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).length > 0;
    while (!isDone && !(await isWaiting()));
    const between = await refreshJourneyLog(loaded, database(), utc);
    finishSlow();
    await Promise.all([slow, quick]);
    const after = await refreshJourneyLog(between, database(), utc);
    expect(after.log.eventCount).toBe(5);
    expect(after).toEqual(await loadJourneyLog(database(), utc));
  });

  test('numbers of events may have gaps of any size', async () => {
    const loaded = await loadJourneyLog(database(), utc);
    for (const seq of [499_999, 1_500_004, 1_500_005]) {
      await database().query("select setval('event_seq_seq', $1)", [seq]);
      await applyChanges(database(), [event(2, seq)]);
    }
    const { log } = await refreshJourneyLog(loaded, database(), utc);
    expect(log.eventCount).toBe(6);
    expect((await loadJourneyLog(database(), utc)).log).toEqual(log);
  });

  test('an activity list beyond a byte takes two', async () => {
    const loaded = await loadJourneyLog(database(), utc);
    expect(loaded.log.activities).toBeInstanceOf(Uint8Array);
    const many = Array.from({ length: 300 }, (_, place) => event(place % 3, 10 + place, `Activity ${place}`));
    await applyChanges(database(), many);
    const grown = await refreshJourneyLog(loaded, database(), utc);
    expect(grown.log.activities).toBeInstanceOf(Uint16Array);
    expect(grown).toEqual(await loadJourneyLog(database(), utc));
    expect(grown.log.activityNames.slice(-1)).toEqual(['Activity 299']);
  });

  test('customers are called by their strongest identifier and their name', async () => {
    await database().execute(`
      insert into identifier (kind, value, profile_id) select 'anonymous', 'a1', id from profile where id = 1;
      insert into identifier (kind, value, profile_id) select 'email', 'first@x.org', id from profile where id = 1;
      insert into identifier (kind, value, profile_id) select 'email', 'second@x.org', id from profile where id = 1;
      insert into identifier (kind, value, profile_id) select 'crm id', 'c7', id from profile where id = 2;
      insert into trait (name, personal) values ('Company Name', false), ('firstName', true), ('last_name', true);
      insert into trait_value select 2, id, 'epoch', 'Harbor Ltd' from trait where name = 'Company Name';`);
    const called = async () => {
      const { log } = await loadJourneyLog(database(), utc);
      return [0, 1].map((customer) => [
        textAt(log.customerIds, customer),
        textAt(log.customerNames, customer),
      ]);
    };
    expect(await called()).toEqual([
      ['first@x.org', 'first@x.org'],
      ['c7', 'Harbor Ltd'],
    ]);
    await database().execute(`
      insert into identifier (kind, value, profile_id) values ('user', 'u1', 1);
      insert into trait_value select 2, id, 'epoch', 'Ada' from trait where name = 'firstName';
      insert into trait_value select 2, id, 'epoch', 'Byron' from trait where name = 'last_name';`);
    expect(await called()).toEqual([
      ['u1', 'first@x.org'],
      ['c7', 'Ada Byron'],
    ]);
  });
});
