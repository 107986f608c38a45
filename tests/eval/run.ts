import { existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'vitest';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import { companyCatalog, readCatalog } from './catalog-file.js';
import { evaluate, tally, tallyByGroup, type Evaluated } from './evaluate.js';
import { readQuestions } from './question-set.js';

/**
 * `npm run eval`: asks the planner every question set and prints how it did. For one set: `QUESTIONS=file.jsonl CATALOG=company.catalog.json`.
 * `MISSES=1` prints each question that was not planned exactly; held-out sets are only counted.
 */
test('question sets', async () => {
  const { QUESTIONS, CATALOG, MISSES } = process.env;
  const folder = new URL('./', import.meta.url);
  const sets = QUESTIONS
    ? [{ name: basename(QUESTIONS), questions: QUESTIONS, catalog: readCatalog(CATALOG ?? '') }]
    : readdirSync(folder)
        .filter((file) => file.endsWith('.jsonl'))
        .map((file) => ({
          name: file,
          questions: new URL(file, folder),
          catalog: companyCatalog(file.split('.')[0] ?? ''),
        }));
  const planner = createOfflinePlanner();
  const everything: Evaluated[] = [];
  for (const { name, questions, catalog } of sets) {
    if (!existsSync(questions)) throw new Error(`${name} is not there.`);
    const evaluated = await evaluate(planner, readQuestions(questions), catalog);
    everything.push(...evaluated);
    if (MISSES && !name.includes('held-out'))
      evaluated.filter(({ verdict }) => verdict !== 'exact').forEach(printMiss);
    console.log(`${name.padEnd(28)} ${summary(evaluated)}`);
  }
  console.table(Object.fromEntries(tallyByGroup(everything)));
  console.log(`all${' '.repeat(26)}${summary(everything)}`);
}, 600_000);

function summary(evaluated: readonly Evaluated[]): string {
  const { n, exact, asked, declined, wrong } = tally(evaluated);
  const percent = (count: number): string => `${((100 * count) / n).toFixed(1)} %`;
  return `${n} questions: exact ${percent(exact)}, asked ${percent(asked)}, declined ${percent(declined)}, wrong ${percent(wrong)}`;
}

function printMiss({ wanted, got, why, verdict }: Evaluated): void {
  console.log(`[${verdict}] ${wanted.id} ${wanted.question}\n  got    ${JSON.stringify(got)}`);
  for (const plan of wanted.plans) console.log(`  wanted ${JSON.stringify(plan)}`);
  for (const reason of why) console.log(`         ${reason}`);
}
