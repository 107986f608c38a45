import { averageModels } from './average-models.js';
import { boostedTreesLearner, deepTreesLearner, largerTreesLearner } from './boosted-trees.js';
import { logLoss } from './calibration.js';
import { dealFolds } from './deal-folds.js';
import { takeRows, type FeatureTable } from './feature-table.js';
import { gradeRisks, type Grade } from './grade-risks.js';
import type { LearnerName, Model } from './learner.js';
import { logisticLearner } from './logistic-learner.js';
import { plattScaling, type Calibration } from './platt-scaling.js';
import { createRandom } from './random.js';
import { splitByTime, type Stretch, type TimedOutcomes, type TimeSplit } from './split-by-time.js';

/** Foretells how likely an outcome is, and says how well it did on customers that it had not seen. */
export interface RiskModel {
  readonly learner: LearnerName;
  readonly grade: Grade;
  /** Of the examples, each foretold from others, where they were dealt into parts. */
  readonly heldOut?: Float64Array;
  /** Calibrated risk per row, 0–1. */
  readonly risks: (table: FeatureTable) => Float64Array;
  /** Per column, what it adds to the log odds of one row, against the average example. */
  readonly contributions: (table: FeatureTable, row: number) => Float64Array;
}

export interface Examples extends TimedOutcomes {
  readonly table: FeatureTable;
  /** Whose row each is; a customer of their own when absent. */
  readonly customers?: Uint32Array;
}

const averaged = [logisticLearner, boostedTreesLearner];
/** Of one day's table; with days that differ, large trees learn the days. */
const tableLearners = [...averaged, largerTreesLearner, deepTreesLearner];
const both: LearnerName = 'both, averaged';
const folds = 5;

/**
 * Trains a model and grades it on the latest rows, foretold from all before them. Which of the learners, or their mean,
 * and its calibration come from earlier rows, foretold from those before them in turn; in the end it learns from all.
 * Where the rows are of fewer than three times, customers are dealt into five parts instead, each foretold from the
 * other four; where they are of one time alone, larger and deep trees may be chosen too.
 *
 * @throws RangeError when there are not both outcomes among the rows.
 */
export function trainRiskModel(examples: Examples): RiskModel {
  const positives = examples.outcomes.reduce((sum, outcome) => sum + outcome, 0);
  if (positives === 0 || positives === examples.outcomes.length) {
    throw new RangeError('trainRiskModel: all rows have the same outcome');
  }
  const split = splitByTime(examples);
  const { learner, calibrate, grade, heldOut } = split
    ? chooseByTime(examples, split)
    : chooseByFolds(evenOnly(examples));
  const model = train(learner, examples.table, examples.outcomes);
  const shift = oversampling(examples, [...examples.outcomes.keys()]);
  return {
    learner,
    grade,
    heldOut,
    risks: (table) => calibrate(model.score(table).map((score) => score - shift)),
    contributions: (table, row) => model.contributions(table, row),
  };
}

function train(name: LearnerName, table: FeatureTable, outcomes: Uint8Array): Model {
  const own = name === both ? averaged : tableLearners.filter((learner) => name === learner.name);
  return averageModels(own.map((each) => each.train(table, outcomes)));
}

function evenOnly(examples: Examples): Examples {
  const { table, outcomes, periods, even, customers } = examples;
  if (!even) return examples;
  const rows = [...outcomes.keys()].filter((row) => even[row] === 1);
  return {
    customers: customers && Uint32Array.from(rows, (row) => customers[row]),
    table: takeRows(table, rows),
    outcomes: Uint8Array.from(rows, (row) => outcomes[row]),
    periods: Uint16Array.from(rows, (row) => periods[row]),
  };
}

/** What rows that are not even add to the log odds of a model that learned from them: they have the outcome more often. */
function oversampling({ outcomes, even }: Examples, rows: readonly number[]): number {
  if (!even) return 0;
  const logOdds = (own: readonly number[]) => {
    const came = own.reduce((sum, row) => sum + outcomes[row], 0);
    return Math.log((came + 0.5) / (own.length - came + 0.5));
  };
  return logOdds(rows) - logOdds(rows.filter((row) => even[row] === 1));
}

interface Candidate {
  readonly learner: LearnerName;
  readonly scores: Float64Array;
}

/** The learners' scores, and the mean of the first two. */
function withMean(learned: readonly Candidate[]): Candidate[] {
  const [{ scores: one }, { scores: other }] = learned;
  return [...learned, { learner: both, scores: one.map((score, row) => (score + other[row]) / 2) }];
}

interface Choice {
  readonly learner: LearnerName;
  readonly calibrate: Calibration;
  readonly grade: Grade;
  readonly heldOut?: Float64Array;
}

function chooseByTime(examples: Examples, { choose, test }: TimeSplit): Choice {
  const { table, outcomes, even } = examples;
  const outcomesOf = (rows: readonly number[]) => Uint8Array.from(rows, (row) => outcomes[row]);
  const foretell = (name: LearnerName, { before, rows }: Stretch) => {
    const shift = oversampling(examples, before);
    return train(name, takeRows(table, before), outcomesOf(before))
      .score(takeRows(table, rows))
      .map((score) => score - shift);
  };
  const candidates = withMean(
    averaged.map(({ name }) => ({ learner: name, scores: foretell(name, choose) })),
  );
  const { learner, calibrate } = best(candidates, outcomesOf(choose.rows));
  const grade = gradeRisks(
    calibrate(foretell(learner, test)),
    outcomesOf(test.rows),
    rateOf(outcomesOf(test.before.filter((row) => even?.[row] !== 0))),
  );
  return { learner, calibrate, grade };
}

function chooseByFolds({ table, outcomes, periods, customers }: Examples): Choice {
  const learners = new Set(periods).size > 1 ? averaged : tableLearners;
  const fold = dealFolds(customers ?? Uint32Array.from(outcomes.keys()), folds, createRandom(7));
  const rows = [...fold.keys()];
  const candidates = learners.map(({ name }) => ({
    learner: name,
    scores: new Float64Array(outcomes.length),
  }));
  for (let held = 0; held < folds; held++) {
    const own = rows.filter((row) => fold[row] === held);
    const others = rows.filter((row) => fold[row] !== held);
    if (own.length === 0 || others.length === 0) continue;
    const [ownTable, othersTable] = [takeRows(table, own), takeRows(table, others)];
    const known = Uint8Array.from(others, (row) => outcomes[row]);
    learners.forEach((learner, place) => {
      const foretold = learner.train(othersTable, known).score(ownTable);
      foretold.forEach((score, index) => (candidates[place].scores[own[index]] = score));
    });
  }
  const { learner, calibrate, risks } = best(withMean(candidates), outcomes);
  return { learner, calibrate, grade: gradeRisks(risks, outcomes, rateOf(outcomes)), heldOut: risks };
}

/** The candidate whose calibrated scores fit best. */
function best(candidates: readonly Candidate[], outcomes: Uint8Array) {
  const fitted = candidates.map(({ learner, scores }) => {
    const calibrate = plattScaling(scores, outcomes);
    const risks = calibrate(scores);
    return { learner, calibrate, risks, loss: logLoss(risks, outcomes) };
  });
  return fitted.reduce((one, other) => (other.loss < one.loss ? other : one));
}

function rateOf(outcomes: Uint8Array): number {
  return outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
}
