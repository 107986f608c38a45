import { readdirSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { Company } from '../../src/ask/offline/company.js';
import { readQuestion } from '../../src/ask/offline/question.js';
import { englishWords } from '../../src/ask/offline/text/english-words.js';
import { symbolsOf } from '../../src/ask/offline/wordings/symbols.js';
import { companyCatalog } from './catalog-file.js';
import { readQuestions, type WantedAnswer } from './question-set.js';

/** `npm run wordings`: the wordings of the question sets that may be learnt from, with what each asks for, as examples for the planner. */
test('wordings', () => {
  const folder = new URL('./', import.meta.url);
  const words = englishWords();
  const lines = readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl') && !file.includes('held-out'))
    .sort()
    .flatMap((file) => {
      const catalog = companyCatalog(file.split('.')[0] ?? '');
      const company = new Company(catalog, words);
      const context = { today: catalog.time_range?.to ?? '2026-10-31', isCustomer: () => false };
      return readQuestions(new URL(file, folder)).map((wanted) => {
        const question = readQuestion(wanted.question, company, { ...context, anchor: undefined });
        return `${classOf(wanted)}\t${symbolsOf(question).join(' ')}`;
      });
    });
  const file = new URL('../../models/wordings/gathered.tsv', import.meta.url);
  writeFileSync(file, `${[...new Set(lines)].join('\n')}\n`);
}, 60_000);

/** The tool that is asked for; a `detail` keeps the tool of the thread. */
function classOf({ plans: [plan], thread }: WantedAnswer): string {
  const before = thread.at(-1)?.plan;
  if (!plan || 'clarify' in plan) return 'unclear';
  if ('decline' in plan) return plan.decline.reason === 'not_tracked' ? 'not_tracked' : 'out_of_scope';
  return before && 'tool' in before && before.tool === plan.tool ? 'detail' : plan.tool;
}
