import { FootpathError } from '../src/errors.js';
import { addDays, startOfDay } from '../src/journeys/calendar.js';
import { outcomeNamed, type Outcome } from '../src/journeys/outcome.js';
import { riskClock } from '../src/journeys/risk-clock.js';
import type { Vocabulary } from '../src/journeys/vocabulary.js';
import { areaUnderCurve } from '../src/stats/area-under-curve.js';
import { brierScore } from '../src/stats/calibration.js';
import {
  readUngraded,
  saveGrade,
  type PredictionGrade,
  type SavedPrediction,
} from '../src/store/prediction-store.js';
import type { ToolDependencies } from './tool.js';

const day = 86_400;

/**
 * Holds every prediction whose horizon is over against what came, once. One whose outcome is no longer defined, or of
 * whose customers none is left, stays without a grade.
 *
 * @returns how many were graded.
 */
export async function gradePredictions({
  database,
  log,
  definitions,
  asOf,
}: Pick<ToolDependencies, 'database' | 'log' | 'definitions' | 'asOf'>): Promise<number> {
  let graded = 0;
  for (const prediction of await readUngraded(database, asOf)) {
    const grade = gradeOf(prediction, { log, definitions });
    if (!grade) continue;
    await saveGrade(database, prediction.id, grade);
    graded++;
  }
  return graded;
}

function gradeOf(prediction: SavedPrediction, vocabulary: Vocabulary): PredictionGrade | undefined {
  const { log, definitions } = vocabulary;
  const outcome = outcomeIfKnown(vocabulary, prediction.outcome);
  if (!outcome || outcome.kind === 'trait') return undefined;
  const clock = riskClock(
    log,
    outcome.kind === 'inactivity' ? { ...outcome, days: outcome.days ?? prediction.horizonDays } : outcome,
  );
  const from = startOfDay(addDays(prediction.asOf, 1), definitions.timezone);
  const customerOf = new Map(Array.from(log.customerKeys, (key, customer) => [key, customer]));
  const found = prediction.customers.flatMap((key, place) => {
    const customer = customerOf.get(key);
    return customer === undefined ? [] : [{ customer, risk: prediction.risks[place] }];
  });
  if (found.length === 0) return undefined;
  const risks = Float64Array.from(found, ({ risk }) => risk);
  const outcomes = Uint8Array.from(found, ({ customer }) =>
    clock.comes(customer, from, prediction.horizonDays * day) ? 1 : 0,
  );
  const auc = areaUnderCurve(risks, outcomes);
  return {
    customers: found.length,
    expected: risks.reduce((sum, risk) => sum + risk, 0),
    came: outcomes.reduce((sum, outcome) => sum + outcome, 0),
    auc: auc.estimate,
    aucLow: auc.low,
    aucHigh: auc.high,
    brier: brierScore(risks, outcomes),
  };
}

function outcomeIfKnown(vocabulary: Vocabulary, name: string): Outcome | undefined {
  try {
    return outcomeNamed(vocabulary, name);
  } catch (error) {
    if (error instanceof FootpathError) return undefined;
    throw error;
  }
}
