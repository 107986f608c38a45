import { partTies } from './part-ties.js';

export interface PlacedParts {
  /** The main theme of each part. */
  readonly mainOf: ReadonlyMap<number, number>;
  /** Parts that are surely of their main theme. */
  readonly clear: ReadonlySet<number>;
}

/** Scores are shares of texts, 0 to 1: so much higher another main theme must score for a part to move. */
const leastGain = 0.15;
/** And so much lower for it to be clear that a part stays. */
const leastLead = 0.2;

/**
 * Puts each part under the main theme that the other parts say it is of: the one whose members a classifier takes its
 * texts for that has learnt from all others (leave one out, by parts: Stone, Journal of the Royal Statistical Society B 36, 1974).
 * A classifier that has seen a part knows it again wherever it stands. The part that is most out of place moves, each
 * once at most; what is more than half of its main theme is what that theme is, and stays.
 *
 * @param vectors of length 1.
 * @param parts of each text.
 * @param mainOf each part.
 */
export function placeParts(
  vectors: readonly Float32Array[],
  parts: Uint32Array,
  mainOf: ReadonlyMap<number, number>,
): PlacedParts {
  const texts = new Map<number, number[]>();
  parts.forEach((part, text) => {
    const own = texts.get(part);
    if (own) own.push(text);
    else texts.set(part, [text]);
  });
  const numbers = [...texts.keys()];
  const mains = numbers.map((part) => mainOf.get(part) ?? part);
  const members = [...texts.values()];
  const textsOf = (main: number) =>
    members.reduce((sum, own, place) => sum + (mains[place] === main ? own.length : 0), 0);
  const isMost = (place: number) => 2 * members[place].length > textsOf(mains[place]);
  const canBeTold = numbers.map((_, place) => !isMost(place));
  const ties = partTies(vectors, members, (place) => canBeTold[place]);
  const moved = new Set<number>();
  for (;;) {
    const shares = new Map([...new Set(mains)].map((main) => [main, textsOf(main) / vectors.length]));
    const standings = ties.map((own, place) => standingOf(own, place, mains, shares));
    const movable = standings
      .map((standing, place) => ({ ...standing, place }))
      .filter(
        ({ lead, place }) => lead < -leastGain && canBeTold[place] && !isMost(place) && !moved.has(place),
      );
    if (movable.length === 0) {
      return {
        mainOf: new Map(numbers.map((part, place) => [part, mains[place]])),
        clear: new Set(numbers.filter((_, place) => !canBeTold[place] || standings[place].lead >= leastLead)),
      };
    }
    const { place, other } = movable.reduce((most, one) => (one.lead < most.lead ? one : most));
    mains[place] = other;
    moved.add(place);
  }
}

/** By how much a part's main theme leads, and the best of the others. */
function standingOf(
  ties: Float64Array,
  place: number,
  mains: readonly number[],
  shares: ReadonlyMap<number, number>,
): { readonly lead: number; readonly other: number } {
  const scores = new Map([...shares].map(([main, share]) => [main, share * (1 + ties[place])]));
  mains.forEach((main, each) => {
    if (each !== place) scores.set(main, (scores.get(main) ?? 0) + ties[each]);
  });
  let [other, highest] = [mains[place], -Infinity];
  for (const [main, score] of scores) {
    if (main !== mains[place] && score > highest) [other, highest] = [main, score];
  }
  return { lead: (scores.get(mains[place]) ?? 0) - highest, other };
}
