import type { Progress } from '../../src/progress.js';
import { answerChurnRisk } from '../../tools/churn-risk.js';
import { effect } from '../../tools/effect.js';
import { momentsOfTruth } from '../../tools/moments-of-truth.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { measure, report } from './measure.js';
import { syntheticLog } from './synthetic-log.js';

/** Moments of truth, churn risk and effect over many events: `npm run bench:predictions -- [events]`. */
const log = syntheticLog(Number(process.argv[2] ?? 10_000_000));
const definitions = {
  timezone: 'UTC',
  outcomes: { churn: { did: 'Activity 20' } },
  terms: { payers: [{ did: 'Activity 8' }, { did_not: 'Activity 20' }] },
  changes: [{ name: 'launch', at: '2026-08-03' }],
};
const steps: string[] = [];
const started = performance.now();
const progress: Progress = {
  update: (_label, done, total) =>
    steps.push(`${done}/${total} at ${Math.round(performance.now() - started)} ms`),
  finish: () => steps.push(`end at ${Math.round(performance.now() - started)} ms`),
};
const dependencies = { ...toolDependencies(log, definitions), progress };
report('moments of truth', await measure(() => momentsOfTruth.execute({ outcome: 'churn' }, dependencies)));
report('effect', await measure(() => effect.execute({ change: 'launch', outcome: 'churn' }, dependencies)));
steps.length = 0;
report('churn risk, learning and scoring', await measure(() => answerChurnRisk({}, dependencies)));
console.log(steps.join(' · '));
report('churn risk, learned', await measure(() => answerChurnRisk({ limit: 100 }, dependencies)));
