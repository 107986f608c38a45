import type { Random } from './random.js';

/** How long somebody was watched, and whether the watch broke off before its end: later than that is not known. */
export interface Watch {
  /** Any unit. */
  readonly length: number;
  readonly isCensored: boolean;
}

/**
 * Which watches to keep so that the rest is like all of them had none been broken off. To leave out the broken ones alone
 * would favour those whose outcome came early, as there was less time to break them off. So of the others each stays with
 * the chance to be left unbroken to the longest watch, given that it was to its own: inverse weights for censoring (Robins &
 * Finkelstein, Biometrics 56, 2000) by rejection, the chances by Kaplan and Meier. Breaking off must not depend on what
 * would have come.
 */
export function asIfUncensored(watches: readonly Watch[], random: Random): boolean[] {
  const order = Array.from(watches.keys()).sort(
    (a, b) =>
      watches[a].length - watches[b].length || Number(watches[a].isCensored) - Number(watches[b].isCensored),
  );
  const unbroken = new Float64Array(watches.length);
  let share = 1;
  order.forEach((place, rank) => {
    unbroken[place] = share;
    const atRisk = watches.length - rank;
    if (watches[place].isCensored) share *= (atRisk - 1) / atRisk;
  });
  const toTheEnd = unbroken[order[order.length - 1]];
  return watches.map(({ isCensored }, place) => !isCensored && random() * unbroken[place] <= toTheEnd);
}
