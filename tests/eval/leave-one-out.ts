import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'vitest';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import { surenessOf } from '../../src/ask/offline/sureness/sureness.js';
import type { WordingModel } from '../../src/ask/offline/wordings/wording-model.js';
import { companyCatalog } from './catalog-file.js';
import { evaluate, tallyByGroup, type Evaluated } from './evaluate.js';
import { printMiss, summary } from './print-scores.js';
import { companies, questionFiles } from './question-files.js';
import { readQuestions } from './question-set.js';
import { learnSureness } from './sureness/learn-sureness.js';
import { planOutcomes, type PlanOutcome } from './sureness/plan-outcomes.js';
import { unseenWordings } from './wordings/unseen-wordings.js';

/**
 * `npm run eval:unseen`: how each company fares when the wordings, and what makes a plan likely wrong, are learnt without its questions:
 * the figure to judge changes by. The grammar was written with most sets in sight, so truly new questions fare worse.
 * `COMPANY=name,name` asks those alone; `MISSES=1` prints their misses, `MISSES=wrong` only the plans that are wrong.
 */
test('companies never seen', async () => {
  const { COMPANY, MISSES } = process.env;
  const wordingsWithout = await unseenWordings();
  const wordings = new Map<string, WordingModel>();
  const outcomes: PlanOutcome[] = [];
  for (const company of companies()) {
    const model = wordingsWithout(company);
    wordings.set(company, model);
    outcomes.push(...(await planOutcomes(company, model)));
  }
  const everything: Evaluated[] = [];
  for (const [company, model] of wordings) {
    if (COMPANY && !COMPANY.split(',').includes(company)) continue;
    const sureness = surenessOf(learnSureness(outcomes.filter((outcome) => outcome.company !== company)));
    const planner = createOfflinePlanner(
      () => Promise.resolve(model),
      () => Promise.resolve(sureness),
    );
    const catalog = companyCatalog(company);
    for (const url of questionFiles(company)) {
      const file = basename(fileURLToPath(url));
      const evaluated = await evaluate(planner, readQuestions(url), catalog);
      everything.push(...evaluated);
      console.log(`${file.padEnd(28)} ${summary(evaluated)}`);
      if (MISSES && !file.includes('held-out'))
        evaluated
          .filter(({ verdict }) => verdict !== 'exact' && (MISSES !== 'wrong' || verdict === 'wrong'))
          .forEach(printMiss);
    }
  }
  console.table(Object.fromEntries(tallyByGroup(everything)));
  console.log(`all${' '.repeat(26)}${summary(everything)}`);
}, 1_200_000);
