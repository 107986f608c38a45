import { FootpathError } from '../errors.js';
import { dayOf, addDays, startOfDay } from '../journeys/calendar.js';
import type { Definitions } from '../journeys/definitions.js';
import { findCustomer } from '../journeys/find-customer.js';
import { logAsOf } from '../journeys/log-as-of.js';
import type { JourneyLog } from '../journeys/journey-log.js';
import type { FeedbackReader } from '../feedback/feedback-reader.js';
import type { Progress } from '../progress.js';
import { readRecordsVersion } from '../store/data-position.js';
import type { Database } from '../store/database.js';
import { ReaderLog } from '../store/reader-log.js';
import { readerDatabase } from '../store/row-rules.js';
import type { Workspace } from '../store/workspace.js';
import type { Background } from '../../tools/background.js';
import type { ToolDependencies } from '../../tools/tool.js';
import { buildCatalog } from './build-catalog.js';
import type { Catalog } from './catalog.js';
import { KeptResults } from './kept-results.js';

/** A workspace as it was at the end of one day: what a question is answered from. */
export interface WorkspaceView extends ToolDependencies {
  readonly catalog: Catalog;
  /** True when the text is the id, name or e-mail address of a customer. */
  readonly isCustomer: (text: string) => boolean;
  /** What was computed from it already. */
  readonly results?: KeptResults;
}

/**
 * Gives the view of a day; the last day in the data when none is named.
 * @param role class of readers with row rules: only the customers that they may see are in it.
 */
export type ViewWorkspace = (asOf?: string, role?: string) => Promise<WorkspaceView>;

/** Looking back at one day again and again should not cut the log each time. */
const mostKept = 4;

/** Views of a workspace, each made once and kept as long as data and definitions are the same. */
export function createWorkspaceViews(
  workspace: Workspace,
  feedback: FeedbackReader,
  progress: Progress,
  background?: Background,
): ViewWorkspace {
  const shared = { feedback, progress, background };
  const everything = keptViews(() => workspace.log(), workspace, workspace.database, shared);
  const byRole = new Map<string, (asOf?: string) => Promise<WorkspaceView>>();
  return (asOf, role) => {
    if (role === undefined) return everything(asOf);
    const known = byRole.get(role) ?? viewsOfRole(workspace, role, shared);
    byRole.set(role, known);
    return known(asOf);
  };
}

function viewsOfRole(
  workspace: Workspace,
  role: string,
  shared: SharedParts,
): (asOf?: string) => Promise<WorkspaceView> {
  const reader = new ReaderLog(readerDatabase(workspace.database, role), shared.progress);
  const log = async () => {
    // Definitions follow their file, and are the same for everybody.
    await workspace.log();
    return reader.current(workspace.definitions.timezone);
  };
  return keptViews(log, workspace, reader.database, { ...shared, records: workspace.database });
}

type SharedParts = Pick<WorkspaceView, 'feedback' | 'progress' | 'records' | 'background'>;

function keptViews(
  currentLog: () => Promise<JourneyLog>,
  workspace: Workspace,
  database: Database,
  shared: SharedParts,
): (asOf?: string) => Promise<WorkspaceView> {
  const kept = new Map<string, WorkspaceView>();
  let keptFor: { log: JourneyLog; definitions: Definitions } | undefined;
  return async (asOf) => {
    const log = await currentLog();
    const { definitions } = workspace;
    if (keptFor?.log !== log || keptFor.definitions !== definitions) {
      kept.clear();
      keptFor = { log, definitions };
    }
    const day = asOf ?? dayOf(log.until - 1, definitions.timezone);
    const view =
      kept.get(day) ??
      (await makeView({ database, definitions, versions: workspace.versions }, log, day, shared));
    kept.delete(day);
    kept.set(day, view);
    for (const oldest of kept.keys()) if (kept.size > mostKept) kept.delete(oldest);
    return view;
  };
}

/** @throws FootpathError `not_found` when there is nothing to answer from. */
export function requireData({ log }: WorkspaceView): void {
  if (log.customerCount > 0) return;
  throw new FootpathError(
    'not_found',
    'This workspace has no data yet. Load some with `footpath import`, or the demo company with `footpath demo`.',
  );
}

async function makeView(
  { database, definitions, versions }: Pick<Workspace, 'database' | 'definitions' | 'versions'>,
  latest: JourneyLog,
  asOf: string,
  shared: SharedParts,
): Promise<WorkspaceView> {
  const log = logAsOf(latest, startOfDay(addDays(asOf, 1), definitions.timezone));
  const catalog = buildCatalog(log, definitions, await countFeedback(database, log.until));
  const isCustomer = (text: string) => findCustomer(log, text) !== undefined;
  const records = shared.records ?? database;
  const results = new KeptResults(() => readRecordsVersion(records));
  return { log, definitions, versions, asOf, database, catalog, isCustomer, results, ...shared };
}

/** Texts per source. */
async function countFeedback(database: Database, until: number): Promise<Map<string, number>> {
  const rows = await database.query<{ name: string; texts: number }>(
    `select source.name, count(*)::int as texts from feedback join source on source.id = feedback.source_id
      where feedback.at < to_timestamp($1) group by 1 order by 1`,
    [until],
  );
  return new Map(rows.map(({ name, texts }) => [name, texts]));
}
