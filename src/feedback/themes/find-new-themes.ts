import { createRandom } from '../../stats/random.js';
import { centreOf, dot } from '../vectors/vector.js';
import { communities, neighbourGraph } from './communities.js';
import { membersByGroup } from './members-by-group.js';
import { nearestNeighbours } from './nearest-neighbours.js';

/** A text that no known theme is near. */
export interface StrayText {
  /** Less the mean of all, of length 1. */
  readonly meaning: Float32Array;
  /** Cosine to the nearest known theme. */
  readonly closeness: number;
  /** It has come since the last time. */
  readonly isNew: boolean;
}

/** A theme that nobody wrote of before. */
export interface NewTheme {
  /** Mean direction of its texts, of length 1. */
  readonly centre: Float32Array;
  /** Places of its texts. */
  readonly texts: readonly number[];
}

const neighbours = 10;
const resolution = 1;
const seed = 1;
/** Groups with centres this near are of one theme, told in different words. */
const alike = 0.5;
/** Fewer texts are no news. */
const fewestTexts = 20;
/** So near are texts to what they have in common, on average, and so much nearer than to any known theme. */
const leastCloseness = 0.5;
const leastLead = 0.15;

/**
 * Groups of texts that are near to one another and far from all known themes, and mostly new. What is only left over lies
 * more loosely. O(texts²).
 */
export function findNewThemes(texts: readonly StrayText[]): NewTheme[] {
  if (texts.length < fewestTexts) return [];
  const meanings = texts.map(({ meaning }) => meaning);
  const near = nearestNeighbours(meanings, neighbours);
  const groups = communities(neighbourGraph(near), resolution, createRandom(seed));
  return joinAlike(membersByGroup(groups), meanings).filter((theme) => isNews(theme, texts));
}

/** The two groups with the nearest centres join, as long as these are near. */
function joinAlike(groups: readonly (readonly number[])[], meanings: readonly Float32Array[]): NewTheme[] {
  const themeOf = (members: readonly number[]): NewTheme => ({
    centre: centreOf(
      members.map((text) => meanings[text]),
      meanings[0].length,
    ),
    texts: members,
  });
  let themes = groups.map(themeOf);
  for (;;) {
    const pairs = themes.flatMap((one, place) =>
      themes.slice(place + 1).map((other) => ({ one, other, cosine: dot(one.centre, other.centre) })),
    );
    const nearest = pairs.reduce<(typeof pairs)[number] | undefined>(
      (best, pair) => (best && best.cosine >= pair.cosine ? best : pair),
      undefined,
    );
    if (!nearest || nearest.cosine < alike) return themes;
    const { one, other } = nearest;
    themes = [
      ...themes.filter((theme) => theme !== one && theme !== other),
      themeOf([...one.texts, ...other.texts]),
    ];
  }
}

function isNews({ centre, texts: members }: NewTheme, texts: readonly StrayText[]): boolean {
  if (members.length < fewestTexts) return false;
  const mean = (of: (text: StrayText) => number) =>
    members.reduce((sum, member) => sum + of(texts[member]), 0) / members.length;
  const own = mean(({ meaning }) => dot(meaning, centre));
  return (
    own >= leastCloseness &&
    own - mean(({ closeness }) => closeness) >= leastLead &&
    mean(({ isNew }) => Number(isNew)) > 0.5
  );
}
