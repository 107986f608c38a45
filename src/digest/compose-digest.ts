import { wordResult } from '../ask/word-answer.js';
import { formatDate } from '../ask/figure-format.js';
import type { ToolPlan } from '../ask/plan.js';
import { runTool } from '../ask/run-tool.js';
import { shownTo } from '../ask/shown-to.js';
import { requireData, type WorkspaceView } from '../ask/workspace-view.js';
import { FootpathError } from '../errors.js';
import { checkMeasures, type JudgedMeasure } from './check-measures.js';
import { describeSilence } from './describe-change.js';
import type { Digest, DigestSection } from './digest.js';
import { pastPredictions } from './past-predictions.js';
import { thingsToDo } from './things-to-do.js';
import { lastDay, weeksUntil, type DigestWeeks } from './digest-weeks.js';
import { weeklyMeasures } from './weekly-measures.js';

/** Finds what is wrong with the data of a week, a sentence each; empty when they are sound. */
export type HealthCheck = (view: WorkspaceView, week: Digest['week']) => Promise<readonly string[]>;

/** A tool whose answer belongs into every digest, under a title. */
export interface StandingQuestion {
  readonly title: string;
  readonly planFor: (week: DigestWeeks) => ToolPlan;
  /** Whether a result says nothing. */
  readonly isEmpty?: (data: unknown) => boolean;
}

export interface DigestParts {
  readonly health: readonly HealthCheck[];
  readonly questions: readonly StandingQuestion[];
}

const mostLines = 4;

/**
 * The digest of the last week that is over.
 * @param today YYYY-MM-DD, the last day that is over; the week is an earlier one where the data end earlier.
 */
export async function composeDigest(
  view: WorkspaceView,
  parts: DigestParts,
  today = view.asOf,
): Promise<Digest> {
  requireData(view);
  const { log, definitions } = view;
  const { timezone } = definitions;
  const weeks = weeksUntil(earlier(today, lastDay(log, timezone)), timezone);
  const { checked, changes, steady, silent } = checkMeasures(weeklyMeasures(log, definitions, weeks));
  const found = await Promise.all(parts.health.map((check) => check(view, weeks)));
  return {
    week: { from: weeks.from, to: weeks.to },
    timezone,
    health: [...stale(view, today, weeks.to), ...found.flat(), ...silent.map(describeSilence)],
    checked,
    changes,
    steady: steady.filter(({ measure }) => measure.kind === 'rate'),
    events: definitions.changes
      .filter(({ at }) => at >= weeks.from && at <= weeks.to)
      .map(({ name, at }) => `Your team made a change then: ${name} (${formatDate(at)}).`),
    sections: [
      { title: 'Worth doing', lines: await thingsToDo(view) },
      { title: 'What was foretold for the week', lines: await pastPredictions(view, weeks) },
      ...(await Promise.all(parts.questions.map((question) => standingSection(view, question, weeks)))),
    ].filter(({ lines }) => lines.length > 0),
    suggestions: suggestionsFor(changes, Object.keys(definitions.journeys)),
    about: changes.length > 0 ? planAbout(changes[0]) : undefined,
  };
}

function earlier(one: string, other: string): string {
  return one < other ? one : other;
}

/** The week before the day is over, and the data end before it. */
function stale({ definitions, log }: WorkspaceView, today: string, lastOfWeek: string): string[] {
  if (weeksUntil(today, definitions.timezone).to === lastOfWeek) return [];
  const end = formatDate(lastDay(log, definitions.timezone));
  return [`Nothing has come in since ${end}. This is about the last whole week in the data.`];
}

/** What this company's data can't answer is left out. */
async function standingSection(
  view: WorkspaceView,
  { title, planFor, isEmpty }: StandingQuestion,
  weeks: DigestWeeks,
): Promise<DigestSection> {
  const plan = planFor(weeks);
  try {
    const envelope = shownTo('figures', await runTool(plan.tool, plan.args, view));
    if (isEmpty?.(envelope.data)) return { title, lines: [] };
    const { answer, opening } = wordResult(plan, envelope, view.catalog);
    return { title, lines: [...opening, ...answer.findings].slice(0, mostLines) };
  } catch (error) {
    if (error instanceof FootpathError && (error.code === 'bad_input' || error.code === 'not_found')) {
      return { title, lines: [] };
    }
    throw error;
  }
}

function planAbout({ measure: { kind, subject } }: JudgedMeasure): ToolPlan {
  return kind === 'rate'
    ? { tool: 'drop_offs', args: { journey: subject } }
    : { tool: 'trend', args: { measure: 'customers', activity: subject, interval: 'week' } };
}

function suggestionsFor(changes: readonly JudgedMeasure[], journeys: readonly string[]): string[] {
  const journey = changes.find(({ measure }) => measure.kind === 'rate')?.measure.subject ?? journeys[0];
  return journey === undefined
    ? []
    : [
        `Why do customers leave the ${journey} journey?`,
        `Where do customers drop off in the ${journey} journey?`,
      ];
}
