import { createOfflinePlanner } from '../../src/ask/offline-planner.js';
import { createRandom } from '../../src/stats/random.js';
import { readCatalog } from '../eval/catalog-file.js';
import { readQuestions } from '../eval/question-set.js';
import { packageFile } from '../../src/package-root.js';
import { largeCatalog } from './planning/large-catalog.js';
import { nonsense } from './planning/random-texts.js';

/**
 * How long planning takes with 2,000 activities and 500 traits, and what 100,000 texts that ask nothing lead to:
 * `npm run bench:planning -- [texts] [seed]`.
 */
const [texts = '100000', seed = '1'] = process.argv.slice(2);
const harbor = readCatalog(packageFile('tests', 'eval', 'harbor.catalog.json'));
const planner = createOfflinePlanner();
const today = harbor.time_range?.to ?? '2026-10-31';
const shared = { thread: [], today, isCustomer: () => false };

const large = largeCatalog(harbor, 2000, 500);
const questions = readQuestions(packageFile('tests', 'eval', 'harbor.jsonl')).filter(
  ({ thread }) => thread.length === 0,
);
await planner.plan({ ...shared, question: 'where do people drop off?', catalog: large });
for (const round of ['first', 'warm']) {
  const clock: number[] = [];
  const before = process.cpuUsage();
  for (const { question } of questions) {
    const start = performance.now();
    await planner.plan({ ...shared, question, catalog: large });
    clock.push(performance.now() - start);
  }
  const { user, system } = process.cpuUsage(before);
  clock.sort((a, b) => a - b);
  const at = (share: number): string => (clock[Math.floor(share * (clock.length - 1))] ?? 0).toFixed(1);
  console.log(
    `${round}: ${questions.length} questions, ${large.activities.length} activities, ${large.traits.length} traits: ` +
      `${((user + system) / 1000 / questions.length).toFixed(1)} ms of CPU each; by the clock median ${at(0.5)}, 95 % ${at(0.95)}, longest ${at(1)} ms`,
  );
}

const random = createRandom(Number(seed));
let [crashes, plans] = [0, 0];
const examples: string[] = [];
for (let text = 0; text < Number(texts); text++) {
  const question = nonsense(random);
  try {
    const { plan, confidence } = await planner.plan({ ...shared, question, catalog: harbor });
    if (!('tool' in plan) || confidence < 0.5) continue;
    plans++;
    examples.push(`${JSON.stringify(question.slice(0, 120))} => ${JSON.stringify(plan)}`);
  } catch (error) {
    crashes++;
    examples.push(`${JSON.stringify(question.slice(0, 120))}: ${String(error)}`);
  }
}
console.log(`${texts} texts that ask nothing: ${crashes} crashes, ${plans} plans`);
for (const example of examples.slice(0, 30)) console.log(example);
