import { z } from 'zod';
import { followUp, type FollowUp } from '../src/journeys/follow-up.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import type { Outcome } from '../src/journeys/outcome.js';
import { outcomeTiming, type OutcomeTiming } from '../src/journeys/outcome-timing.js';
import { traitAt } from '../src/journeys/trait-at.js';
import { groupNumbers, otherLabel, unknownLabel } from '../src/journeys/trait-groups.js';
import { traitNamed } from '../src/journeys/trait-matches.js';
import { estimateSchema } from './estimate-schema.js';
import type { LeavingModel } from './leaving-model.js';

const courseShape = {
  curve: z.array(z.object({ within_days: z.number(), came: estimateSchema })),
  hazard: z.array(z.object({ week: z.number(), came: estimateSchema })),
};

/** When the outcome comes after the entry: of all, and of each group by a trait as it was at the entry. */
export const riskTimingSchema = z.object({
  ...courseShape,
  breakdown: z
    .object({
      trait: z.string(),
      groups: z.array(z.object({ value: z.string(), customers: z.number(), ...courseShape })),
    })
    .optional(),
});
export type RiskTiming = z.output<typeof riskTimingSchema>;

/** Smaller groups are put together as "other". */
const fewestInGroup = 50;
const mostGroups = 5;

/** Undefined for an outcome that has no times. `came` tells to whom it came at all. */
export function riskTiming(
  log: JourneyLog,
  outcome: Outcome,
  { inactiveDays, horizonDays }: LeavingModel,
  members: Uint8Array,
  breakdown: string | undefined,
): { timing: RiskTiming; came: (customer: number) => boolean } | undefined {
  if (outcome.kind === 'trait') return undefined;
  const timed = outcome.kind === 'inactivity' ? { ...outcome, days: inactiveDays ?? horizonDays } : outcome;
  const followed = followUp(log, timed, members);
  const came = new Set(followed.customers.filter((_, place) => followed.outcomeAt[place] > 0));
  const timing: RiskTiming = inWords(outcomeTiming(followed, log.until));
  if (breakdown !== undefined) {
    const groups = groupsAtEntry(log, breakdown, followed).map(({ value, own }) => ({
      value,
      customers: own.customers.length,
      ...inWords(outcomeTiming(own, log.until)),
    }));
    timing.breakdown = { trait: breakdown, groups };
  }
  return { timing, came: (customer) => came.has(customer) };
}

function inWords({ curve, hazard }: OutcomeTiming): Pick<RiskTiming, 'curve' | 'hazard'> {
  return { curve: curve.map(({ days, came }) => ({ within_days: days, came })), hazard: [...hazard] };
}

/** By what customers were when they entered: what they became since may have come of staying. Largest first. */
function groupsAtEntry(
  log: JourneyLog,
  name: string,
  followed: FollowUp,
): { value: string; own: FollowUp }[] {
  const labels = labelsAtEntry(log, name, followed);
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const kept = [...counts]
    .filter(([label, count]) => count >= fewestInGroup && label !== otherLabel && label !== unknownLabel)
    .sort(([, one], [, other]) => other - one)
    .slice(0, mostGroups)
    .map(([label]) => label);
  const groupOf = (label: string) => (kept.includes(label) || label === unknownLabel ? label : otherLabel);
  return [...kept, otherLabel, unknownLabel].flatMap((value) => {
    const isOwn = (_: number, place: number) => groupOf(labels[place]) === value;
    const own = {
      customers: followed.customers.filter(isOwn),
      enteredAt: followed.enteredAt.filter(isOwn),
      outcomeAt: followed.outcomeAt.filter(isOwn),
    };
    return own.customers.length > 0 ? [{ value, own }] : [];
  });
}

function labelsAtEntry(log: JourneyLog, name: string, { customers, enteredAt }: FollowUp): string[] {
  const trait = traitNamed(log, name);
  if (trait.kind === 'text') {
    const codes = traitAt(trait, customers, enteredAt);
    return Array.from(codes, (code) => (code > 0 ? trait.values[code - 1] : unknownLabel));
  }
  const places = Uint32Array.from(customers.keys());
  const numbers = traitAt(trait, customers, enteredAt);
  const { groups, labels } = groupNumbers({ ...trait, numbers }, places, mostGroups);
  return Array.from(groups, (group) => labels[group]);
}
