import type { Database } from './database.js';

/** What was foretold of many customers on one day. */
export interface Prediction {
  readonly tool: string;
  readonly outcome: string;
  readonly horizonDays: number;
  /** YYYY-MM-DD: the day at whose end it was foretold. */
  readonly asOf: string;
  /** Versions that it rests on, such as `churn@2`. */
  readonly definitions: readonly string[];
  readonly dataVersion: string;
  readonly learner: string;
  /** Keys of the customers (`JourneyLog.customerKeys`). */
  readonly customers: readonly number[];
  /** Chance of each, 0–1. */
  readonly risks: readonly number[];
}

export interface SavedPrediction extends Prediction {
  readonly id: number;
}

/** What came of a prediction. */
export interface PredictionGrade {
  /** Customers who could still be found. */
  readonly customers: number;
  /** How many of them were expected to come to the outcome, and how many did. */
  readonly expected: number;
  readonly came: number;
  readonly auc: number;
  readonly aucLow: number;
  readonly aucHigh: number;
  readonly brier: number;
}

export type GradedPrediction = PredictionGrade &
  Pick<SavedPrediction, 'tool' | 'outcome' | 'horizonDays' | 'asOf'>;

/** Freezes a prediction. What was foretold first of one day stands: a later one of the same day changes nothing. */
export async function savePrediction(database: Database, prediction: Prediction): Promise<void> {
  const { tool, outcome, horizonDays, asOf, definitions, dataVersion, learner, customers, risks } =
    prediction;
  await database.query(
    `insert into prediction (tool, outcome, horizon_days, as_of, definitions, data_version, learner, customers, risks)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing`,
    [tool, outcome, horizonDays, asOf, definitions, dataVersion, learner, customers, risks],
  );
}

/** Predictions that have no grade yet, and whose horizon was over at the end of a day, YYYY-MM-DD. */
export async function readUngraded(database: Database, today: string): Promise<SavedPrediction[]> {
  return database.query<SavedPrediction>(
    `select id, tool, outcome, horizon_days as "horizonDays", as_of::text as "asOf", definitions,
            data_version as "dataVersion", learner, customers, risks
       from prediction
      where as_of + ceil(horizon_days)::integer <= $1::date
        and not exists (select from prediction_grade where prediction_id = id)
      order by as_of, id`,
    [today],
  );
}

export async function saveGrade(
  database: Database,
  predictionId: number,
  grade: PredictionGrade,
): Promise<void> {
  const { customers, expected, came, auc, aucLow, aucHigh, brier } = grade;
  await database.query(
    `insert into prediction_grade (prediction_id, customers, expected, came, auc, auc_low, auc_high, brier)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing`,
    [predictionId, customers, expected, came, auc, aucLow, aucHigh, brier],
  );
}

/** All grades, the latest first: for the digest and the doctor. */
export async function readGrades(database: Database): Promise<GradedPrediction[]> {
  return database.query<GradedPrediction>(
    `select tool, outcome, horizon_days as "horizonDays", as_of::text as "asOf", prediction_grade.customers, expected,
            came, auc, auc_low as "aucLow", auc_high as "aucHigh", brier
       from prediction_grade join prediction on id = prediction_id order by as_of desc, id desc`,
  );
}

/** The chance of a customer to come to an outcome, as it was foretold last. */
export interface ForetoldRisk {
  readonly outcome: string;
  readonly horizonDays: number;
  /** YYYY-MM-DD: the day at whose end it was foretold. */
  readonly asOf: string;
  readonly risk: number;
}

/** What was foretold of a customer and is still to come at the end of a day: of each outcome and horizon the latest. */
export async function readRisks(
  database: Database,
  customerKey: number,
  today: string,
): Promise<ForetoldRisk[]> {
  return database.query<ForetoldRisk>(
    `select distinct on (outcome, horizon_days) outcome, horizon_days as "horizonDays", as_of::text as "asOf",
            risks[array_position(customers, $1::integer)] as risk
       from prediction
      where tool = 'churn_risk' and $1::integer = any (customers)
        and as_of <= $2::date and as_of + ceil(horizon_days)::integer > $2::date
      order by outcome, horizon_days, as_of desc, id desc`,
    [customerKey, today],
  );
}
