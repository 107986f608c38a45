import { openPostgres } from '../../src/store/postgres-database.js';
import { runSlackFaults } from '../support/slack-fault-run.js';
import { startPostgres } from '../support/start-postgres.js';

const [questions = '1000', kills = '30', seed = '1'] = process.argv.slice(2);

/** 1,000 questions under faults and kills, each to be answered once: `npm run bench:slack-faults -- [questions] [kills] [seed]`. */
const cluster = startPostgres();
if (!cluster) throw new Error('PostgreSQL is not installed here.');
try {
  const url = (database: string) => `postgres://footpath@localhost/${database}?host=${cluster.socket}`;
  const admin = await openPostgres(url('postgres'));
  await admin.execute('create database faults');
  await admin.close();
  const started = Date.now();
  const report = await runSlackFaults({
    questions: Number(questions),
    threads: Math.ceil(Number(questions) / 5),
    kills: Number(kills),
    troubled: 0.2,
    seed: Number(seed),
    databaseUrl: url('faults'),
  });
  console.log({ ...report, seconds: Math.round((Date.now() - started) / 1000) });
} finally {
  cluster.stop();
}
