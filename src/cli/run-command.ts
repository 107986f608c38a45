import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { readConfig } from '../config.js';
import { FootpathError } from '../errors.js';
import { packageVersion } from '../package-version.js';
import { readOwner } from '../store/workspace-lock.js';
import { askCommand } from './ask-command.js';
import { catalogCommand } from './catalog-command.js';
import { definitionsCommand } from './definitions-command.js';
import { demoCommand } from './demo-command.js';
import { digestCommand } from './digest-command.js';
import { doctorCommand } from './doctor-command.js';
import { importCommand } from './import-command.js';
import { mcpCommand } from './mcp-command.js';
import { proposeCommand } from './propose-command.js';
import { replayCommand } from './replay-command.js';
import { sendCommand } from './send-command.js';
import { ownSession, type MakeSession, type Session } from './session.js';
import { startCommand } from './start-command.js';
import type { Terminal } from './terminal.js';
import { themesCommand } from './themes-command.js';
import { toolCommand } from './tool-command.js';

const status = { done: 0, failed: 1, wrongUsage: 2 } as const;

/**
 * Runs one command. What goes wrong is one sentence on standard error.
 *
 * @returns exit status: 0 done, 1 it could not, 2 wrong usage.
 */
export async function runCommand(
  args: readonly string[],
  terminal: Terminal,
  makeSession: MakeSession = ownSession,
): Promise<number> {
  try {
    const config = readConfig();
    const folder = resolve(terminal.cwd, workspaceFlag(args) ?? config.workspace);
    try {
      await program(makeSession(terminal, config, folder)).parseAsync([...args], { from: 'user' });
      return status.done;
    } catch (error) {
      if (!(error instanceof FootpathError && error.code === 'in_use')) throw error;
      return await runThroughOwner(args, terminal, folder, error);
    }
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? status.done : status.wrongUsage;
    terminal.stderr.write(`${sentenceOf(error)}\n`);
    return status.failed;
  }
}

function program(session: Session): Command {
  const { terminal } = session;
  const root = new Command('footpath')
    .description('Ask your customer journeys.')
    .version(packageVersion(), '--version', 'say which version this is')
    .option('--workspace <folder>', 'folder of the workspace (FOOTPATH_WORKSPACE); .footpath by default');
  const commands = [
    startCommand(session, runCommand),
    importCommand(session),
    askCommand(session),
    toolCommand(session),
    catalogCommand(session),
    proposeCommand(session),
    definitionsCommand(session),
    replayCommand(session),
    doctorCommand(session),
    demoCommand(session),
    digestCommand(session),
    themesCommand(session),
    mcpCommand(session),
  ];
  for (const command of commands) root.addCommand(command);
  const all = commands.flatMap((command) => [command, ...command.commands]);
  for (const command of all) {
    // May stand before or after the command's name.
    command.option('--workspace <folder>', 'folder of the workspace (FOOTPATH_WORKSPACE)');
  }
  for (const command of [root, ...all]) {
    command.exitOverride().configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
    });
  }
  return root;
}

function workspaceFlag(args: readonly string[]): string | undefined {
  const place = args.findIndex((arg) => arg === '--workspace' || arg.startsWith('--workspace='));
  if (place < 0) return undefined;
  return args[place] === '--workspace' ? args[place + 1] : args[place].slice('--workspace='.length);
}

/** The workspace is another process's: that one does the work if it serves others, else it is said who has it. */
async function runThroughOwner(
  args: readonly string[],
  terminal: Terminal,
  folder: string,
  inUse: FootpathError,
): Promise<number> {
  const owner = await readOwner(folder);
  if (owner?.socketPath === undefined || args.includes('start')) throw inUse;
  const { socketPath, token } = owner;
  const { stdin, stdout, stderr, cwd, columns, color } = terminal;
  return sendCommand(
    { socketPath, token },
    { args: [...args], cwd, columns, color },
    // A terminal that nobody types into must not keep the process alive.
    { stdin: terminal.interactive ? undefined : stdin, stdout, stderr },
  );
}

function sentenceOf(error: unknown): string {
  if (error instanceof FootpathError) return error.message;
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `Footpath failed in a way it should not. Please report this:\n${reason}`;
}
