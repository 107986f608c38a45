/** The texts to look among, where these are not all. */
export interface SearchedTexts {
  readonly ids: ReadonlySet<number>;
  /** How many texts there are altogether. */
  readonly of: number;
}

/** A smaller share is looked through one by one; more are picked from what an index finds among all. */
const smallShare = 0.05;

/**
 * How many of all texts have to be found so that so many of the searched ones likely are among them; undefined where the
 * searched ones are so few that they had better be looked through one by one.
 *
 * @param few texts, whatever their share.
 */
export function enoughOfAll(wanted: number, few: number, { ids, of }: SearchedTexts): number | undefined {
  const share = ids.size / of;
  return ids.size < few || share < smallShare ? undefined : Math.ceil(wanted / share);
}
