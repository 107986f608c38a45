import { dotAt, inOneRow } from '../vectors/rows.js';
import { centreOf } from '../vectors/vector.js';

/** From groups that were found otherwise, the first round moves nearly all that moves. */
const usualRounds = 3;
/** In cosine, so much nearer to another centre than to its own an item must be to move. */
const usualMargin = 0.05;

/**
 * Moves each item to the group whose centre it is clearly nearest to, as spherical k-means does (Dhillon & Modha, Machine
 * Learning 42, 2001). Groups that lose all their items are gone.
 *
 * @param vectors of length 1.
 * @param margin 0 for k-means itself.
 */
export function moveToNearest(
  vectors: readonly Float32Array[],
  groups: Uint32Array,
  { rounds, margin } = { rounds: usualRounds, margin: usualMargin },
): Uint32Array {
  const { rows, width } = inOneRow(vectors);
  let moved = groups;
  for (let round = 0; round < rounds; round++) {
    const centres = centresOf(vectors, moved);
    const numbers = [...centres.keys()];
    const compared = inOneRow([...centres.values(), vectors[0]]).rows;
    const here = numbers.length * width;
    moved = moved.map((own, item) => {
      compared.set(rows.subarray(item * width, (item + 1) * width), here);
      let [nearest, closest, ownCosine] = [own, -Infinity, -Infinity];
      numbers.forEach((number, place) => {
        const cosine = dotAt(compared, here, place * width, width);
        if (number === own) ownCosine = cosine;
        if (cosine > closest) [nearest, closest] = [number, cosine];
      });
      return closest > ownCosine + margin ? nearest : own;
    });
  }
  return moved;
}

/** Mean directions of groups, by their number. */
export function centresOf(vectors: readonly Float32Array[], groups: Uint32Array): Map<number, Float32Array> {
  const dimensions = vectors[0]?.length ?? 0;
  const members = new Map<number, Float32Array[]>();
  vectors.forEach((vector, item) => {
    const own = members.get(groups[item]);
    if (own) own.push(vector);
    else members.set(groups[item], [vector]);
  });
  return new Map([...members].map(([group, own]) => [group, centreOf(own, dimensions)]));
}
