import type { Envelope } from '../../tools/tool.js';
import type { LedgerReport } from './answer.js';
import { conditionsOf, isOtherCondition, type Conditions } from './ledger/conditions.js';
import { tokensOf, type Claim, type Token } from './ledger/claims.js';
import type { DateClaim } from './ledger/date-claims.js';
import { supportOf } from './ledger/coverage.js';
import { directionVerdict } from './ledger/directions.js';
import { factsOf, type Facts } from './ledger/facts.js';
import { rankVerdict } from './ledger/ranks.js';
import { OwnWords } from './ledger/own-words.js';
import { isMisquoted, quotesOf, type Quote } from './ledger/quotes.js';
import { isMiscast, rolesOf, type Roles } from './ledger/roles.js';
import { saysOpposite, statedWords, type StatedWords } from './ledger/stated-words.js';
import { createSaid, isUnknownPath } from './ledger/said-labels.js';
import { areExchanged, goesElsewhere, isBackwards, isPartTooLarge } from './ledger/sentence-order.js';
import type { Support } from './ledger/support.js';
import { unknownNames } from './ledger/unknown-names.js';

/** Sentences that may be said, and what became of the others. */
export interface CheckedSentences {
  readonly sentences: readonly string[];
  readonly report: LedgerReport;
}

/** Who wrote the sentences. A stranger must state figures or dates, and nothing else; of our own words, what can't be judged may stay. */
export type Author =
  | { readonly isStranger: false }
  | {
      readonly isStranger: true;
      /** The asker's own words, which may be repeated. */
      readonly question: string;
      readonly isWord: (word: string) => boolean;
      /** What our own words say of the same results, checked already. */
      readonly known: readonly string[];
    };

export const ourselves: Author = { isStranger: false };

/**
 * Holds every figure, date, name, direction and rank of the sentences against the results they talk about. A figure
 * must be one of the results', as it was rounded, in a sentence that says what it is about; or the share, sum,
 * difference or ratio of such figures where the words say so. A sentence with anything else is taken out.
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
  author: Author,
): (sentences: readonly string[]) => CheckedSentences {
  const envelopes = [results].flat();
  const facts = factsOf(envelopes);
  const stated = {
    roles: rolesOf(envelopes),
    quotes: quotesOf(envelopes),
    conditions: conditionsOf(envelopes),
    words: statedWords(envelopes),
  };
  const names = new Set(vocabulary);
  for (const name of facts.names) names.add(name);
  const own = author.isStranger ? new OwnWords(author.known, names) : undefined;
  return (sentences) => {
    let checked = 0;
    const removed: string[] = [];
    const kept = sentences.filter((sentence) => {
      const tokens = tokensOf(sentence, names);
      checked += tokens.filter(({ kind }) => kind !== 'word').length;
      const likeness = own?.likenessOf(sentence) ?? 'other';
      if (likeness === 'same' || (likeness === 'other' && isCovered(sentence, tokens, facts, stated, author)))
        return true;
      removed.push(sentence);
      return false;
    });
    return { sentences: kept, report: { checked, removed } };
  };
}

/** What results say besides figures, dates and names. */
interface Stated {
  readonly roles: Roles;
  readonly quotes: readonly Quote[];
  readonly conditions: Conditions;
  readonly words: StatedWords;
}

function isCovered(
  sentence: string,
  tokens: readonly Token[],
  facts: Facts,
  { roles, quotes, conditions, words }: Stated,
  author: Author,
): boolean {
  const claims = tokens.filter((token) => token.kind !== 'word');
  const figures = claims.filter((claim) => claim.kind === 'figure');
  const dates = claims.filter((claim) => claim.kind === 'date');
  const isSaid = createSaid(sentence, dates, figures);
  const labelled = facts.figures.filter(({ about }) => about.every(isSaid));
  const text = withoutNames(sentence, claims);
  const supports: Support[] = [];
  for (const claim of figures) {
    const support = supportOf(claim, labelled, figures, text.toLowerCase());
    if (!support) return false;
    supports.push(support);
  }
  if (!claims.every((claim) => isKnown(claim, facts, isSaid)) || !areSpansKnown(tokens, facts)) return false;
  if (isMiscast(tokens, roles) || isMisquoted(sentence, quotes)) return false;
  if (isOtherCondition(tokens, conditions) || isUnknownPath(sentence, facts.names)) return false;
  if (saysOpposite(text.toLowerCase(), words)) return false;
  if (isPartTooLarge(tokens) || isBackwards(tokens, facts.orders)) return false;
  if (areExchanged(supports, tokens, sentence) || goesElsewhere(supports, tokens)) return false;
  if (author.isStranger && !claims.some(({ kind }) => kind !== 'name')) return false;
  if (author.isStranger && unknownNames(text, author.isWord, author.question).length > 0) return false;
  const verdicts = [
    directionVerdict(text.toLowerCase(), supports, sentence, facts.sides),
    rankVerdict(text.toLowerCase(), supports, labelled, facts.figures),
  ];
  return !verdicts.includes('wrong') && !(author.isStranger && verdicts.includes('unknown'));
}

function isKnown(claim: Claim, { names, dates }: Facts, isSaid: (label: string) => boolean): boolean {
  if (claim.kind === 'name') return isName(claim.name.toLowerCase(), names);
  return (
    claim.kind === 'figure' ||
    dates.some(({ date, about }) => claim.pattern.test(date) && about.every(isSaid))
  );
}

/** `from 1 to 30 September`: two days that are the ends of one period. */
function areSpansKnown(tokens: readonly Token[], { spans }: Facts): boolean {
  return tokens.every((first, place) => {
    const [joint, last] = [tokens.at(place + 1), tokens.at(place + 2)];
    const isSpan = isDay(first) && joint?.kind === 'word' && joint.text === 'to' && isDay(last);
    return !isSpan || spans.some(([from, to]) => first.pattern.test(from.date) && last.pattern.test(to.date));
  });
}

const isDay = (token: Token | undefined): token is DateClaim =>
  token?.kind === 'date' && /\d\$$/.test(token.pattern.source);

/** Of `deal won@2`, `won@2` is read. */
const isName = (name: string, names: ReadonlySet<string>): boolean =>
  names.has(name) || (name.includes('@') && [...names].some((known) => known.endsWith(` ${name}`)));

/** Names may hold any word: `Signed Up` goes nowhere. */
function withoutNames(sentence: string, claims: readonly Claim[]): string {
  return claims.reduce(
    (text, claim) => (claim.kind === 'figure' ? text : text.replaceAll(claim.text, ' … ')),
    sentence,
  );
}
