import { countBehaviours } from '../src/journeys/behaviour-counts.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { benjaminiHochberg } from '../src/stats/benjamini-hochberg.js';
import type { Estimate } from '../src/stats/estimate.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { twoProportionsP } from '../src/stats/two-proportions-p.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';

/** What customers did in the days after they first spoke of a theme, more or less often than after other themes. */
export interface AfterTheme {
  readonly activity: string;
  /** Share of those who spoke of it. */
  readonly share: Estimate;
  /** Share of those who spoke of other themes alone. */
  readonly others: Estimate;
  readonly difference: Estimate;
  readonly q: number;
}

const days = 30;
const falseDiscoveryRate = 0.05;
const fewestCustomers = 30;
/** Below it a normal approximation finds what chance alone makes. */
const fewestExpected = 5;
const mostPerTheme = 3;

/**
 * Everyone is looked at for the same 30 days after a first text about a theme; those whose days are not over are left
 * out. Nothing is adjusted: it says what they did, not why.
 *
 * @param spoken of each theme: when each customer first spoke of it, Unix seconds.
 */
export function afterThemes(
  log: JourneyLog,
  spoken: ReadonlyMap<number, ReadonlyMap<number, number>>,
): Map<number, AfterTheme[]> {
  const latest = log.until - days * 86_400;
  const firstOfAny = new Map<number, number>();
  for (const first of spoken.values()) {
    for (const [customer, at] of first)
      firstOfAny.set(customer, Math.min(at, firstOfAny.get(customer) ?? Infinity));
  }
  const compared = [...spoken].flatMap(([theme, first]) => {
    const own = [...first].filter(([, at]) => at <= latest);
    const others = [...firstOfAny].filter(([customer, at]) => at <= latest && !first.has(customer));
    if (own.length < fewestCustomers || others.length < fewestCustomers) return [];
    const [did, othersDid] = [countDoers(log, own), countDoers(log, others)];
    return log.activityNames.flatMap((activity, code) => {
      const share = wilsonInterval(did[code], own.length);
      const other = wilsonInterval(othersDid[code], others.length);
      const pooled = (did[code] + othersDid[code]) / (own.length + others.length);
      if (Math.min(own.length, others.length) * Math.min(pooled, 1 - pooled) < fewestExpected) return [];
      const p = twoProportionsP(
        { count: did[code], of: own.length },
        { count: othersDid[code], of: others.length },
      );
      return [{ theme, activity, share, others: other, difference: newcombeInterval(share, other), p }];
    });
  });
  const qValues = benjaminiHochberg(compared.map(({ p }) => p));
  const found = new Map<number, AfterTheme[]>();
  for (const [place, { theme, activity, share, others, difference }] of compared.entries()) {
    if (qValues[place] >= falseDiscoveryRate) continue;
    found.set(theme, [
      ...(found.get(theme) ?? []),
      { activity, share, others, difference, q: qValues[place] },
    ]);
  }
  const strength = ({ difference: { estimate } }: AfterTheme) => Math.abs(estimate);
  return new Map(
    [...found].map(([theme, all]) => [
      theme,
      all.sort((a, b) => strength(b) - strength(a)).slice(0, mostPerTheme),
    ]),
  );
}

/** Of each activity: how many customers did it in the days after their text. */
function countDoers(
  log: JourneyLog,
  since: readonly (readonly [customer: number, at: number])[],
): Uint32Array {
  return countBehaviours(log, {
    customers: Uint32Array.from(since, ([customer]) => customer),
    after: Uint32Array.from(since, ([, at]) => at),
    until: Uint32Array.from(since, ([, at]) => at + days * 86_400),
    strata: new Uint16Array(since.length),
    stratumCount: 1,
    outcomes: new Uint8Array(since.length),
  }).did;
}
