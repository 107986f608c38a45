import { entrants } from '../src/journeys/funnel-steps.js';
import type { Funnel } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { knownTraits } from '../src/journeys/known-features.js';
import { benjaminiHochberg } from '../src/stats/benjamini-hochberg.js';
import type { Estimate } from '../src/stats/estimate.js';
import { newcombeInterval } from '../src/stats/newcombe-interval.js';
import { twoSidedP, z95 } from '../src/stats/normal.js';
import { wilsonInterval } from '../src/stats/wilson-interval.js';

/** Customers who would have gone on, if everybody did as well there as the best comparable group does. */
export interface Recoverable {
  /** Place of the step they leave from. */
  readonly step: number;
  /** Customers, by the lower bound of the difference. */
  readonly customers: number;
  readonly trait: string;
  readonly value: string;
  /** How many of that group go on. */
  readonly rate: Estimate;
}

/** A group must hold this many of those who reached the step to be comparable. */
const smallestGroup = 50;
const smallestShare = 0.05;

/**
 * Per step that customers leave from, what could be won back: others × (rate of the best group by one trait − rate of
 * the others, lower bound), over groups whose difference survives false-discovery control over all that were looked
 * at. Traits count as they were known when the step was reached: one that is only learnt of who goes on would make
 * every group that has it look perfect. Closed windows only. Steps where no group stands out are left out.
 *
 * @param without traits that say who the question is about: its groups are not comparable ones.
 */
export function recoverableByStep(
  log: JourneyLog,
  funnel: Funnel,
  without: ReadonlySet<string>,
): Recoverable[] {
  const steps = Array.from({ length: funnel.stepCount - 1 }, (_, step) => step);
  const everybody = entrants(funnel);
  const looks = steps
    .flatMap((step) => groupRates(log, funnel, everybody, step))
    .filter(({ trait }) => !without.has(trait));
  const qValues = benjaminiHochberg(looks.map(({ difference }) => pValue(difference)));
  const best = new Map<number, Recoverable>();
  looks.forEach(({ step, trait, value, rate, difference, others }, look) => {
    const customers = Math.round(difference.low * others);
    if (qValues[look] >= 0.05 || customers < 1 || customers <= (best.get(step)?.customers ?? 0)) return;
    best.set(step, { step, customers, trait, value, rate });
  });
  return [...best.values()];
}

interface Look extends Omit<Recoverable, 'customers'> {
  readonly difference: Estimate;
  /** Customers outside the group. */
  readonly others: number;
}

function groupRates(log: JourneyLog, funnel: Funnel, everybody: Uint32Array, step: number): Look[] {
  const { levels, times, stepCount, within } = funnel;
  const room = new Uint32Array(everybody.length);
  const timesInRoom = new Uint32Array(everybody.length);
  const wentOn = new Uint8Array(everybody.length);
  let count = 0;
  let totalOn = 0;
  for (const customer of everybody) {
    const first = customer * stepCount;
    if (levels[customer] <= step || times[first] + within >= log.until) continue;
    wentOn[count] = levels[customer] > step + 1 ? 1 : 0;
    totalOn += wentOn[count];
    room[count] = customer;
    timesInRoom[count++] = times[first + step];
  }
  const [reached, reachedAt] = [room.subarray(0, count), timesInRoom.subarray(0, count)];
  const needed = Math.max(smallestGroup, smallestShare * reached.length);
  return knownTraits(log, reached, reachedAt).flatMap(({ feature: { trait, value }, has }) => {
    let size = 0;
    let on = 0;
    for (let row = 0; row < reached.length; row++) {
      size += has[row];
      on += has[row] & wentOn[row];
    }
    const others = reached.length - size;
    if (size < needed || others < needed) return [];
    const rate = wilsonInterval(on, size);
    const difference = newcombeInterval(rate, wilsonInterval(totalOn - on, others));
    return [{ step, trait, value, rate, difference, others }];
  });
}

function pValue({ estimate, low, high }: Estimate): number {
  return high > low ? twoSidedP((estimate * 2 * z95) / (high - low)) : 1;
}
