import { outcomeNamed } from '../../src/journeys/outcome.js';
import { silentProgress, type Progress } from '../../src/progress.js';
import { answerChurnRisk } from '../../tools/churn-risk.js';
import { effect } from '../../tools/effect.js';
import { learnLeaving, scoreNow } from '../../tools/leaving-model.js';
import { momentsOfTruth } from '../../tools/moments-of-truth.js';
import { databaseWithoutFeedback, toolDependencies } from '../support/tool-dependencies.js';
import { measure, report } from './measure.js';
import { syntheticLog } from './synthetic-log.js';

/** Moments of truth, churn risk and effect over many events: `npm run bench:predictions -- [events]`. */
const log = syntheticLog(Number(process.argv[2] ?? 10_000_000));
const definitions = {
  timezone: 'UTC',
  outcomes: { churn: { did: 'Activity 20' }, rare: { did: 'Activity 37' } },
  terms: {
    payers: [{ did: 'Activity 8' }, { did_not: 'Activity 20' }],
    all: [{ did: 'Activity 1' }, { did_not: 'Activity 37' }],
  },
  changes: [{ name: 'launch', at: '2026-08-03' }],
};
const steps: string[] = [];
const started = performance.now();
const progress: Progress = {
  update: (_label, done, total) =>
    steps.push(`${done}/${total} at ${Math.round(performance.now() - started)} ms`),
  finish: () => steps.push(`end at ${Math.round(performance.now() - started)} ms`),
};
const dependencies = { ...toolDependencies(log, definitions), database: databaseWithoutFeedback, progress };
for (const outcome of ['churn', 'rare']) {
  const moments = await measure(() => momentsOfTruth.execute({ outcome }, dependencies));
  const { watched_days: days } = moments.result.data;
  report(
    `moments of truth, ${outcome}`,
    moments,
    days === null ? 'at landmarks' : `day by day, ${days} days of customers`,
  );
}
report('effect', await measure(() => effect.execute({ change: 'launch', outcome: 'churn' }, dependencies)));
steps.length = 0;
report('churn risk, learning and scoring', await measure(() => answerChurnRisk({}, dependencies)));
console.log(steps.join(' · '));
const { describe, model, customers } = learnLeaving(
  log,
  outcomeNamed(dependencies, 'churn'),
  undefined,
  silentProgress,
);
if (model) {
  const scored = await measure(() => scoreNow(describe, model, customers));
  report('scoring alone', scored, `${customers.length} customers`);
}
report('churn risk, learned', await measure(() => answerChurnRisk({ limit: 100 }, dependencies)));
