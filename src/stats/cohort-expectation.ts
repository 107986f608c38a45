/** Happenings of groups of customers by the week in which they were first seen, and by the week they happened in. */
export interface WeeklyCohorts {
  readonly weeks: number;
  /** Customers first seen in each week. */
  readonly sizes: Float64Array;
  /** `weeks × weeks`, by rows: week first seen, week of the happening. */
  readonly counts: Float64Array;
}

/** Ages that fewer than this share of all customers have reached are taken to go on as the ages before. */
const wellKnownShare = 0.2;
const agesCarriedOn = 8;

/**
 * What the ages of the customers alone lead to expect in each week: the actuary's rate of happenings per customer by
 * weeks since they were first seen, applied to how many customers of each age there are. Looks at the first `origin`
 * weeks alone.
 *
 * @param newcomers customers that are first seen in each week after `origin`.
 * @returns expected happenings of the first `origin` weeks and of as many more as `newcomers` has.
 */
export function cohortExpectation(
  { weeks, sizes, counts }: WeeklyCohorts,
  origin: number,
  newcomers: Float64Array,
): Float64Array {
  const rates = new Float64Array(origin + newcomers.length);
  const customers = sizes.subarray(0, origin).reduce((sum, size) => sum + size, 0);
  let known = 0;
  for (let age = 0; age < origin; age++) {
    let happenings = 0;
    let watched = 0;
    for (let cohort = 0; cohort + age < origin; cohort++) {
      happenings += counts[cohort * weeks + cohort + age];
      watched += sizes[cohort];
    }
    if (watched < wellKnownShare * customers) break;
    rates[age] = happenings / watched;
    known = age + 1;
  }
  const last = rates.subarray(Math.max(0, known - agesCarriedOn), known);
  rates.fill(last.reduce((sum, rate) => sum + rate, 0) / Math.max(1, last.length), known);
  return rates.map((_, week) => {
    let expected = 0;
    for (let cohort = 0; cohort <= week; cohort++) {
      const size = cohort < origin ? sizes[cohort] : newcomers[cohort - origin];
      expected += size * rates[week - cohort];
    }
    return expected;
  });
}
