import { createRandom } from '../../stats/random.js';
import { centreOf, meanOf, normalise } from '../vectors/vector.js';
import { communities, neighbourGraph } from './communities.js';
import { fineGroups } from './fine-groups.js';
import { joinWords } from './join-words.js';
import { joinSmallGroups } from './join-small-groups.js';
import { joinTiedGroups } from './join-tied-groups.js';
import { membersByGroup } from './members-by-group.js';
import { fewerNeighbours, nearestNeighbours, type Neighbours } from './nearest-neighbours.js';
import { smoothByNeighbours } from './smooth-by-neighbours.js';
import { sortIntoMains } from './sort-into-mains.js';

/** A group of texts about the same thing. */
export interface FoundTheme {
  /** Mean direction of its texts, less `mean`; of length 1. */
  readonly centre: Float32Array;
  /** Number of its main theme, from 0. */
  readonly main: number;
  /** Surely of its main theme. */
  readonly isClear: boolean;
  /** Places of its texts. */
  readonly texts: readonly number[];
}

export interface FoundThemes {
  /** Of all vectors: taken off before they are compared with centres. */
  readonly mean: Float32Array;
  /** The vectors less the mean, of length 1. */
  readonly meanings: readonly Float32Array[];
  readonly themes: readonly FoundTheme[];
}

/** Main themes are of a wider neighbourhood, so that texts in the same words don't stand apart. */
const neighbours = { fine: 10, main: 20 };
/** From coarse to fine: the first that tells enough main themes apart. */
const mainResolutions = [0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.42, 0.5, 0.6, 0.7, 0.85, 1, 1.2, 1.4];
/** Fewer main themes would say little of what customers write. */
const fewestMains = 9;
/** So many more groups are looked for: a coarse network now and then holds two subjects for one, and one for two. */
const moreToJoin = 2;
/** A main theme with a smaller share of the texts joins the one that it has most to do with. */
const smallestShare = 0.02;
/** Fewer texts than this are no theme. */
export const fewestTexts = 5;

/**
 * Finds themes and main themes without being told how many there are: texts are joined with the others nearest in meaning
 * and words, and groups of the network are themes, at a fine and a coarse resolution. Where the fine groups are few, they are
 * the main themes, and their parts are themes. O(texts²): meant for up
 * to about ten thousand; all others are assigned to what was found (assign-theme.ts).
 *
 * @param vectors of the texts' meaning, length 1.
 */
export function findThemes(
  texts: readonly string[],
  vectors: readonly Float32Array[],
  seed: number,
): FoundThemes {
  const mean = meanOf(vectors);
  const meanings = vectors.map((vector) => withoutMean(vector, mean));
  if (texts.length <= fewestTexts) return { mean, meanings, themes: [] };
  const joined = joinWords(texts, meanings, seed);
  const near = nearestNeighbours(joined, neighbours.main);
  const nearest = fewerNeighbours(near, neighbours.fine);
  const smooth = smoothByNeighbours(joined, nearest);
  const fine = fineGroups(joined, smooth, nearest, seed + 1);
  const { parts, mainOf, clear } = fine.parts
    ? sortIntoMains(smooth, fine.parts, joinSmallGroups(fine.groups, near, fewestOfMain(texts.length)))
    : sortIntoMains(smooth, fine.groups, mainGroups(near, seed + 2));
  const themes = membersByGroup(parts).flatMap((members): FoundTheme[] => {
    if (members.length < fewestTexts) return [];
    const centre = centreOf(
      members.map((text) => meanings[text]),
      mean.length,
    );
    const part = parts[members[0]];
    return [{ centre, main: mainOf.get(part) ?? 0, isClear: clear.has(part), texts: members }];
  });
  return { mean, meanings, themes };
}

/** The coarsest groups, where those are enough; of finer ones, those most tied to one another join. */
function mainGroups(near: Neighbours, seed: number): Uint32Array {
  const graph = neighbourGraph(near);
  const fewest = fewestOfMain(graph.order);
  const atResolution = (resolution: number) => {
    const groups = communities(graph, resolution, createRandom(seed));
    const large = membersByGroup(groups).filter(({ length }) => length >= fewest).length;
    return { groups: joinSmallGroups(groups, near, fewest), large };
  };
  const [coarsest, ...finer] = mainResolutions;
  let found = atResolution(coarsest);
  if (found.large >= fewestMains) return found.groups;
  for (const resolution of finer) {
    found = atResolution(resolution);
    if (found.large >= fewestMains + moreToJoin) break;
  }
  return joinTiedGroups(found.groups, near, fewestMains);
}

const fewestOfMain = (texts: number) => Math.max(fewestTexts, Math.ceil(smallestShare * texts));

/** A vector less the mean of all, of length 1. */
export function withoutMean(vector: Float32Array, mean: Float32Array): Float32Array {
  const meaning = new Float32Array(vector.length);
  for (let place = 0; place < meaning.length; place++) meaning[place] = vector[place] - mean[place];
  return normalise(meaning);
}
