import { areaUnderCurve } from './area-under-curve.js';
import { boostedTreesLearner } from './boosted-trees.js';
import { brierScore, calibrationGroups, logLoss, type CalibrationGroup } from './calibration.js';
import type { Estimate } from './estimate.js';
import { takeRows, type FeatureTable } from './feature-table.js';
import type { Learner } from './learner.js';
import { logisticLearner } from './logistic-learner.js';
import { plattScaling, type Calibration } from './platt-scaling.js';
import { createRandom } from './random.js';
import { wilsonInterval } from './wilson-interval.js';

/** Foretells how likely an outcome is, and says how well it did on customers that it had not seen. */
export interface RiskModel {
  readonly learner: Learner['name'];
  readonly grade: Grade;
  /** Calibrated risk per row, 0–1. */
  readonly risks: (table: FeatureTable) => Float64Array;
  /** Per column, what it adds to the log odds of one row, against the average example. */
  readonly contributions: (table: FeatureTable, row: number) => Float64Array;
}

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
  /** Surely better than chance, and no worse than the base rate in its figures. */
  readonly beatsBase: boolean;
}

export interface Examples {
  readonly table: FeatureTable;
  /** 0 or 1 per row. */
  readonly outcomes: Uint8Array;
  /** When each row was seen, as a number that rises with time; rows of one time may have any order. */
  readonly periods: Uint16Array;
}

const learners: readonly Learner[] = [logisticLearner, boostedTreesLearner];
/** With fewer different times there is no later one to be graded on that was not used before. */
const fewestPeriods = 3;
const folds = 5;

/**
 * Trains both learners on the earliest rows, chooses and calibrates on later ones, grades the winner on the latest, and
 * then lets it learn from all. Where the rows are of fewer than three times, customers are dealt into five parts
 * instead, each foretold from the other four.
 *
 * @throws RangeError when there are not both outcomes among the rows.
 */
export function trainRiskModel(examples: Examples): RiskModel {
  const positives = examples.outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (positives === 0 || positives === examples.outcomes.length) {
    throw new RangeError('trainRiskModel: all rows have the same outcome');
  }
  const split = splitByTime(examples);
  const { learner, calibrate, grade } = split ? chooseByTime(examples, split) : chooseByFolds(examples);
  const model = learner.train(examples.table, examples.outcomes);
  return {
    learner: learner.name,
    grade,
    risks: (table) => calibrate(model.score(table)),
    contributions: (table, row) => model.contributions(table, row),
  };
}

interface Choice {
  readonly learner: Learner;
  readonly calibrate: Calibration;
  readonly grade: Grade;
}

interface Split {
  readonly train: readonly number[];
  readonly choose: readonly number[];
  readonly test: readonly number[];
}

/** The latest times with a quarter of the rows to be graded on, those with a fifth before them to choose. */
function splitByTime({ outcomes, periods }: Examples): Split | undefined {
  const times = [...new Set(periods)].sort((a, b) => a - b);
  if (times.length < fewestPeriods) return undefined;
  const from = (share: number, least: number, before: number) => {
    let place = before;
    let count = 0;
    while (place > least && count < share * periods.length) {
      place--;
      count += periods.reduce((sum, period) => sum + (period === times[place] ? 1 : 0), 0);
    }
    return place;
  };
  const testFrom = from(0.25, 2, times.length);
  const chooseFrom = from(0.2, 1, testFrom);
  const rows = (first: number, end: number) =>
    Array.from(periods.keys()).filter((row) => {
      const place = times.indexOf(periods[row]);
      return place >= first && place < end;
    });
  const split = {
    train: rows(0, chooseFrom),
    choose: rows(chooseFrom, testFrom),
    test: rows(testFrom, times.length),
  };
  const hasBoth = (part: readonly number[]) =>
    part.some((row) => outcomes[row] === 1) && part.some((row) => outcomes[row] === 0);
  return Object.values(split).every(hasBoth) ? split : undefined;
}

function chooseByTime({ table, outcomes }: Examples, { train, choose, test }: Split): Choice {
  const outcomesOf = (rows: readonly number[]) => Uint8Array.from(rows, (row) => outcomes[row]);
  const [trainTable, chooseTable] = [takeRows(table, train), takeRows(table, choose)];
  const candidates = learners.map((learner) => {
    const model = learner.train(trainTable, outcomesOf(train));
    const scores = model.score(chooseTable);
    const calibrate = plattScaling(scores, outcomesOf(choose));
    return { learner, model, calibrate, loss: logLoss(calibrate(scores), outcomesOf(choose)) };
  });
  const { learner, model, calibrate } = candidates.reduce((best, other) =>
    other.loss < best.loss ? other : best,
  );
  const risks = calibrate(model.score(takeRows(table, test)));
  return {
    learner,
    calibrate,
    grade: gradeRisks(risks, outcomesOf(test), rateOf(outcomesOf([...train, ...choose]))),
  };
}

function chooseByFolds({ table, outcomes }: Examples): Choice {
  const random = createRandom(7);
  const fold = outcomes.map(() => Math.floor(random() * folds));
  const candidates = learners.map((learner) => {
    const scores = new Float64Array(outcomes.length);
    for (let held = 0; held < folds; held++) {
      const rows = [...fold.keys()];
      const [own, others] = [
        rows.filter((row) => fold[row] === held),
        rows.filter((row) => fold[row] !== held),
      ];
      if (own.length === 0 || others.length === 0) continue;
      const model = learner.train(
        takeRows(table, others),
        Uint8Array.from(others, (row) => outcomes[row]),
      );
      model.score(takeRows(table, own)).forEach((score, index) => (scores[own[index]] = score));
    }
    const calibrate = plattScaling(scores, outcomes);
    const risks = calibrate(scores);
    return { learner, calibrate, risks, loss: logLoss(risks, outcomes) };
  });
  const { learner, calibrate, risks } = candidates.reduce((best, other) =>
    other.loss < best.loss ? other : best,
  );
  return { learner, calibrate, grade: gradeRisks(risks, outcomes, rateOf(outcomes)) };
}

function rateOf(outcomes: Uint8Array): number {
  return outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
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
    beatsBase: auc.low > 0.5 && brier <= brierOfBase,
  };
}
