import { describe, expect, test } from 'vitest';
import { createPostgresDatabase, postgresSocket } from '../support/each-database.js';
import { runDigestFaults } from '../support/digest-fault-run.js';
import { runQuestionFaults } from '../support/question-fault-run.js';

const faults = { kills: 4, killEveryMs: 1000, troubled: 0.2, seed: 11 };

// The same at full size: npm run bench:slack-faults.
describe
  .skipIf(!postgresSocket)
  .concurrent('two instances on one PostgreSQL that are killed again and again', () => {
    test('answer each question once and in order, whatever Slack and the net do', async () => {
      const databaseUrl = await createPostgresDatabase();
      const report = await runQuestionFaults({ ...faults, questions: 40, threads: 12, databaseUrl });
      expect(report).toMatchObject({
        answers: new Map([[1, 40]]),
        notes: new Map([[1, 4]]),
        others: [],
        outOfOrder: 0,
        inWrongThread: 0,
      });
      expect(report.deliveries).toBeGreaterThan(40);
    }, 120_000);

    test('post each digest once', async () => {
      const databaseUrl = await createPostgresDatabase();
      const { posted } = await runDigestFaults({ ...faults, slots: 20, databaseUrl });
      expect(posted).toEqual(new Map([[1, 20]]));
    }, 120_000);
  });
