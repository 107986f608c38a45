import { areaUnderCurve } from '../stats/area-under-curve.js';
import type { JourneyLog } from './journey-log.js';
import { leavingWords } from './outcome.js';
import type { Trait } from './trait.js';

/** A trait that tells an outcome because it was set with it, or after. */
export interface Leak {
  readonly trait: string;
  /** `label`: its name speaks of the outcome. `tells`: its value of now tells who came to the outcome. */
  readonly why: 'label' | 'tells';
  /** How well its value of now tells who came to the outcome: area under the ROC curve. */
  readonly auc: number;
  /** Since when its values hold is known, and only what was known before counts: no harm done. */
  readonly dated: boolean;
}

/** No honest trait of a customer tells an outcome as well as this. */
const tellsTooWell = 0.9;
const mostValues = 50;

/**
 * Traits that give an outcome away.
 *
 * @param customers who could come to the outcome.
 * @param outcomes 1 for who did, per entry of `customers`.
 * @param names what the outcome is called.
 */
export function leakingTraits(
  log: JourneyLog,
  customers: Uint32Array,
  outcomes: Uint8Array,
  names: readonly string[],
): Leak[] {
  const speaks = speaksOf(names);
  return [...log.traits.values()].flatMap((trait) => {
    if (trait.personal) return [];
    const auc = tells(trait, customers, outcomes);
    const why = speaks(trait.name) ? 'label' : auc >= tellsTooWell ? 'tells' : undefined;
    return why ? [{ trait: trait.name, why, auc, dated: isDated(trait, customers) }] : [];
  });
}

/** The leaks that must be kept out. A label is, dated or not: it is another word for the outcome. */
export function harmful(leaks: readonly Leak[]): Set<string> {
  return new Set(leaks.filter(({ why, dated }) => why === 'label' || !dated).map(({ trait }) => trait));
}

/** Whether a name shares a word with those of the outcome; words that begin alike are one. */
function speaksOf(names: readonly string[]): (name: string) => boolean {
  const wordsOf = (name: string) =>
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter((word) => word.length >= 5)
      .map((word) => word.slice(0, 5));
  const spoken = new Set(names.flatMap(wordsOf));
  const leaving = names.some((name) => leavingWords.test(name));
  return (name) => wordsOf(name).some((word) => spoken.has(word)) || (leaving && leavingWords.test(name));
}

function tells(trait: Trait, customers: Uint32Array, outcomes: Uint8Array): number {
  const values = Float64Array.from(customers, (customer) =>
    trait.kind === 'text' ? trait.codes[customer] : trait.numbers[customer],
  );
  if (trait.kind === 'text') return areaUnderCurve(ratesOf(values, outcomes), outcomes).estimate;
  const known = values.map((value) => (Number.isNaN(value) ? 0 : 1));
  const ranked = values.map((value) => (Number.isNaN(value) ? -Infinity : value));
  return Math.max(...[known, ranked].map((scores) => bothWays(areaUnderCurve(scores, outcomes).estimate)));
}

function bothWays(auc: number): number {
  return Math.max(auc, 1 - auc);
}

/** Share with the outcome among those of the same value, a little towards that of all; many values are just "known". */
function ratesOf(codes: Float64Array, outcomes: Uint8Array): Float64Array {
  const different = new Set(codes).size;
  const groups = different > mostValues ? codes.map((code) => Math.min(code, 1)) : codes;
  const counts = new Map<number, { all: number; came: number }>();
  groups.forEach((group, row) => {
    const count = counts.get(group) ?? { all: 0, came: 0 };
    count.all++;
    count.came += outcomes[row];
    counts.set(group, count);
  });
  const rate = outcomes.reduce((sum, outcome) => sum + outcome, 0) / outcomes.length;
  return groups.map((group) => {
    const { all, came } = counts.get(group) ?? { all: 0, came: 0 };
    return (came + 10 * rate) / (all + 10);
  });
}

/** For most customers whose value is known, it is known since when. */
function isDated(trait: Trait, customers: Uint32Array): boolean {
  const { history } = trait;
  const dated = new Set(history.customers.filter((_, row) => history.since[row] > 0));
  const known = customers.filter((customer) =>
    trait.kind === 'text' ? trait.codes[customer] > 0 : !Number.isNaN(trait.numbers[customer]),
  );
  return known.filter((customer) => dated.has(customer)).length > known.length / 2;
}
