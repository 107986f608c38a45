import { definitionEntries, type DefinitionEntry } from '../journeys/definition-entries.js';
import { definitionFigures, lastMonth } from '../journeys/definition-figures.js';
import { dataHealthOutput } from '../../tools/data-health.js';
import { describeFinding } from '../../tools/describe-finding.js';
import { describePeriod } from './describe-conditions.js';
import { describeDefinition } from './describe-definition.js';
import { describeFigures } from './describe-figures.js';
import { runTool } from './run-tool.js';
import { starterQuestions } from './starter-questions.js';
import { requireData, type WorkspaceView } from './workspace-view.js';

/** What the Home tab tells of a workspace. */
export interface HomeOverview {
  readonly customers: number;
  readonly events: number;
  /** YYYY-MM-DD, the last day that is known. */
  readonly asOf: string;
  readonly timezone: string;
  /** What is wrong with the data, gravest first, a sentence each. */
  readonly health: readonly string[];
  readonly journeys: readonly HomeJourney[];
  /** Outcomes and terms. */
  readonly words: readonly HomeWord[];
  readonly starters: readonly string[];
  /** Names that definitions are made of, most frequent first. */
  readonly activities: readonly string[];
}

export interface HomeWord extends DefinitionEntry {
  readonly means: string;
}

export interface HomeJourney extends HomeWord {
  /** From 1 September to 30 September 2026: 1,204 customers entered, 25% come to its end. */
  readonly lastMonth?: string;
}

const mostFindings = 5;

/** @throws FootpathError `not_found` when there is no data. */
export async function homeOverview(view: WorkspaceView): Promise<HomeOverview> {
  requireData(view);
  const { catalog, definitions, log, asOf } = view;
  const { data } = await runTool('data_health', {}, view);
  const { findings } = dataHealthOutput.parse(data);
  const entries = definitionEntries(definitions).map((entry) => ({
    ...entry,
    means: describeDefinition(entry),
  }));
  const month = lastMonth(asOf);
  return {
    customers: catalog.customers,
    events: catalog.events,
    asOf,
    timezone: definitions.timezone,
    health: findings.slice(0, mostFindings).map(describeFinding),
    journeys: entries
      .filter(({ kind }) => kind === 'journey')
      .map((entry) => {
        const figures = definitionFigures({ log, definitions }, entry, month);
        if (!figures) return entry;
        const said = `${describePeriod(month)}: ${describeFigures('journey', figures)}`;
        return { ...entry, lastMonth: said.charAt(0).toUpperCase() + said.slice(1) };
      }),
    words: entries.filter(({ kind }) => kind === 'outcome' || kind === 'term'),
    starters: starterQuestions(catalog),
    activities: catalog.activities.map(({ name }) => name),
  };
}
