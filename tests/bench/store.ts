import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { silentProgress } from '../../src/progress.js';
import type { Database } from '../../src/store/database.js';
import { openSnapshot, writeSnapshot } from '../../src/store/journey-snapshot.js';
import { loadJourneyLog, refreshJourneyLog } from '../../src/store/load-journey-log.js';
import { migrate } from '../../src/store/migrate.js';
import { openPglite } from '../../src/store/pglite-database.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { startPostgres } from '../support/start-postgres.js';
import { fillDatabase } from './fill-database.js';
import { measure, measureBest, report } from './measure.js';
import { syntheticLog } from './synthetic-log.js';

/** Loading, growing and keeping a log: `npm run bench:store -- [events]`. */
const eventCount = Number(process.argv[2] ?? 10_000_000);
const options = { timezone: 'UTC', progress: silentProgress };
const folder = await mkdtemp(join(tmpdir(), 'footpath-bench-'));

const made = await measure(() => syntheticLog(eventCount));
report(`make ${eventCount} events`, made);
report('memory', made, memoryOf(made.result));
const day = 86_400;
for (const days of [1, 90]) {
  const cut = await measureBest(5, () => logAsOf(made.result, made.result.until - days * day));
  report(`log as of ${days} days earlier`, cut);
}
const cluster = startPostgres();
if (cluster) {
  const database = await openPostgres(`postgres://footpath@localhost/postgres?host=${cluster.socket}`);
  await measureDatabase('PostgreSQL', database, made.result);
  cluster.stop();
}
await measureDatabase(
  'PGlite',
  await openPglite(join(folder, 'database')),
  syntheticLog(Math.min(eventCount, 600_000)),
);
await rm(folder, { recursive: true });

async function measureDatabase(name: string, database: Database, log: JourneyLog): Promise<void> {
  await migrate(database);
  report(`fill ${name} with ${log.eventCount}`, await measure(() => fillDatabase(database, log)));
  const loading = await measureBest(2, () => loadJourneyLog(database, options));
  const rate = log.eventCount / loading.processor / 1000;
  report(
    'load',
    loading,
    `${rate.toFixed(2)} million events a second of processor time; ${memoryOf(loading.result.log)}`,
  );

  const file = join(folder, 'journeys');
  report('write the snapshot', await measureBest(3, () => writeSnapshot(loading.result, file)));
  const size = ((await stat(file)).size / 1e6).toFixed(0);
  report('open the snapshot', await measureBest(5, () => openSnapshot(file)), `${size} MB`);

  const until = new Date(log.until * 1000).toISOString();
  let loaded = loading.result;
  const grow = async (what: string, sql: string) => {
    await database.execute(sql);
    const refreshed = await measure(() => refreshJourneyLog(loaded, database, options));
    loaded = refreshed.result;
    report(`refresh after ${what}`, refreshed);
  };
  const events = (count: number, at: string) =>
    `insert into event (at, key, profile_id, activity_id, source_id)
     select ${at}, gen_random_uuid(), 1 + (n * 7919) % ${log.customerCount}, 1 + n % 40, 1 + n % 5
       from generate_series(1, ${count}) n`;
  report('refresh after nothing', await measureBest(5, () => refreshJourneyLog(loaded, database, options)));
  await grow('1 event', events(1, `timestamptz '${until}'`));
  await grow('1 more event', events(1, `timestamptz '${until}' + interval '1 hour'`));
  await grow('10,000 events', events(10_000, `timestamptz '${until}' + n * interval '1 minute'`));
  await grow(
    '1,000 events in seconds that are taken',
    `insert into event (at, key, profile_id, activity_id, source_id)
     select at + interval '1 millisecond', gen_random_uuid(), profile_id, activity_id, source_id
       from event order by seq desc limit 1000`,
  );
  await grow('1,000 late events', events(1000, `timestamptz '${until}' - n * interval '1 hour'`));
  await grow(
    '1,000 merges',
    `update profile set customer_id = id - 1 where id % 2 = 0 and id <= 2000 and customer_id = id`,
  );
  await grow(
    '1,000 changed traits',
    "update trait_value set value = 'team' where trait_id = 1 and profile_id <= 1000",
  );
  await database.close();
}

/** Bytes an event of the log's columns. */
function memoryOf(log: JourneyLog): string {
  const sum = (columns: readonly { byteLength: number }[]) =>
    columns.reduce((total, { byteLength }) => total + byteLength, 0);
  const events = sum([log.offsets, log.times, log.activities]);
  const { values, eventSources } = log;
  const sparse = sum([values.events, values.amounts, eventSources.events, eventSources.codes]);
  const perEvent = (bytes: number) => (bytes / log.eventCount).toFixed(2);
  return `${perEvent(events)} bytes an event, ${perEvent(events + sparse)} with values and sources`;
}
