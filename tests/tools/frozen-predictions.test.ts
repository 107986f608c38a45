import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '../../src/journeys/calendar.js';
import { logAsOf } from '../../src/journeys/log-as-of.js';
import { textAt } from '../../src/journeys/text-column.js';
import { silentProgress } from '../../src/progress.js';
import { checkPredictions } from '../../src/store/check-predictions.js';
import type { Database } from '../../src/store/database.js';
import { readGrades, readRisks, readUngraded } from '../../src/store/prediction-store.js';
import { churnRisk } from '../../tools/churn-risk.js';
import { migratedPglite } from '../support/migrated-pglite.js';
import { end, payersDefinitions, payersLog } from '../support/payers-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';

const day = 86_400;

describe('predictions are frozen and graded', () => {
  let database: Database;
  beforeAll(async () => {
    database = await migratedPglite();
  });
  afterAll(() => database.close());

  test('once a day, and once when the horizon is over', async () => {
    const log = payersLog(1, 1500, 0.3);
    const then = { ...toolDependencies(logAsOf(log, end - 30 * day), payersDefinitions), database };
    await churnRisk.execute({}, then);
    await churnRisk.execute({ limit: 3 }, then);
    expect(await readGrades(database)).toEqual([]);
    const now = { ...toolDependencies(log, payersDefinitions), database, progress: silentProgress };
    expect(await readUngraded(database, now.asOf)).toHaveLength(1);
    await churnRisk.execute({}, now);
    await churnRisk.execute({}, now);
    const [grade, ...more] = await readGrades(database);
    expect(more).toEqual([]);
    expect(grade).toMatchObject({ tool: 'churn_risk', outcome: 'churn', horizonDays: 30, asOf: then.asOf });
    expect(grade.came).toBeGreaterThan(10);
    expect(grade.auc).toBeGreaterThan(0.6);
    expect(Math.abs(grade.expected - grade.came)).toBeLessThan(4 * Math.sqrt(grade.came));
    const { detail } = await checkPredictions(database);
    expect(detail).toContain(`2 made, 1 graded; on ${then.asOf} churn was expected of`);
    const { data } = await churnRisk.execute({ limit: 1 }, now);
    const [{ customer, risk }] = data.customers;
    const key =
      log.customerKeys[
        Array.from(log.customerKeys.keys()).find((place) => textAt(log.customerIds, place) === customer) ?? 0
      ];
    const [known, ...older] = await readRisks(database, key, now.asOf);
    expect(older).toEqual([]);
    expect(known).toMatchObject({ outcome: 'churn', horizonDays: 30, asOf: now.asOf });
    expect(known.risk).toBeCloseTo(risk, 4);
    // Once the horizon is over, and before it was foretold, there is none.
    expect(await readRisks(database, key, addDays(now.asOf, 30))).toEqual([]);
    expect(await readRisks(database, key, addDays(then.asOf, -1))).toEqual([]);
    expect(detail).toContain(`came to ${grade.came}, AUC ${grade.auc.toFixed(2)}`);
  });
});
