import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { surenessFile } from '../../../src/ask/offline/sureness/sureness.js';
import { companies } from '../question-files.js';
import { unseenWordings } from '../wordings/unseen-wordings.js';
import { learnSureness } from './learn-sureness.js';
import { planOutcomes, type PlanOutcome } from './plan-outcomes.js';

/** `npm run sureness`: learns from the question sets, each asked with its company's wordings left out, which plans are likely wrong, and writes `models/sureness`. */
test('sureness', async () => {
  const wordingsWithout = await unseenWordings();
  const outcomes: PlanOutcome[] = [];
  for (const company of companies())
    outcomes.push(...(await planOutcomes(company, wordingsWithout(company))));
  writeFileSync(surenessFile, `${JSON.stringify(learnSureness(outcomes), null, 1)}\n`);
  const wrong = outcomes.filter(({ isRight }) => !isRight).length;
  console.log(`${outcomes.length} plans, ${wrong} of them wrong`);
}, 600_000);
