import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { createRandom, randomChoice, randomInteger } from '../../src/stats/random.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { messageEvent, send } from '../../src/web/fake-slack/event-delivery.js';
import { serveWebApi } from '../../src/web/fake-slack/web-api.js';
import { Workspace } from '../../src/web/fake-slack/workspace.js';
import { packageFile } from '../../src/package-root.js';
import { startPostgres } from '../support/start-postgres.js';
import { loadQuestions } from './load-questions.js';

const [answers = '3000', rate = '50', users = '200', engine = 'postgres'] = process.argv.slice(2);
const total = Number(answers);

/**
 * Questions from many users at a steady rate, answered by the app in a process of its own; this one asks, is the Slack, and
 * takes the times: `npm run bench:load -- [answers] [a second] [users] [postgres|pglite]`.
 */
const folder = mkdtempSync(join(tmpdir(), 'footpath-load-'));
const cluster = engine === 'postgres' ? startPostgres() : undefined;
const usageSchema = z.object({
  rss: z.number(),
  heapUsed: z.number(),
  external: z.number(),
  cpuMs: z.number(),
});
const random = createRandom(1);
const workspace = new Workspace({ mostChannels: 1000, mostMessages: 50 });
/** When each question was asked, by channel; then how long its first sign and its answer took. */
const open = new Map<string, number>();
const unseen = new Map<string, number>();
const firstSigns: number[] = [];
const answered: number[] = [];
const refused = new Map<string, number>();
const taken = new Map<string, number>();
const seen = (thread: string) => {
  const since = unseen.get(thread);
  if (since === undefined) return;
  unseen.delete(thread);
  firstSigns.push(performance.now() - since);
};
workspace.watch((update) => {
  if (update.kind === 'status') seen(`${update.channel} ${update.threadTs}`);
  if (update.kind !== 'message' || update.message.user !== workspace.bot.user) return;
  const thread = `${update.channel} ${update.message.threadTs}`;
  seen(thread);
  const since = open.get(thread);
  if (since === undefined) return;
  open.delete(thread);
  answered.push(performance.now() - since);
});
const slack = createServer((request, response) => {
  const [, area, name = ''] = request.url?.split('/') ?? [];
  const method = area === 'upload' ? 'upload' : name;
  response.on('finish', () => {
    const counts = response.statusCode === 429 ? refused : taken;
    counts.set(method, (counts.get(method) ?? 0) + 1);
  });
  void serveWebApi(workspace, request, response);
});
slack.listen(0, '127.0.0.1');
await once(slack, 'listening');
const address = slack.address();
const apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`;
const databaseUrl = await emptyDatabase();
const app = spawn(
  process.execPath,
  [
    packageFile('dist', 'bench', 'tests', 'bench', 'load-app.js'),
    folder,
    databaseUrl,
    apiUrl,
    workspace.botToken,
    workspace.signingSecret,
  ],
  { stdio: ['pipe', 'pipe', 'inherit'] },
);
const lines = createInterface({ input: app.stdout })[Symbol.asyncIterator]();
const nextLine = async () => z.string().parse((await lines.next()).value);
const usage = async () => {
  app.stdin.write('\n');
  return usageSchema.parse(JSON.parse(await nextLine()));
};

try {
  const port = Number((await nextLine()).split(' ')[1]);
  const url = `http://127.0.0.1:${port}/slack/events`;
  const questions = loadQuestions();
  const askOne = (number: number) => {
    const user = randomInteger(random, Number(users));
    const channel = workspace.openChannel(`D${user}`, 'im');
    const question = number < questions.length ? questions[number] : randomChoice(random, questions);
    const message = workspace.post(channel, { user: `U${user}`, text: question, blocks: [], files: [] });
    const thread = `${channel.id} ${message.ts}`;
    open.set(thread, performance.now());
    unseen.set(thread, performance.now());
    void send(workspace, url, messageEvent(workspace, channel, message));
  };
  /** @param atMost so many may be left open. */
  const untilAnswered = async (atMost = 0) => {
    const deadline = Date.now() + 120_000;
    while (open.size > atMost && Date.now() < deadline) await pause(atMost === 0 ? 20 : 5);
  };
  /** Every question once: what a first asking costs, of the first hundred one after the other. */
  const before = await usage();
  const alone = Math.min(100, questions.length);
  for (let number = 0; number < alone; number++) {
    askOne(number);
    await untilAnswered();
  }
  const first = await usage();
  console.log(`a first time, one after the other: ${alone} questions`);
  console.log(`  answers ${summary(answered)}; processor ${perQuestion(before.cpuMs, first.cpuMs, alone)}`);
  for (let number = alone; number < questions.length; number++) {
    askOne(number);
    await untilAnswered(8);
  }
  await untilAnswered();
  console.log(
    `  of all ${questions.length}: ${perQuestion(before.cpuMs, (await usage()).cpuMs, questions.length)}`,
  );
  await pause(3000);
  firstSigns.length = answered.length = 0;

  const started = performance.now();
  const memory: number[] = [];
  let last = await usage();
  const begin = last;
  for (let asked = 0; asked < total;) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * Number(rate)));
    for (; asked < due; asked++) askOne(questions.length + asked);
    if (asked >= memory.length * 1000) {
      last = await usage();
      memory.push(last.rss);
    }
    await pause(5);
  }
  const offered = (performance.now() - started) / 1000;
  await untilAnswered();
  const end = await usage();
  console.log(`${total} questions of ${users} users, ${(total / offered).toFixed(1)} a second`);
  console.log(`  first sign   ${summary(firstSigns)}`);
  console.log(`  answers      ${summary(answered)}; ${open.size} without`);
  console.log(`  processor    ${perQuestion(begin.cpuMs, end.cpuMs, total)} in the app`);
  console.log(`  this process ${(process.cpuUsage().user / 1000 / total).toFixed(1)} ms a question`);
  console.log(
    `  memory (RSS, MB) after every 1,000: ${memory.map(megabytes).join(' ')}; end ${megabytes(end.rss)}`,
  );
  console.log(`  calls ${words(taken)}; rate-limited ${words(refused)}`);
} finally {
  app.stdin.end();
  app.kill('SIGKILL');
  slack.closeAllConnections();
  slack.close();
  cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
}

async function emptyDatabase(): Promise<string> {
  if (!cluster) return '';
  const address = (name: string) => `postgres://footpath@localhost/${name}?host=${cluster.socket}`;
  const admin = await openPostgres(address('postgres'));
  await admin.execute('create database load');
  await admin.close();
  return address('load');
}

function summary(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    `${Math.round(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))])} ms`;
  return `median ${at(0.5)}, 95th ${at(0.95)}, 99th ${at(0.99)}, longest ${at(1)}`;
}

function perQuestion(from: number, to: number, count: number): string {
  return `${((to - from) / count).toFixed(1)} ms a question`;
}

function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(0);
}

function words(counts: ReadonlyMap<string, number>): string {
  return [...counts].map(([method, count]) => `${method} ${count}`).join(', ') || 'none';
}
