import type { Funnel } from '../src/journeys/funnel.js';
import type { JourneyLog } from '../src/journeys/journey-log.js';
import { customersByGroup, groupByTrait, otherLabel, unknownLabel } from '../src/journeys/trait-groups.js';
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
 * Per step that customers leave from, what could be won back: reached × (rate of the best group by one trait − rate
 * of the others, lower bound), over groups whose difference survives false-discovery control over all that were
 * looked at. Closed windows only, so that every rate is a plain one. Steps where no group stands out are left out.
 */
export function recoverableByStep(log: JourneyLog, funnel: Funnel): Recoverable[] {
  const looks = closedByStep(funnel, log.until).flatMap((reached, step) =>
    groupRates(log, funnel, reached, step),
  );
  const qValues = benjaminiHochberg(looks.map(({ difference }) => pValue(difference)));
  const best = new Map<number, Recoverable>();
  looks.forEach(({ step, trait, value, rate, difference, others }, look) => {
    const customers = Math.round(difference.low * others);
    if (qValues[look] >= 0.05 || customers < 1 || customers <= (best.get(step)?.customers ?? 0)) return;
    best.set(step, { step, customers, trait, value, rate });
  });
  return [...best.values()];
}

/** Customers who reached each step but the last, windows closed. */
function closedByStep({ levels, times, stepCount, within }: Funnel, until: number): Uint32Array[] {
  const lists: number[][] = Array.from({ length: stepCount - 1 }, () => []);
  for (let customer = 0; customer < levels.length; customer++) {
    if (levels[customer] === 0 || times[customer * stepCount] + within >= until) continue;
    for (let step = 0; step < Math.min(levels[customer], stepCount - 1); step++) lists[step].push(customer);
  }
  return lists.map((list) => Uint32Array.from(list));
}

interface Look extends Omit<Recoverable, 'customers'> {
  readonly difference: Estimate;
  /** Customers outside the group. */
  readonly others: number;
}

function groupRates(log: JourneyLog, funnel: Funnel, reached: Uint32Array, step: number): Look[] {
  const moved = (customers: Uint32Array) =>
    customers.reduce((count, customer) => count + (funnel.levels[customer] > step + 1 ? 1 : 0), 0);
  const movedInAll = moved(reached);
  const needed = Math.max(smallestGroup, smallestShare * reached.length);
  return [...log.traits.values()]
    .filter((trait) => !trait.personal)
    .flatMap(({ name }) => {
      const groups = groupByTrait(log, name, reached);
      return customersByGroup(groups, reached).flatMap((customers, place) => {
        const value = groups.labels[place];
        const others = reached.length - customers.length;
        if (value === otherLabel || value === unknownLabel) return [];
        if (customers.length < needed || others < needed) return [];
        const movedHere = moved(customers);
        const rate = wilsonInterval(movedHere, customers.length);
        const difference = newcombeInterval(rate, wilsonInterval(movedInAll - movedHere, others));
        return [{ step, trait: name, value, rate, difference, others }];
      });
    });
}

function pValue({ estimate, low, high }: Estimate): number {
  return high > low ? twoSidedP((estimate * 2 * z95) / (high - low)) : 1;
}
