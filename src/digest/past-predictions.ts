import { formatCount, formatDate, formatExpected, formatNumber } from '../ask/figure-format.js';
import { runTool } from '../ask/run-tool.js';
import type { WorkspaceView } from '../ask/workspace-view.js';
import { addDays, startOfDay } from '../journeys/calendar.js';
import { logAsOf } from '../journeys/log-as-of.js';
import { readGrades, type GradedPrediction } from '../store/prediction-store.js';
import { forecastOutput } from '../../tools/forecast-output.js';
import { gradePredictions } from '../../tools/grade-predictions.js';
import type { Digest } from './digest.js';

const mostOutcomes = 3;
/** What a figure may lose by computing, as a part of it. */
const rounding = 1e-9;

/** How what was foretold for a week did: how often each outcome would come, and who would come to it. */
export async function pastPredictions(view: WorkspaceView, week: Digest['week']): Promise<string[]> {
  return [...(await forecastLines(view, week)), ...(await riskLines(view, week))];
}

/** The forecasts that the data of the evening before the week led to: the same as were told then. */
async function forecastLines(view: WorkspaceView, { from, to }: Digest['week']): Promise<string[]> {
  const outcomes = Object.keys(view.definitions.outcomes).slice(0, mostOutcomes);
  const [before, after] = [addDays(from, -1), to].map((day) => asOf(view, day));
  if (before.log.eventCount === 0) return [];
  const lines = await Promise.all(
    outcomes.map(async (outcome) => {
      const foretold = await forecastOf(before, outcome);
      const came = await forecastOf(after, outcome);
      const happened = came.course?.findLast((stretch) => stretch.happened !== null)?.happened;
      if (!foretold.total || happened === undefined || happened === null) return [];
      const { estimate, low, high } = foretold.total;
      const isFewer = happened < low * (1 - rounding);
      const isMore = happened > high * (1 + rounding);
      const verdict = isFewer ? 'fewer than foretold' : isMore ? 'more than foretold' : 'as foretold';
      return [
        `${outcome}: ${formatCount(happened)} times, where ${formatExpected(estimate)} (${formatExpected(low)} to ${formatExpected(high)}) were foretold: ${verdict}.`,
      ];
    }),
  );
  return lines.flat();
}

async function forecastOf(view: WorkspaceView, outcome: string) {
  const { data } = await runTool('forecast', { outcome, horizon_days: 7 }, view);
  return forecastOutput.parse(data);
}

function asOf(view: WorkspaceView, day: string): WorkspaceView {
  const log = logAsOf(view.log, startOfDay(addDays(day, 1), view.definitions.timezone));
  return { ...view, log, asOf: day, results: undefined };
}

/** What was foretold of customers one by one, where its time was up in the week. */
async function riskLines(view: WorkspaceView, { from, to }: Digest['week']): Promise<string[]> {
  // Predictions are about all customers: who sees a part of them is told nothing of the others.
  if (view.records) return [];
  await gradePredictions(asOf(view, to));
  const grades = await readGrades(view.database);
  return grades.filter((grade) => isDue(grade, from, to)).map(riskLine);
}

function isDue({ asOf, horizonDays }: GradedPrediction, from: string, to: string): boolean {
  const end = addDays(asOf, Math.ceil(horizonDays));
  return end >= from && end <= to;
}

function riskLine({
  outcome,
  asOf,
  customers,
  expected,
  came,
  auc,
  aucLow,
  aucHigh,
}: GradedPrediction): string {
  const order =
    aucLow === aucHigh
      ? 'all had the same risk'
      : `AUC ${formatNumber(auc)} (${formatNumber(aucLow)} to ${formatNumber(aucHigh)}, where 0.5 is chance)`;
  return `On ${formatDate(asOf)} ${outcome} was expected of ${formatCount(Math.round(expected))} of ${formatCount(customers)} customers, and came to ${formatCount(came)}; ${order}.`;
}
