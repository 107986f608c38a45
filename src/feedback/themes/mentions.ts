import type { ThemeCentres } from './theme-centres.js';

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

/** What a text is about, before it is known how it feels about it. */
export interface AboutThemes {
  readonly own: { readonly theme: number; readonly closeness: number };
  /** Too far from every theme, as a whole. */
  readonly isStray: boolean;
  /** Of each clause: another main theme that it is clearly about, or none. */
  readonly elsewhere: readonly ({ readonly theme: number; readonly closeness: number } | undefined)[];
}

/** Farther from every theme than this, a text is about none. */
const farthestText = 0.3;
/** A single clause has fewer words to tell by. */
const farthestClause = 0.5;

/**
 * The themes of a text: the nearest to the whole, and other main themes that one of its clauses is clearly about.
 *
 * @param clauses vectors of the text's clauses; none where they were not read apart.
 * @param known place of the theme that the whole was found to be of.
 */
export function aboutThemes(
  whole: Float32Array,
  clauses: readonly Float32Array[],
  centres: ThemeCentres,
  known?: number,
): AboutThemes {
  const own =
    known === undefined
      ? centres.nearest(whole)
      : { theme: known, closeness: centres.closeness(whole, known) };
  const elsewhere = clauses.map((clause) => {
    const found = centres.nearest(clause);
    const isOther = centres.mains[found.theme] !== centres.mains[own.theme];
    return isOther && found.closeness >= farthestClause ? found : undefined;
  });
  return { own, isStray: known === undefined && own.closeness < farthestText, elsewhere };
}

/**
 * Each mention with the feeling of its own clauses.
 *
 * @param sentiments of the clauses; asked for only where a clause is about another theme than the whole.
 */
export function mentionsOf(
  { own, isStray, elsewhere }: AboutThemes,
  wholeSentiment: number,
  sentiments: readonly number[],
): Mention[] {
  const mentions = new Map<number, { closeness: number; sentiments: number[] }>();
  const rest: number[] = [];
  elsewhere.forEach((found, clause) => {
    if (!found) {
      rest.push(sentiments[clause]);
      return;
    }
    const mention = mentions.get(found.theme) ?? { closeness: found.closeness, sentiments: [] };
    mention.sentiments.push(sentiments[clause]);
    mentions.set(found.theme, { ...mention, closeness: Math.max(mention.closeness, found.closeness) });
  });
  const others = [...mentions].map(([theme, { closeness, sentiments: felt }]): Mention => ({
    theme,
    main: false,
    sentiment: mean(felt),
    closeness,
  }));
  if (isStray) return others;
  const sentiment = others.length > 0 && rest.length > 0 ? mean(rest) : wholeSentiment;
  return [{ theme: own.theme, main: true, sentiment, closeness: own.closeness }, ...others];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
