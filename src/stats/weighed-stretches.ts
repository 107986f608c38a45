import type { DailyLives } from './daily-lives.js';
import type { DayWeights } from './day-weights.js';

/** Days of customers between two changes of their rows, by customer and day: on each of them all is as on the others. */
export interface WeighedStretches {
  /** Stretches of customer `c`: from `firsts[c]` up to (not including) `firsts[c + 1]`. */
  readonly firsts: Uint32Array;
  /** Changes that have come by the stretch: those before this one. */
  readonly changesUpTo: Uint32Array;
  /** The day after its last; the next stretch begins with it. */
  readonly ends: Uint32Array;
  /** How much each of its days counts. */
  readonly weights: Float64Array;
}

export function weighedStretches(lives: DailyLives, weighed: DayWeights): WeighedStretches {
  const { days, starts, changeDays, changeColumns, amounts } = lives;
  const most = changeDays.length + days.length;
  const firsts = new Uint32Array(days.length + 1);
  const changesUpTo = new Uint32Array(most);
  const ends = new Uint32Array(most);
  const weights = new Float64Array(most);
  let count = 0;
  for (let customer = 0; customer < days.length; customer++) {
    const fit = weighed.fitOf(customer);
    const end = starts[customer + 1];
    let hazard = fit.start;
    for (let from = 0, change = starts[customer]; from < days[customer]; count++) {
      for (; change < end && changeDays[change] === from; change++) {
        hazard += amounts[change] * fit.parts[changeColumns[change]];
      }
      from = change < end ? changeDays[change] : days[customer];
      changesUpTo[count] = change;
      ends[count] = from;
      weights[count] = fit.weightOf(hazard);
    }
    firsts[customer + 1] = count;
  }
  return { firsts, changesUpTo, ends, weights };
}
