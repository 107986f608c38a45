import { mostFrequent } from '../../stats/most-frequent.js';
import { dotAt, inOneRow } from '../vectors/rows.js';
import { learnGroups } from './learn-groups.js';
import { centresOf } from './move-to-nearest.js';
import { placeParts } from './place-parts.js';

export interface SortedIntoMains {
  /** Of each text. */
  readonly parts: Uint32Array;
  /** The main theme of each part. */
  readonly mainOf: ReadonlyMap<number, number>;
  /** Parts that are surely of it. */
  readonly clear: ReadonlySet<number>;
}

/**
 * Puts parts of themes under main themes: each under the one that most of its texts are of, or that the other parts say it
 * is of (placeParts). Then main themes are learnt from their texts (learnGroups), and a text that is of another than its
 * part goes to the nearest part of that one.
 *
 * @param vectors of length 1.
 * @param parts of each text.
 * @param mains of each text.
 */
export function sortIntoMains(
  vectors: readonly Float32Array[],
  parts: Uint32Array,
  mains: Uint32Array,
): SortedIntoMains {
  const mainsInParts = new Map<number, number[]>();
  parts.forEach((part, text) => {
    const own = mainsInParts.get(part);
    if (own) own.push(mains[text]);
    else mainsInParts.set(part, [mains[text]]);
  });
  const { mainOf, clear } = placeParts(
    vectors,
    parts,
    new Map([...mainsInParts].map(([part, own]) => [part, mostFrequent(own)])),
  );
  const learnt = learnGroups(
    vectors,
    parts.map((part) => mainOf.get(part) ?? part),
  );
  const centres = [...centresOf(vectors, parts)];
  const { rows, width } = inOneRow([...centres.map(([, centre]) => centre), ...vectors]);
  const nearestOf = (main: number, text: number) => {
    let [nearest, closest] = [parts[text], -Infinity];
    centres.forEach(([part], place) => {
      if (mainOf.get(part) !== main) return;
      const cosine = dotAt(rows, (centres.length + text) * width, place * width, width);
      if (cosine > closest) [nearest, closest] = [part, cosine];
    });
    return nearest;
  };
  return {
    parts: parts.map((part, text) =>
      mainOf.get(part) === learnt[text] ? part : nearestOf(learnt[text], text),
    ),
    mainOf,
    clear,
  };
}
