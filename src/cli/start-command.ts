import { Command } from 'commander';
import type { Logger } from 'pino';
import { createMeasuredAsk } from '../ask/measured-ask.js';
import { starterQuestions } from '../ask/starter-questions.js';
import { readAccessPolicy, rowRulesOf } from '../slack/access-policy.js';
import { composeDigest } from '../digest/compose-digest.js';
import { digestParts } from '../digest/standing-questions.js';
import { loadDemo } from '../demo/load-demo.js';
import { readAhead } from '../feedback/search/read-ahead.js';
import { indexFeedback } from '../feedback/store/index-feedback.js';
import { nameByModel } from '../feedback/store/name-by-model.js';
import { enforceRowRules } from '../store/row-rules.js';
import { definitionsFile } from '../store/workspace.js';
import { createLogger } from '../logger.js';
import { checkAddress } from '../web/listen.js';
import { commandSocketPath } from './command-socket.js';
import { homeSource } from './home-source.js';
import { writeProposal } from './propose-command.js';
import { serveCommands, type CommandServer } from './serve-commands.js';
import { servedSession, type AnsweringWorkspace, type MakeSession, type Session } from './session.js';
import type { Terminal } from './terminal.js';
import { watchOver } from './watch-over.js';

/** Runs a command line on a terminal. */
type RunCommand = (args: readonly string[], terminal: Terminal, makeSession: MakeSession) => Promise<number>;

interface StartFlags {
  readonly demo: boolean;
}

/** `footpath start`: the main job. Serves Slack, the web chat and other commands until it is stopped. */
export function startCommand(session: Session, runCommand: RunCommand): Command {
  return new Command('start')
    .description('open the workspace and serve the web chat, and Slack when its tokens are set')
    .option('--no-demo', 'do not load the demo company into an empty workspace')
    .action((flags: StartFlags) =>
      session.useWorkspace('footpath start', (open) => serve(session, open, flags, runCommand), {
        serves: true,
        makes: true,
      }),
    );
}

async function serve(
  session: Session,
  open: AnsweringWorkspace,
  flags: StartFlags,
  runCommand: RunCommand,
): Promise<void> {
  const { terminal, config, progress } = session;
  const { workspace } = open;
  const log = createLogger(config.logLevel, terminal.stderr);
  for (const { line, message } of workspace.warnings) log.warn(`footpath.yaml, line ${line}: ${message}`);

  await checkAddress(config.port, config.host);
  if (flags.demo && (await workspace.log()).customerCount === 0) {
    terminal.stdout.write('The workspace is empty: making the demo company, Harbor.\n');
    await loadDemo(workspace.database, { folder: workspace.folder, progress });
    await workspace.refresh();
  }
  const unnamed = { ...open.feedback, nameThemes: undefined };
  await indexFeedback(workspace.database, unnamed, progress).catch((error: unknown) => {
    log.warn({ err: error }, 'Feedback was not read to the end; the next start goes on.');
  });
  await proposeIfMissing(open, terminal);
  const { catalog } = await open.view();
  const questions = async () => starterQuestions((await open.view()).catalog);

  // The surfaces bring Bolt with them, which no other command waits for.
  const { createWebChat } = await import('../web/web-chat.js');
  const { ask } = open;
  const digests = async (today: string, role?: string) => {
    const view = await open.view(undefined, role);
    return composeDigest(await open.view(today < view.asOf ? today : view.asOf, role), digestParts, today);
  };
  const access = await readAccessPolicy(workspace.folder);
  const rules = rowRulesOf(access);
  if (rules.size > 0) await enforceRowRules(workspace.database, rules);
  const watched = watchOver(open);
  const { metrics } = watched;
  const shared = {
    digests,
    metrics,
    home: homeSource(open),
    database: workspace.database,
    log,
    starterQuestions: questions,
    host: config.host,
  };
  const chat = await createWebChat({
    ...shared,
    ask: createMeasuredAsk(ask, metrics, 'web chat'),
    operations: watched,
    port: config.port,
  });
  const running: { close(): Promise<void> }[] = [chat];
  try {
    if (config.slack) {
      const { createSlackApp } = await import('../slack/slack-app.js');
      const measured = createMeasuredAsk(ask, metrics, 'slack');
      running.push(await createSlackApp({ ...shared, ask: measured, config: config.slack, access }));
      watched.slack = 'connected';
    }
    const commands = await serveOthers(session, open, log, runCommand);
    if (commands) running.push(commands);

    const { customers, events } = catalog;
    const lines = [
      '',
      `Footpath is ready: ${customers.toLocaleString('en-US')} customers, ${events.toLocaleString('en-US')} events.`,
      `  Web chat  ${chat.url}`,
      `  Slack     ${config.slack ? 'connected' : 'not set up; see docs/slack.md'}`,
      '',
      'Try asking:',
      ...(await questions()).slice(0, 3).map((question) => `  ${question}`),
      '',
    ];
    terminal.stdout.write(`${lines.join('\n')}\n`);
    const reading = readAhead(workspace.database, open.feedback.embedder).catch((error: unknown) => {
      log.debug({ err: error }, 'Feedback was not read ahead; the first search takes longer.');
    });
    running.push({ close: () => reading });
    // A model may take its time, and neither the start nor the end waits for names.
    void nameByModel(workspace.database, open.feedback).catch((error: unknown) => {
      log.debug({ err: error }, 'Themes were not named; the next start asks again.');
    });

    await stopSignal(terminal.signal);
    terminal.stderr.write('Stopping …\n');
  } finally {
    watched.isStopping = true;
    const ends = await Promise.allSettled(running.map((each) => each.close()));
    for (const end of ends)
      if (end.status === 'rejected') log.error({ err: end.reason }, 'A part did not stop well.');
  }
}

/** Data without a footpath.yaml: people get one to edit. */
async function proposeIfMissing({ workspace }: AnsweringWorkspace, { stdout }: Terminal): Promise<void> {
  if ((await workspace.log()).customerCount === 0 || !(await writeProposal(workspace))) return;
  await workspace.refresh();
  const journeys = Object.keys(workspace.definitions.journeys).join(', ') || 'none';
  stdout.write(
    `No footpath.yaml yet: proposed one from the data (journeys: ${journeys}).\nCheck it: ${definitionsFile(workspace.folder)}\n`,
  );
}

/** An embedded workspace belongs to this process: others work through it. */
async function serveOthers(
  session: Session,
  open: AnsweringWorkspace,
  log: Logger,
  runCommand: RunCommand,
): Promise<CommandServer | undefined> {
  const { lock, folder } = open.workspace;
  if (!lock) return undefined;
  const socketPath = commandSocketPath(folder);
  const server = await serveCommands(socketPath, lock.token, (request, streams, signal) => {
    log.debug({ command: request.args[0] }, 'Running a command for another process.');
    const terminal = { ...streams, ...request, interactive: false, signal };
    return runCommand(request.args, terminal, (theirs) => servedSession(theirs, session, open));
  });
  await lock.announce(socketPath);
  return server;
}

function stopSignal(cancelled?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = () => resolve();
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    cancelled?.addEventListener('abort', stop);
  });
}
