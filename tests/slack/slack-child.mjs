// An instance of the Slack app on a PostgreSQL of its own, to be killed: prints its port, answers each question with itself, and sends one digest to all.
import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { createSlackApp } from '../../dist/src/slack/slack-app.js';
import { openPostgres } from '../../dist/src/store/postgres-database.js';

const { databaseUrl, apiUrl, botToken, signingSecret, timing, answerMs = 0 } = JSON.parse(process.argv[2]);
const decline = { reason: 'out_of_scope' };
const app = await createSlackApp({
  config: { mode: 'http', botToken, signingSecret, port: 0 },
  host: '127.0.0.1',
  apiUrl,
  database: await openPostgres(databaseUrl),
  log: pino({ level: 'silent' }),
  starterQuestions: () => Promise.resolve([]),
  timing,
  digests: () =>
    Promise.resolve({
      week: { from: '2026-10-19', to: '2026-10-25' },
      timezone: 'UTC',
      health: [],
      checked: 41,
      changes: [],
      steady: [],
      events: [],
      sections: [],
      suggestions: [],
    }),
  ask: async ({ question, onStep }) => {
    if (answerMs > 0) {
      onStep?.({ kind: 'computing', tool: 'drop_offs' });
      await pause(answerMs);
      onStep?.({ kind: 'wording' });
    }
    return {
      kind: 'decline',
      question,
      decline: { ...decline, message: question },
      suggestions: [],
      isPersonal: question.endsWith('who'),
    };
  },
});
process.stdout.write(`${app.port}\n`);
