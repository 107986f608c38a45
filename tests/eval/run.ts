import { appendFileSync, existsSync, readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { test } from 'vitest';
import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import { companyCatalog, readCatalog } from './catalog-file.js';
import { evaluate, tallyByGroup, type Evaluated } from './evaluate.js';
import { printMiss, summary } from './print-scores.js';
import { readQuestions } from './question-set.js';

/**
 * `npm run eval`: asks the planner every question set and prints how it did. For one set: `QUESTIONS=file.jsonl CATALOG=company.catalog.json`.
 * `MISSES=1` prints each question that was not planned exactly; held-out sets are only counted.
 * `RECORD="what changed"` adds the scores of all sets to docs/planner-scores.md.
 */
test('question sets', async () => {
  const { QUESTIONS, CATALOG, MISSES, RECORD } = process.env;
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
  const scores: string[] = [];
  for (const { name, questions, catalog } of sets) {
    if (!existsSync(questions)) throw new Error(`${name} is not there.`);
    const evaluated = await evaluate(planner, readQuestions(questions), catalog);
    everything.push(...evaluated);
    if (MISSES && !name.includes('held-out'))
      evaluated.filter(({ verdict }) => verdict !== 'exact').forEach(printMiss);
    console.log(`${name.padEnd(28)} ${summary(evaluated)}`);
    scores.push(`${name}: ${summary(evaluated)}`);
  }
  console.table(Object.fromEntries(tallyByGroup(everything)));
  console.log(`all${' '.repeat(26)}${summary(everything)}`);
  scores.push(`all: ${summary(everything)}`);
  if (RECORD && !QUESTIONS) record(RECORD, scores);
}, 600_000);

/** A line for each set, under the day and what had changed. */
function record(change: string, scores: readonly string[]): void {
  const heading = `\n## ${new Date().toISOString().slice(0, 10)}: ${change}\n\n`;
  const lines = scores.map((score) => `- ${score}\n`).join('');
  appendFileSync(new URL('../../docs/planner-scores.md', import.meta.url), heading + lines);
}
