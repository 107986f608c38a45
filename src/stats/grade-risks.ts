import { areaUnderCurve } from './area-under-curve.js';
import { brierScore, calibrationGroups, type CalibrationGroup } from './calibration.js';
import type { Estimate } from './estimate.js';
import { wilsonInterval } from './wilson-interval.js';

/** How well risks fit what came. */
export interface Grade {
  readonly auc: Estimate;
  readonly brier: number;
  /** Brier score of telling everybody the rate that the model had learned from. */
  readonly brierOfBase: number;
  readonly baseRate: Estimate;
  /** From the lowest risks to the highest. */
  readonly calibration: readonly CalibrationGroup[];
  /** How many times likelier than all the tenth with the highest risk was. */
  readonly lift: number;
  /** Whether risks differ at all: where all are alike there is no order to grade. */
  readonly tellsApart: boolean;
  /** Surely better than chance, and no worse than the base rate in its figures. */
  readonly beatsBase: boolean;
}

/** @param learnedRate the base rate that was known before. */
export function gradeRisks(risks: Float64Array, outcomes: Uint8Array, learnedRate: number): Grade {
  const auc = areaUnderCurve(risks, outcomes);
  const brier = brierScore(risks, outcomes);
  const brierOfBase = brierScore(
    risks.map(() => learnedRate),
    outcomes,
  );
  const came = outcomes.reduce((sum, outcome) => sum + outcome, 0);
  const baseRate = wilsonInterval(came, outcomes.length);
  const calibration = calibrationGroups(risks, outcomes);
  const top = calibration.at(-1)?.observed.estimate ?? 0;
  return {
    auc,
    brier,
    brierOfBase,
    baseRate,
    calibration,
    lift: came > 0 ? top / baseRate.estimate : 0,
    tellsApart: risks.some((risk) => risk !== risks[0]),
    beatsBase: auc.low > 0.5 && brier <= brierOfBase,
  };
}
