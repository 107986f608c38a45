import { contains, overlaps, type Span } from '../text/word-text.js';
import type { EntityKind } from './entity.js';
import type { Candidate } from './find-names.js';

/** A stretch of the question that stands for something of the catalog, with all that it may be, likeliest first. */
export interface Mention extends Span {
  readonly readings: readonly Candidate[];
}

const leastScore: Partial<Record<EntityKind, number>> = {
  trait: 0.9,
  change: 0.75,
  source: 0.8,
  value: 0.8,
  journey: 0.8,
  term: 0.8,
  outcome: 0.8,
};
const leastActivityScore = 0.58;

const isLikely = ({ entity, score }: Candidate): boolean =>
  score >= (leastScore[entity.kind] ?? leastActivityScore);

/** Of all overlapping candidates, the set of spans that together explain the most. */
export function resolveMentions(candidates: readonly Candidate[]): Mention[] {
  const likely = candidates.filter(isLikely);
  const ends = [...likely].sort((a, b) => a.end - b.end || a.first - b.first);
  const best: { worth: number; chosen: Candidate[] }[] = [];
  for (const [place, candidate] of ends.entries()) {
    let before = -1;
    for (let other = place - 1; other >= 0 && before < 0; other--) {
      if ((ends[other]?.end ?? Infinity) <= candidate.first) before = other;
    }
    const base = best[before] ?? { worth: 0, chosen: [] };
    const taken = { worth: base.worth + worth(candidate), chosen: [...base.chosen, candidate] };
    const skipped = best[place - 1] ?? { worth: 0, chosen: [] };
    best.push(taken.worth > skipped.worth ? taken : skipped);
  }
  return (best.at(-1)?.chosen ?? []).map((span) => asMention(span, likely));
}

/** Longer names explain more than the short ones that they contain. */
function worth({ first, end, score }: Candidate): number {
  return score ** 2 * (end - first) ** 1.1;
}

function asMention(span: Span, candidates: readonly Candidate[]): Mention {
  const readings = candidates
    .filter((candidate) => overlaps(candidate, span) && contains(span, candidate))
    .sort((a, b) => b.end - b.first - (a.end - a.first) || b.score - a.score);
  return { first: span.first, end: span.end, readings };
}
