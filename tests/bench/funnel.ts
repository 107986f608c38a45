import { execFileSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { JourneyLog } from '../../src/journeys/journey-log.js';
import { runFunnel } from '../../src/journeys/run-funnel.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { dropOffs } from '../../tools/drop-offs.js';
import { startPostgres } from '../support/start-postgres.js';
import { funnelSql } from './funnel-sql.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { measureBest, report, type Measured } from './measure.js';
import { syntheticLog } from './synthetic-log.js';

/** A four-step funnel by plan, side by side with the best right SQL: `npm run bench:funnel -- [events]`. */
const eventCount = Number(process.argv[2] ?? 10_000_000);
const log = syntheticLog(eventCount);
const within = 7 * 86_400;
const plans = planCodes(log);
const folder = await mkdtemp(join(tmpdir(), 'footpath-bench-'));
// The servers run under accounts of their own.
await chmod(folder, 0o755);
const dependencies = toolDependencies(log);
const duckResult = z.object({ clock: z.number(), processor: z.number(), rows: z.array(z.array(z.number())) });
await writeTables();
const cluster = startPostgres();
const server =
  cluster && (await openPostgres(`postgres://footpath@localhost/postgres?host=${cluster.socket}`));
if (server) {
  await server.execute('create table e (customer integer, seq integer, ts integer, activity smallint)');
  await server.execute('create table c (customer integer, plan text)');
  await server.execute(`copy e from '${folder}/events.csv' with (format csv, header)`);
  await server.execute(`copy c from '${folder}/customers.csv' with (format csv, header)`);
  await server.execute('create unique index on e (customer, seq) include (ts, activity)');
  await server.execute("set work_mem = '512MB'");
  await server.execute('vacuum analyze e, c');
}

// 9%, 25% and 45% of all events are one of the steps: the second is the one that the bar is about.
for (const [name, steps] of [
  ['rare steps', [12, 20, 27, 34]],
  ['usual steps', [3, 8, 5, 12]],
  ['frequent steps', [0, 3, 1, 2]],
] as const) {
  await compare(name, steps);
}
await server?.close();
cluster?.stop();
await rm(folder, { recursive: true });

async function compare(name: string, steps: readonly number[]): Promise<void> {
  const wanted = new Set(steps);
  const share = Array.from(log.activities).filter((code) => wanted.has(code)).length / eventCount;
  console.log(`\n${name}: ${(100 * share).toFixed(0)}% of ${eventCount} events`);
  const own = await measureBest(15, () => countByPlan(steps));
  report('Footpath, funnel by plan', own);
  const args = { steps: steps.map((code) => log.activityNames[code]), within_days: 7, breakdown: 'plan' };
  const answer = await measureBest(5, () => dropOffs.execute(args, dependencies));
  report('Footpath, the whole answer of drop_offs', answer);
  const scan = await measureBest(15, () => plainScan(log));
  report('a plain scan of time and activity', scan, `Footpath takes ${ratio(own, scan)} × as long`);

  const sql = funnelSql(steps, within);
  const queries = { 'ASOF join': sql.asof, windows: sql.windows };
  const script = new URL('../../../../tests/bench/duckdb/run.mjs', import.meta.url).pathname;
  const lines = execFileSync('node', [script, folder, '5', ...Object.values(queries)], { encoding: 'utf8' });
  const results = lines
    .trim()
    .split('\n')
    .map((line) => duckResult.parse(JSON.parse(line)));
  for (const [place, how] of Object.keys(queries).entries()) {
    const { rows, ...times } = results[place];
    agree(own.result, rows, `DuckDB, ${how}`);
    report(`DuckDB (2 threads), ${how}`, { ...times, result: rows }, slower(times, own));
  }
  if (server) {
    const query = await measureBest(2, () =>
      server.query<{ plan: number; level: number; customers: string }>(sql.windows),
    );
    agree(
      own.result,
      query.result.map(({ plan, level, customers }) => [Number(plan), level, Number(customers)]),
      'PostgreSQL',
    );
    report('PostgreSQL, windows', query, slower(query, own));
  }
}

/** Customers by plan and steps reached, as rows of plan, level and count. */
function countByPlan(steps: readonly number[]): Map<string, number> {
  const { levels } = runFunnel(log, {
    steps: steps.map((code) => [code]),
    within,
    order: 'ordered',
    exclude: [],
    entered: { from: -Infinity, to: Infinity },
  });
  const counts = new Uint32Array(8 * 256);
  for (let customer = 0; customer < levels.length; customer++)
    counts[levels[customer] * 256 + plans[customer]]++;
  const rows = new Map<string, number>();
  counts.forEach((count, place) => {
    if (place >= 256 && count > 0) rows.set(`${place % 256} ${Math.floor(place / 256)}`, count);
  });
  return rows;
}

function plainScan({ times, activities }: JourneyLog): number {
  let sum = 0;
  for (let event = 0; event < times.length; event++) sum = (sum + times[event] + activities[event]) | 0;
  return sum;
}

function agree(own: ReadonlyMap<string, number>, rows: readonly (readonly number[])[], who: string): void {
  const theirs = new Map(rows.map(([plan, level, count]) => [`${plan} ${level}`, count]));
  const same = theirs.size === own.size && [...own].every(([key, count]) => theirs.get(key) === count);
  if (!same)
    throw new Error(
      `${who} counts otherwise: ${JSON.stringify([...theirs])} and ${JSON.stringify([...own])}`,
    );
}

type Times = Pick<Measured<unknown>, 'clock' | 'processor'>;

function ratio(a: Times, b: Times): string {
  return (a.processor / b.processor).toFixed(1);
}

function slower(theirs: Times, own: Times): string {
  return `${(theirs.clock / own.clock).toFixed(0)} × as long as Footpath`;
}

function planCodes({ traits }: JourneyLog): Uint32Array {
  const plan = traits.get('plan');
  if (plan?.kind !== 'text') throw new Error('the synthetic log has no plans');
  return plan.codes;
}

async function writeTables(): Promise<void> {
  await pipeline(Readable.from(eventLines()), createWriteStream(join(folder, 'events.csv')));
  await pipeline(Readable.from(customerLines()), createWriteStream(join(folder, 'customers.csv')));
}

function* eventLines(): Generator<string> {
  yield 'customer,seq,ts,activity\n';
  const { offsets, times, activities } = log;
  for (let customer = 0; customer < log.customerCount; customer++) {
    let lines = '';
    for (let event = offsets[customer]; event < offsets[customer + 1]; event++) {
      lines += `${customer},${event},${times[event]},${activities[event]}\n`;
    }
    yield lines;
  }
}

function* customerLines(): Generator<string> {
  yield 'customer,plan\n';
  for (let customer = 0; customer < log.customerCount; customer++) yield `${customer},${plans[customer]}\n`;
}
