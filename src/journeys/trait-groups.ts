import { quartileCuts } from '../stats/quartile-cuts.js';
import { gather } from './gather.js';
import type { JourneyLog } from './journey-log.js';
import type { NumberTrait, TextTrait } from './trait.js';
import { traitNamed } from './trait-matches.js';

/** Customers by the value of a trait: every customer is in exactly one group. */
export interface TraitGroups {
  /** Group of each customer: a place in `labels`. */
  readonly groups: Uint16Array;
  readonly labels: readonly string[];
}

export const otherLabel = 'other';
export const unknownLabel = 'unknown';

/**
 * Groups customers by a trait: the `most` most frequent values among `customers`, then `other` and `unknown`. Numbers
 * with more values than that are cut at their quartiles.
 */
export function groupByTrait(log: JourneyLog, name: string, customers: Uint32Array, most = 10): TraitGroups {
  const trait = traitNamed(log, name);
  return trait.kind === 'text' ? groupTexts(trait, customers, most) : groupNumbers(trait, customers, most);
}

/** The customers of each group, in the order of the labels; O(customers). */
export function customersByGroup({ groups, labels }: TraitGroups, customers: Uint32Array): Uint32Array[] {
  const counts = new Uint32Array(labels.length);
  for (const customer of customers) counts[groups[customer]]++;
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  for (const customer of customers) {
    const group = groups[customer];
    lists[group][counts[group]++] = customer;
  }
  return lists;
}

function groupTexts(trait: TextTrait, customers: Uint32Array, most: number): TraitGroups {
  const counts = new Uint32Array(trait.values.length + 1);
  for (const customer of customers) counts[trait.codes[customer]]++;
  const frequent = trait.values
    .map((value, place) => ({ value, code: place + 1 }))
    .filter(({ code }) => counts[code] > 0)
    .sort((a, b) => counts[b.code] - counts[a.code])
    .slice(0, most);
  const other = frequent.length;
  const groupOf = new Uint16Array(trait.values.length + 1).fill(other);
  frequent.forEach(({ code }, group) => (groupOf[code] = group));
  groupOf[0] = other + 1;
  const labels = [...frequent.map(({ value }) => value), otherLabel, unknownLabel];
  const groups = new Uint16Array(trait.codes.length);
  for (let customer = 0; customer < groups.length; customer++)
    groups[customer] = groupOf[trait.codes[customer]];
  return { groups, labels };
}

/** Customers by a number: each value of few, else the quarters of those known. */
export function groupNumbers(trait: NumberTrait, customers: Uint32Array, most: number): TraitGroups {
  const known = gather(new Float64Array(customers.length), trait.numbers, customers).filter(
    (number) => !Number.isNaN(number),
  );
  const distinct = fewValues(known, most);
  if (distinct) {
    const places = new Map(distinct.map((number, place) => [number, place]));
    const groups = groupEach(trait, distinct.length, (number) => places.get(number) ?? distinct.length);
    return { groups, labels: [...distinct.map(String), otherLabel, unknownLabel] };
  }
  const cuts = quartileCuts(known);
  const labels = [...cuts, Infinity].map((upper, place) =>
    rangeLabel(place === 0 ? -Infinity : cuts[place - 1], upper),
  );
  const groups = groupEach(trait, labels.length, (number) => {
    let place = 0;
    while (place < cuts.length && number >= cuts[place]) place++;
    return place;
  });
  return { groups, labels: [...labels, otherLabel, unknownLabel] };
}

/** The different values, ascending; undefined for more than `most`. */
function fewValues(numbers: Float64Array, most: number): number[] | undefined {
  const seen = new Set<number>();
  for (const number of numbers) if (seen.add(number).size > most) return undefined;
  return [...seen].sort((a, b) => a - b);
}

/** The group of every customer; of those whose number is not known the one after `other`. */
function groupEach(
  { numbers }: NumberTrait,
  other: number,
  groupOf: (number: number) => number,
): Uint16Array {
  const groups = new Uint16Array(numbers.length);
  for (let customer = 0; customer < groups.length; customer++) {
    const number = numbers[customer];
    groups[customer] = Number.isNaN(number) ? other + 1 : groupOf(number);
  }
  return groups;
}

function rangeLabel(from: number, below: number): string {
  if (from === -Infinity) return `below ${below}`;
  return below === Infinity ? `${from} or more` : `${from} to below ${below}`;
}
