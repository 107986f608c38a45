import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { createRandom, randomInteger } from '../../src/stats/random.js';
import { packageFile } from '../../src/package-root.js';
import { migrate } from '../../src/store/migrate.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { messageEvent, send } from '../../src/web/fake-slack/event-delivery.js';
import { serveWebApi } from '../../src/web/fake-slack/web-api.js';
import { Workspace, type Channel } from '../../src/web/fake-slack/workspace.js';
import { anyTrouble } from './slack-faults.js';

export interface FaultRun {
  readonly questions: number;
  readonly threads: number;
  /** How often one of the two instances is killed. */
  readonly kills: number;
  /** Of the calls to Slack. */
  readonly troubled: number;
  readonly seed: number;
  readonly databaseUrl: string;
}

export interface FaultReport {
  /** Questions by how many answers they got: all under 1 when everything is right. */
  readonly answers: ReadonlyMap<number, number>;
  readonly outOfOrder: number;
  readonly inWrongThread: number;
  readonly calls: number;
  readonly deliveries: number;
}

const timing = {
  leaseMs: 1500,
  sweepMs: 300,
  callMs: 400,
  patienceMs: 20_000,
  settleMs: 400,
  postponeMs: 200,
};
const longestRunMs = 15 * 60_000;

/** Questions asked while Slack, the net and two instances on one PostgreSQL fail all the time; then counts the answers. */
export async function runSlackFaults(run: FaultRun): Promise<FaultReport> {
  const random = createRandom(run.seed);
  const workspace = new Workspace({ mostChannels: 10_000, mostMessages: 100_000 });
  let calls = 0;
  let calm = false;
  const server = createServer((request, response) => {
    void serveWebApi(workspace, request, response, (method) => {
      calls++;
      return calm || method === 'auth.test' ? undefined : anyTrouble(random, run.troubled, timing.callMs);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`;
  const database = await openPostgres(run.databaseUrl);
  await migrate(database);
  const { botToken, signingSecret, team } = workspace;
  const settings = JSON.stringify({ databaseUrl: run.databaseUrl, apiUrl, botToken, signingSecret, timing });
  const instances = await Promise.all([startInstance(settings), startInstance(settings)]);

  let deliveries = 0;
  const deliverOnce = async (event: ReturnType<typeof messageEvent>, retry: number) => {
    deliveries++;
    const { port } = instances[randomInteger(random, 2)];
    return (await send(workspace, `http://127.0.0.1:${port}/slack/events`, event, retry)) === 200;
  };
  /** Dropped, delayed and repeated; Slack tries until one delivery is acknowledged. */
  const deliver = async (event: ReturnType<typeof messageEvent>) => {
    for (let retry = 0; ; retry++) {
      await pause(randomInteger(random, 60));
      if (random() < 0.15) continue;
      if (await deliverOnce(event, retry)) break;
    }
    while (random() < 0.4) {
      void pause(randomInteger(random, 1500)).then(() => deliverOnce(event, 1));
    }
  };

  const asked = new Map<string, string>();
  const talk = async (thread: number) => {
    const channel = workspace.openChannel(`D${thread}`, 'im');
    let threadTs: string | undefined;
    for (let number = thread; number < run.questions; number += run.threads) {
      const text = `question ${number}`;
      const message = workspace.post(channel, { user: `U${thread}`, text, threadTs, blocks: [], files: [] });
      threadTs ??= message.ts;
      asked.set(text, threadTs);
      await deliver(messageEvent(workspace, channel, message));
    }
    return channel;
  };
  const killing = killNowAndThen(instances, settings, run.kills);
  const channels = await Promise.all(Array.from({ length: run.threads }, (_, thread) => talk(thread)));
  await killing;

  const deadline = Date.now() + longestRunMs;
  for (;;) {
    const [{ open }] = await database.query<{ open: number }>(
      'select count(*)::int as open from slack_question where team = $1 and answered_at is null',
      [team],
    );
    if (open === 0) break;
    if (Date.now() > deadline) throw new Error(`${open} questions are still open`);
    await pause(200);
  }
  // What is still under way must not come after the count.
  await pause(2000);
  calm = true;
  for (const { process } of instances) process.kill('SIGKILL');
  server.closeAllConnections();
  server.close();
  await database.close();
  return { ...count(workspace, channels, asked), calls, deliveries };
}

interface Instance {
  process: ChildProcess;
  port: number;
}

async function startInstance(settings: string): Promise<Instance> {
  const script = packageFile('tests', 'slack', 'slack-child.mjs');
  const running = spawn(process.execPath, [script, settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    running.stdout.once('data', (printed: Buffer) => resolve(Number(printed)));
    running.once('exit', () => reject(new Error('an instance did not start')));
  });
  return { process: running, port };
}

/** One after the other, without warning, at moments that differ from run to run. */
async function killNowAndThen(instances: Instance[], settings: string, kills: number): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    await pause(200 + Math.random() * 1000);
    instances[kill % 2].process.kill('SIGKILL');
    instances[kill % 2] = await startInstance(settings);
  }
}

function count(workspace: Workspace, channels: readonly Channel[], asked: ReadonlyMap<string, string>) {
  const replies = channels.map(({ messages }) => messages.filter(({ user }) => user === workspace.bot.user));
  const times = new Map([...asked.keys()].map((text) => [text, 0]));
  for (const { text } of replies.flat()) times.set(text, (times.get(text) ?? 0) + 1);
  const answers = new Map<number, number>();
  for (const each of times.values()) answers.set(each, (answers.get(each) ?? 0) + 1);
  const numbers = replies.map((inThread) => inThread.map(({ text }) => Number(text.split(' ')[1])));
  return {
    answers,
    outOfOrder: numbers.flatMap((each) => each.filter((number, place) => number < each[place - 1])).length,
    inWrongThread: replies.flat().filter(({ text, threadTs }) => asked.get(text) !== threadTs).length,
  };
}
