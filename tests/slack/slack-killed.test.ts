import { describe, expect, test } from 'vitest';
import { createPostgresDatabase, postgresSocket } from '../support/each-database.js';
import { runSlackFaults } from '../support/slack-fault-run.js';

// The same at full size: npm run bench:slack-faults.
describe.skipIf(!postgresSocket)('two instances on one PostgreSQL that are killed again and again', () => {
  test('answer each question once and in order, whatever Slack and the net do', async () => {
    const report = await runSlackFaults({
      questions: 60,
      threads: 20,
      kills: 4,
      troubled: 0.2,
      seed: 11,
      databaseUrl: await createPostgresDatabase(),
    });
    expect(report).toMatchObject({ answers: new Map([[1, 60]]), outOfOrder: 0, inWrongThread: 0 });
    expect(report.deliveries).toBeGreaterThan(60);
  }, 120_000);
});
