import { kaplanMeierAtEnd } from '../stats/kaplan-meier-at-end.js';
import type { Estimate } from '../stats/estimate.js';
import { wilsonInterval } from '../stats/wilson-interval.js';
import type { FollowUp } from './follow-up.js';

/** When an outcome comes after the entry. */
export interface OutcomeTiming {
  /** Share to whom it has come by so many days (one minus Kaplan and Meier's curve). */
  readonly curve: readonly { readonly days: number; readonly came: Estimate }[];
  /** Of those to whom it had not come when a week began and who were watched through it, the share to whom it came then. */
  readonly hazard: readonly { readonly week: number; readonly came: Estimate }[];
}

const day = 86_400;
const points = [7, 14, 30, 60, 90, 120, 180, 270, 365];
const mostWeeks = 12;
const fewest = 30;

/** @param until end of what is seen, Unix seconds. */
export function outcomeTiming({ enteredAt, outcomeAt }: FollowUp, until: number): OutcomeTiming {
  const watched = enteredAt.map((entered, place) => (outcomeAt[place] || until) - entered);
  const rows = Array.from(watched.keys());
  const curve = points.flatMap((days) => {
    const end = days * day;
    const lost = rows.filter((row) => watched[row] > end).length;
    if (lost < fewest) return [];
    const before = rows.filter((row) => watched[row] <= end);
    const timesOf = (came: boolean) =>
      before.filter((row) => outcomeAt[row] > 0 === came).map((row) => watched[row]);
    return [{ days, came: kaplanMeierAtEnd({ converted: timesOf(true), inPlay: timesOf(false), lost }) }];
  });
  const hazard = Array.from({ length: mostWeeks }, (_, week) => {
    const [from, to] = [week * 7 * day, (week + 1) * 7 * day];
    let [came, through] = [0, 0];
    for (const row of rows) {
      if (watched[row] <= from) continue;
      if (watched[row] > to) through++;
      else if (outcomeAt[row] > 0) came++;
    }
    return { week: week + 1, came: wilsonInterval(came, came + through), through };
  });
  return {
    curve,
    hazard: hazard.filter(({ through }) => through >= fewest).map(({ week, came }) => ({ week, came })),
  };
}
