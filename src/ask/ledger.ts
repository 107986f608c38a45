import type { Envelope } from '../../tools/tool.js';
import type { LedgerReport } from './answer.js';
import { claimsOf, type Claim } from './ledger-claims.js';
import { factsOf, type Fact, type Facts } from './ledger-facts.js';

/** Sentences that may be said, and what became of the others. */
export interface CheckedSentences {
  readonly sentences: readonly string[];
  readonly report: LedgerReport;
}

/**
 * Holds every figure, date and name of the sentences against the result they talk about. A figure must be one of the
 * result's, as it was rounded, in a sentence that says what it is about; or the share of two counts that stand in
 * the same sentence. A sentence with anything else is taken out.
 *
 * @param vocabulary names of the catalog: one that the result doesn't hold must not be said.
 */
export function checkSentences(
  sentences: readonly string[],
  envelope: Envelope,
  vocabulary: Iterable<string>,
): CheckedSentences {
  const facts = factsOf(envelope);
  const names = new Set([...vocabulary].map((name) => name.toLowerCase()));
  for (const name of facts.names) names.add(name);
  let checked = 0;
  const removed: string[] = [];
  const kept = sentences.filter((sentence) => {
    const claims = claimsOf(sentence, names);
    checked += claims.length;
    if (claims.every((claim) => isCovered(claim, claims, sentence, facts))) return true;
    removed.push(sentence);
    return false;
  });
  return { sentences: kept, report: { checked, removed } };
}

function isCovered(claim: Claim, all: readonly Claim[], sentence: string, facts: Facts): boolean {
  switch (claim.kind) {
    case 'name':
      return facts.names.has(claim.name.toLowerCase());
    case 'date':
      return facts.dates.has(claim.date) || facts.dates.has(dayAfter(claim.date));
    case 'rate':
      return isFact(claim, sentence, facts) || isShare(claim, all);
    case 'seconds':
    case 'number':
      return isFact(claim, sentence, facts);
  }
}

type FigureClaim = Extract<Claim, { value: number }>;

function isFact(claim: FigureClaim, sentence: string, { figures }: Facts): boolean {
  const text = sentence.toLowerCase();
  const says = ({ about, cues }: Fact) =>
    about.every((label) => text.includes(label.toLowerCase())) &&
    (!cues || cues.some((cue) => text.includes(cue)));
  return figures.some(
    (fact) => fact.kind === claim.kind && Math.abs(fact.value - claim.value) <= claim.within && says(fact),
  );
}

/** `3,412 of 5,204 (65.6%)`: the share of two counts that are themselves checked. */
function isShare(claim: FigureClaim, all: readonly Claim[]): boolean {
  const counts = all.flatMap((other) => (other.kind === 'number' ? [other.value] : []));
  return counts.some((part) =>
    counts.some(
      (whole) => whole >= part && whole > 0 && Math.abs(part / whole - claim.value) <= claim.within,
    ),
  );
}

/** A period's last day stands in the result as the excluded day after it. */
function dayAfter(date: string): string {
  const start = Date.parse(date);
  return Number.isNaN(start) ? 'no date' : new Date(start + 86_400_000).toISOString().slice(0, 10);
}
