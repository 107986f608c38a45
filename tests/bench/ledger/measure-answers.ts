import type { Catalog } from '../../../src/ask/catalog.js';
import { catalogNames, traitValues } from '../../../src/ask/catalog-names.js';
import { checkSentences, createLedger } from '../../../src/ask/ledger.js';
import { narrate } from '../../../src/ask/narration/narrate.js';
import { englishWords } from '../../../src/ask/offline/text/english-words.js';
import { createRandom, randomChoice, type Random } from '../../../src/stats/random.js';
import type { CollectedAnswer } from './collect-answers.js';
import { modelWordings } from './model-wordings.js';
import { otherTamperings } from './other-tamperings.js';
import { otherWordings } from './other-wordings.js';
import { rewordings } from './rewordings.js';
import { tamperings, type Tampering, type Vocabulary } from './tamperings.js';

/** Whose words an answer is in. */
export type Voice =
  /** Ours. */
  | 'narrated'
  /** A model that says what we say, at times in other words. */
  | 'after ours'
  /** A model that words everything itself. */
  | 'its own'
  /** Another one, with sentences and changes of other shapes. */
  | 'another';
export const voices: readonly Voice[] = ['narrated', 'after ours', 'its own', 'another'];

/** Sentences of an answer of that voice, drawn from all that it could say. */
const mostSentences = 6;

export interface AnswerTally {
  answers: number;
  /** Tampered answers that came out as they were, true ones that lost a sentence. */
  wrong: number;
  readonly examples: string[];
}

interface Written {
  readonly tool: string;
  readonly sentences: readonly string[];
  readonly kept: (sentences: readonly string[]) => readonly string[];
}

/**
 * Whole answers, each true or with one thing changed in it: a figure, unit, date, name or direction. Tools and kinds of
 * change take turns, so that a tool with long answers counts no more than another.
 */
export function measureAnswers(
  answers: readonly CollectedAnswer[],
  catalog: Catalog,
  words: Vocabulary,
  { each, seed }: { readonly each: number; readonly seed: number },
): Map<string, AnswerTally> {
  const tallies = new Map<string, AnswerTally>();
  const add = (keys: readonly string[], isWrong: boolean, example: string): void => {
    for (const key of keys) {
      const tally = tallies.get(key) ?? { answers: 0, wrong: 0, examples: [] };
      tally.answers++;
      if (isWrong) tally.wrong++;
      if (isWrong) tally.examples.push(example);
      tallies.set(key, tally);
    }
  };
  for (const voice of voices) {
    const random = createRandom(seed);
    const written = answers.flatMap((answer) => write(answer, voice, catalog));
    const changes = voice === 'another' ? { ...tamperings, ...otherTamperings } : tamperings;
    const tools = [...new Set(written.map(({ tool }) => tool))];
    const pick = (turn: number): Written =>
      randomChoice(
        random,
        written.filter(({ tool }) => tool === tools[turn % tools.length]),
      );
    for (let turn = 0; turn < each; turn++) {
      const { sentences, kept, tool } = pick(turn);
      const said =
        voice === 'after ours'
          ? sentences.map((sentence) => reworded(sentence, random))
          : voice === 'another'
            ? some(sentences, random)
            : sentences;
      const whole = kept(said);
      const lost = said.filter((sentence) => !whole.includes(sentence));
      add([`true, ${voice}`, `true, ${voice}, ${tool}`], lost.length > 0, lost.join(' | '));
    }
    for (let turn = 0, done = 0; done < each && turn < 20 * each; turn++) {
      const { sentences, kept, tool } = pick(turn);
      const tampered = tamper(sentences, words, random, changes);
      if (!tampered) continue;
      done++;
      const { kind, before, after } = tampered;
      const isMissed = kept(sentences.map((sentence) => (sentence === before ? after : sentence))).includes(
        after,
      );
      add(
        [`tampered, ${voice}`, `tampered by ${kind}, ${voice}`, `tampered, ${voice}, ${tool}`],
        isMissed,
        `${kind}: ${before} => ${after}`,
      );
    }
  }
  return tallies;
}

/** An answer in that voice, and what the ledger keeps of it; none where nothing is left of a true one. */
function write({ question, plan, envelope }: CollectedAnswer, voice: Voice, catalog: Catalog): Written[] {
  const { headline, findings, basis } = narrate(envelope);
  const [ours, all] = [catalogNames(catalog), [...catalogNames(catalog), ...traitValues(catalog)]];
  const own = [...headline, ...findings, ...basis];
  const known = checkSentences(own, envelope, ours).sentences;
  if (voice === 'narrated') {
    const check = createLedger(envelope, ours);
    return known.length === 0
      ? []
      : [{ tool: plan.tool, sentences: own, kept: (said) => check(said).sentences }];
  }
  const common = englishWords();
  const check = createLedger(envelope, all, {
    isStranger: true,
    question,
    isWord: (word) => common.has(word),
  });
  const sentences =
    voice === 'its own'
      ? modelWordings(envelope)
      : voice === 'another'
        ? otherWordings(envelope)
        : known.filter((sentence) => !basis.includes(sentence));
  return sentences.length === 0
    ? []
    : [{ tool: plan.tool, sentences, kept: (said) => check(said).sentences }];
}

const some = (sentences: readonly string[], random: Random): string[] =>
  [...sentences]
    .map((sentence) => ({ sentence, order: random() }))
    .sort((one, other) => one.order - other.order)
    .slice(0, mostSentences)
    .map(({ sentence }) => sentence);

/** Half of the sentences as they are, the others in other words. */
function reworded(sentence: string, random: Random): string {
  if (random() < 0.5) return sentence;
  const others = Object.values(rewordings).flatMap((reword) => reword(sentence, random) ?? []);
  return others.length === 0 ? sentence : randomChoice(random, others);
}

function tamper(
  sentences: readonly string[],
  words: Vocabulary,
  random: Random,
  changes: Readonly<Record<string, Tampering>>,
): { kind: string; before: string; after: string } | undefined {
  const [kind, change] = randomChoice(random, Object.entries(changes));
  const changed = sentences.flatMap((before) => {
    const after = change(before, words, random);
    return after === undefined || after === before || sentences.includes(after)
      ? []
      : [{ kind, before, after }];
  });
  return changed.length === 0 ? undefined : randomChoice(random, changed);
}
