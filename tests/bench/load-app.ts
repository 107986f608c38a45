import { pino } from 'pino';
import { composeDigest } from '../../src/digest/compose-digest.js';
import { digestParts } from '../../src/digest/standing-questions.js';
import { WorkerBackground } from '../../src/ask/background/worker-background.js';
import { homeSource } from '../../src/cli/home-source.js';
import { answeringFrom } from '../../src/cli/session.js';
import { readConfig } from '../../src/config.js';
import { loadDemo } from '../../src/demo/load-demo.js';
import { indexFeedback } from '../../src/feedback/store/index-feedback.js';
import { silentProgress } from '../../src/progress.js';
import { createSlackApp } from '../../src/slack/slack-app.js';
import { starterQuestions } from '../../src/ask/starter-questions.js';
import { openWorkspace } from '../../src/store/workspace.js';

/**
 * The app under load, as `footpath start` runs it: Harbor on a database, connected to a Slack. Prints `ready <port>`, then
 * what it has used of memory and processor whenever it is asked by a line on standard input.
 */
const [folder, databaseUrl, apiUrl, botToken, signingSecret] = process.argv.slice(2);
const workspace = await openWorkspace(
  { folder, databaseUrl: databaseUrl || undefined },
  'bench:load',
  silentProgress,
);
const open = answeringFrom(workspace, readConfig({}), silentProgress, new WorkerBackground());
if ((await workspace.log()).customerCount === 0) {
  await loadDemo(workspace.database, { folder });
  await workspace.refresh();
}
await indexFeedback(workspace.database, open.feedback, silentProgress);
const { port } = await createSlackApp({
  config: { mode: 'http', botToken, signingSecret, port: 0 },
  host: '127.0.0.1',
  apiUrl,
  ask: open.ask,
  home: homeSource(open),
  digests: async (today) => composeDigest(await open.view(), digestParts, today),
  database: workspace.database,
  log: pino({ level: 'error' }, process.stderr),
  starterQuestions: async () => starterQuestions((await open.view()).catalog),
});
process.stdout.write(`ready ${port}\n`);
process.stdin.on('data', () => {
  const { rss, heapUsed, external } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.stdout.write(`${JSON.stringify({ rss, heapUsed, external, cpuMs: (user + system) / 1000 })}\n`);
});
process.stdin.on('end', () => process.exit(0));
