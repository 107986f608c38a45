import { createRandom } from '../../stats/random.js';
import { centreOf, dot } from '../vectors/vector.js';
import { communities, neighbourGraph } from './communities.js';
import { membersByGroup } from './members-by-group.js';
import { nearestNeighbours } from './nearest-neighbours.js';
import { splitGroups } from './split-groups.js';

/** A text that no known theme is near. */
export interface StrayText {
  /** Less the mean of all, of length 1. */
  readonly meaning: Float32Array;
  /** Cosine to the nearest known theme. */
  readonly closeness: number;
  /** It has come since the last time. */
  readonly isNew: boolean;
}

interface Group {
  /** Mean direction of its texts, of length 1. */
  readonly centre: Float32Array;
  /** Places of its texts. */
  readonly texts: readonly number[];
}

/** A theme that nobody wrote of before: its parts, one at least. */
export type NewTheme = readonly Group[];

const neighbours = 10;
const resolution = 1;
const seed = 1;
/** Groups with centres this near are of one theme, told in different words. */
const alike = 0.5;
/** Fewer texts are no news, and neither is a smaller share of all that has come. */
const fewestTexts = 20;
const smallestShare = 0.03;
/** So near are texts to what they have in common, on average, and so much nearer than to any known theme. */
const leastCloseness = 0.5;
const leastLead = 0.15;

/**
 * Groups of texts that are near to one another and far from all known themes, and mostly new. What is only left over lies
 * more loosely. O(texts²).
 *
 * @param arrived how many texts have come, those near known themes too.
 */
export function findNewThemes(texts: readonly StrayText[], arrived: number): NewTheme[] {
  const fewest = Math.max(fewestTexts, smallestShare * arrived);
  if (texts.length < fewest) return [];
  const meanings = texts.map(({ meaning }) => meaning);
  const near = nearestNeighbours(meanings, neighbours);
  const groups = communities(neighbourGraph(near), resolution, createRandom(seed));
  const groupOf = (members: readonly number[]): Group => ({
    centre: centreOf(
      members.map((text) => meanings[text]),
      meanings[0].length,
    ),
    texts: members,
  });
  return joinAlike(membersByGroup(groups).map(groupOf), groupOf)
    .filter((theme) => theme.texts.length >= fewest && isNews(theme, texts))
    .map(({ texts: members }) => {
      const parts = splitGroups(
        members.map((text) => meanings[text]),
        new Uint32Array(members.length),
        Uint32Array.from(members, (text) => groups[text]),
        fewestTexts,
      );
      return membersByGroup(parts).map((places) => groupOf(places.map((place) => members[place])));
    });
}

/** The two groups with the nearest centres join, as long as these are near. */
function joinAlike(groups: readonly Group[], groupOf: (members: readonly number[]) => Group): Group[] {
  let joined = [...groups];
  for (;;) {
    const pairs = joined.flatMap((one, place) =>
      joined.slice(place + 1).map((other) => ({ one, other, cosine: dot(one.centre, other.centre) })),
    );
    const nearest = pairs.reduce<(typeof pairs)[number] | undefined>(
      (best, pair) => (best && best.cosine >= pair.cosine ? best : pair),
      undefined,
    );
    if (!nearest || nearest.cosine < alike) return joined;
    const { one, other } = nearest;
    joined = [
      ...joined.filter((group) => group !== one && group !== other),
      groupOf([...one.texts, ...other.texts]),
    ];
  }
}

function isNews({ centre, texts: members }: Group, texts: readonly StrayText[]): boolean {
  const mean = (of: (text: StrayText) => number) =>
    members.reduce((sum, member) => sum + of(texts[member]), 0) / members.length;
  const own = mean(({ meaning }) => dot(meaning, centre));
  return (
    own >= leastCloseness &&
    own - mean(({ closeness }) => closeness) >= leastLead &&
    mean(({ isNew }) => Number(isNew)) > 0.5
  );
}
