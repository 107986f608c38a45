import { z } from 'zod';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Outcome } from '../src/journeys/outcome.js';
import { rowsWithoutTimes } from '../src/journeys/rows-without-times.js';
import { groupByTrait } from '../src/journeys/trait-groups.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';
import { estimateSchema } from './estimate-schema.js';

/** To what share of customers the outcome has come: of all of whom it is known, and of each group by a trait. */
export const riskRatesSchema = z.object({
  came: estimateSchema,
  breakdown: z
    .object({
      trait: z.string(),
      groups: z.array(z.object({ value: z.string(), customers: z.number(), came: estimateSchema })),
    })
    .optional(),
});
export type RiskRates = z.output<typeof riskRatesSchema>;

/** Only of an outcome that has no times: one with times comes to more the longer they are watched (`riskTiming`). */
export function riskRates(
  log: JourneyLog,
  outcome: Outcome,
  members: Uint8Array,
  breakdown: string | undefined,
): RiskRates | undefined {
  if (outcome.kind !== 'trait') return undefined;
  const { customers, outcomes } = rowsWithoutTimes(log, outcome, members);
  const rateOf = (isOne: (row: number) => boolean) => {
    let [came, known] = [0, 0];
    outcomes.forEach((outcome, row) => {
      if (!isOne(row)) return;
      known++;
      came += outcome;
    });
    return wilsonInterval(came, known);
  };
  const came = rateOf(() => true);
  if (breakdown === undefined) return { came };
  const { groups, labels } = groupByTrait(log, breakdown, customers);
  const found = labels
    .map((value, group) => ({ value, came: rateOf((row) => groups[customers[row]] === group) }))
    .filter(({ came }) => came.n > 0)
    .map(({ value, came }) => ({ value, customers: came.n, came }))
    .sort((one, other) => other.came.estimate - one.came.estimate);
  return { came, breakdown: { trait: breakdown, groups: found } };
}
