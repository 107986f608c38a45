import { dot } from '../vectors/vector.js';
import { nearestTheme, withoutMean } from './find-themes.js';

/** What a text says about one theme. */
export interface Mention {
  /** Place of the theme. */
  readonly theme: number;
  /** What the text as a whole is about. */
  readonly main: boolean;
  readonly sentiment: number;
  /** Cosine to the theme's centre. */
  readonly closeness: number;
}

export interface ThemeSpace {
  readonly mean: Float32Array;
  readonly centres: readonly Float32Array[];
  /** Main theme of each. */
  readonly mains: readonly number[];
}

export interface Clause {
  readonly vector: Float32Array;
  readonly sentiment: number;
}

/** Farther from every theme than this, a text is about none. */
const farthestText = 0.3;
/** A single clause has fewer words to tell by. */
const farthestClause = 0.5;

/**
 * The themes of a text: the nearest to the whole, and other main themes that one of its clauses is clearly about. Each
 * mention has the feeling of its own clauses.
 *
 * @param clauses of the text; none where they were not read apart.
 * @param known place of the theme that the whole was found to be of.
 */
export function mentionsOf(
  whole: Clause,
  clauses: readonly Clause[],
  space: ThemeSpace,
  known?: number,
): Mention[] {
  const meaning = withoutMean(whole.vector, space.mean);
  const own =
    known === undefined
      ? nearestTheme(meaning, space.centres)
      : { theme: known, closeness: dot(meaning, space.centres[known]) };
  const mentions = new Map<number, { closeness: number; sentiments: number[] }>();
  const rest: number[] = [];
  for (const clause of clauses) {
    const found = nearestTheme(withoutMean(clause.vector, space.mean), space.centres);
    const elsewhere = space.mains[found.theme] !== space.mains[own.theme];
    if (found.closeness < farthestClause || !elsewhere) rest.push(clause.sentiment);
    else {
      const mention = mentions.get(found.theme) ?? { closeness: found.closeness, sentiments: [] };
      mention.sentiments.push(clause.sentiment);
      mentions.set(found.theme, { ...mention, closeness: Math.max(mention.closeness, found.closeness) });
    }
  }
  const others = [...mentions].map(([theme, { closeness, sentiments }]): Mention => ({
    theme,
    main: false,
    sentiment: mean(sentiments),
    closeness,
  }));
  if (known === undefined && own.closeness < farthestText) return others;
  const sentiment = others.length > 0 && rest.length > 0 ? mean(rest) : whole.sentiment;
  return [{ theme: own.theme, main: true, sentiment, closeness: own.closeness }, ...others];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
