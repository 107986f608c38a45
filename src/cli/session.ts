import { existsSync } from 'node:fs';
import { createAuditedAsk } from '../ask/audited-ask.js';
import { createAsk } from '../ask/create-ask.js';
import type { Ask } from '../ask/ask.js';
import { WorkerBackground } from '../ask/background/worker-background.js';
import { keepPlans } from '../ask/keep-plans.js';
import { createModelPlanner } from '../ask/model-planner.js';
import { createModelAnswerer, type ModelAnswerer } from '../ask/model/model-answerer.js';
import { Spending } from '../ask/model/spending.js';
import { createThemeNamer } from '../ask/model/theme-namer.js';
import { createOfflinePlanner } from '../ask/offline-planner.js';
import type { Planner } from '../ask/planner.js';
import { createWorkspaceViews, type ViewWorkspace } from '../ask/workspace-view.js';
import type { Config, ModelConfig } from '../config.js';
import { FootpathError } from '../errors.js';
import { createFeedbackReader, type FeedbackReader, type NameThemes } from '../feedback/feedback-reader.js';
import type { Progress } from '../progress.js';
import type { Database } from '../store/database.js';
import type { WorkspacePlace } from '../store/open-workspace-database.js';
import { openWorkspace, type Workspace } from '../store/workspace.js';
import type { Background } from '../../tools/background.js';
import type { Terminal } from './terminal.js';
import { terminalProgress } from './terminal-progress.js';

/** What a command works with: of this process, or of the one that serves the workspace. */
export interface Session {
  readonly terminal: Terminal;
  readonly config: Config;
  readonly place: WorkspacePlace;
  readonly progress: Progress;
  /** The database, where this process has the workspace open for good. */
  readonly served?: Database;
  /**
   * Lends an open workspace for the time of the work.
   *
   * @param command what this process is, for others who find the workspace in use.
   * @throws FootpathError `in_use`, `not_found` where the folder is not there, and all else that opening one throws.
   */
  readonly useWorkspace: <Result>(
    command: string,
    work: (open: AnsweringWorkspace) => Promise<Result>,
    options?: OpeningOptions,
  ) => Promise<Result>;
}

export interface OpeningOptions {
  /** It serves others while it answers: what takes long runs on a thread of its own. */
  readonly serves?: boolean;
  /** It brings data, so the folder is made where it is not there; for all others that is a name mistyped. */
  readonly makes?: boolean;
}

/** Makes the session of a command, once the settings and `--workspace` are known. */
export type MakeSession = (terminal: Terminal, config: Config, folder: string) => Session;

/** An open workspace and what answers from it. */
export interface AnsweringWorkspace {
  readonly workspace: Workspace;
  readonly view: ViewWorkspace;
  readonly planner: Planner;
  readonly ask: Ask;
  readonly feedback: FeedbackReader;
}

export function answeringFrom(
  workspace: Workspace,
  config: Config,
  progress: Progress,
  background?: Background,
): AnsweringWorkspace {
  const model = config.model && openModel(config.model);
  const feedback = createFeedbackReader(config.embedding, model?.nameThemes);
  const view = createWorkspaceViews(workspace, feedback, progress, background);
  const offline = keepPlans(createOfflinePlanner());
  const answerer = model?.answerer;
  return {
    workspace,
    view,
    feedback,
    planner: answerer ? createModelPlanner(answerer, offline) : offline,
    ask: createAuditedAsk(createAsk(view, offline, answerer), workspace.database),
  };
}

/** The model's client takes time to load, which only those who use it wait for. */
function openModel(config: ModelConfig): { answerer: ModelAnswerer; nameThemes: NameThemes } {
  const spending = new Spending(config);
  const open = async () => {
    const { createChatModel } = await import('../ask/model/chat-model.js');
    return createChatModel(config);
  };
  return {
    answerer: {
      answer: async (request, run) =>
        createModelAnswerer(await open(), spending, config.patienceSeconds).answer(request, run),
    },
    nameThemes: async (themes) => createThemeNamer(await open(), spending, config.patienceSeconds)(themes),
  };
}

/** A session that opens the workspace when a command needs it, and closes it after. */
export function ownSession(terminal: Terminal, config: Config, folder: string): Session {
  const progress = terminalProgress(terminal);
  const place = { folder, databaseUrl: config.databaseUrl };
  return {
    terminal,
    config,
    place,
    progress,
    async useWorkspace(command, work, { serves = false, makes = false } = {}) {
      if (!makes && place.databaseUrl === undefined) refuseAbsent(folder);
      const workspace = await openWorkspace(place, command, progress);
      const background = serves ? new WorkerBackground() : undefined;
      try {
        return await work(answeringFrom(workspace, config, progress, background));
      } finally {
        await background?.close();
        await workspace.close();
      }
    },
  };
}

function refuseAbsent(folder: string): void {
  if (existsSync(folder)) return;
  throw new FootpathError(
    'not_found',
    `There is no workspace in ${folder}. \`footpath import\` makes one from your files, \`footpath demo\` one with the demo company; another is named with --workspace.`,
  );
}

/** A session for another process's command, on the workspace that this one serves. */
export function servedSession(terminal: Terminal, own: Session, open: AnsweringWorkspace): Session {
  return {
    ...own,
    terminal,
    progress: terminalProgress(terminal),
    served: open.workspace.database,
    useWorkspace: (_command, work) => work(open),
  };
}
