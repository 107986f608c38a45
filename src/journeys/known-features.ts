import { quartileCuts } from '../stats/quartile-cuts.js';
import type { JourneyLog } from './journey-log.js';
import { traitAt } from './trait-at.js';
import type { Trait } from './trait.js';

/** One trait's value, as a yes-or-no feature. */
export interface TraitFeature {
  readonly trait: string;
  readonly value: string;
}

/** What was known of each customer at a moment of their own, as columns of 0 and 1 and of scaled numbers. */
export interface KnownFeatures {
  /** `customers × columns`, by rows. */
  readonly features: Float64Array;
  readonly columns: number;
  /** What the first columns mean; the columns after them are activity before that moment. */
  readonly traitFeatures: readonly TraitFeature[];
}

/** Traits of more values than this say who somebody is, not what kind of customer. */
const mostValues = 20;

/**
 * Traits as they were known, one column per value, and how active the customer had been: enough to tell like
 * customers from unlike ones. Personal traits are left out.
 *
 * @param times Unix seconds per entry of `customers`; nothing after them is seen.
 * @param withoutTraits to leave out, such as those that give an outcome away.
 */
export function knownFeatures(
  log: JourneyLog,
  customers: Uint32Array,
  times: Uint32Array,
  withoutTraits: ReadonlySet<string> = new Set(),
): KnownFeatures {
  const described = knownTraits(log, customers, times).filter(
    ({ feature }) => !withoutTraits.has(feature.trait),
  );
  const columns = described.length + 1;
  const features = new Float64Array(customers.length * columns);
  described.forEach(({ has }, column) => {
    for (let row = 0; row < customers.length; row++) features[row * columns + column] = has[row];
  });
  for (let row = 0; row < customers.length; row++) {
    features[row * columns + columns - 1] = Math.log1p(eventsBefore(log, customers[row], times[row])) / 3;
  }
  return { features, columns, traitFeatures: described.map(({ feature }) => feature) };
}

/** A feature of several customers. */
export interface TraitColumn {
  readonly feature: TraitFeature;
  /** 1 where the customer has it. */
  readonly has: Uint8Array;
}

/** Traits as they were known at a moment of each customer's own, one column per value; personal ones are left out. */
export function knownTraits(log: JourneyLog, customers: Uint32Array, times: Uint32Array): TraitColumn[] {
  return [...log.traits.values()]
    .filter((trait) => !trait.personal)
    .flatMap((trait) => traitColumns(trait, customers, times));
}

function traitColumns(trait: Trait, customers: Uint32Array, times: Uint32Array): TraitColumn[] {
  const known = traitAt(trait, customers, times);
  if (trait.kind === 'text') {
    const seen = new Uint8Array(trait.values.length + 1);
    for (let row = 0; row < known.length; row++) seen[known[row]] = 1;
    const codes = [...seen.keys()].filter((code) => code > 0 && seen[code] === 1);
    if (codes.length < 2 || codes.length > mostValues) return [];
    return codes.map((code) => ({
      feature: { trait: trait.name, value: trait.values[code - 1] },
      has: whichRows(known, (value) => value === code),
    }));
  }
  const numbers = known.filter((number) => !Number.isNaN(number));
  const least = numbers.reduce((lower, number) => Math.min(lower, number), Infinity);
  return quartileCuts(numbers)
    .filter((cut) => cut > least)
    .map((cut) => ({
      feature: { trait: trait.name, value: `${cut} or more` },
      has: whichRows(known, (value) => value >= cut),
    }));
}

function whichRows(known: Float64Array, test: (value: number) => boolean): Uint8Array {
  const rows = new Uint8Array(known.length);
  for (let row = 0; row < known.length; row++) rows[row] = test(known[row]) ? 1 : 0;
  return rows;
}

function eventsBefore(log: JourneyLog, customer: number, time: number): number {
  let low = log.offsets[customer];
  let high = log.offsets[customer + 1];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (log.times[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low - log.offsets[customer];
}
