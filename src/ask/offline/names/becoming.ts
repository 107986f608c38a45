import type { Catalog } from '../../catalog.js';
import type { Token } from '../text/token.js';
import type { Candidate } from './find-names.js';

const becoming = /^(?:become|becoming|becomes|became|into)$/;
const small = /^(?:a|an|the|our|one|of|paying|loyal|regular|real)$/;

/** `become a paying customer`: not those customers, but what makes one of them. */
export function becomingSomeone(
  candidates: readonly Candidate[],
  tokens: readonly Token[],
  catalog: Catalog,
): Candidate[] {
  return candidates.flatMap((candidate) => {
    if (candidate.entity.kind !== 'term' || !candidate.whole) return [];
    let first = candidate.first - 1;
    while (small.test(tokens[first]?.word ?? '')) first -= 1;
    const deed = catalog.terms[candidate.entity.name]?.find((condition) => 'did' in condition);
    if (!deed || !('did' in deed) || !becoming.test(tokens[first]?.word ?? '')) return [];
    return [
      {
        ...candidate,
        first,
        entity: { kind: 'activity' as const, name: deed.did },
        score: 1,
        bare: false,
      },
    ];
  });
}
