// Loads events.csv and customers.csv of a folder into DuckDB and runs each given query; prints one line of JSON each.
import { DuckDBInstance } from '@duckdb/node-api';

const [folder, runs, ...queries] = process.argv.slice(2);
const database = await (await DuckDBInstance.create(':memory:', { threads: '2' })).connect();
await database.run(
  `create table e as select customer::integer as customer, seq::integer as seq, ts::integer as ts, activity::utinyint as activity
     from read_csv('${folder}/events.csv', header = true)`,
);
await database.run(`create table c as from read_csv('${folder}/customers.csv', header = true)`);
for (const query of queries) {
  let best;
  for (let run = 0; run < Number(runs); run++) {
    const usage = process.cpuUsage();
    const started = performance.now();
    const rows = (await database.runAndReadAll(query)).getRows().map((row) => row.map(Number));
    const clock = performance.now() - started;
    const { user, system } = process.cpuUsage(usage);
    if (!best || clock < best.clock) best = { clock, processor: (user + system) / 1000, rows };
  }
  console.log(JSON.stringify(best));
}
