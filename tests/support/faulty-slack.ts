import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../src/stats/random.js';
import { packageFile } from '../../src/package-root.js';
import type { Database } from '../../src/store/database.js';
import { migrate } from '../../src/store/migrate.js';
import { openPostgres } from '../../src/store/postgres-database.js';
import { serveWebApi } from '../../src/web/fake-slack/web-api.js';
import { Workspace } from '../../src/web/fake-slack/workspace.js';
import { anyTrouble } from './slack-faults.js';

export interface FaultRun {
  /** How often one of the two instances is killed. */
  readonly kills: number;
  /** At most so long apart. */
  readonly killEveryMs: number;
  /** Of the calls to Slack. */
  readonly troubled: number;
  readonly databaseUrl: string;
  /** Answers take so long that their steps are streamed. */
  readonly streaming?: boolean;
}

/** A Slack that fails all the time, and two instances of the app on one PostgreSQL that are killed again and again. */
export interface FaultySlack {
  readonly workspace: Workspace;
  readonly database: Database;
  /** Where an instance takes events, at the moment. */
  eventsUrl(instance: 0 | 1): string;
  calls(): number;
  /** Kills them one after the other, without warning, at moments that differ from run to run. */
  killNowAndThen(): Promise<void>;
  /** Waits until a count in the database is 0, and a little longer: what is under way must not come after. */
  untilNone(what: string): Promise<void>;
  close(): Promise<void>;
}

/** Leases, waits and time-outs are about so many times shorter than they are in earnest. */
const rateSpeed = 15;
const timing = {
  leaseMs: 8000,
  sweepMs: 300,
  callMs: 1500,
  patienceMs: 20_000,
  settleMs: 400,
  postponeMs: 200,
  longestPostponeMs: 5000,
  mostAttempts: 60,
  noStreamMs: 500,
};
const mostStarts = 50;
const longestRunMs = 40 * 60_000;

export async function startFaultySlack(random: Random, run: FaultRun): Promise<FaultySlack> {
  const workspace = new Workspace({ mostChannels: 10_000, mostMessages: 100_000, rateSpeed });
  let calls = 0;
  const server = createServer((request, response) => {
    void serveWebApi(workspace, request, response, (method) => {
      calls++;
      return method === 'auth.test' ? undefined : anyTrouble(random, run.troubled, timing.callMs);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  const apiUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/api/`;
  const database = await openPostgres(run.databaseUrl);
  await migrate(database);
  const { botToken, signingSecret } = workspace;
  const { databaseUrl, streaming = false } = run;
  const settings = JSON.stringify({
    databaseUrl,
    apiUrl,
    botToken,
    signingSecret,
    timing: { ...timing, ...(streaming ? { stepsAfterMs: 80 } : {}) },
    answerMs: streaming ? 400 : 0,
  });
  const instances = await Promise.all([startInstance(settings), startInstance(settings)]);
  return {
    workspace,
    database,
    eventsUrl: (instance) => `http://127.0.0.1:${instances[instance].port}/slack/events`,
    calls: () => calls,
    async killNowAndThen() {
      for (let kill = 0; kill < run.kills; kill++) {
        await pause(200 + Math.random() * run.killEveryMs);
        instances[kill % 2].process.kill('SIGKILL');
        instances[kill % 2] = await startInstance(settings);
      }
    },
    async untilNone(what) {
      const deadline = Date.now() + longestRunMs;
      for (;;) {
        const [{ left }] = await database.query<{ left: number }>(
          `select count(*)::int as left from ${what}`,
        );
        if (left === 0) break;
        if (Date.now() > deadline) throw new Error(`${left} are left: ${what}`);
        await pause(200);
      }
      await pause(2000);
    },
    async close() {
      for (const { process } of instances) process.kill('SIGKILL');
      server.closeAllConnections();
      server.close();
      await database.close();
    },
  };
}

interface Instance {
  readonly process: ChildProcess;
  readonly port: number;
}

/** As whatever runs the app does it: one that does not come up is started again. */
async function startInstance(settings: string): Promise<Instance> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await startOnce(settings);
    } catch (error) {
      if (attempt === mostStarts) throw error;
    }
  }
}

async function startOnce(settings: string): Promise<Instance> {
  const script = packageFile('tests', 'slack', 'slack-child.mjs');
  const running = spawn(process.execPath, [script, settings], { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    running.stdout.once('data', (printed: Buffer) => resolve(Number(printed)));
    running.once('exit', () => reject(new Error('an instance did not start')));
  });
  return { process: running, port };
}
