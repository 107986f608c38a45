import { openPostgres } from '../../src/store/postgres-database.js';
import { runDigestFaults } from '../support/digest-fault-run.js';
import { runQuestionFaults } from '../support/question-fault-run.js';
import { startPostgres } from '../support/start-postgres.js';

const [questions = '1000', slots = '200', kills = '30', seed = '1', way = ''] = process.argv.slice(2);

/** 1,000 questions and 200 digests under faults and kills, each to be posted once: `npm run bench:slack-faults -- [questions] [digests] [kills] [seed] [streaming]`. */
const cluster = startPostgres();
if (!cluster) throw new Error('PostgreSQL is not installed here.');
try {
  const url = (database: string) => `postgres://footpath@localhost/${database}?host=${cluster.socket}`;
  const admin = await openPostgres(url('postgres'));
  for (const name of ['questions', 'digests']) await admin.execute(`create database ${name}`);
  await admin.close();
  const faults = {
    kills: Number(kills),
    killEveryMs: 8000,
    troubled: 0.2,
    seed: Number(seed),
    streaming: way === 'streaming',
  };
  const started = Date.now();
  const elapsed = () => Math.round((Date.now() - started) / 1000);
  const asked = await runQuestionFaults({
    ...faults,
    questions: Number(questions),
    threads: Math.ceil(Number(questions) / 5),
    databaseUrl: url('questions'),
  });
  console.log({ ...asked, seconds: elapsed() });
  const sent = await runDigestFaults({ ...faults, slots: Number(slots), databaseUrl: url('digests') });
  console.log({ ...sent, seconds: elapsed() });
} finally {
  cluster.stop();
}
