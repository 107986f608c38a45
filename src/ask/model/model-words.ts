import type { Envelope } from '../../../tools/tool.js';
import { checkSentences, type CheckedSentences } from '../ledger.js';

export interface ModelWords {
  /** None when too little is left to answer with. */
  readonly sentences: readonly string[];
  readonly report: CheckedSentences['report'];
}

const mostSentences = 8;

/**
 * A model's answer, as far as the results bear it out.
 *
 * @param vocabulary names of the catalog.
 */
export function modelWords(
  text: string,
  envelopes: readonly Envelope[],
  vocabulary: readonly string[],
  question: string,
  isWord: (word: string) => boolean,
): ModelWords {
  const said = sentencesOf(text).slice(0, mostSentences);
  const author = { isStranger: true, question, isWord } as const;
  const { sentences, report } = checkSentences(said, envelopes, vocabulary, author);
  return { sentences: sentences.length < said.length / 2 ? [] : sentences, report };
}

/** Plain sentences, without marks of lists, emphasis and headings. */
function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      // Within a quote no sentence ends.
      line.replace(/^\s*(?:[-*•#>]+|\d+[.)])\s+/, '').split(/(?<=[.!?])\s+(?=[\p{Lu}\d“"[])(?![^“”]*”)/u),
    )
    .map((sentence) => sentence.replace(/\*\*|__|`/g, '').trim())
    .filter((sentence) => sentence !== '');
}
