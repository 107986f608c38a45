import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { silentProgress } from '../../src/progress.js';
import { openSnapshot, writeSnapshot } from '../../src/store/journey-snapshot.js';
import { loadJourneyLog } from '../../src/store/load-journey-log.js';
import { migrate } from '../../src/store/migrate.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { startPostgres } from '../support/start-postgres.js';
import { fillDatabase } from './fill-database.js';
import { measure, measureBest, report } from './measure.js';
import { syntheticLog } from './synthetic-log.js';

const eventCount = Number(process.argv[2] ?? 10_000_000);
const options = { timezone: 'UTC', progress: silentProgress };

const made = await measure(() => syntheticLog(eventCount));
report(`generate ${eventCount} events`, made);
const cut = made.result.until - 90 * 86_400;
report('log as of 90 days earlier', await measureBest(5, () => logAsOf(made.result, cut)));

const cluster = startPostgres();
if (cluster) {
  const database = await openPostgres(`postgres://footpath@localhost/postgres?host=${cluster.socket}`);
  await migrate(database);
  report('fill PostgreSQL', await measure(() => fillDatabase(database, made.result)));
  const loaded = await measureBest(2, () => loadJourneyLog(database, options));
  const rate = eventCount / loaded.processor / 1000;
  report('load from PostgreSQL', loaded, `${rate.toFixed(2)} million events a second of processor time`);
  const folder = await mkdtemp(join(tmpdir(), 'footpath-bench-'));
  const file = join(folder, 'journeys');
  report('write the snapshot', await measureBest(3, () => writeSnapshot(loaded.result, file)));
  const size = (await stat(file)).size;
  report(
    'open the snapshot',
    await measureBest(5, () => openSnapshot(file)),
    `${(size / 1e6).toFixed(0)} MB`,
  );
  await rm(folder, { recursive: true });
  await database.close();
  cluster.stop();
}
