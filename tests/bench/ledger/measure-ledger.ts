import type { Catalog } from '../../../src/ask/catalog.js';
import { catalogNames, traitValues } from '../../../src/ask/catalog-names.js';
import { checkSentences, createLedger, type Author } from '../../../src/ask/ledger.js';
import { narrate } from '../../../src/ask/narrate.js';
import { englishWords } from '../../../src/ask/offline/text/english-words.js';
import { createRandom } from '../../../src/stats/random.js';
import { feedbackThemesOutput } from '../../../tools/feedback-themes.js';
import type { CollectedAnswer } from './collect-answers.js';
import { modelWordings } from './model-wordings.js';
import { rewordings } from './rewordings.js';
import { tamperings, type Vocabulary } from './tamperings.js';

/** What became of sentences of one kind. */
export interface LedgerTally {
  /** Sentences, and those of them that the ledger judged wrongly: true ones taken out, false ones kept. */
  sentences: number;
  wrong: number;
  readonly examples: string[];
}

/** True and false sentences about real answers, in the mouth of a model: what the ledger makes of them. */
export function measureLedger(
  answers: readonly CollectedAnswer[],
  catalog: Catalog,
  seed: number,
): Map<string, LedgerTally> {
  const random = createRandom(seed);
  const common = englishWords();
  const words = vocabularyOf(catalog, answers);
  const [ours, all] = [catalogNames(catalog), [...catalogNames(catalog), ...traitValues(catalog)]];
  const tallies = new Map<string, LedgerTally>();
  const add = (kind: string, tool: string, isWrong: boolean, example: string): void => {
    for (const key of [kind, `${kind}, ${tool}`]) {
      const tally = tallies.get(key) ?? { sentences: 0, wrong: 0, examples: [] };
      tally.sentences++;
      if (isWrong) {
        tally.wrong++;
        tally.examples.push(example);
      }
      tallies.set(key, tally);
    }
  };
  for (const { question, plan, envelope } of answers) {
    const { headline, findings, basis } = narrate(envelope);
    const known = checkSentences([...headline, ...findings, ...basis], envelope, ours);
    for (const sentence of known.report.removed) add('true, our own words', plan.tool, true, sentence);
    for (const sentence of known.sentences) add('true, our own words', plan.tool, false, sentence);
    const isWord = (word: string): boolean => common.has(word);
    const author: Author = { isStranger: true, question, isWord, known: known.sentences };
    const check = createLedger(envelope, all, author);
    const isKept = (sentence: string): boolean => check([sentence]).sentences.length > 0;
    const own = [...headline, ...findings].filter((sentence) => known.sentences.includes(sentence));
    for (const [how, sentences] of [
      ['as our own', own],
      ['in its own words', modelWordings(envelope)],
    ] as const) {
      for (const sentence of sentences) {
        const isTrueKept = isKept(sentence);
        add(`true, ${how}`, plan.tool, !isTrueKept, sentence);
        if (!isTrueKept) continue;
        for (const [kind, tamper] of Object.entries(tamperings)) {
          const other = tamper(sentence, words, random);
          if (other === undefined || other === sentence) continue;
          const wrong = isKept(other);
          add(`false, ${how}`, plan.tool, wrong, `${kind}: ${sentence} => ${other}`);
          add(`false by ${kind}, ${how}`, plan.tool, wrong, other);
        }
        if (how !== 'as our own') continue;
        for (const [kind, reword] of Object.entries(rewordings)) {
          const other = reword(sentence, random);
          if (other !== undefined && other !== sentence)
            add('true, our own reworded', plan.tool, !isKept(other), `${kind}: ${sentence} => ${other}`);
        }
      }
    }
  }
  return tallies;
}

function vocabularyOf(catalog: Catalog, answers: readonly CollectedAnswer[]): Vocabulary {
  const { activities, traits, journeys, outcomes, terms, sources, changes } = catalog;
  const open = traits.filter(({ personal }) => !personal);
  const themes = answers.flatMap(({ envelope: { tool, data } }) =>
    tool === 'feedback_themes' ? feedbackThemesOutput.parse(data).themes.map(({ name }) => name) : [],
  );
  return [
    activities.map(({ name }) => name),
    ...open.map(({ values }) => values.map(({ value }) => value)),
    open.map(({ name }) => name),
    ...[journeys, outcomes, terms].map((definitions) => Object.keys(definitions)),
    sources.map(({ name }) => name),
    changes.map(({ name }) => name),
    [...new Set(themes)],
  ];
}
