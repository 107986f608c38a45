import { mostFrequent } from '../../stats/most-frequent.js';
import { matchThemes } from './match-themes.js';

/** A theme with its texts after a look. */
export interface SettledTheme {
  /** Number of the former theme that it is; absent for a new one. */
  readonly former?: number;
  /** Places of its texts. */
  readonly texts: readonly number[];
}

export interface FormerThemes {
  /** Theme of each text so far, -1 for none. */
  readonly ofText: Int32Array;
  /** Whether a theme keeps its texts, whatever groups they are in now. */
  readonly isHeld: (theme: number) => boolean;
}

/**
 * Makes themes of groups that were found, so that what was a theme stays one: texts of a held theme stay in it, and bring
 * along the other texts of a group that is mostly theirs. A group of mostly free texts is a theme without them: the former
 * one that it shares its texts with (matchThemes), or a new one.
 *
 * @param groups of each text, -1 for none; in the order of `former.ofText`.
 * @param fewestTexts that make a new theme.
 */
export function settleThemes(
  groups: Int32Array,
  { ofText, isHeld }: FormerThemes,
  fewestTexts: number,
): SettledTheme[] {
  const holder = ofText.map((theme) => (theme >= 0 && isHeld(theme) ? theme : -1));
  const settled = holder.slice();
  const freeGroups = new Int32Array(groups.length).fill(-1);
  const fresh: { group: number; texts: number[] }[] = [];
  for (const [group, texts] of placesByNumber(groups)) {
    const free = texts.filter((text) => holder[text] < 0);
    if (2 * free.length <= texts.length) {
      const owner = mostFrequent(texts.map((text) => holder[text]).filter((theme) => theme >= 0));
      for (const text of free) settled[text] = owner;
    } else if (free.length >= fewestTexts) {
      fresh.push({ group, texts: free });
      for (const text of free) freeGroups[text] = group;
    }
  }
  const matched = matchThemes(
    ofText.map((theme, text) => (holder[text] >= 0 ? -1 : theme)),
    freeGroups,
  );
  return [
    ...[...placesByNumber(settled)].map(([former, texts]) => ({ former, texts })),
    ...fresh.map(({ group, texts }) => ({ former: matched.get(group), texts })),
  ];
}

/** Places of each number from 0 on. */
function placesByNumber(numbers: Int32Array): Map<number, number[]> {
  const places = new Map<number, number[]>();
  numbers.forEach((number, place) => {
    if (number < 0) return;
    const own = places.get(number);
    if (own) own.push(place);
    else places.set(number, [place]);
  });
  return places;
}
