import type { Envelope } from '../../tools/tool.js';
import type { LedgerReport } from './answer.js';
import { ourselves, type Author } from './ledger/author.js';
import { readCitations } from './ledger/citations.js';
import { createBorneOut } from './ledger/borne-out.js';
import { tokensOf } from './ledger/claims.js';
import { quotesOf } from './ledger/quotes.js';
import { OwnWords } from './ledger/own-words.js';
import { narrate } from './narration/narrate.js';

/** Sentences that may be said, and what became of the others. */
export interface CheckedSentences {
  readonly sentences: readonly string[];
  readonly report: LedgerReport;
}

/**
 * Holds every figure, date, name, direction and rank of the sentences against the results they talk about. A figure
 * must be one of the results', as it was rounded, in a sentence that says what it is about; or the share, sum,
 * difference or ratio of such figures where the words say so. A sentence with anything else is taken out, and so is one
 * that says what our own words say of the same results, but for one thing in it.
 *
 * @param vocabulary names of the catalog: one that the results don't hold must not be said.
 */
export function checkSentences(
  sentences: readonly string[],
  results: Envelope | readonly Envelope[],
  vocabulary: Iterable<string>,
  author: Author = ourselves,
): CheckedSentences {
  return createLedger(results, vocabulary, author)(sentences);
}

/** The same for many sentences about the same results. */
export function createLedger(
  results: Envelope | readonly Envelope[],
  vocabulary: Iterable<string>,
  author: Author = ourselves,
): (sentences: readonly string[]) => CheckedSentences {
  const envelopes = [results].flat();
  const known = [...vocabulary];
  const { names, isBorneOut } = createBorneOut(envelopes, known);
  const own = new OwnWords(
    envelopes.flatMap((envelope) => ownSentences(envelope, known)),
    names,
  );
  const quotes = quotesOf(envelopes);
  return (sentences) => {
    let checked = 0;
    const removed: string[] = [];
    const isRight = (sentence: string): boolean => {
      const cited = readCitations(sentence, quotes);
      const tokens = tokensOf(cited?.text ?? sentence, names);
      checked += tokens.filter(({ kind }) => kind !== 'word').length;
      if (cited === undefined) return false;
      if (cited.citesAlone) return true;
      const likeness = own.likenessOf(cited.text, tokens);
      return likeness === 'same' || (likeness === 'other' && isBorneOut(cited.text, tokens, author));
    };
    const kept = sentences.filter((sentence) => {
      if (isRight(sentence)) return true;
      removed.push(sentence);
      return false;
    });
    return { sentences: kept, report: { checked, removed } };
  };
}

/** What our own words say of a result, as far as it bears them out. */
function ownSentences(envelope: Envelope, vocabulary: readonly string[]): readonly string[] {
  const { headline, findings, basis } = narrate(envelope);
  const { names, isBorneOut } = createBorneOut([envelope], vocabulary);
  return [...headline, ...findings, ...basis].filter((sentence) =>
    isBorneOut(sentence, tokensOf(sentence, names), ourselves),
  );
}
