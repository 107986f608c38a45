import { areaUnderCurve } from './area-under-curve.js';
import { averageModels } from './average-models.js';
import { boostedTreesLearner } from './boosted-trees.js';
import { brierScore, calibrationGroups, logLoss, type CalibrationGroup } from './calibration.js';
import type { Estimate } from './estimate.js';
import { takeRows, type FeatureTable } from './feature-table.js';
import type { Learner, Model } from './learner.js';
import { logisticLearner } from './logistic-learner.js';
import { plattScaling, type Calibration } from './platt-scaling.js';
import { createRandom } from './random.js';
import { wilsonInterval } from './wilson-interval.js';

/** Foretells how likely an outcome is, and says how well it did on customers that it had not seen. */
export interface RiskModel {
  readonly learner: Learner['name'];
  readonly grade: Grade;
  /** Of the examples, each foretold from others, where they were dealt into parts. */
  readonly heldOut?: Float64Array;
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
  /**
   * 1 for rows that are an even sample, on which all figures are counted; the others are to learn from alone. All are
   * even when absent.
   */
  readonly even?: Uint8Array;
  /** Periods that an outcome takes to be known: a row teaches nothing about those until then; 1 when absent. */
  readonly span?: number;
}

const learners = [logisticLearner, boostedTreesLearner];
const both: Learner['name'] = 'both, averaged';
/** With fewer different times there is no later one to be graded on that was not used before. */
const fewestPeriods = 3;
const folds = 5;

/**
 * Trains a model and grades it on the latest rows, foretold from all before them. Which of the learners, or their mean,
 * and its calibration come from earlier rows, foretold from those before them in turn; in the end it learns from all.
 * Where the rows are of fewer than three times, customers are dealt into five parts instead, each foretold from the
 * other four.
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

function train(learner: Learner['name'], table: FeatureTable, outcomes: Uint8Array): Model {
  const own = learners.filter(({ name }) => learner === both || name === learner);
  return averageModels(own.map((each) => each.train(table, outcomes)));
}

function evenOnly(examples: Examples): Examples {
  const { table, outcomes, periods, even } = examples;
  if (!even) return examples;
  const rows = [...outcomes.keys()].filter((row) => even[row] === 1);
  return {
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

/** The learners' scores and their mean. */
function withMean(scores: readonly Float64Array[]): { learner: Learner['name']; scores: Float64Array }[] {
  const mean = scores[0].map((_, row) => scores.reduce((sum, own) => sum + own[row], 0) / scores.length);
  return [
    ...learners.map(({ name }, place) => ({ learner: name, scores: scores[place] })),
    { learner: both, scores: mean },
  ];
}

interface Choice {
  readonly learner: Learner['name'];
  readonly calibrate: Calibration;
  readonly grade: Grade;
  readonly heldOut?: Float64Array;
}

/** Rows that are foretold from all rows before them. */
interface Stretch {
  readonly before: readonly number[];
  readonly rows: readonly number[];
}

interface Split {
  /** To choose and calibrate on. */
  readonly choose: readonly Stretch[];
  /** To grade on: the latest. */
  readonly test: Stretch;
}

const stretches = 3;
const stretchShare = 0.2;

/** The latest times in three stretches of a fifth of the rows each, or fewer where there is too little to begin with. */
function splitByTime({ outcomes, periods, even, span = 1 }: Examples): Split | undefined {
  const times = [...new Set(periods)].sort((a, b) => a - b);
  if (times.length < fewestPeriods * span) return undefined;
  const placeOf = new Map(times.map((time, place) => [time, place]));
  const places = Array.from(periods, (period) => placeOf.get(period) ?? 0);
  const countAt = times.map(() => 0);
  const isEven = (row: number) => even?.[row] !== 0;
  const all = places.filter((place, row) => {
    if (isEven(row)) countAt[place]++;
    return isEven(row);
  }).length;
  const rowsFrom = (first: number, end: number) =>
    [...places.keys()].filter((row) => places[row] >= first && places[row] < end);
  const hasBoth = (rows: readonly number[]) =>
    rows.some((row) => outcomes[row] === 1) && rows.some((row) => outcomes[row] === 0);
  const found: Stretch[] = [];
  let end = times.length;
  while (found.length < stretches && end > span) {
    let first = end;
    let count = 0;
    while (first > span && count < stretchShare * all) count += countAt[--first];
    const stretch = { before: rowsFrom(0, first - span + 1), rows: rowsFrom(first, end).filter(isEven) };
    if (!hasBoth(stretch.before.filter(isEven)) || !hasBoth(stretch.rows)) break;
    found.push(stretch);
    end = first;
  }
  const [test, ...choose] = found;
  return choose.length > 0 ? { test, choose } : undefined;
}

function chooseByTime(examples: Examples, { choose, test }: Split): Choice {
  const { table, outcomes, even } = examples;
  const outcomesOf = (rows: readonly number[]) => Uint8Array.from(rows, (row) => outcomes[row]);
  const foretell = ({ before, rows }: Stretch) => {
    const known = takeRows(table, before);
    const unseen = takeRows(table, rows);
    const shift = oversampling(examples, before);
    return learners.map((learner) =>
      learner
        .train(known, outcomesOf(before))
        .score(unseen)
        .map((score) => score - shift),
    );
  };
  const parts = choose.map(foretell);
  const joined = learners.map((_, place) => Float64Array.from(parts.flatMap((scores) => [...scores[place]])));
  const { learner, calibrate } = best(withMean(joined), outcomesOf(choose.flatMap(({ rows }) => rows)));
  const candidates = withMean(foretell(test));
  const { scores } = candidates.find((candidate) => candidate.learner === learner) ?? candidates[0];
  const grade = gradeRisks(
    calibrate(scores),
    outcomesOf(test.rows),
    rateOf(outcomesOf(test.before.filter((row) => even?.[row] !== 0))),
  );
  return { learner, calibrate, grade };
}

function chooseByFolds({ table, outcomes }: Examples): Choice {
  const random = createRandom(7);
  const fold = outcomes.map(() => Math.floor(random() * folds));
  const rows = [...fold.keys()];
  const scores = learners.map(() => new Float64Array(outcomes.length));
  for (let held = 0; held < folds; held++) {
    const own = rows.filter((row) => fold[row] === held);
    const others = rows.filter((row) => fold[row] !== held);
    if (own.length === 0 || others.length === 0) continue;
    const [ownTable, othersTable] = [takeRows(table, own), takeRows(table, others)];
    const known = Uint8Array.from(others, (row) => outcomes[row]);
    learners.forEach((learner, place) => {
      const foretold = learner.train(othersTable, known).score(ownTable);
      foretold.forEach((score, index) => (scores[place][own[index]] = score));
    });
  }
  const { learner, calibrate, risks } = best(withMean(scores), outcomes);
  return { learner, calibrate, grade: gradeRisks(risks, outcomes, rateOf(outcomes)), heldOut: risks };
}

/** The candidate whose calibrated scores fit best. */
function best(
  candidates: readonly { learner: Learner['name']; scores: Float64Array }[],
  outcomes: Uint8Array,
) {
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
