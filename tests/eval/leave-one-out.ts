import { readdirSync } from 'node:fs';
import { test } from 'vitest';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import type { WordingModel } from '../../src/ask/offline/wordings/wording-model.js';
import { readStaticVectors } from '../../src/feedback/embedding/static-embedder.js';
import { companyCatalog } from './catalog-file.js';
import { evaluate, tallyByGroup, type Evaluated } from './evaluate.js';
import { printMiss, summary } from './print-scores.js';
import { readQuestions } from './question-set.js';
import { handWritten, ofQuestionSets } from './wordings/example-wordings.js';
import { learnWordings } from './wordings/learn-wordings.js';

/**
 * `npm run eval:unseen`: how each company fares when the wordings are learnt without its questions: the figure to judge changes by.
 * The grammar was written with most sets in sight, so truly new questions fare worse.
 * `COMPANY=name,name` asks those alone; `MISSES=1` prints their misses, `MISSES=wrong` only the plans that are wrong.
 */
test('companies never seen', async () => {
  const { COMPANY, MISSES } = process.env;
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter((file) => file.endsWith('.jsonl'));
  const byHand = handWritten();
  const asked = ofQuestionSets();
  const meaningOf = await readStaticVectors();
  const everything: Evaluated[] = [];
  for (const company of new Set(files.map((file) => file.split('.')[0] ?? ''))) {
    if (COMPANY && !COMPANY.split(',').includes(company)) continue;
    const { labels, features, weights } = learnWordings(
      [...byHand, ...asked.filter((example) => example.company !== company)],
      meaningOf,
    );
    const model: WordingModel = {
      labels,
      features: new Map(features.map((feature, number) => [feature, number])),
      weights,
      meaningOf,
    };
    const planner = createOfflinePlanner(() => Promise.resolve(model));
    const catalog = companyCatalog(company);
    for (const file of files.filter((each) => each.split('.')[0] === company)) {
      const evaluated = await evaluate(planner, readQuestions(new URL(file, folder)), catalog);
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
