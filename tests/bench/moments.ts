import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createCompany } from '../../src/demo/company.js';
import { activationMoments, churnMoments, conversionMoments } from '../../src/demo/truths.js';
import { momentsComputation } from '../../tools/moments-of-truth.js';
import { companyLog } from '../support/company-log.js';
import { conversionEffect, trialsOf, type TrialCause } from '../support/counterfactual.js';
import { toolDependencies } from '../support/tool-dependencies.js';
import { firstWritten, readCompany } from './feedback/read-company.js';

/**
 * How often each planted cause is found, its strength lies inside the interval, and each decoy is reported:
 * `npm run bench:moments -- [seeds] [first seed]`. Strengths of conversion are also held against what they are at the
 * landmark that the tool chose: who converts before it is no longer in the comparison. Churn is asked twice: with the
 * themes of feedback as the product reads them, and where no text was read.
 */

const seeds = Number(process.argv[2] ?? 10);
const firstSeed = Number(process.argv[3] ?? 1);
const definitions: unknown = parse(readFileSync('src/demo/footpath.yaml', 'utf8'));
const counts = new Map<string, { found: number; covered: number; coveredThere: number; sum: number }>();
const trials = trialsOf(3, 12_000);
const conversionCauses = new Map<string, TrialCause>([
  ['Completed Onboarding', 'completedOnboarding'],
  ['Invited Teammate', 'invitedTeammate'],
  ['Connected Bank', 'connectedBank'],
]);
const strengthsThere = new Map<string, number>();

function atLandmark(activity: string, days: number, horizonDays: number): number | undefined {
  const cause = conversionCauses.get(activity);
  const key = `${activity} ${days} ${horizonDays}`;
  if (cause && !strengthsThere.has(key))
    strengthsThere.set(key, conversionEffect(trials, cause, days, horizonDays).difference);
  return strengthsThere.get(key);
}
const started = process.cpuUsage();

for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
  const company = createCompany({ seed, customers: 12_000 });
  const log = companyLog(company);
  const said = [...firstWritten((await readCompany(company, log.until)).mentions).values()];
  const asked = [
    { truth: conversionMoments, about: 'conversion', said },
    { truth: activationMoments, about: 'activation', said },
    { truth: churnMoments, about: 'churn', said },
    { truth: churnMoments, about: 'churn, no text read', said: [] },
  ];
  for (const { truth, about, said } of asked) {
    const question = { asked: { outcome: truth.outcome }, said };
    const { data } = momentsComputation.compute(question, toolDependencies(log, definitions));
    const { causes, decoys, bystanders } = truth;
    for (const moment of data.moments) {
      const cause = causes.find(({ activity }) => activity === moment.activity);
      const isDecoy = decoys.some(({ activity }) => activity === moment.activity);
      const isBystander = bystanders.some(({ activity }) => activity === moment.activity);
      const kind = cause ? 'cause' : isDecoy ? 'decoy' : isBystander ? 'bystander' : 'other';
      const name = `${about.padEnd(19)} ${kind.padEnd(9)} ${moment.activity}${cause ? ` (${cause.difference})` : ''}`;
      const count = counts.get(name) ?? { found: 0, covered: 0, coveredThere: 0, sum: 0 };
      counts.set(name, count);
      count.found++;
      count.sum += moment.effect.estimate;
      const holds = (truth: number) => moment.effect.low <= truth && moment.effect.high >= truth;
      if (!cause) continue;
      if (holds(cause.difference)) count.covered++;
      const there =
        truth.outcome === 'conversion'
          ? atLandmark(cause.activity, data.landmark_seconds / 86_400, data.horizon_days)
          : undefined;
      if (holds(there ?? cause.difference)) count.coveredThere++;
    }
    if (seed === firstSeed) {
      const { entry, landmark_seconds, landmarks, observations, outcomes, tested } = data;
      console.log(about, {
        entry,
        days: landmark_seconds / 86_400,
        landmarks,
        observations,
        outcomes,
        tested,
      });
      console.log(
        data.traits.map(({ trait, value, effect }) => `${trait} ${value} ${effect.estimate.toFixed(3)}`),
        data.leaks,
      );
    }
  }
}
for (const [name, { found, covered, coveredThere, sum }] of [...counts].sort()) {
  console.log(
    `${name.padEnd(64)} found ${found} of ${seeds}, truth inside ${covered} (at the landmark ${coveredThere}), mean ${(sum / found).toFixed(4)}`,
  );
}
console.log(`${Math.round(process.cpuUsage(started).user / 1000)} ms of processor time`);
