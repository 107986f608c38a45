import type { Envelope } from '../../tools/tool.js';
import type { LedgerReport } from './answer.js';
import { claimsOf, type Claim, type FigureClaim } from './ledger/claims.js';
import { supportOf } from './ledger/coverage.js';
import { directionVerdict } from './ledger/directions.js';
import { factsOf, type Facts } from './ledger/facts.js';
import { rankVerdict } from './ledger/ranks.js';
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
  const facts = factsOf([results].flat());
  const names = new Set([...vocabulary].map((name) => name.toLowerCase()));
  for (const name of facts.names) names.add(name);
  let checked = 0;
  const removed: string[] = [];
  const kept = sentences.filter((sentence) => {
    const claims = claimsOf(sentence, names);
    checked += claims.length;
    if (isCovered(sentence, claims, facts, author)) return true;
    removed.push(sentence);
    return false;
  });
  return { sentences: kept, report: { checked, removed } };
}

function isCovered(sentence: string, claims: readonly Claim[], facts: Facts, author: Author): boolean {
  const figures = claims.filter((claim): claim is FigureClaim => claim.kind === 'figure');
  const spoken = sentence.toLowerCase().replaceAll('_', ' ');
  const labelled = facts.figures.filter(({ about }) =>
    about.every((label) => spoken.includes(label.toLowerCase().replaceAll('_', ' '))),
  );
  const text = withoutNames(sentence, claims);
  const supports: Support[] = [];
  for (const claim of figures) {
    const support = supportOf(claim, labelled, figures, text.toLowerCase());
    if (!support) return false;
    supports.push(support);
  }
  if (!claims.every((claim) => isKnown(claim, facts))) return false;
  if (author.isStranger && !claims.some(({ kind }) => kind !== 'name')) return false;
  if (author.isStranger && unknownNames(text, author.isWord, author.question).length > 0) return false;
  const verdicts = [
    directionVerdict(text.toLowerCase(), supports, sentence),
    rankVerdict(text.toLowerCase(), supports, labelled, facts.figures),
  ];
  return !verdicts.includes('wrong') && !(author.isStranger && verdicts.includes('unknown'));
}

function isKnown(claim: Claim, { names, dates }: Facts): boolean {
  if (claim.kind === 'name') return isName(claim.name.toLowerCase(), names);
  return claim.kind === 'figure' || [...dates].some((date) => claim.pattern.test(date));
}

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
