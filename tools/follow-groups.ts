import type { Funnel } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { joinStays, stageStays, type StageStays } from '../src/journeys/stage-stays.js';

/** Some of a funnel's customers, and what they did at its stages. */
export interface Followed {
  readonly funnel: Funnel;
  readonly customers: Uint32Array;
  readonly stays: readonly StageStays[];
}

type Group = Pick<Followed, 'funnel' | 'customers'>;

/**
 * Everybody first, then the sides of a comparison. Where these divide everybody, each customer is followed once.
 *
 * @param stages activity codes that reach each stage.
 */
export function followGroups(
  log: JourneyLog,
  stages: readonly (readonly number[])[],
  all: Group,
  sides: readonly Group[],
): Followed[] {
  const follow = ({ funnel, customers }: Group): Followed => ({
    funnel,
    customers,
    stays: stageStays(log, funnel, stages, customers),
  });
  const followed = sides.map(follow);
  const seen = new Uint8Array(log.customerCount);
  for (const { customers } of sides) for (const customer of customers) seen[customer]++;
  const divide =
    sides.length > 0 &&
    sides.every(({ funnel }) => funnel === all.funnel) &&
    seen.every((times) => times < 2);
  if (!divide) return [follow(all), ...followed];
  const rest = follow({
    funnel: all.funnel,
    customers: all.customers.filter((customer) => seen[customer] === 0),
  });
  return [{ ...all, stays: joinStays([...followed, rest].map(({ stays }) => stays)) }, ...followed];
}
