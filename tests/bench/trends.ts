import { logHealth } from '../../src/journeys/data-findings.js';
import { definitionsSchema } from '../../src/journeys/definitions.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { retention } from '../../tools/retention.js';
import { trend } from '../../tools/trend.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { measure, measureBest, report } from './measure.js';
import { syntheticLog } from './synthetic-log.js';

/** Trends, retention and data health: `npm run bench:trends -- [events]`. */
const log = syntheticLog(Number(process.argv[2] ?? 10_000_000));
const definitions = definitionsSchema.parse({
  journeys: { trial: { stages: [1, 4, 6, 9, 13].map((code) => `Activity ${code}`) } },
  terms: { payers: [{ did: 'Activity 8' }, { did_not: 'Activity 20' }] },
});
const dependencies = toolDependencies(log, definitions);

const trends: Record<string, ToolArguments<'trend'>> = {
  'customers of an activity': { measure: 'customers', activity: 'Activity 1' },
  'all events by day': { measure: 'events', interval: 'day' },
  'events by week, broken down': { measure: 'events', activity: 'Activity 1', breakdown: 'plan' },
  'average value': { measure: 'average_value', activity: 'Activity 8' },
  'a term by week': { measure: 'customers', term: 'payers' },
  'conversion by month': { measure: 'conversion', journey: 'trial', interval: 'month' },
  'conversion by week, broken down': { measure: 'conversion', journey: 'trial', breakdown: 'plan' },
  'churn rate by month': { measure: 'conversion', outcome: 'Activity 20', interval: 'month' },
  'a period against the one before': {
    measure: 'customers',
    activity: 'Activity 1',
    period: { from: '2026-09-01', to: '2026-10-01' },
    compare: 'previous_period',
  },
};
report(
  'data findings, cold',
  await measure(() => logHealth(log, 'UTC')),
  JSON.stringify(logHealth(log, 'UTC').findings),
);
for (const [what, args] of Object.entries(trends)) {
  report(`trend: ${what}`, await measureBest(4, () => trend.execute(args, dependencies)));
}

const retentions: Record<string, ToolArguments<'retention'>> = {
  'anything after anything, by week': { interval: 'week' },
  'one activity after another, by month, broken down': {
    start: 'Activity 3',
    return: 'Activity 1',
    interval: 'month',
    breakdown: 'plan',
  },
};
for (const [what, args] of Object.entries(retentions)) {
  report(`retention: ${what}`, await measureBest(4, () => retention.execute(args, dependencies)));
}
