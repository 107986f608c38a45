import type { Envelope } from '../../../tools/tool.js';
import { checkSentences, type CheckedSentences } from '../ledger.js';

export interface ModelWords {
  readonly headline: string;
  readonly findings: readonly string[];
  readonly report: CheckedSentences['report'];
}

const inHeadline = 2;
const mostSentences = 8;

/**
 * A model's answer, as far as the results bear it out; undefined when too little of it is left to answer with.
 *
 * @param vocabulary names of the catalog.
 */
export function modelWords(
  text: string,
  envelopes: readonly Envelope[],
  vocabulary: readonly string[],
  question: string,
  isWord: (word: string) => boolean,
): ModelWords | undefined {
  const said = sentencesOf(text).slice(0, mostSentences);
  const author = { isStranger: true, question, isWord } as const;
  const { sentences, report } = checkSentences(said, envelopes, vocabulary, author);
  if (sentences.length === 0 || sentences.length < said.length / 2) return undefined;
  return {
    headline: sentences.slice(0, inHeadline).join(' '),
    findings: sentences.slice(inHeadline),
    report,
  };
}

/** Plain sentences, without marks of lists, emphasis and headings. */
function sentencesOf(text: string): string[] {
  return text
    .split('\n')
    .flatMap((line) =>
      line.replace(/^\s*(?:[-*•#>]+|\d+[.)])\s+/, '').split(/(?<=[.!?])\s+(?=[\p{Lu}\d“"[])/u),
    )
    .map((sentence) => sentence.replace(/\*\*|__|`/g, '').trim())
    .filter((sentence) => sentence !== '');
}
