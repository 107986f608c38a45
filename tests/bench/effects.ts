import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { createCompany } from '../../src/demo/company.js';
import { changeEffects } from '../../src/demo/truths.js';
import { effect } from '../../tools/effect.js';
import type { ToolArguments } from '../../tools/tool-arguments.js';
import { companyLog } from '../support/company-log.js';
import { toolDependencies } from '../support/tool-dependencies.js';

/** How often the interval of `effect` holds what was planted in Harbor: `npm run bench:effects -- [seeds] [first seed]`. */
const seeds = Number(process.argv[2] ?? 10);
const firstSeed = Number(process.argv[3] ?? 1);
const definitions: unknown = parse(readFileSync('src/demo/footpath.yaml', 'utf8'));
const { newOnboarding, priceIncrease } = changeEffects;

const questions: readonly { args: ToolArguments<'effect'>; truth: number }[] = [
  { args: { change: 'new onboarding' }, truth: newOnboarding.activation },
  { args: { change: 'new onboarding', outcome: 'conversion' }, truth: newOnboarding.conversion },
  {
    args: { change: 'price increase', outcome: 'churn', segment: [{ trait: 'plan', is: 'starter' }] },
    truth: priceIncrease.churnWithin60Days.starter,
  },
];
const counts = questions.map(() => ({ answered: 0, held: 0, sure: 0, sum: 0 }));
for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
  const log = companyLog(createCompany({ seed, customers: 12_000 }));
  for (const [place, { args, truth }] of questions.entries()) {
    const { data } = await effect.execute(args, toolDependencies(log, definitions));
    if (!data.effect) continue;
    const { low, high, estimate } = data.effect;
    const count = counts[place];
    count.answered++;
    count.sum += estimate;
    if (low <= truth && truth <= high) count.held++;
    if (low > 0 || high < 0) count.sure++;
  }
}
for (const [place, { args, truth }] of questions.entries()) {
  const { answered, held, sure, sum } = counts[place];
  console.log(
    `${args.change ?? ''}, ${args.outcome ?? 'its own journey'}: truth ${truth} inside ${held} of ${answered}, mean ${(sum / answered).toFixed(4)}, sure in ${sure}`,
  );
}
