import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Company } from '../../../src/ask/offline/company.js';
import { readQuestion } from '../../../src/ask/offline/question.js';
import { englishWords } from '../../../src/ask/offline/text/english-words.js';
import {
  symbolsOf,
  symbolsOfExample,
  type WordingSymbol,
} from '../../../src/ask/offline/wordings/symbols.js';
import { companyCatalog } from '../catalog-file.js';
import { readQuestions, type WantedAnswer } from '../question-set.js';

/** A wording of a question and what it asks for: a tool, or what a message can be besides: `not_tracked`, `out_of_scope`, `unclear`, or a `detail` of the question before. */
export interface ExampleWording {
  readonly symbols: readonly WordingSymbol[];
  readonly label: string;
  /** The company that it was asked at; none for those written by hand. */
  readonly company?: string;
}

const byHand = new URL('../../../models/wordings/', import.meta.url);
const questionSets = new URL('../', import.meta.url);

/** Written by hand: a file a class, a wording a line, names of the catalog by their kind (`<activity>`, `<value>`), any other word of the asker's own as `<unk>`. */
export const handWritten = (): ExampleWording[] =>
  readdirSync(byHand)
    .filter((file) => file.endsWith('.txt'))
    .sort()
    .flatMap((file) =>
      readFileSync(new URL(file, byHand), 'utf8')
        .split('\n')
        .filter((line) => line.trim())
        .map((line) => ({ symbols: symbolsOfExample(line), label: basename(file, '.txt') })),
    );

/** The questions of the sets in tests/eval but for those held out. */
export function ofQuestionSets(): ExampleWording[] {
  const words = englishWords();
  return readdirSync(questionSets)
    .filter((file) => file.endsWith('.jsonl') && !file.includes('held-out'))
    .sort()
    .flatMap((file) => {
      const name = file.split('.')[0] ?? '';
      const catalog = companyCatalog(name);
      const company = new Company(catalog, words);
      const context = { today: catalog.time_range?.to ?? '2026-10-31', isCustomer: () => false };
      return readQuestions(new URL(file, questionSets)).map((wanted) => {
        const question = readQuestion(wanted.question, company, { ...context, anchor: undefined });
        return { symbols: symbolsOf(question), label: classOf(wanted), company: name };
      });
    });
}

/** The tool that is asked for; a `detail` keeps the tool of the thread. */
function classOf({ plans: [plan], thread }: WantedAnswer): string {
  const before = thread.at(-1)?.plan;
  if (!plan || 'clarify' in plan) return 'unclear';
  if ('decline' in plan) return plan.decline.reason === 'not_tracked' ? 'not_tracked' : 'out_of_scope';
  return before && 'tool' in before && before.tool === plan.tool ? 'detail' : plan.tool;
}
