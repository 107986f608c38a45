import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildCatalog } from '../../src/ask/build-catalog.js';
import type { WorkspaceView } from '../../src/ask/workspace-view.js';
import { pastPredictions } from '../../src/digest/past-predictions.js';
import { thingsToDo } from '../../src/digest/things-to-do.js';
import type { Database } from '../../src/store/database.js';
import { savePrediction } from '../../src/store/prediction-store.js';
import { smallLog, type SmallEvent } from '../support/small-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { migratedPglite } from '../support/migrated-pglite.js';

const day = 86_400;
/** A Monday; the week that is told of is the last one of the data. */
const start = Date.UTC(2026, 0, 5) / 1000;
const weeks = 20;
const week = { from: '2026-05-18', to: '2026-05-24' };
const definitions = {
  timezone: 'UTC',
  journeys: { trial: { stages: ['Signed Up', 'Paid'], within_days: 7 } },
  outcomes: { conversion: { did: 'Paid' } },
};

let database: Database;
beforeAll(async () => {
  database = await migratedPglite();
});
afterAll(() => database.close());

/** Four sign up a day and pay two days later, the first of them at least; in the last week more do, or fewer. */
function viewOf(inLastWeek: number, paying = Infinity): WorkspaceView {
  const events = Array.from({ length: weeks * 7 }, (_, date) => date).flatMap((date): SmallEvent[] => {
    const times = date < (weeks - 1) * 7 ? 4 : inLastWeek;
    return Array.from({ length: times }, (_, number) => `c${date}-${number}`).flatMap((customer, number) => [
      { customer, activity: 'Signed Up', time: start + (date - 2) * day },
      ...(number < paying ? [{ customer, activity: 'Paid', time: start + date * day }] : []),
    ]);
  });
  const dependencies = toolDependencies(smallLog(events, { until: start + weeks * 7 * day }), definitions);
  const catalog = buildCatalog(dependencies.log, dependencies.definitions, new Map());
  return { ...dependencies, database, catalog, isCustomer: () => false };
}

test.each([
  [4, 'as foretold'],
  [9, 'more than foretold'],
  [0, 'fewer than foretold'],
])('%i a day in the last week are %s', async (inLastWeek, verdict) => {
  const [line] = await pastPredictions(viewOf(inLastWeek), week);
  expect(line).toContain(`conversion: ${7 * inLastWeek} times, where 28 (`);
  expect(line).toContain(`were foretold: ${verdict}.`);
});

test('what was foretold of customers is told in the week in which its time is up, and to who sees all of them', async () => {
  const view = viewOf(4);
  const prediction = { tool: 'churn_risk', outcome: 'conversion', horizonDays: 10, definitions: [] };
  const customers = [...view.log.customerKeys.slice(-56)];
  // Of the last 56 customers the later 40 pay after the evening of 14 May.
  const risks = customers.map((_, place) => (place < 16 ? 0.1 : 0.9));
  const save = (asOf: string, foretold: readonly number[]) =>
    savePrediction(database, {
      ...prediction,
      asOf,
      dataVersion: 'v',
      learner: 'l',
      customers,
      risks: [...foretold],
    });
  for (const asOf of ['2026-05-01', '2026-05-14', '2026-05-20']) await save(asOf, risks);
  // Whoever is told the same of everyone has told no order.
  await save(
    '2026-05-13',
    risks.map(() => 0.5),
  );
  const lines = await pastPredictions(view, week);
  // All 40 lie above all 16 others: by the rule of three the area is at least 1 − 3/16 = 0.81.
  expect(lines.slice(1)).toContain(
    'On 13 May 2026 conversion was expected of 28 of 56 customers, and came to 40; all had the same risk.',
  );
  expect(lines.filter((line) => line.startsWith('On 14'))).toEqual([
    'On 14 May 2026 conversion was expected of 38 of 56 customers, and came to 40; AUC 1 (0.81 to 1, where 0.5 is chance).',
  ]);
  expect(await pastPredictions({ ...view, records: database }, week)).toHaveLength(1);
});

test('what to do says how many it concerns, and what the data can’t tell is left out', async () => {
  expect(await thingsToDo(viewOf(4))).toEqual([]);
  // A quarter of those whose seven days are over never pay.
  const lost = 7 * weeks - 5;
  expect(await thingsToDo(viewOf(4, 3))).toEqual([
    `Look at the step from Signed Up to Paid: ${lost} customers were lost there.`,
  ]);
});
